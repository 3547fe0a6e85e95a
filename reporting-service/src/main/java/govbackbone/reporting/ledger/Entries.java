package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries of an account, in the order in which they became known. They are stored as one text in which dimensions that
 * several entries have stand once: nobody searches for an entry in the database, and one that had to tell dozens of entries
 * apart, each of which names its fields and dimensions again, would spend most of a rebuild on names.
 */
public record Entries(List<Entry> all) {
    private static final JsonMapper JSON = JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    public Entries {
        all = List.copyOf(all);
    }

    private record Stored(List<SortedMap<String, String>> dimensions, List<Row> entries) {}

    /**
     * Dates and moments are counted from 1970-01-01, in days and microseconds: PostgreSQL knows
     * no finer moments, and to read dates as text would be most of reading a row.
     *
     * @param dimensions which of the stored ones
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private record Row(String quantity, long value, long effectiveOn, @Nullable Long until, int dimensions,
            long version, String event, long knownFrom, @Nullable Long knownUntil) {
        static Row of(Entry entry, int dimensions) {
            LocalDate until = entry.until();
            Instant knownUntil = entry.knownUntil();
            return new Row(entry.quantity(), entry.value(), entry.effectiveOn().toEpochDay(),
                    until == null ? null : until.toEpochDay(), dimensions, entry.version(), entry.event(),
                    Instant.EPOCH.until(entry.knownFrom(), ChronoUnit.MICROS),
                    knownUntil == null ? null : Instant.EPOCH.until(knownUntil, ChronoUnit.MICROS));
        }

        Entry entry(List<SortedMap<String, String>> stored) {
            return new Entry(quantity, value, LocalDate.ofEpochDay(effectiveOn),
                    until == null ? null : LocalDate.ofEpochDay(until), stored.get(dimensions), version, event,
                    Instant.EPOCH.plus(knownFrom, ChronoUnit.MICROS),
                    knownUntil == null ? null : Instant.EPOCH.plus(knownUntil, ChronoUnit.MICROS));
        }
    }

    @JsonCreator
    static Entries of(String text) {
        Stored stored = JSON.readValue(text, Stored.class);
        return new Entries(stored.entries().stream().map(row -> row.entry(stored.dimensions())).toList());
    }

    @JsonValue
    String text() {
        Map<SortedMap<String, String>, Integer> numbers = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Entry entry : all) {
            rows.add(Row.of(entry, numbers.computeIfAbsent(entry.dimensions(), dimensions -> numbers.size())));
        }
        return JSON.writeValueAsString(new Stored(List.copyOf(numbers.keySet()), rows));
    }
}
