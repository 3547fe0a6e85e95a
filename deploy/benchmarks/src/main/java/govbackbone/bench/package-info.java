/**
 * Comparisons that hold on any machine: every figure is a ratio of two things measured in turns within one run, on a
 * PostgreSQL whose durable settings are asserted. Run {@code java -jar deploy/benchmarks/target/benchmarks.jar}.
 */
@NullMarked
package govbackbone.bench;

import org.jspecify.annotations.NullMarked;
