package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import govbackbone.kit.decision.NotYetKnown;
import govbackbone.kit.reference.ClasspathJson;

/** All rule sets as a value. Of one authority at most one is in force on any day. */
public final class RuleSets {
    private final List<HandlingRuleSet> all;

    /** The id of the rules for bodies that have made none (示例). */
    static final String GENERAL = "sample";

    /** @throws IllegalArgumentException if two of an authority are in force on the same day, or are one version twice */
    public RuleSets(List<HandlingRuleSet> all) {
        this.all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (collide(all.get(i), all.get(j))) {
                    throw new IllegalArgumentException("Rule sets collide: " + all.get(j) + " and " + all.get(i));
                }
            }
        }
    }

    /** The rule sets that are shipped in {@code rule-sets.json}. */
    public static RuleSets shipped() {
        return new RuleSets(ClasspathJson.list("/rule-sets.json", HandlingRuleSet.class));
    }

    /** Every rule set there is. */
    public List<HandlingRuleSet> all() {
        return all;
    }

    /** The rule set in force on that day: the authority's own, or the general one where it has none. */
    public Optional<HandlingRuleSet> on(LocalDate date, String authority) {
        return inForce(date).filter(rules -> rules.authority().equals(authority)).findFirst()
                .or(() -> inForce(date).filter(rules -> rules.id().equals(GENERAL)).findFirst());
    }

    /** That version of a rule set, whether in force or not. */
    public Optional<HandlingRuleSet> find(String id, int version) {
        return all.stream().filter(rules -> rules.id().equals(id) && rules.version() == version).findFirst();
    }

    /**
     * The rule set a case has pinned.
     *
     * @throws NotYetKnown if another instance published it a moment ago; versions are only added, so it comes
     */
    public HandlingRuleSet pinned(String id, int version) {
        return find(id, version).orElseThrow(() -> new NotYetKnown("Rule set " + id + "-" + version));
    }

    /** These and the rules that have been published; a published set stands for all of the same id or authority. */
    RuleSets with(Collection<RuleSet> published) {
        List<HandlingRuleSet> theirs = published.stream().flatMap(set -> set.versions().stream()).toList();
        Stream<HandlingRuleSet> others = all.stream().filter(rules -> theirs.stream().noneMatch(
                their -> their.id().equals(rules.id()) || their.authority().equals(rules.authority())));
        return new RuleSets(Stream.concat(others, theirs.stream()).toList());
    }

    private Stream<HandlingRuleSet> inForce(LocalDate date) {
        return all.stream().filter(rules -> rules.isInForceOn(date));
    }

    private static boolean collide(HandlingRuleSet one, HandlingRuleSet other) {
        if (one.id().equals(other.id())) {
            return one.version() == other.version() || !one.authority().equals(other.authority())
                    || overlap(one, other);
        }
        return one.authority().equals(other.authority()) && overlap(one, other);
    }

    private static boolean overlap(HandlingRuleSet one, HandlingRuleSet other) {
        return one.isInForceOn(other.effectiveFrom()) || other.isInForceOn(one.effectiveFrom());
    }
}
