/**
 * The case (建议提案): one suggestion or proposal from receipt to archive. Refused? {@code CaseDecider}. Changes?
 * {@code Case}. Seen? {@code CaseView} and {@code WorkItem}. Nothing here does I/O.
 */
@NullMarked
package govbackbone.proposal.cases;

import org.jspecify.annotations.NullMarked;
