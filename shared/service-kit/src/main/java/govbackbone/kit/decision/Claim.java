package govbackbone.kit.decision;

/**
 * A value that only one aggregate of the service may hold, such as a case number. It is taken in the same transaction as
 * the event that claims it and never given back.
 *
 * @param scope  what kind of value, kebab-case: {@code case-number}
 * @param value  the value in its canonical form
 * @param reason the refusal when another aggregate holds it already
 */
public record Claim(String scope, String value, Reason reason) {}
