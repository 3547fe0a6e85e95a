package govbackbone.kit.reference;

import java.util.List;

import govbackbone.kit.command.Submission;

/**
 * Reference data that a release ships, as the commands that bring it into the log. Declared as a bean, they are given after
 * every start, so that shipped data has a history and can be changed like any other.
 */
@FunctionalInterface
public interface SeedData {
    /** What the log lacks now, in order; empty when it has everything. */
    List<? extends Submission<?>> missing();
}
