@NullMarked
package govbackbone.kit.units;

import org.jspecify.annotations.NullMarked;
