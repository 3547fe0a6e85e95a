/**
 * Subscriptions of other systems to notices (推送订阅): which kinds, where to, and which secret signs. Rules only;
 * {@code kit.delivery} delivers.
 */
@NullMarked
package govbackbone.kit.webhook;

import org.jspecify.annotations.NullMarked;
