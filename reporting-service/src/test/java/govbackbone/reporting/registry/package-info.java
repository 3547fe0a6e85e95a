@NullMarked
package govbackbone.reporting.registry;

import org.jspecify.annotations.NullMarked;
