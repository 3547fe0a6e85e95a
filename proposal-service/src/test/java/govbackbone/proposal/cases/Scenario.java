package govbackbone.proposal.cases;

import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.units.Units;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.RuleSets;
import govbackbone.testkit.aggregate.Given;

/** Cases with a history, under the shipped rules or others. */
final class Scenario {
    /** The shipped rules without a time for the first contact, which {@link CaseFirstContactTest} is about. */
    private static final ApplicableRules RULES = ApplicableRules.of(new RuleSets(
            RuleSets.shipped().all().stream().map(Scenario::withoutFirstContact).toList()));
    static final AggregateType<CaseCommand, Case, CaseEvent> TYPE = under(RULES);
    /** Of the case; cases that were filed before have lower ones. */
    static final String ID = "case-5";

    private Scenario() {}

    private static HandlingRuleSet withoutFirstContact(HandlingRuleSet r) {
        HandlingTerms t = r.terms();
        return new HandlingRuleSet(r.id(), r.version(), r.authority(), r.sample(), r.source(), r.effectiveFrom(),
                r.effectiveTo(), new HandlingTerms(t.returnWindow(), t.lateReturn(), t.reply(), t.extension(),
                        t.coOpinion(), t.redo(), t.feedback(), null, t.disclosure(), t.roll(),
                        t.restartedByReassigning(), t.classes(), t.copies()));
    }

    static Given<CaseCommand, Case, CaseEvent> given(List<CaseEvent> history) {
        return Given.nothing(TYPE, ID, Samples.TODAY).after(history);
    }

    static AggregateType<CaseCommand, Case, CaseEvent> under(RuleSets ruleSets) {
        return under(ApplicableRules.of(ruleSets));
    }

    static AggregateType<CaseCommand, Case, CaseEvent> under(ApplicableRules rules) {
        return CaseConfiguration.type(() -> rules, () -> Delegations.NONE, Units.shipped());
    }

    static AggregateType<CaseCommand, Case, CaseEvent> under(Delegations delegations) {
        return CaseConfiguration.type(() -> RULES, () -> delegations, Units.shipped());
    }
}
