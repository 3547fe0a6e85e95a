package govbackbone.proposal.rules;

import java.util.List;
import java.util.function.Supplier;

import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reference.Reference;
import govbackbone.kit.reference.SeedData;
import govbackbone.proposal.rules.RuleSetCommand.PublishRuleSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about the rules of handling. */
@Configuration(proxyBeanMethods = false)
public class RuleConfiguration {
    @Bean
    AggregateType<RuleSetCommand, RuleSet, RuleSetEvent> ruleSet(ObjectProvider<Reference<RuleSet, RuleSets>> all) {
        return type(() -> all.getObject().get());
    }

    /** All rules, for whoever decides by them. */
    @Bean
    Reference<RuleSet, RuleSets> ruleSets(AggregateType<RuleSetCommand, RuleSet, RuleSetEvent> ruleSet) {
        return new Reference<>(ruleSet, sets -> RuleSets.shipped().with(sets.values()));
    }

    /** {@code GET /api/rule-sets}. */
    @Bean
    Projection<RuleSetEvent, RuleSetView> ruleSetView() {
        return RuleSetProjection.projection();
    }

    @Bean
    SeedData shippedRuleSets(AggregateType<RuleSetCommand, RuleSet, RuleSetEvent> type,
            Reference<RuleSet, RuleSets> known) {
        return () -> RuleSets.shipped().all().stream().filter(rules -> !known.states().containsKey(rules.id()))
                .map(rules -> publish(type, rules)).toList();
    }

    private static Submission<RuleSetCommand> publish(AggregateType<RuleSetCommand, RuleSet, RuleSetEvent> type,
            HandlingRuleSet rules) {
        return new Submission<>(type, rules.id(), new PublishRuleSet(rules.id(), rules.authority(), rules.sample(),
                null, rules.source(), rules.effectiveFrom(), rules.terms()), Actor.BACKBONE, null, null, "baseline");
    }

    static AggregateType<RuleSetCommand, RuleSet, RuleSetEvent> type(Supplier<RuleSets> known) {
        return new AggregateType<>("proposal.rule-set", RuleSetCommand.class, RuleSetEvent.class, RuleSet.NONE,
                (state, command, context) -> new RuleSetDecider(known.get()).decide(state, command, context),
                RuleSet::evolve, RuleSet::standing, RuleSet::claims, state -> List.of())
                .concerning(Concern.ofNobody());
    }
}
