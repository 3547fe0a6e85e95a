package govbackbone.kit.command;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;

/** Values that only one aggregate of the service may hold. */
final class Claims {
    private static final String TAKE = "INSERT INTO claim (scope, value, aggregate_id) SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) ON CONFLICT DO NOTHING";
    private static final String HELD_BY_OTHERS = "SELECT scope, value FROM claim JOIN unnest(?::text[], ?::text[], ?::text[]) AS wanted (scope, value, holder) USING (scope, value) WHERE aggregate_id <> holder";

    private final JdbcTemplate jdbc;

    Claims(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes them all, in one statement and always in the same order, so that two commands that want the same values wait
     * for each other but never in a circle.
     *
     * @throws Refusal with every claim that somebody else holds
     */
    void take(String aggregateId, List<Claim> claims) {
        Map<Value, Claim> wanted = claims.stream().collect(
                Collectors.toMap(Value::of, Function.identity(), (first, repeated) -> first));
        List<Value> values = wanted.keySet().stream()
                .sorted(Comparator.comparing(Value::scope).thenComparing(Value::value)).toList();
        if (values.isEmpty()) {
            return;
        }
        String[] scopes = values.stream().map(Value::scope).toArray(String[]::new);
        String[] texts = values.stream().map(Value::value).toArray(String[]::new);
        String[] holders = values.stream().map(wanted::get)
                .map(claim -> Objects.requireNonNullElse(claim.holder(), aggregateId)).toArray(String[]::new);
        if (jdbc.update(TAKE, scopes, texts, holders) < values.size()) {
            Set<Value> others = new HashSet<>(jdbc.query(HELD_BY_OTHERS,
                    (row, number) -> new Value(row.getString(1), row.getString(2)), scopes, texts, holders));
            List<Objection> objections = values.stream().filter(others::contains).map(wanted::get)
                    .map(claim -> new Objection(claim.reason(), "", List.of(claim.value()))).toList();
            if (!objections.isEmpty()) {
                throw new Refusal(objections);
            }
        }
    }

    private record Value(String scope, String value) {
        static Value of(Claim claim) {
            return new Value(claim.scope(), claim.value());
        }
    }
}
