package govbackbone.kit.decision;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that stands against a command, so that the client hears of all of it at once. */
public final class Objections {
    private final List<Objection> found = new ArrayList<>();

    /** Objects for that reason unless the condition holds. */
    public Objections unless(boolean holds, Reason reason, String pointer, Object... arguments) {
        if (!holds) {
            found.add(new Objection(reason, pointer, List.of(arguments)));
        }
        return this;
    }

    /** @throws Refusal if anything was objected */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Refusal(found);
        }
    }
}
