package govbackbone.kit.http;

import java.util.List;

import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;

/**
 * One thing that is wrong with a request, and where.
 *
 * @param place   what part of the request
 * @param at      JSON pointer (RFC 6901), or name of the parameter, header or column
 * @param code    stable
 * @param message for people
 * @param status  400 if the request is malformed here, 422 if its content is refused; a {@code Reason}'s otherwise
 */
public record Fault(Place place, String at, String code, Phrase message, int status) {
    /** A part of a request; the key under which {@link #at} is told. */
    public enum Place {
        POINTER, PARAMETER, HEADER, COLUMN
    }

    public static Fault inBody(String pointer, ProblemCode code, Object... arguments) {
        return new Fault(Place.POINTER, pointer, code.name(), code.phrase(arguments), code.status());
    }

    /** @param heading of the column of an imported file */
    public static Fault inColumn(String heading, ProblemCode code, Object... arguments) {
        return new Fault(Place.COLUMN, heading, code.name(), code.phrase(arguments), code.status());
    }

    /** Everything that stands against a refused command, where its objections point. */
    public static List<Fault> of(Refusal refusal) {
        return refusal.objections().stream().map(objection -> new Fault(Place.POINTER, objection.pointer(),
                objection.reason().name(),
                new Phrase(objection.reason().zh(), objection.reason().en(), objection.arguments()),
                objection.reason().kind().status())).toList();
    }

    public static Fault inParameter(String name, ProblemCode code, Object... arguments) {
        return new Fault(Place.PARAMETER, name, code.name(), code.phrase(arguments), code.status());
    }

    public static Fault inParameter(String name, Reason reason, Object... arguments) {
        return new Fault(Place.PARAMETER, name, reason.name(),
                new Phrase(reason.zh(), reason.en(), List.of(arguments)), reason.kind().status());
    }

    public static Fault inHeader(String name, ProblemCode code, Object... arguments) {
        return new Fault(Place.HEADER, name, code.name(), code.phrase(arguments), code.status());
    }
}
