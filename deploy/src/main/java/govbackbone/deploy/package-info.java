/**
 * The standalone product: gateway, services and their databases in one JVM, for a machine that has nothing but a JDK. Knows
 * every module, and nothing depends on it. {@code BackboneE2ETest} asserts that the contexts do not mix.
 */
@NullMarked
package govbackbone.deploy;

import org.jspecify.annotations.NullMarked;
