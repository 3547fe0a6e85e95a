package govbackbone.kit.decision;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A value that only one aggregate of the service may hold, such as a case number. It is taken in the same transaction as
 * the event that claims it, and held until an event gives it back ({@link Release}).
 *
 * @param scope  what kind of value, kebab-case: {@code case-number}
 * @param value  the value in its canonical form
 * @param reason the refusal when another aggregate holds it already
 * @param holder id of the aggregate in whose name it is taken, which shares it with all that name the same; null for the
 *               aggregate itself
 */
public record Claim(String scope, String value, Reason reason, @Nullable String holder) {
    /** For the aggregate itself. */
    public Claim(String scope, String value, Reason reason) {
        this(scope, value, reason, null);
    }

    /** What is said when another aggregate holds the value. */
    public Objection taken() {
        return new Objection(reason, "", List.of(value));
    }
}
