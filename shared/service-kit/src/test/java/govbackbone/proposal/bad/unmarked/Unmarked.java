package govbackbone.proposal.bad.unmarked;

/** Its package is not checked for null. */
record Unmarked(String anything) {}
