@NullMarked
package govbackbone.kit.delivery;

import org.jspecify.annotations.NullMarked;
