/**
 * The promises of signed replies, followed until they are settled: commands, rules, state, view, and what connects them with
 * cases. Nothing here does I/O but {@code CommitmentConfiguration}, which reads the log for the reactions.
 */
@NullMarked
package govbackbone.proposal.commitments;

import org.jspecify.annotations.NullMarked;
