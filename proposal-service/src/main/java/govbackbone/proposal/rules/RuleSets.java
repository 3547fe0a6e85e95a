package govbackbone.proposal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

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
        try (InputStream json = Objects.requireNonNull(RuleSets.class.getResourceAsStream("/rule-sets.json"))) {
            return new RuleSets(JsonMapper.shared().readValue(json, new TypeReference<List<HandlingRuleSet>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /**
     * The rule set a case has pinned.
     *
     * @throws IllegalStateException if it is gone, which no release may do
     */
    public HandlingRuleSet pinned(String id, int version) {
        return all.stream().filter(rules -> rules.id().equals(id) && rules.version() == version).findFirst()
                .orElseThrow(() -> new IllegalStateException("No rule set " + id + "-" + version));
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
