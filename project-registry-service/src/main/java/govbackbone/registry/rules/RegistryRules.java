package govbackbone.registry.rules;

import java.util.Set;

import govbackbone.events.DatePeriod;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import govbackbone.events.Wording;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.LineCategory;
import govbackbone.kit.reference.ClasspathJson;

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
 * @param annualPlan       what an annual plan is binding for
 * @param assets           categories of lines that are assets once the project is accepted
 * @param leastExperts     how many experts review a project at least; their number is odd
 */
public record RegistryRules(String id, int version, boolean sample, Wording source, Term contractFiling,
        Term acceptance,
        DatePeriod evaluationOpens, Term evaluation, RollPolicy roll, int changePercent, int leastExperts,
        PlanRule annualPlan,
        Set<LineCategory> assets) {
    public RegistryRules {
        assets = Set.copyOf(assets);
    }

    /** A period and the rule that says so. */
    public record Term(DatePeriod period, Wording rule) {}

    /**
     * Whether what is not on an annual plan may be approved.
     *
     * @param binding true if it may not
     * @param exempt  kinds that need no plan all the same
     */
    public record PlanRule(boolean binding, Set<FilingKind> exempt, Wording rule) {
        public PlanRule {
            exempt = Set.copyOf(exempt);
        }

        /** Whether a filing of that kind must be on the plan. */
        public boolean binds(FilingKind kind) {
            return binding && !exempt.contains(kind);
        }
    }

    /** The rules that are shipped in {@code registry-rules.json}. */
    public static RegistryRules shipped() {
        return ClasspathJson.value("/registry-rules.json", RegistryRules.class);
    }

    /** The term as the basis of a deadline. */
    public RuleBasis basis(Term term) {
        return new RuleBasis(id, version, term.rule().zh(), term.rule().en());
    }
}
