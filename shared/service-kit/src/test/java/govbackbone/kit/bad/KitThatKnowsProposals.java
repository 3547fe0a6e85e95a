package govbackbone.kit.bad;

import govbackbone.proposal.bad.NoteHelper;

/** The kit serves every service and knows none. */
record KitThatKnowsProposals(NoteHelper helper) {}
