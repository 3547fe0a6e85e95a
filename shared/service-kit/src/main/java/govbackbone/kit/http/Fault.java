package govbackbone.kit.http;

/**
 * One thing that is wrong with a request, and where.
 *
 * @param place   what part of the request
 * @param at      JSON pointer (RFC 6901), or name of the parameter or header
 * @param code    stable
 * @param message for people
 * @param status  400 if the request is malformed here, 422 if its content is refused; a {@code Reason}'s otherwise
 */
public record Fault(Place place, String at, String code, Phrase message, int status) {
    /** A part of a request; the key under which {@link #at} is told. */
    public enum Place {
        POINTER, PARAMETER, HEADER
    }

    public static Fault inBody(String pointer, ProblemCode code, Object... arguments) {
        return new Fault(Place.POINTER, pointer, code.name(), code.phrase(arguments), code.status());
    }

    public static Fault inParameter(String name, ProblemCode code, Object... arguments) {
        return new Fault(Place.PARAMETER, name, code.name(), code.phrase(arguments), code.status());
    }

    public static Fault inHeader(String name, ProblemCode code, Object... arguments) {
        return new Fault(Place.HEADER, name, code.name(), code.phrase(arguments), code.status());
    }
}
