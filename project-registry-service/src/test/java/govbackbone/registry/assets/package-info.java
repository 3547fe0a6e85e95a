@NullMarked
package govbackbone.registry.assets;

import org.jspecify.annotations.NullMarked;
