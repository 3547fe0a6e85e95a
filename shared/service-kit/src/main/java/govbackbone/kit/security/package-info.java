/**
 * Tokens in, {@link govbackbone.kit.decision.Actor}s out. Default is deny: every path but the OpenAPI document needs a
 * token that stands up to every rule of {@code TokenDecoder}. {@code SecurityTest} tries to get past them.
 */
@NullMarked
package govbackbone.kit.security;

import org.jspecify.annotations.NullMarked;
