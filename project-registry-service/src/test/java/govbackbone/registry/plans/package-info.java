@NullMarked
package govbackbone.registry.plans;

import org.jspecify.annotations.NullMarked;
