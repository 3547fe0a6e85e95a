@NullMarked
package govbackbone.kit.imports;

import org.jspecify.annotations.NullMarked;
