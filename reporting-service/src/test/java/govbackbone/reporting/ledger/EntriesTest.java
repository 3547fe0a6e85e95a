package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is stored of entries, and what comes back. */
class EntriesTest {
    private static final Instant RECORDED = Instant.parse("2020-06-01T00:00:00.123456Z");

    private static Entry entry(long value, LocalDate from, Map<String, String> dimensions) {
        return new Entry("things", value, from, null, new TreeMap<>(dimensions), 3, "sample.Happened", RECORDED, null);
    }

    @Test
    void comeBackAsTheyWereAndInTheirOrder() {
        Entry standing = entry(1, LocalDate.of(2020, 3, 1), Map.of("colour", "红\"\t[1]", "size", ""));
        Entry negative = entry(-27_884_000_000L, LocalDate.of(2019, 12, 31), Map.of());
        Entry ended = standing.restated(LocalDate.of(2020, 2, 29), LocalDate.of(2020, 3, 5), standing.dimensions(),
                RECORDED.plusNanos(1_000));
        Entries entries = new Entries(List.of(negative, standing, standing.superseded(RECORDED.plusSeconds(1)), ended));
        assertThat(Entries.of(entries.text())).isEqualTo(entries);
    }

    @Test
    void tellDimensionsThatSeveralHaveOnce() {
        Entry entry = entry(1, LocalDate.of(2020, 3, 1), Map.of("colour", "red"));
        assertThat(new Entries(List.of(entry, entry, entry)).text()).containsOnlyOnce("colour")
                .containsOnlyOnce("red");
    }

    @Test
    void ofNothingAreNothing() {
        assertThat(Entries.of(new Entries(List.of()).text()).all()).isEmpty();
    }
}
