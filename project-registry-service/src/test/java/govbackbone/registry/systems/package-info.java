@NullMarked
package govbackbone.registry.systems;

import org.jspecify.annotations.NullMarked;
