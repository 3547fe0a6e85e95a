/**
 * What operators see of a service beyond what the other packages count themselves, under Prometheus' conventional names.
 * {@code docs/metrics.md} explains every one; a test of the whole product compares it with a live scrape.
 */
@NullMarked
package govbackbone.kit.metrics;

import org.jspecify.annotations.NullMarked;
