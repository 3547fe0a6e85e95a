/**
 * Tokens in, {@link govbackbone.kit.decision.Actor}s out. Default is deny.
 */
@NullMarked
package govbackbone.kit.security;

import org.jspecify.annotations.NullMarked;
