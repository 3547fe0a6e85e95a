package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Measure.Total;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an event writes, and what can be asked about it afterwards. */
class JournalTest {
    private static final Dimension COLOUR = Dimension.open("colour", "颜色", "Colour");
    private static final Dimension SIZE = Dimension.open("size", "尺寸", "Size");
    private static final Quantity THINGS = new Quantity("things", MeasureUnit.CASES, List.of(COLOUR, SIZE));
    private static final Total MEASURE = Total.stock(THINGS, "事物", "Things", "事物", "Things");
    private static final LocalDate DAY_1 = LocalDate.of(2020, 3, 1);
    private static final LocalDate DAY_5 = LocalDate.of(2020, 3, 5);
    private static final LocalDate DAY_9 = LocalDate.of(2020, 3, 9);

    private final Ledger ledger = new Ledger(List.of(MEASURE));
    private Sample account = new Sample("t1", 0, new TreeMap<>(), new TreeMap<>(), new Entries(List.of()));

    @EventType("sample.Happened")
    @Label(zh = "发生", en = "Happened")
    record Happened(LocalDate effectiveOn) implements DomainEvent {}

    record Sample(String id, long version, SortedMap<String, String> dimensions, SortedMap<String, String> names,
            Entries entries)
            implements
                Account {
        @Override
        public String title() {
            return "thing";
        }

        @Override
        public Set<Link> links() {
            return Set.of();
        }
    }

    private static Instant at(int version) {
        return Instant.parse("2020-06-01T00:00:00Z").plusSeconds(version);
    }

    private void happen(LocalDate on, Consumer<Journal> what) {
        int version = (int) account.version() + 1;
        Journal journal = Journal.of(account, new Recorded<>(new Happened(on), "t1", version, at(version),
                Actor.BACKBONE, new LogPosition(version, version)));
        what.accept(journal);
        account = new Sample("t1", version, journal.dimensions(), journal.names(), journal.entries());
        assertThat(ledger.put("thing", account, false)).isTrue();
        ledger.publish(Instant.MAX);
    }

    private long on(LocalDate day, int version, String... where) {
        Map<String, Set<String>> filter = where.length == 0 ? Map.of() : Map.of(where[0], Set.of(where[1]));
        List<Figure> figures = ledger.figures(MEASURE,
                new Slice(day, at(version), null, filter, List.of()));
        return Objects.requireNonNull(figures.getFirst().value()).longValueExact();
    }

    @Test
    void countsFromItsDayOn() {
        happen(DAY_5, journal -> journal.count(THINGS));

        assertThat(on(DAY_1, 1)).isZero();
        assertThat(on(DAY_5, 1)).isOne();
        assertThat(on(DAY_9, 1)).isOne();
        assertThat(on(DAY_9, 0)).as("before it was recorded").isZero();
    }

    @Test
    void whatEndsNoLongerCountsOnTheDayItEnds() {
        happen(DAY_1, journal -> journal.count(THINGS));
        happen(DAY_5, journal -> journal.end(THINGS, DAY_5));

        assertThat(on(DAY_1, 2)).isOne();
        assertThat(on(DAY_5, 2)).isZero();
        assertThat(on(DAY_5, 1)).as("as it was known before").isOne();
    }

    @Test
    void whatWouldBeginWhenItEndsNeverCounted() {
        happen(DAY_1, journal -> journal.post(THINGS, 1, DAY_5));
        happen(DAY_5, journal -> journal.end(THINGS, DAY_5));

        assertThat(on(DAY_9, 2)).isZero();
        assertThat(on(DAY_9, 1)).isOne();
    }

    @Test
    void aValueLearnedLaterHoldsForWhatWasBeforeButWasNotKnownThen() {
        happen(DAY_1, journal -> journal.count(THINGS));
        happen(DAY_5, journal -> journal.classify("colour", "red"));
        happen(DAY_9, journal -> journal.classify("colour", "blue"));

        assertThat(on(DAY_1, 3, "colour", "blue")).isOne();
        assertThat(on(DAY_1, 3, "colour", "red")).isZero();
        assertThat(on(DAY_1, 2, "colour", "red")).isOne();
        assertThat(on(DAY_1, 1, "colour", "")).as("no value yet").isOne();
        assertThat(account.entries().all()).allSatisfy(entry -> assertThat(entry.version()).isOne());
    }

    @Test
    void aCorrectedDateMovesWhatCountedAndWhatEndedWithIt() {
        happen(DAY_1, journal -> journal.count(THINGS, "size", "s"));
        happen(DAY_5, journal -> {
            journal.end(THINGS, DAY_5, "size", "s");
            journal.count(THINGS, "size", "m");
        });
        happen(DAY_9, journal -> journal.redate(THINGS, DAY_5, LocalDate.of(2020, 3, 3)));

        LocalDate between = LocalDate.of(2020, 3, 4);
        assertThat(on(between, 3, "size", "m")).isOne();
        assertThat(on(between, 3, "size", "s")).isZero();
        assertThat(on(between, 2, "size", "s")).as("as it was known before").isOne();
    }

    @Test
    void aDimensionTheQuantityDoesNotHaveIsAMistake() {
        assertThatThrownBy(() -> happen(DAY_1, journal -> journal.count(THINGS, "weight", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingEndsBeforeItBeganWhenTheClockWentBack() {
        happen(DAY_1, journal -> journal.count(THINGS));
        Journal journal = Journal.of(account, new Recorded<>(new Happened(DAY_5), "t1", 2, at(-3_600),
                Actor.BACKBONE, new LogPosition(2, 2)));
        journal.classify("colour", "red");
        journal.count(THINGS);

        assertThat(journal.entries().all()).allSatisfy(entry -> {
            assertThat(entry.knownFrom()).isEqualTo(at(1));
            assertThat(entry.knownUntil()).isNull();
        }).extracting(entry -> entry.dimensions().get("colour")).containsExactly("red", "red");
    }

    @Test
    void anOlderAccountChangesNothing() {
        happen(DAY_1, journal -> journal.count(THINGS));
        Sample older = account;
        happen(DAY_1, journal -> journal.count(THINGS));

        assertThat(ledger.put("thing", older, false)).isFalse();
        assertThat(on(DAY_1, 2)).isEqualTo(2);
        assertThat(ledger.knownAt()).isEqualTo(at(2));
    }

    @Test
    void anAccountPutAgainTakesThePlaceOfWhatWasThereHoweverOften() {
        for (int i = 0; i < 3_000; i++) {
            happen(DAY_1, journal -> {
                journal.end(THINGS, LocalDate.MIN);
                journal.count(THINGS);
            });
            if (i % 500 == 0) {
                account = new Sample("t1", account.version(), account.dimensions(), account.names(),
                        new Entries(account.entries().all().stream().filter(entry -> entry.knownUntil() == null)
                                .toList()));
            }
        }
        assertThat(on(DAY_1, 3_000)).isOne();
        assertThat(ledger.size()).isEqualTo(account.entries().all().size());
    }
}
