package govbackbone.kit.command;

/**
 * One try at deciding a submission, in one transaction.
 *
 * @param submission what is to be decided
 * @param id         of the aggregate, chosen before the first try
 * @param fresh      the id was made for this submission, so there is nothing to load
 * @param sure       recent states are not trusted and the idempotency key is looked up first: only such a try may give a
 *                   negative answer
 */
record Attempt(Submission<?> submission, String id, boolean fresh, boolean sure) {
    /** Nothing changes, as far as a try that is not sure can tell. Never leaves this package. */
    static final class Inconclusive extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Inconclusive() {
            super("A sure try is needed", null, false, false);
        }
    }
}
