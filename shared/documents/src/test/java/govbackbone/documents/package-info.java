@NullMarked
package govbackbone.documents;

import org.jspecify.annotations.NullMarked;
