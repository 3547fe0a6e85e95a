package govbackbone.kit.command;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Release;
import org.springframework.jdbc.core.JdbcTemplate;

/** Values that only one aggregate of the service may hold. */
final class Claims {
    private static final String TAKE = "INSERT INTO claim (scope, value, aggregate_id) SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) ON CONFLICT DO NOTHING";
    private static final String HELD = "SELECT scope, value, aggregate_id = holder FROM claim JOIN unnest(?::text[], ?::text[], ?::text[]) AS wanted (scope, value, holder) USING (scope, value)";
    private static final String GIVE_BACK = "DELETE FROM claim USING unnest(?::text[], ?::text[], ?::text[]) AS given (scope, value, holder) WHERE claim.aggregate_id = given.holder AND claim.scope = given.scope AND claim.value = coalesce(given.value, claim.value) AND (claim.scope, claim.value) NOT IN (SELECT * FROM unnest(?::text[], ?::text[]))";

    private static final Comparator<Value> ORDER = Comparator.comparing(Value::scope).thenComparing(Value::value);

    private final JdbcTemplate jdbc;

    Claims(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes them all.
     *
     * @throws Refusal with every claim that somebody else holds
     */
    void take(String aggregateId, List<Claim> claims) {
        Set<Value> others = take(holders(aggregateId, claims));
        List<Objection> objections = claims.stream().filter(claim -> others.remove(Value.of(claim)))
                .map(Claim::taken).toList();
        if (!objections.isEmpty()) {
            throw new Refusal(objections);
        }
    }

    /** Gives back what an aggregate held, except what it has just taken. Whoever waits for it may then have it. */
    void giveBack(String aggregateId, List<Release> releases, List<Claim> except) {
        if (!releases.isEmpty()) {
            jdbc.update(GIVE_BACK, new Object[]{releases.stream().map(Release::scope).toArray(String[]::new),
                releases.stream().map(Release::value).toArray(String[]::new),
                releases.stream().map(release -> Objects.requireNonNullElse(release.holder(), aggregateId))
                        .toArray(String[]::new),
                except.stream().map(Claim::scope).toArray(String[]::new),
                except.stream().map(Claim::value).toArray(String[]::new)});
        }
    }

    /** Takes the claims of several aggregates; false if somebody else holds any of them. */
    boolean takeAll(Map<String, List<Claim>> byAggregate) {
        SortedMap<Value, String> holders = new TreeMap<>(ORDER);
        byAggregate.forEach((id, claims) -> holders.putAll(holders(id, claims)));
        return take(holders).isEmpty();
    }

    /** Which of these values a new aggregate cannot have. */
    Set<Value> held(List<Claim> claims) {
        return heldByOthers(holders("", claims));
    }

    private static SortedMap<Value, String> holders(String aggregateId, List<Claim> claims) {
        SortedMap<Value, String> holders = new TreeMap<>(ORDER);
        claims.forEach(claim -> holders.putIfAbsent(Value.of(claim),
                Objects.requireNonNullElse(claim.holder(), aggregateId)));
        return holders;
    }

    /**
     * In one statement and always in the same order, so that two commands that want the same values wait for each other but
     * never in a circle. What a holder gives back between the two statements is tried again.
     *
     * @return the values that somebody else holds
     */
    private Set<Value> take(SortedMap<Value, String> holders) {
        while (!holders.isEmpty() && jdbc.update(TAKE, arguments(holders)) < holders.size()) {
            Map<Value, Boolean> held = whoseAre(holders);
            Set<Value> others = others(held);
            if (!others.isEmpty() || held.size() == holders.size()) {
                return others;
            }
        }
        return new HashSet<>();
    }

    private Set<Value> heldByOthers(SortedMap<Value, String> holders) {
        return holders.isEmpty() ? new HashSet<>() : others(whoseAre(holders));
    }

    private static Set<Value> others(Map<Value, Boolean> held) {
        return held.entrySet().stream().filter(entry -> !entry.getValue()).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The values that are held, and whether by who wants them. */
    private Map<Value, Boolean> whoseAre(SortedMap<Value, String> holders) {
        Map<Value, Boolean> held = new HashMap<>();
        jdbc.query(HELD, row -> {
            held.put(new Value(row.getString(1), row.getString(2)), row.getBoolean(3));
        }, arguments(holders));
        return held;
    }

    private static Object[] arguments(SortedMap<Value, String> holders) {
        return new Object[]{holders.keySet().stream().map(Value::scope).toArray(String[]::new),
            holders.keySet().stream().map(Value::value).toArray(String[]::new),
            holders.values().toArray(String[]::new)};
    }

    record Value(String scope, String value) {
        static Value of(Claim claim) {
            return new Value(claim.scope(), claim.value());
        }
    }
}
