package govbackbone.kit.command;

import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.jspecify.annotations.Nullable;

/** Why the kit could not have a command decided, or why a decider refused it where the aggregate stands. */
public sealed abstract class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** 404: there is no such aggregate. */
    public static final class Unknown extends CommandFailure {
        private static final long serialVersionUID = 1L;

        public Unknown(String id) {
            super("No aggregate " + id, null);
        }
    }

    /** 412: the aggregate is at another version than the client expected. */
    public static final class Stale extends CommandFailure {
        private static final long serialVersionUID = 1L;
        private final long current;

        public Stale(long expected, long current) {
            super("Expected version " + expected + ", is at " + current, null);
            this.current = current;
        }

        public long current() {
            return current;
        }
    }

    /** 409: the idempotency key was used before with another request. */
    public static final class KeyReused extends CommandFailure {
        private static final long serialVersionUID = 1L;

        public KeyReused(String key) {
            super("Idempotency key used with another request: " + key, null);
        }
    }

    /** 503: too much at once, or the database is away; the client may try again after the given seconds. */
    public static final class Unavailable extends CommandFailure {
        private static final long serialVersionUID = 1L;
        private final int retryAfterSeconds;

        public Unavailable(String message, int retryAfterSeconds, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /**
     * 503: this instance cannot read the aggregate's history as a whole, such as an older release that meets an event of a
     * newer one; another instance may.
     */
    public static final class Unreadable extends CommandFailure {
        private static final long serialVersionUID = 1L;

        public Unreadable(UnreadableHistory history) {
            super(String.valueOf(history.getMessage()), history);
        }
    }

    /** A {@link Refusal}, with where the aggregate stood when it was refused, if the actor may know. */
    public static final class Refused extends CommandFailure {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;
        private final transient @Nullable Standing<?> standing;

        public Refused(Refusal refusal, @Nullable Standing<?> standing) {
            super(String.valueOf(refusal.getMessage()), refusal);
            this.refusal = refusal;
            this.standing = standing;
        }

        public Refusal refusal() {
            return refusal;
        }

        public @Nullable Standing<?> standing() {
            return standing;
        }
    }
}
