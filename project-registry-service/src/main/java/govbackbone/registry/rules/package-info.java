/**
 * The rules of the registry that differ by place and year: periods and thresholds. Data, not code: {@code registry-rules.json}.
 */
@NullMarked
package govbackbone.registry.rules;

import org.jspecify.annotations.NullMarked;
