package govbackbone.kit.command;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;

/** Values that only one aggregate of the service may hold. */
final class Claims {
    private static final String TAKE = "INSERT INTO claim (scope, value, aggregate_id) SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) ON CONFLICT DO NOTHING";
    private static final String HELD_BY_OTHERS = "SELECT scope, value FROM claim JOIN unnest(?::text[], ?::text[], ?::text[]) AS wanted (scope, value, holder) USING (scope, value) WHERE aggregate_id <> holder";

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
     * never in a circle.
     *
     * @return the values that somebody else holds
     */
    private Set<Value> take(SortedMap<Value, String> holders) {
        return holders.isEmpty() || jdbc.update(TAKE, arguments(holders)) == holders.size()
                ? new HashSet<>()
                : heldByOthers(holders);
    }

    private Set<Value> heldByOthers(SortedMap<Value, String> holders) {
        return holders.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(jdbc.query(HELD_BY_OTHERS,
                        (row, number) -> new Value(row.getString(1), row.getString(2)), arguments(holders)));
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
