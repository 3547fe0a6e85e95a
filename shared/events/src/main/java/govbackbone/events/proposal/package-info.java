/**
 * The events of a suggestion's or proposal's case (建议提案办理), with the codes and values they are made of. Only ever added
 * to: what is stored here is read for ever.
 */
@NullMarked
package govbackbone.events.proposal;

import org.jspecify.annotations.NullMarked;
