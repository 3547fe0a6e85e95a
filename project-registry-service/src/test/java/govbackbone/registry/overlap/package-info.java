@NullMarked
package govbackbone.registry.overlap;

import org.jspecify.annotations.NullMarked;
