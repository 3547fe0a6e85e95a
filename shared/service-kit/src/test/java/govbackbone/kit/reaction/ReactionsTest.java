package govbackbone.kit.reaction;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import govbackbone.events.DomainEvent;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerEvent.EntryMade;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.kit.projection.LogSource;
import govbackbone.testkit.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

import static govbackbone.kit.ledger.LedgerService.eventually;
import static govbackbone.kit.reaction.Mirror.halvesOf;
import static govbackbone.kit.reaction.Mirror.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReactionsTest {
    private final LedgerService service = new LedgerService();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable Reactions reactions;

    @AfterEach
    void stop() {
        if (reactions != null) {
            reactions.stop();
        }
        service.close();
    }

    private Reactions start(Reaction<LedgerEvent> reaction, Commands commands) {
        Reactions started = Mirror.over(service, service.dataSource, commands, reaction, meters);
        reactions = started;
        started.start();
        return started;
    }

    private String open() {
        return service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
    }

    private void enter(String id, String text) {
        service.give(id, new MakeEntry(BigDecimal.TWO, text));
    }

    private double commands(String outcome) {
        return meters.counter("backbone.reaction.commands", "reaction", Mirror.NAME, "outcome", outcome).count();
    }

    @Test
    void what_happened_before_and_what_happens_now_has_its_consequences_in_order() {
        String before = open();
        enter(before, "a");
        Reactions running = start(Mirror.reaction(), service.commands);
        enter(before, "b");
        String now = open();
        enter(now, "c");

        eventually(() -> {
            assertThat(texts(service, "mirror-" + before)).containsExactly("a/1", "a/2", "b/1", "b/2");
            assertThat(texts(service, "mirror-" + now)).containsExactly("c/1", "c/2");
        });
        eventually(() -> assertThat(running.list()).singleElement().satisfies(status -> {
            assertThat(status.position()).isEqualTo(service.log.head());
            assertThat(status.holder()).isNotNull();
            assertThat(status.lagEvents()).isZero();
            assertThat(status.lagSeconds()).isZero();
            assertThat(status.parked()).isZero();
        }));
        assertThat(commands("accepted")).isEqualTo(8);
        await().until(() -> meters.get("backbone.reaction.lag.seconds").gauge().value() == 0);
    }

    @Test
    void what_was_over_before_the_first_start_has_no_consequences_if_nobody_wants_to_hear_of_it() {
        String old = open();
        enter(old, "old");
        Reactions first = start(Mirror.reaction().sinceFirstStart(), service.commands);
        String fresh = open();
        enter(fresh, "fresh");
        eventually(() -> assertThat(texts(service, "mirror-" + fresh)).containsExactly("fresh/1", "fresh/2"));
        first.stop();
        String meanwhile = open();
        enter(meanwhile, "meanwhile");
        start(Mirror.reaction().sinceFirstStart(), service.commands);

        eventually(() -> assertThat(texts(service, "mirror-" + meanwhile)).as("recorded while it stood still")
                .containsExactly("meanwhile/1", "meanwhile/2"));
        assertThat(service.log.history(Ledger.TYPE, "mirror-" + old)).isEmpty();
    }

    @Test
    void the_events_say_what_caused_them() {
        String id = open();
        start(Mirror.reaction(), service.commands);

        eventually(() -> assertThat(service.log.history(Ledger.TYPE, "mirror-" + id)).hasSize(1));
        var sql = JdbcClient.create(service.dataSource);
        String cause = sql.sql("SELECT event_id::text FROM event WHERE aggregate_id = ?").param(id)
                .query(String.class).single();
        assertThat(sql.sql("SELECT metadata::text FROM event WHERE aggregate_id = ?").param("mirror-" + id)
                .query(String.class).single())
                .contains("\"subject\":\"backbone\"", "\"correlationId\":\"test\"",
                        "\"causationId\":\"" + cause + "\"");
    }

    @Test
    void what_the_log_lost_after_it_was_dealt_with_stops_the_reaction_until_it_is_set_back() {
        String id = open();
        enter(id, "a");
        LogPosition common = service.log.head();
        enter(id, "lost");
        Reactions running = start(Mirror.reaction(), service.commands);
        eventually(() -> assertThat(texts(service, "mirror-" + id)).contains("lost/2"));
        eventually(() -> assertThat(running.list()).singleElement()
                .satisfies(status -> assertThat(status.position()).isEqualTo(service.log.head())));
        running.stop();
        JdbcClient superuser = JdbcClient.create(Stores.superuser());
        String event = service.database.schema() + ".event";
        superuser.sql("DELETE FROM " + event + " WHERE (txid, idx) > (?::xid8, ?)")
                .params(Long.toString(common.transaction()), common.index()).update();

        try (LedgerService restarted = new LedgerService(service.database)) {
            SimpleMeterRegistry gauges = new SimpleMeterRegistry();
            reactions = Mirror.over(restarted, restarted.dataSource, restarted.commands, Mirror.reaction(), gauges);
            reactions.start();
            eventually(() -> assertThat(historyChanged(gauges)).isOne());
            assertThat(reactions.list()).singleElement().satisfies(status -> {
                assertThat(status.historyChanged()).isTrue();
                assertThat(status.lagSeconds()).isNaN();
            });

            superuser.sql("UPDATE " + service.database.schema()
                    + ".reaction SET (txid, idx, event_id) = (SELECT txid::text::bigint, idx, event_id FROM " + event
                    + " AS log ORDER BY log.txid DESC, idx DESC LIMIT 1)").update();
            String next = restarted.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
            restarted.give(next, new MakeEntry(BigDecimal.TWO, "b"));
            eventually(() -> assertThat(texts(restarted, "mirror-" + next)).containsExactly("b/1", "b/2"));
            eventually(() -> assertThat(historyChanged(gauges)).isZero());
            reactions.stop();
        }
    }

    private static double historyChanged(SimpleMeterRegistry gauges) {
        return gauges.get("backbone.history.changed").tag("reader", Mirror.NAME).gauge().value();
    }

    @Test
    void a_refused_command_is_an_answer() {
        String id = open();
        service.give(id, new MakeEntry(BigDecimal.TWO, "a"));
        service.give("mirror-" + id, new OpenLedger(UUID.randomUUID().toString()));
        service.give("mirror-" + id, new CloseLedger());
        start(Mirror.reaction(), service.commands);
        String other = open();

        eventually(() -> assertThat(service.log.history(Ledger.TYPE, "mirror-" + other)).hasSize(1));
        eventually(() -> assertThat(commands("refused")).as("to open what is there, to enter twice").isEqualTo(3));
        assertThat(texts(service, "mirror-" + id)).isEmpty();
    }

    @Test
    void an_event_nothing_can_be_made_of_stops_its_aggregate_only_until_it_is_retried() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Reactions running = start(poisonedBy("bad", broken), service.commands);
        String id = open();
        enter(id, "good");
        enter(id, "bad");
        enter(id, "later");
        String other = open();
        enter(other, "x");

        eventually(() -> {
            assertThat(texts(service, "mirror-" + other)).containsExactly("x/1", "x/2");
            assertThat(running.parked(Mirror.NAME, 10)).extracting(ParkedReaction::version, ParkedReaction::error)
                    .containsExactly(tuple(3L, IllegalStateException.class.getName()),
                            tuple(4L, null));
        });
        assertThat(texts(service, "mirror-" + id)).containsExactly("good/1", "good/2");
        await().until(() -> meters.get("backbone.reaction.parked").gauge().value() == 2);
        assertThat(running.parked(Mirror.NAME, 10).getFirst().message()).isEqualTo("bad");

        assertThat(running.retry(Mirror.NAME, id)).isEqualTo(2);
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10).getFirst().error()).isNotNull());
        broken.set(false);
        running.retry(Mirror.NAME, id);
        eventually(() -> assertThat(texts(service, "mirror-" + id))
                .isEqualTo(halvesOf(List.of("good", "bad", "later"))));
        enter(id, "end");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).endsWith("end/2"));
        assertThat(running.parked(Mirror.NAME, 10)).isEmpty();
    }

    @Test
    void an_event_that_is_given_up_lets_the_later_ones_go_on() {
        Reactions running = start(poisonedBy("bad", new AtomicBoolean(true)), service.commands);
        String id = open();
        enter(id, "bad");
        enter(id, "later");
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10)).hasSize(2));

        assertThat(running.evict(Mirror.NAME, id)).isEqualTo(1);
        eventually(() -> assertThat(texts(service, "mirror-" + id)).containsExactly("later/1", "later/2"));
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10)).isEmpty());
    }

    @Test
    void what_is_parked_still_stands_after_a_restart() {
        Reactions first = start(poisonedBy("bad", new AtomicBoolean(true)), service.commands);
        String id = open();
        enter(id, "bad");
        eventually(() -> assertThat(first.parked(Mirror.NAME, 10)).hasSize(1));
        first.stop();

        Reactions second = start(Mirror.reaction(), service.commands);
        enter(id, "later");
        eventually(() -> assertThat(second.parked(Mirror.NAME, 10)).hasSize(2));
        second.retry(Mirror.NAME, id);
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("bad", "later"))));
    }

    @Test
    void a_parked_event_that_cannot_be_read_again_fails_alone() {
        EventLog unreadable = new EventLog() {
            @Override
            public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String id) {
                return service.log.history(type, id);
            }

            @Override
            public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
                return service.log.after(position, limit);
            }

            @Override
            public Recorded<DomainEvent> at(LogPosition position) {
                throw new IllegalArgumentException("unreadable");
            }

            @Override
            public LogPosition head() {
                return service.log.head();
            }
        };
        Reactions running = new Reactions(List.of(poisonedBy("bad", new AtomicBoolean(true))),
                List.of(new LogSource("ledger", service.store, unreadable)), service.commands, service.dataSource,
                InstantSource.system(), meters, Mirror.QUICK);
        reactions = running;
        running.start();
        String id = open();
        enter(id, "bad");
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10)).hasSize(1));

        running.retry(Mirror.NAME, id);
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10).getFirst().message()).isEqualTo("unreadable"));
        String other = open();
        eventually(() -> assertThat(service.log.history(Ledger.TYPE, "mirror-" + other)).hasSize(1));
    }

    @Test
    void what_cannot_be_done_now_is_done_later() {
        AtomicInteger tries = new AtomicInteger();
        start(Mirror.reaction(), new Commands() {
            @Override
            public <C> Mono<Accepted> submit(Submission<C> submission) {
                return tries.incrementAndGet() % 3 == 0
                        ? service.commands.submit(submission)
                        : Mono.error(new CommandFailure.Unavailable("busy", 1, null));
            }
        });
        String id = open();
        enter(id, "a");
        enter(id, "b");

        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a", "b"))));
        assertThat(commands("unavailable")).isEqualTo(10);
    }

    @Test
    void names_and_logs_must_be_known() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reactions(
                List.of(Mirror.reaction()), List.of(), service.commands, service.dataSource,
                InstantSource.system(), meters, Mirror.QUICK)).withMessageContaining("unknown log: ledger");
        assertThatIllegalArgumentException().isThrownBy(() -> new Reactions(
                List.of(Mirror.reaction(), Mirror.reaction()),
                List.of(new LogSource("ledger", service.store, service.log)),
                service.commands, service.dataSource, InstantSource.system(), meters, Mirror.QUICK))
                .withMessageContaining("Two reactions");
        Reactions running = start(Mirror.reaction(), service.commands);
        assertThatThrownBy(() -> running.parked("other", 1)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> running.retry("other", "x")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> running.evict("other", "x")).isInstanceOf(NoSuchElementException.class);
    }

    private static Reaction<LedgerEvent> poisonedBy(String text, AtomicBoolean broken) {
        return new Reaction<>(Mirror.NAME, "ledger", LedgerEvent.class, (Recorded<LedgerEvent> recorded) -> {
            if (broken.get() && recorded.event() instanceof EntryMade entry && entry.text().equals(text)) {
                throw new IllegalStateException(text);
            }
            return Mirror.react(recorded);
        });
    }

    private static final ReactionRun.Pace IMPATIENT = new ReactionRun.Pace(50, 4, Duration.ofMillis(20),
            Duration.ofMillis(300), Duration.ofMillis(5), Duration.ofMillis(60), Duration.ofMinutes(10),
            Duration.ofMillis(20));

    private Reactions start(Reaction<LedgerEvent> reaction, Commands commands, ReactionRun.Pace pace) {
        Reactions started = new Reactions(List.of(reaction),
                List.of(new LogSource("ledger", service.store, service.log)), commands, service.dataSource,
                InstantSource.system(), meters, pace);
        reactions = started;
        started.start();
        return started;
    }

    @Test
    void what_stays_impossible_stops_its_lane_only_and_is_done_by_itself_once_it_is_possible() {
        String sick = open();
        AtomicBoolean away = new AtomicBoolean(true);
        Reactions running = start(Mirror.reaction(), new Commands() {
            @Override
            public <C> Mono<Accepted> submit(Submission<C> submission) {
                return away.get() && ("mirror-" + sick).equals(submission.aggregateId())
                        ? Mono.error(new CommandFailure.Unavailable("busy", 1, null))
                        : service.commands.submit(submission);
            }
        }, IMPATIENT);
        String other = open();
        enter(sick, "a");
        enter(other, "b");

        eventually(() -> assertThat(texts(service, "mirror-" + other)).containsExactly("b/1", "b/2"));
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10)).hasSize(2));
        away.set(false);
        eventually(() -> assertThat(texts(service, "mirror-" + sick)).containsExactly("a/1", "a/2"));
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10)).isEmpty());
    }

    @Test
    void a_late_retry_gives_again_nothing_that_was_given_although_its_keys_are_gone() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Reactions running = start(Mirror.reaction(), new Commands() {
            @Override
            public <C> Mono<Accepted> submit(Submission<C> submission) {
                return broken.get() && submission.command() instanceof MakeEntry entry && entry.text().endsWith("/2")
                        ? Mono.error(new IllegalStateException("defect"))
                        : service.commands.submit(submission);
            }
        });
        String id = open();
        enter(id, "a");
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10)).singleElement()
                .satisfies(parked -> assertThat(parked.reached()).isEqualTo(1)));
        JdbcClient.create(service.dataSource).sql("DELETE FROM idempotency_key").update();

        broken.set(false);
        running.retry(Mirror.NAME, id);
        eventually(() -> assertThat(running.parked(Mirror.NAME, 10)).isEmpty());
        assertThat(texts(service, "mirror-" + id)).containsExactly("a/1", "a/2");
    }

    @Test
    void a_log_that_is_not_seen_is_left_to_another_instance() {
        Reactions blind = new Reactions(List.of(Mirror.reaction()),
                List.of(new LogSource("ledger", new Blind(service.store), service.log)), service.commands,
                service.dataSource, InstantSource.system(), meters, Mirror.QUICK);
        blind.start();
        eventually(() -> assertThat(blind.list().getFirst().holder()).isNotNull());
        String holder = blind.list().getFirst().holder();
        Reactions seeing = start(Mirror.reaction(), service.commands);
        try {
            String id = open();
            enter(id, "a");
            eventually(() -> assertThat(texts(service, "mirror-" + id)).containsExactly("a/1", "a/2"));
            assertThat(seeing.list().getFirst().holder()).isNotEqualTo(holder);
        } finally {
            blind.stop();
        }
    }

    /** A log of which nothing is seen, without anything failing. */
    private record Blind(StreamableMessageSource<TrackedEventMessage<?>> source)
            implements
                StreamableMessageSource<TrackedEventMessage<?>> {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            BlockingStream<TrackedEventMessage<?>> stream = source.openStream(token);
            return new BlockingStream<>() {
                @Override
                public Optional<TrackedEventMessage<?>> peek() {
                    return Optional.empty();
                }

                @Override
                public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
                    unit.sleep(timeout);
                    return false;
                }

                @Override
                public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
                    return stream.nextAvailable();
                }

                @Override
                public void close() {
                    stream.close();
                }
            };
        }
    }
}
