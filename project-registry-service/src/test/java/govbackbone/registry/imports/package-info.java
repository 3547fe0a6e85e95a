@NullMarked
package govbackbone.registry.imports;

import org.jspecify.annotations.NullMarked;
