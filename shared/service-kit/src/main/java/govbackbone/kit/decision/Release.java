package govbackbone.kit.decision;

import org.jspecify.annotations.Nullable;

/**
 * Gives back what was claimed, in the same transaction as the event that says so. Giving back what is not held changes
 * nothing.
 *
 * @param scope  as of the {@link Claim}
 * @param value  in its canonical form; null for everything of that scope
 * @param holder in whose name it was taken; null for the aggregate itself
 */
public record Release(String scope, @Nullable String value, @Nullable String holder) {
    /** Everything of a scope that the aggregate itself holds. */
    public static Release all(String scope) {
        return new Release(scope, null, null);
    }

    /** What was claimed. */
    public static Release of(Claim claim) {
        return new Release(claim.scope(), claim.value(), claim.holder());
    }
}
