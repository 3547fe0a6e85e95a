package govbackbone.reporting.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

import govbackbone.reporting.ledger.Ledger.Found;
import govbackbone.reporting.ledger.Ledger.Place;
import govbackbone.reporting.ledger.Ledger.Subject;
import govbackbone.reporting.ledger.Measure.Total;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {
    private static final List<Dimension> DIMENSIONS = IntStream.range(0, 8)
            .mapToObj(i -> Dimension.open("d" + i, "维" + i, "D" + i)).toList();
    private static final Total MEASURE = Total.flow(new Quantity("things", MeasureUnit.CASES, DIMENSIONS), "事物",
            "Things", "事物", "Things");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 1);
    private static final Instant MOMENT = Instant.parse("2020-06-01T00:00:00Z");

    private final Ledger ledger = new Ledger(List.of(MEASURE));

    private record Sample(String id, long version, Entries entries, Set<Account.Link> links) implements Account {
        @Override
        public String title() {
            return "示例" + id;
        }

        @Override
        public SortedMap<String, String> dimensions() {
            return new TreeMap<>();
        }

        @Override
        public SortedMap<String, String> names() {
            return new TreeMap<>();
        }
    }

    private static Entry entry(LocalDate on, long value, String... dimensions) {
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < dimensions.length; i++) {
            values.put("d" + i, dimensions[i]);
        }
        return new Entry("things", value, on, null, values, 1, "sample.Happened", MOMENT, null);
    }

    private static Sample account(String id, long version, Entry... entries) {
        return new Sample(id, version, new Entries(List.of(entries)), Set.of());
    }

    private void put(Sample account) {
        ledger.put("thing", account, false);
        ledger.publish(Instant.MAX);
    }

    private static Slice slice(String... by) {
        return new Slice(DAY.plusYears(1), MOMENT, null, Map.of(), List.of(by));
    }

    private long sum(Ledger of) {
        return Objects.requireNonNull(of.figures(MEASURE, slice()).getFirst().value()).longValueExact();
    }

    /** An account that is in the middle of being put until it is let go. */
    private static final class Slow implements Account {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @Override
        public String id() {
            return "slow";
        }

        @Override
        public long version() {
            return 1;
        }

        @Override
        public String title() {
            return "slow";
        }

        @Override
        public SortedMap<String, String> dimensions() {
            return new TreeMap<>();
        }

        @Override
        public SortedMap<String, String> names() {
            return new TreeMap<>();
        }

        @Override
        public Set<Link> links() {
            return Set.of();
        }

        @Override
        public Entries entries() {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Entries(List.of(entry(DAY, 10)));
        }
    }

    @Test
    void no_question_waits_for_what_is_being_put() throws InterruptedException, ExecutionException {
        put(account("a", 1, entry(DAY, 1)));
        Slow slow = new Slow();
        FutureTask<Boolean> putting = new FutureTask<>(() -> ledger.put("thing", slow, false));
        Thread.ofVirtual().start(putting);
        slow.begun.await();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(sum(ledger)).isOne();
            assertThat(ledger.checksums()).singleElement()
                    .satisfies(checksum -> assertThat(checksum.entries()).isOne());
            assertThat(ledger.entries(MEASURE, slice(), null, 10)).hasSize(1);
            assertThat(ledger.knownAt()).isEqualTo(MOMENT);
        });
        slow.go.countDown();
        assertThat(putting.get()).isTrue();
    }

    @Test
    void a_list_that_is_being_read_sees_nothing_of_what_is_put_meanwhile() {
        for (int i = 0; i < 5_000; i++) {
            ledger.put("thing", account("t" + i, 1, entry(DAY, i)), false);
        }
        ledger.publish(Instant.MAX);
        Iterator<Found> reading = ledger.entries(MEASURE, slice()).iterator();
        long sum = reading.next().entry().value();
        for (int i = 0; i < 5_000; i++) {
            ledger.put("thing", account("t" + i, 2, entry(DAY.plusDays(1), 1), entry(DAY, 7)), false);
        }
        ledger.publish(Instant.MAX);
        int count = 1;
        while (reading.hasNext()) {
            sum += reading.next().entry().value();
            count++;
        }
        assertThat(count).isEqualTo(5_000);
        assertThat(sum).isEqualTo(5_000L * 4_999 / 2);
        assertThat(sum(ledger)).isEqualTo(5_000 * 8);
    }

    @Test
    void what_is_put_is_seen_when_it_is_published() {
        ledger.put("thing", account("a", 1, entry(DAY, 1)), false);
        assertThat(sum(ledger)).isZero();
        ledger.publish(Instant.MAX);
        assertThat(sum(ledger)).isOne();
    }

    @Test
    void nothing_is_told_as_known_at_a_moment_before_which_something_may_be_missing() {
        ledger.put("thing", account("a", 1, entry(DAY, 1)), false);
        ledger.publish(MOMENT.minusSeconds(1));
        assertThat(ledger.knownAt()).isEqualTo(MOMENT.minusSeconds(1));
        assertThat(ledger.holdsUnsettled()).isTrue();
        ledger.publish(MOMENT.plusSeconds(1));
        assertThat(ledger.knownAt()).isEqualTo(MOMENT);
        assertThat(ledger.holdsUnsettled()).isFalse();
        ledger.publish(MOMENT.minusSeconds(5));
        assertThat(ledger.settled()).as("never goes back").isEqualTo(MOMENT.plusSeconds(1));
    }

    @Test
    void a_checksum_is_that_of_a_ledger_that_never_held_anything_else() {
        Random random = new Random(1);
        Map<String, Sample> last = new HashMap<>();
        for (int i = 0; i < 6_000; i++) {
            String id = "t" + random.nextInt(300);
            Entry[] entries = IntStream.range(0, random.nextInt(12))
                    .mapToObj(n -> entry(DAY.plusDays(random.nextInt(3)), random.nextInt(3), "u" + random.nextInt(2)))
                    .toArray(Entry[]::new);
            Sample account = account(id, i, entries);
            put(account);
            last.put(id, account);
        }
        Ledger other = new Ledger(List.of(MEASURE));
        last.values().forEach(account -> other.put("thing", account, false));
        other.publish(Instant.MAX);

        assertThat(other.checksums()).isEqualTo(ledger.checksums());
        assertThat(other.size()).isEqualTo(ledger.size());
        assertThat(sum(other)).isEqualTo(sum(ledger));
        other.put("thing", account("t0", 9_000, entry(DAY, 4)), false);
        other.publish(Instant.MAX);
        assertThat(other.checksums()).isNotEqualTo(ledger.checksums());
    }

    @Test
    void an_account_that_counts_something_unknown_changes_nothing_and_harms_no_other() {
        put(account("a", 1, entry(DAY, 1)));
        Entry unknown = new Entry("newer", 1, DAY, null, new TreeMap<>(), 1, "sample.Happened", MOMENT, null);
        assertThatThrownBy(() -> put(account("a", 2, entry(DAY, 5), unknown)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("newer");
        put(account("b", 1, entry(DAY, 2)));
        assertThat(sum(ledger)).isEqualTo(3);
    }

    @Test
    void pages_tell_every_entry_once_in_the_same_order_in_every_instance() {
        List<Sample> accounts = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            Entry[] entries = IntStream.range(0, 1 + random.nextInt(9))
                    .mapToObj(n -> entry(DAY.plusDays(random.nextInt(4)), n, "u" + random.nextInt(2)))
                    .toArray(Entry[]::new);
            accounts.add(account("t" + i, 1, entries));
        }
        accounts.forEach(this::put);
        Ledger other = new Ledger(List.of(MEASURE));
        accounts.reversed().forEach(account -> other.put("thing", account, false));
        other.publish(Instant.MAX);
        List<String> all = ledger.entries(MEASURE, slice()).map(LedgerTest::told).toList();

        for (int size : List.of(1, 2, 7, 50, 1_000)) {
            List<String> paged = new ArrayList<>();
            @Nullable
            Place after = null;
            List<Found> page = ledger.entries(MEASURE, slice(), null, size);
            for (int number = 1; !page.isEmpty(); number++) {
                page.forEach(found -> paged.add(told(found)));
                after = Place.after(after, page);
                page = (number % 2 == 0 ? ledger : other).entries(MEASURE, slice(), after, size);
            }
            assertThat(paged).as("by " + size).isEqualTo(all);
        }
    }

    private static String told(Found found) {
        return found.subject().id() + " " + found.entry();
    }

    @Test
    void however_many_values_dimensions_have_their_combinations_are_told_apart() {
        for (int i = 0; i < 3_000; i++) {
            String value = Integer.toString(i);
            ledger.put("thing", account("t" + i, 1,
                    entry(DAY, 1, value, value, value, value, value, value, value, value)), false);
        }
        ledger.publish(Instant.MAX);
        List<Figure> figures = ledger.figures(MEASURE,
                slice(DIMENSIONS.stream().map(Dimension::code).toArray(String[]::new)));
        assertThat(figures).hasSize(3_000)
                .allSatisfy(figure -> assertThat(figure.value()).isEqualTo(BigDecimal.ONE));
    }

    @Test
    void subjects_of_different_kinds_may_have_the_same_id() {
        ledger.put("plan", account("2020-1", 1, entry(DAY, 1)), false);
        ledger.put("system", account("2020-1", 1, entry(DAY, 2)), false);
        ledger.put("case", new Sample("c", 1, new Entries(List.of()), Set.of(new Account.Link("system", "2020-1"))),
                false);
        ledger.publish(Instant.MAX);
        assertThat(sum(ledger)).isEqualTo(3);
        Subject system = ledger.subject("system", "2020-1").orElseThrow();
        Subject plan = ledger.subject("plan", "2020-1").orElseThrow();
        assertThat(ledger.neighbours(system)).extracting(Subject::id).containsExactly("c");
        assertThat(ledger.neighbours(plan)).isEmpty();
    }

    @Test
    void what_is_not_there_any_more_when_all_is_read_anew_is_forgotten() {
        put(account("a", 5, entry(DAY, 1)));
        put(account("b", 5, entry(DAY, 2)));
        assertThat(ledger.put("thing", account("a", 3, entry(DAY, 4)), true)).isTrue();
        assertThat(ledger.retain("thing", Set.of("a"))).isTrue();
        ledger.publish(Instant.MAX);
        assertThat(sum(ledger)).isEqualTo(4);
        assertThat(ledger.subject("thing", "b")).isEmpty();
        put(account("b", 1, entry(DAY, 8)));
        assertThat(sum(ledger)).isEqualTo(12);
    }

    @Test
    void the_same_account_read_again_changes_nothing() {
        Sample account = account("a", 1, entry(DAY, 1), entry(DAY, 1), entry(DAY, 2));
        put(account);
        assertThat(ledger.put("thing", account, true)).isFalse();
    }
}
