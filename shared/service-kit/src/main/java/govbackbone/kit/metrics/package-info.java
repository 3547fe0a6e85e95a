/**
 * What operators see, under Prometheus' conventional names.
 */
@NullMarked
package govbackbone.kit.metrics;

import org.jspecify.annotations.NullMarked;
