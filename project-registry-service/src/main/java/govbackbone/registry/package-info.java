@NullMarked
package govbackbone.registry;

import org.jspecify.annotations.NullMarked;
