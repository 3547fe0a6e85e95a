/**
 * The rules of handling that differ by place and year: periods, classes, who gets copies. Data, not code:
 * {@code rule-sets.json}. A case pins the rule set and version it was assigned under, so what is in the file is only ever
 * added to.
 */
@NullMarked
package govbackbone.proposal.rules;

import org.jspecify.annotations.NullMarked;
