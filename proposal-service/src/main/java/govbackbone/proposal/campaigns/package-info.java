/**
 * The year's handling campaigns (年度办理): which document and which rules apply to the papers of a session, and by when they
 * are due. {@link govbackbone.proposal.campaigns.ApplicableRules} answers which rules a paper is assigned under.
 */
@NullMarked
package govbackbone.proposal.campaigns;

import org.jspecify.annotations.NullMarked;
