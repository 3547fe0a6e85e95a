package govbackbone.kit.decision;

import java.util.List;
import java.util.stream.Collectors;

/** A command was refused and changed nothing. Carries every objection at once; an expected answer, so it has no stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Objection> objections;

    /** @param objections at least one */
    public Refusal(List<Objection> objections) {
        super(objections.stream().map(o -> o.reason().name()).collect(Collectors.joining(", ")), null, false, false);
        if (objections.isEmpty()) {
            throw new IllegalArgumentException("A refusal needs an objection");
        }
        this.objections = List.copyOf(objections);
    }

    public static Refusal of(Reason reason, Object... arguments) {
        return at("", reason, arguments);
    }

    /** @param pointer JSON pointer to the offending field of the command */
    public static Refusal at(String pointer, Reason reason, Object... arguments) {
        return new Refusal(List.of(new Objection(reason, pointer, List.of(arguments))));
    }

    public List<Objection> objections() {
        return objections;
    }
}
