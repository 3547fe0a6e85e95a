package govbackbone.kit.decision;

/** Why something is refused. Services implement it as enums such as {@code CaseRejection}; the name is the code. */
public interface Reason {
    /** The stable code clients program against, {@code UPPER_SNAKE_CASE}; never renamed. */
    String name();

    /** What is told of it. */
    Told told();

    /** What kind of refusal it is; decides the HTTP status. */
    default Kind kind() {
        return told().kind();
    }

    /** One sentence an official would write; {@code {0}}, {@code {1}}… are filled with the arguments. */
    default String zh() {
        return told().zh();
    }

    /** The same sentence in English. */
    default String en() {
        return told().en();
    }

    /** A kind of refusal, and its sentence in both languages. */
    record Told(Kind kind, String zh, String en) {}

    /** The kinds of refusal and their HTTP status. */
    enum Kind {
        /** 409: not in this state. */
        NOT_ALLOWED(409),
        /** 409: something like it exists already. */
        DUPLICATE(409),
        /** 422: the content breaks a rule. */
        UNACCEPTABLE(422),
        /** 403: not by this actor. */
        FORBIDDEN(403);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
