/**
 * What every service needs, written once. A service built on the kit is its domain and nothing else: it declares
 * {@link govbackbone.kit.decision.AggregateType}s and {@link govbackbone.kit.projection.Projection}s as beans and imports
 * {@link govbackbone.kit.ServiceKit}.
 */
@NullMarked
package govbackbone.kit;

import org.jspecify.annotations.NullMarked;
