package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong with a request, so that the client hears of all of it at once. Only the first
 * {@value #KEPT} are told, so that an answer never grows with a hostile request; the rest is counted.
 */
public final class Faults {
    static final int KEPT = 100;

    private final int most;
    private final List<Fault> kept = new ArrayList<>();
    private int count;
    private boolean malformed;

    public Faults() {
        this(KEPT);
    }

    /** @param most that are told */
    public Faults(int most) {
        this.most = most;
    }

    public void add(Fault fault) {
        count++;
        malformed |= fault.status() == 400;
        if (kept.size() < most) {
            kept.add(fault);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** @throws Problem 400 if the request is malformed anywhere, else 422 */
    public void refuseIfAny() {
        if (count > 0) {
            throw problem();
        }
    }

    private Problem problem() {
        return Problem.of(malformed ? ProblemCode.INVALID_STRUCTURE : ProblemCode.INVALID_CONTENT, count)
                .because(kept, count - kept.size());
    }

    /** The problem of a single fault. */
    static Problem problem(Fault fault) {
        Faults faults = new Faults();
        faults.add(fault);
        return faults.problem();
    }

    /** Those that are told, in the order in which they were found. */
    public List<Fault> told() {
        return List.copyOf(kept);
    }

    int count() {
        return count;
    }
}
