package govbackbone.kit.reaction;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.kit.projection.LogSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static govbackbone.kit.ledger.LedgerService.eventually;
import static govbackbone.kit.reaction.Mirror.halvesOf;
import static govbackbone.kit.reaction.Mirror.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** Instances that share a reaction and die in the middle of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReactionFailoverTest {
    private final LedgerService service = new LedgerService();
    private final LedgerService other = new LedgerService(service.database);
    private final List<Instance> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(instance -> instance.reactions.stop());
        other.close();
        service.close();
    }

    @Test
    void one_instance_is_at_it_and_another_goes_on_when_it_ends() {
        Instance first = start(service);
        eventually(() -> assertThat(first.holder()).isNotNull());
        Instance second = start(other);
        String id = open();
        enter(id, "a");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a"))));
        assertThat(second.given()).isZero();

        first.reactions.stop();
        enter(id, "b");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a", "b"))));
        assertThat(second.given()).isPositive();
    }

    @Test
    void what_a_dead_instance_has_done_is_not_done_again() {
        Instance dying = start(service);
        String id = open();
        enter(id, "a");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a"))));
        dying.severed.dead = true;
        enter(id, "b");

        Instance heir = start(other);
        eventually(() -> assertThat(heir.given()).isGreaterThanOrEqualTo(2));
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a", "b"))));
    }

    @Test
    void wherever_instances_die_every_consequence_comes_once_and_in_order() {
        Random random = new Random(20_200_731);
        List<String> ids = List.of(open(), open(), open());
        List<List<String>> entered = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < 12; round++) {
            Instance instance = start(random.nextBoolean() ? service : other);
            for (int i = 0; i < 10; i++) {
                int which = random.nextInt(ids.size());
                String text = round + "-" + i;
                enter(ids.get(which), text);
                entered.get(which).add(text);
            }
            instance.diesAfter(random.nextInt(30));
        }
        start(service);
        for (int i = 0; i < ids.size(); i++) {
            String mirror = "mirror-" + ids.get(i);
            List<String> expected = halvesOf(entered.get(i));
            eventually(() -> assertThat(texts(service, mirror)).isEqualTo(expected));
        }
    }

    @Test
    void work_that_takes_longer_than_the_lease_stays_with_its_instance() {
        Instance slow = start(service);
        eventually(() -> assertThat(slow.holder()).isNotNull());
        CountDownLatch mayGoOn = new CountDownLatch(1);
        slow.waitsFor = mayGoOn;
        Instance idle = start(other);
        String id = open();
        eventually(() -> assertThat(slow.given()).isEqualTo(1));
        int looks = idle.severed.connections.get();
        // Three looks are one lease.
        Awaitility.await().until(() -> idle.severed.connections.get() > looks + 30);

        assertThat(idle.given()).isZero();
        mayGoOn.countDown();
        enter(id, "a");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a"))));
    }

    @Test
    void what_was_refused_is_not_decided_again_by_whoever_goes_on() {
        ReactionRun.Pace seldom = new ReactionRun.Pace(50, 4, Duration.ofMillis(20), Duration.ofMinutes(1),
                Duration.ofMillis(5), Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMillis(20));
        Reaction<LedgerEvent> reaction = new Reaction<>(Mirror.NAME, "ledger", LedgerEvent.class, recorded -> {
            if (recorded.aggregateId().startsWith("mirror-")) {
                return List.of();
            }
            String mirror = "mirror-" + recorded.aggregateId();
            return switch (recorded.event()) {
                case LedgerEvent.LedgerOpened opened ->
                    List.of(new Consequence<>(Ledger.TYPE, mirror, new OpenLedger("mirror-" + opened.number())));
                case LedgerEvent.EntryMade entry -> List.of(new Consequence<>(Ledger.TYPE, mirror, new MakeEntry(
                        entry.text().equals("take") ? BigDecimal.TEN.negate() : BigDecimal.TEN, entry.text())));
                case LedgerEvent.LedgerClosed _ -> List.of();
            };
        });
        Instance dying = start(service, reaction, seldom);
        String id = open();
        enter(id, "take");
        enter(id, "put");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).containsExactly("put"));
        dying.severed.dead = true;
        JdbcClient.create(service.dataSource).sql("UPDATE reaction SET holder = NULL").update();

        Instance heir = start(other, reaction, seldom);
        enter(id, "put");
        eventually(() -> assertThat(heir.given()).isPositive());
        eventually(() -> assertThat(texts(service, "mirror-" + id)).containsExactly("put", "put"));
    }

    private Instance start(LedgerService over) {
        return start(over, Mirror.reaction(), Mirror.QUICK);
    }

    private Instance start(LedgerService over, Reaction<LedgerEvent> reaction, ReactionRun.Pace pace) {
        Instance instance = new Instance(over, reaction, pace);
        started.add(instance);
        instance.reactions.start();
        return instance;
    }

    private String open() {
        return service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
    }

    private void enter(String id, String text) {
        service.give(id, new MakeEntry(BigDecimal.TWO, text));
    }

    /** One instance whose death can be staged. */
    private static final class Instance implements Commands {
        private final LedgerService over;
        private final Severable severed;
        private final Reactions reactions;
        private final AtomicInteger given = new AtomicInteger();
        private volatile int last = Integer.MAX_VALUE;
        private volatile CountDownLatch waitsFor = new CountDownLatch(0);

        Instance(LedgerService over, Reaction<LedgerEvent> reaction, ReactionRun.Pace pace) {
            this.over = over;
            this.severed = new Severable(over.dataSource);
            this.reactions = new Reactions(List.of(reaction), List.of(new LogSource("ledger", over.store, over.log)),
                    this, severed, InstantSource.system(), new SimpleMeterRegistry(), pace);
        }

        @Override
        public <C> Mono<Accepted> submit(Submission<C> submission) {
            if (severed.dead) {
                return Mono.error(new IllegalStateException("The process is dead"));
            }
            if (given.incrementAndGet() >= last) {
                severed.dead = true;
            }
            CountDownLatch wait = waitsFor;
            return Mono.fromCallable(() -> wait.await(1, TimeUnit.MINUTES)).subscribeOn(Schedulers.boundedElastic())
                    .then(over.commands.submit(submission));
        }

        int given() {
            return given.get();
        }

        @Nullable
        String holder() {
            return reactions.list().getFirst().holder();
        }

        void diesAfter(int commands) {
            last = given() + commands;
        }
    }

    /** A database that a killed process no longer reaches: neither positions nor parked events. */
    private static final class Severable extends DelegatingDataSource {
        private final AtomicInteger connections = new AtomicInteger();
        private volatile boolean dead;

        Severable(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (dead) {
                throw new SQLException("The process is dead");
            }
            connections.incrementAndGet();
            return super.getConnection();
        }
    }
}
