package govbackbone.proposal.bad;

import java.util.logging.Logger;

/** Logs past slf4j. */
record UtilLogger(Logger logger) {}
