/**
 * Takes notices out of the backbone: to other systems by webhooks, to people by mail. At least once, in no particular
 * order, whatever fails: what is to be delivered is a row in PostgreSQL until it is delivered or given up.
 */
@NullMarked
package govbackbone.kit.delivery;

import org.jspecify.annotations.NullMarked;
