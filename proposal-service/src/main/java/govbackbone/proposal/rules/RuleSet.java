package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.events.proposal.RuleSetEvent.RuleSetPublished;
import govbackbone.events.proposal.RuleSetEvent.RuleSetRetired;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.rules.RuleSetCommand.PublishRuleSet;
import govbackbone.proposal.rules.RuleSetCommand.PublishVersion;
import govbackbone.proposal.rules.RuleSetCommand.Retire;

/**
 * The rules of an authority.
 *
 * @param versions oldest first; none before the first is published
 */
record RuleSet(List<HandlingRuleSet> versions) {
    static final RuleSet NONE = new RuleSet(List.of());

    /** @throws java.util.NoSuchElementException if the event cannot follow: a history that no decision has made */
    static RuleSet evolve(RuleSet state, RuleSetEvent event) {
        List<HandlingRuleSet> versions = new ArrayList<>(state.versions);
        switch (event) {
            case RuleSetPublished e -> {
                if (!versions.isEmpty()) {
                    LocalDate dayBefore = e.effectiveFrom().minusDays(1);
                    versions.add(versions.removeLast().endingBy(dayBefore));
                }
                versions.add(new HandlingRuleSet(e.ruleSet(), e.version(), e.authority(), e.sample(), e.source(),
                        e.effectiveFrom(), null, e.terms()));
            }
            case RuleSetRetired e -> versions.add(versions.removeLast().endingBy(e.lastDay()));
        }
        return new RuleSet(List.copyOf(versions));
    }

    static Standing<RuleSetCommand> standing(RuleSet state) {
        if (state.versions.isEmpty()) {
            return new Standing<>("UNPUBLISHED", Set.of(PublishRuleSet.class));
        }
        return state.versions.getLast().effectiveTo() == null
                ? new Standing<>("PUBLISHED", Set.of(PublishVersion.class, Retire.class))
                : new Standing<>("RETIRED", Set.of(PublishVersion.class));
    }

    /** All rules of an authority are versions of one set, so that they cannot overlap. */
    static List<Claim> claims(RuleSetEvent event) {
        return switch (event) {
            case RuleSetPublished e ->
                List.of(new Claim("rule-set-authority", e.authority(), RuleSetRejection.AUTHORITY_HAS_RULES));
            case RuleSetRetired _ -> List.of();
        };
    }
}
