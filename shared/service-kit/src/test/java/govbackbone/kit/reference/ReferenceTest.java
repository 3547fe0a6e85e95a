package govbackbone.kit.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.NotYetKnown;
import govbackbone.kit.eventstore.AggregateFeed;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The balances of all ledgers as reference data of two instances over one log. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferenceTest {
    private static LedgerService here;
    private static LedgerService there;
    private static Followed balancesHere;
    private static Followed balancesThere;

    /** A reference that follows the log of a service. */
    private record Followed(Reference<Ledger, Map<String, BigDecimal>> reference,
            ReferenceConfiguration.Following following) implements AutoCloseable {
        static Followed of(LedgerService service) {
            Reference<Ledger, Map<String, BigDecimal>> reference = new Reference<>(Ledger.TYPE,
                    ReferenceTest::balances);
            var following = new ReferenceConfiguration.Following(List.of(reference),
                    (types, listener) -> new AggregateFeed(service.engine, service.store, types, listener,
                            new SimpleMeterRegistry()));
            following.start();
            return new Followed(reference, following);
        }

        BigDecimal of(String id) {
            return reference.get().getOrDefault(id, BigDecimal.ONE.negate());
        }

        @Override
        public void close() {
            following.stop();
        }
    }

    private static Map<String, BigDecimal> balances(Map<String, Ledger> ledgers) {
        return ledgers.entrySet().stream().filter(entry -> entry.getValue() instanceof Ledger.Open)
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey,
                        entry -> ((Ledger.Open) entry.getValue()).balance()));
    }

    @BeforeAll
    static void start() {
        here = new LedgerService();
        there = new LedgerService(here.database);
        balancesHere = Followed.of(here);
        balancesThere = Followed.of(there);
    }

    @AfterAll
    static void stop() {
        balancesHere.close();
        balancesThere.close();
        there.close();
        here.close();
    }

    private static String open(LedgerService service) {
        return service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
    }

    private static MakeEntry entry(long amount) {
        return new MakeEntry(BigDecimal.valueOf(amount), "");
    }

    @Test
    void what_an_instance_has_accepted_it_knows_when_it_answers() {
        String id = open(here);
        assertThat(balancesHere.of(id)).isZero();
        for (int i = 1; i <= 50; i++) {
            here.give(id, entry(1));
            assertThat(balancesHere.of(id)).isEqualByComparingTo(BigDecimal.valueOf(i));
        }
    }

    @Test
    void what_another_instance_has_accepted_is_known_in_a_moment() {
        String id = open(there);
        there.give(id, entry(7));
        LedgerService.eventually(() -> assertThat(balancesHere.of(id)).isEqualByComparingTo("7"));
    }

    @Test
    void an_instance_that_writes_after_another_one_misses_nothing_of_it() {
        String id = open(here);
        for (int i = 1; i <= 40; i++) {
            LedgerService writer = i % 2 == 0 ? here : there;
            writer.give(id, entry(1));
            assertThat((i % 2 == 0 ? balancesHere : balancesThere).of(id))
                    .isEqualByComparingTo(BigDecimal.valueOf(i));
        }
    }

    @Test
    void instances_that_write_at_the_same_time_come_to_know_the_same() {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> open(i % 2 == 0 ? here : there)).toList();
        Flux.fromStream(IntStream.range(0, 200).boxed()).flatMap(i -> (i % 2 == 0 ? here : there).commands
                .submit(LedgerService.submission(ids.get(i % 5), entry(1))), 16).blockLast();
        LedgerService.eventually(() -> {
            assertThat(ids).allSatisfy(id -> assertThat(balancesHere.of(id)).isEqualByComparingTo("40"));
            assertThat(ids).allSatisfy(id -> assertThat(balancesThere.of(id)).isEqualByComparingTo("40"));
        });
    }

    @Test
    void an_instance_that_starts_knows_everything_before_it_is_asked() {
        String id = open(here);
        here.give(id, entry(3));
        try (Followed late = Followed.of(there)) {
            assertThat(late.of(id)).isEqualByComparingTo("3");
        }
    }

    @Test
    void before_it_follows_it_has_the_value_of_no_aggregates() {
        assertThat(new Reference<>(Ledger.TYPE, ReferenceTest::balances).get()).isEmpty();
    }

    @Test
    void what_became_of_an_aggregate_that_cannot_be_read_is_not_told_and_of_the_others_it_is() {
        try (LedgerService service = new LedgerService()) {
            Reference<Ledger, Map<String, Ledger>> reference = new Reference<>(Ledger.TYPE, states -> states);
            Reference<Ledger, Map<String, BigDecimal>> whole = new Reference<>(Ledger.TYPE, ReferenceTest::balances);
            var following = new ReferenceConfiguration.Following(List.of(reference),
                    (types, listener) -> new AggregateFeed(service.engine, service.store, types, listener,
                            new SimpleMeterRegistry()));
            var followingWhole = new ReferenceConfiguration.Following(List.of(whole),
                    (types, listener) -> new AggregateFeed(service.engine, service.store, types, listener,
                            new SimpleMeterRegistry()));
            following.start();
            followingWhole.start();
            String unread = open(service);
            String other = open(service);
            JdbcClient.create(service.dataSource).sql("""
                    INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload,
                        metadata)
                    VALUES (1, gen_random_uuid(), 1, 'test.LedgerCounted', 'test.ledger', ?, '{}',
                        '{"subject":"s","name":"n","correlationId":"c"}')""").param(unread).update();
            service.give(other, entry(5));

            LedgerService.eventually(() -> assertThat(reference.standing()).containsExactly(unread));
            LedgerService.eventually(() -> assertThat(whole.standing()).containsExactly(unread));
            assertThatThrownBy(() -> reference.get().get(unread)).isInstanceOf(NotYetKnown.class);
            assertThatThrownBy(whole::get).isInstanceOf(NotYetKnown.class);
            service.give(other, entry(1));
            LedgerService.eventually(() -> assertThat(reference.get().get(other)).isInstanceOfSatisfying(
                    Ledger.Open.class, open -> assertThat(open.balance()).isEqualByComparingTo("6")));
            following.stop();
            followingWhole.stop();
        }
    }

    @Test
    void when_the_history_of_the_log_has_changed_it_comes_to_know_the_new_one_by_itself() {
        try (LedgerService service = new LedgerService(); Followed balances = Followed.of(service)) {
            String kept = open(service);
            service.give(kept, entry(1));
            LogPosition common = service.log.head();
            service.give(kept, entry(5));
            String lost = open(service);
            assertThat(balances.of(kept)).isEqualByComparingTo("6");
            assertThat(balances.of(lost)).isZero();

            JdbcClient.create(Stores.superuser())
                    .sql("DELETE FROM " + service.database.schema() + ".event WHERE (txid, idx) > (?::xid8, ?)")
                    .params(Long.toString(common.transaction()), common.index()).update();
            LedgerService.eventually(() -> assertThat(balances.of(kept)).isEqualByComparingTo("1"));
            assertThat(balances.of(lost)).isNegative();

            try (LedgerService restarted = new LedgerService(service.database)) {
                restarted.give(kept, entry(7));
                LedgerService.eventually(() -> assertThat(balances.of(kept)).isEqualByComparingTo("8"));
            }
        }
    }

    @Test
    void while_it_is_read_again_it_is_not_known() {
        Reference<Ledger, Map<String, BigDecimal>> reference = new Reference<>(Ledger.TYPE, ReferenceTest::balances);
        reference.begins();
        assertThatThrownBy(reference::get).isInstanceOf(NotYetKnown.class);
        reference.knowsAll();
        assertThat(reference.get()).isEmpty();
    }

    @Test
    void a_listener_that_cannot_take_an_event_stops_its_aggregate_only() {
        try (LedgerService service = new LedgerService()) {
            String sick = open(service);
            String worse = open(service);
            String other = open(service);
            List<String> taken = new CopyOnWriteArrayList<>();
            List<String> standing = new CopyOnWriteArrayList<>();
            try (AggregateFeed feed = new AggregateFeed(service.engine, service.store, List.of(Ledger.TYPE),
                    new AggregateFeed.Listener() {
                        @Override
                        public void begins() {
                            taken.clear();
                        }

                        @Override
                        public void knowsAll() {}

                        @Override
                        public void take(AggregateFeed.Told told) {
                            if (told.aggregateId().equals(sick) && told.event() instanceof LedgerEvent.EntryMade) {
                                throw new IllegalStateException("defect");
                            }
                            if (told.aggregateId().equals(worse) && told.event() instanceof LedgerEvent.EntryMade) {
                                throw new StackOverflowError("defect");
                            }
                            taken.add(told.aggregateId());
                        }

                        @Override
                        public void stands(String aggregateType, String aggregateId) {
                            standing.add(aggregateId);
                        }
                    }, new SimpleMeterRegistry())) {
                service.give(sick, entry(1));
                service.give(worse, entry(1));
                service.give(other, entry(1));
                service.give(other, entry(1));
                LedgerService.eventually(() -> assertThat(taken).filteredOn(other::equals).hasSize(3));
                assertThat(standing).isNotEmpty().containsOnly(sick, worse);
                assertThat(feed.standing()).containsOnlyKeys(sick, worse);
            }
        }
    }
}
