@NullMarked
package govbackbone.kit.metrics;

import org.jspecify.annotations.NullMarked;
