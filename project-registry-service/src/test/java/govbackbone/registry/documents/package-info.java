@NullMarked
package govbackbone.registry.documents;

import org.jspecify.annotations.NullMarked;
