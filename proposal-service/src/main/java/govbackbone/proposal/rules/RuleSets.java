package govbackbone.proposal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All rule sets as a value. On any day at most one of them is in force. */
public final class RuleSets {
    private final List<HandlingRuleSet> all;

    /** @throws IllegalArgumentException if two of them are in force on the same day, or are one version twice */
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

    /** The rule set in force on that day. */
    public Optional<HandlingRuleSet> on(LocalDate date) {
        return all.stream().filter(rules -> rules.isInForceOn(date)).findFirst();
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

    private static boolean collide(HandlingRuleSet one, HandlingRuleSet other) {
        boolean sameVersion = one.id().equals(other.id()) && one.version() == other.version();
        return sameVersion || one.isInForceOn(other.effectiveFrom()) || other.isInForceOn(one.effectiveFrom());
    }
}
