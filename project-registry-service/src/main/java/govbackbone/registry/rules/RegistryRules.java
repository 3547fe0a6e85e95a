package govbackbone.registry.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import govbackbone.events.DatePeriod;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import tools.jackson.databind.json.JsonMapper;

/**
 * Periods and thresholds of the registry.
 *
 * @param version          counts from 1 within the id
 * @param sample           true if they are no place's official rules (示例)
 * @param source           where the values come from
 * @param contractFiling   from signing a contract to filing it
 * @param acceptance       from the end of construction to final acceptance
 * @param evaluationOpens  from final acceptance to the first day of the evaluation
 * @param evaluation       from final acceptance to the last day of the evaluation
 * @param roll             for all of these
 * @param changePercent    a change of up to this part of the approved money needs no new review, in percent
 * @param leastExperts     how many experts review a project at least; their number is odd
 */
public record RegistryRules(String id, int version, boolean sample, Text source, Term contractFiling, Term acceptance,
        DatePeriod evaluationOpens, Term evaluation, RollPolicy roll, int changePercent, int leastExperts) {

    /** A sentence in both languages. */
    public record Text(String zh, String en) {}

    /** A period and the rule that says so. */
    public record Term(DatePeriod period, Text rule) {}

    /** The rules that are shipped in {@code registry-rules.json}. */
    public static RegistryRules shipped() {
        try (InputStream json = Objects
                .requireNonNull(RegistryRules.class.getResourceAsStream("/registry-rules.json"))) {
            return JsonMapper.shared().readValue(json, RegistryRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The term as the basis of a deadline. */
    public RuleBasis basis(Term term) {
        return new RuleBasis(id, version, term.rule().zh(), term.rule().en());
    }
}
