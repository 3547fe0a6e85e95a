package govbackbone.kit.deadline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import govbackbone.events.DomainEvent;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.AlarmClock;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableEvent.Why;
import govbackbone.kit.eventstore.UnreadableHistory;
import govbackbone.testkit.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlarmClockTest {
    private static final Instant NOON = Instant.parse("2020-07-31T04:00:00Z");
    private static final AlarmRinger.Pace CALM = new AlarmRinger.Pace(Duration.ofMillis(50), Duration.ofSeconds(30), 2);
    /** Takes over from a process that has not been heard of for a moment, which a busy machine can be as well. */
    private static final AlarmRinger.Pace NERVOUS = new AlarmRinger.Pace(Duration.ofMillis(50), Duration.ofMillis(100),
            2);
    private static DataSource database = new PGSimpleDataSource();

    private final AlarmClock alarms = new PostgresAlarmClock(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final JdbcClient sql = JdbcClient.create(database);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<Submission<?>> given = new ConcurrentLinkedQueue<>();
    /** Only just due, so that it rings again soon. */
    private final Instant recently = Instant.now();
    private AlarmRinger ringer = ringer(database, Mono.just(new Accepted("N1", 2)));

    @BeforeAll
    static void migrate() {
        var provided = Stores.serviceDatabase("alarms");
        Flyway.configure().dataSource(provided.jdbcUrl(), provided.owner().user(), provided.owner().password())
                .locations("classpath:db/kit")
                .placeholders(Map.of("serviceRole", provided.service().user(), "readerRole",
                        provided.reader().user()))
                .load().migrate();
        var source = new PGSimpleDataSource();
        source.setUrl(provided.jdbcUrl());
        source.setUser(provided.service().user());
        source.setPassword(provided.service().password());
        database = source;
    }

    @BeforeEach
    void empty() {
        sql.sql("DELETE FROM scheduled_tasks").update();
    }

    @AfterEach
    void stop() {
        ringer.stop();
    }

    @Test
    void an_alarm_is_stored_as_json_that_people_can_read() {
        schedule(List.of(due(NOON)));
        assertThat(sql.sql("SELECT task_instance FROM scheduled_tasks").query(String.class).single())
                .isEqualTo("test.note/N1/reply-due");
        assertThat(sql.sql("SELECT task_data::text FROM scheduled_tasks").query(String.class).single())
                .isEqualTo(
                        "{\"type\":\"test.note\",\"aggregateId\":\"N1\",\"alarm\":\"reply-due\",\"command\":\"Remind\","
                                + "\"data\":{\"on\":\"2020-07-31\",\"text\":\"催办\"}}");
        assertThat(sql.sql("SELECT execution_time FROM scheduled_tasks").query(OffsetDateTime.class).single()
                .toInstant()).isEqualTo(NOON);
    }

    @Test
    void a_rolled_back_transaction_leaves_no_alarm() {
        transaction.executeWithoutResult(status -> {
            alarms.change(NOTE, "N1", List.of(), List.of(due(NOON)));
            status.setRollbackOnly();
        });
        assertThat(instances()).isEmpty();
    }

    @Test
    void without_a_transaction_nothing_is_scheduled() {
        assertThatIllegalStateException().isThrownBy(() -> alarms.change(NOTE, "N1", List.of(), List.of(due(NOON))));
        assertThat(instances()).isEmpty();
    }

    @Test
    void an_alarm_that_vanishes_is_cancelled_and_others_stay() {
        Alarm<NoteCommand> reply = due(NOON);
        Alarm<NoteCommand> feedback = new Alarm<>("feedback-due", NOON, new NoteCommand.Close());
        schedule(List.of(reply, feedback));
        transaction.executeWithoutResult(
                status -> alarms.change(NOTE, "N1", List.of(reply, feedback), List.of(feedback)));
        assertThat(instances()).containsExactly("test.note/N1/feedback-due");
    }

    @Test
    void an_alarm_that_moves_is_moved_and_one_that_stays_is_not_written() {
        schedule(List.of(due(NOON)));
        transaction.executeWithoutResult(
                status -> alarms.change(NOTE, "N1", List.of(due(NOON)), List.of(due(NOON))));
        assertThat(sql.sql("SELECT version FROM scheduled_tasks").query(Long.class).single()).isEqualTo(1);
        transaction.executeWithoutResult(status -> alarms.change(NOTE, "N1", List.of(due(NOON)),
                List.of(due(NOON.plusSeconds(1)))));
        assertThat(sql.sql("SELECT version FROM scheduled_tasks").query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void a_due_alarm_gives_its_command_as_the_backbone_and_is_gone() {
        schedule(List.of(due(NOON),
                new Alarm<>("far", Instant.now().plus(Duration.ofDays(1)), new NoteCommand.Close())));
        ringer.start();
        await().until(() -> instances().equals(List.of("test.note/N1/far")));
        assertThat(given).singleElement().isEqualTo(new Submission<NoteCommand>(NOTE, "N1",
                new NoteCommand.Remind(LocalDate.of(2020, 7, 31), "催办"), Actor.BACKBONE, null, null,
                "alarm:test.note/N1/reply-due"));
        assertThat(meters.counter("backbone.alarms", "outcome", "accepted").count()).isEqualTo(1);
    }

    @Test
    void a_refused_alarm_is_done() {
        var refusal = new CommandFailure.Refused(Refusal.of(Late.TOO_LATE), new Standing<>("CLOSED", Set.of()));
        ringer = ringer(database, Mono.error(refusal));
        schedule(List.of(due(NOON)));
        ringer.start();
        await().until(() -> instances().isEmpty());
        assertThat(given).hasSize(1);
        assertThat(meters.counter("backbone.alarms", "outcome", "refused").count()).isEqualTo(1);
    }

    @Test
    void an_alarm_of_an_unknown_aggregate_is_done() {
        ringer = ringer(database, Mono.error(new CommandFailure.Unknown("N1")));
        schedule(List.of(due(NOON)));
        ringer.start();
        await().until(() -> instances().isEmpty());
        assertThat(given).hasSize(1);
    }

    @Test
    void an_alarm_that_finds_the_service_busy_rings_again() {
        var attempts = new AtomicInteger();
        ringer = ringer(database, Mono.defer(() -> attempts.incrementAndGet() < 3
                ? Mono.error(new CommandFailure.Unavailable("busy", 1, null))
                : Mono.just(new Accepted("N1", 2))));
        schedule(List.of(due(NOON)));
        ringer.start();
        await().until(() -> instances().isEmpty());
        assertThat(attempts).hasValue(3);
        assertThat(meters.counter("backbone.alarms", "outcome", "failed").count()).isEqualTo(2);
    }

    @Test
    void a_command_may_cancel_the_very_alarm_that_gave_it() {
        ringer = ringer(database, Mono.fromSupplier(() -> change(List.of(due(NOON)), List.of())));
        schedule(List.of(due(NOON)));
        ringer.start();
        await().until(() -> instances().isEmpty());
        ringer.stop();
        assertThat(given).hasSize(1);
    }

    @Test
    void a_command_may_set_the_very_alarm_that_gave_it_to_a_later_time() {
        Alarm<NoteCommand> later = due(Instant.now().plus(Duration.ofDays(1)));
        ringer = ringer(database, Mono.fromSupplier(() -> change(List.of(due(NOON)), List.of(later))));
        schedule(List.of(due(NOON)));
        ringer.start();
        await().until(() -> meters.counter("backbone.alarms", "outcome", "accepted").count() == 1);
        ringer.stop();
        assertThat(given).hasSize(1);
        assertThat(sql.sql("SELECT execution_time > now() AND NOT picked FROM scheduled_tasks").query(Boolean.class)
                .single()).isTrue();
    }

    @Test
    void an_alarm_that_changes_nothing_rings_again_for_as_long_as_its_aggregate_waits_for_it() {
        var attempts = new AtomicInteger();
        ringer = ringer(database, Mono.fromSupplier(() -> attempts.incrementAndGet() < 3
                ? new Accepted("N1", 2)
                : change(List.of(due(recently)), List.of())), waitingFor(recently), InstantSource.system(), CALM);
        schedule(List.of(due(recently)));
        ringer.start();
        await().until(() -> instances().isEmpty());
        assertThat(attempts).hasValue(3);
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void an_alarm_that_is_refused_rings_again_for_as_long_as_its_aggregate_waits_for_it() {
        var refusal = new CommandFailure.Refused(Refusal.of(Late.TOO_LATE), new Standing<>("OPEN", Set.of()));
        var attempts = new AtomicInteger();
        ringer = ringer(database, Mono.defer(() -> attempts.incrementAndGet() < 3
                ? Mono.error(refusal)
                : Mono.fromSupplier(() -> change(List.of(due(recently)), List.of()))), waitingFor(recently),
                InstantSource.system(), CALM);
        schedule(List.of(due(recently)));
        ringer.start();
        await().until(() -> instances().isEmpty());
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void an_alarm_of_long_ago_that_changes_nothing_waits_an_hour() {
        ringer = ringer(database, Mono.just(new Accepted("N1", 2)), waitingFor(NOON), InstantSource.system(),
                CALM);
        schedule(List.of(due(NOON)));
        ringer.start();
        await().until(() -> sql.sql("""
                SELECT NOT picked AND execution_time BETWEEN now() + interval '59 minutes' AND now() + interval '1 hour'
                FROM scheduled_tasks""").query(Boolean.class).single());
        assertThat(given).hasSize(1);
    }

    @Test
    void an_alarm_that_was_lost_is_set_again_and_what_is_there_stays() {
        AggregateType<NoteCommand, String, NoteEvent> waiting = waitingFor(NOON);
        List.of("N1", "N2").forEach(id -> opened(waiting, id));
        schedule(List.of(due(NOON.plusSeconds(1))));
        LostAlarms lost = new LostAlarms(database, List.of(waiting), new Notes());

        assertThat(lost.restore()).isOne();
        assertThat(instances()).containsExactly("test.note/N1/reply-due", "test.note/N2/reply-due");
        assertThat(lost.restore()).isZero();
    }

    @Test
    void a_record_that_cannot_be_read_keeps_no_other_from_its_lost_alarm() {
        AggregateType<NoteCommand, String, NoteEvent> waiting = waitingFor(NOON);
        List.of("N1", "N2").forEach(id -> opened(waiting, id));
        LostAlarms lost = new LostAlarms(database, List.of(waiting), new Notes() {
            @Override
            public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId) {
                if (aggregateId.equals("N1")) {
                    throw UnreadableHistory.of(new UnreadableEvent("test.Answered", 1, null, Why.UNKNOWN_TYPE,
                            LocalDate.MIN));
                }
                return List.of();
            }
        });

        assertThat(lost.restore()).isOne();
        assertThat(instances()).containsExactly("test.note/N2/reply-due");
    }

    private void opened(AggregateType<?, ?, ?> type, String id) {
        sql.sql("""
                INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
                VALUES (0, gen_random_uuid(), 1, 'test.Opened', ?, ?, '{}', '{}') ON CONFLICT DO NOTHING
                """).params(type.name(), id).update();
    }

    @Test
    void a_machine_whose_clock_is_ahead_does_not_ring_what_is_not_due_in_the_database() {
        ringer = ringer(database, Mono.just(new Accepted("N1", 2)), NOTE,
                InstantSource.offset(InstantSource.system(), Duration.ofDays(1)), CALM);
        schedule(List.of(due(NOON),
                new Alarm<>("in-an-hour", Instant.now().plus(Duration.ofHours(1)), new NoteCommand.Close())));
        ringer.start();
        await().until(() -> instances().equals(List.of("test.note/N1/in-an-hour")));
        ringer.stop();
        assertThat(given).hasSize(1);
    }

    @Test
    void a_machine_whose_clock_is_behind_rings_what_is_due_in_the_database() {
        ringer = ringer(database, Mono.just(new Accepted("N1", 2)), NOTE,
                InstantSource.offset(InstantSource.system(), Duration.ofDays(-1)), CALM);
        schedule(List.of(due(Instant.now().minus(Duration.ofHours(1)))));
        ringer.start();
        await().until(() -> instances().isEmpty());
        assertThat(given).hasSize(1);
    }

    private double waiting() {
        return meters.counter("backbone.alarms", "outcome", "waiting").count();
    }

    @Test
    void when_the_process_dies_while_an_alarm_rings_another_one_rings_it() {
        schedule(List.of(due(NOON)));
        var connection = new Severable(database);
        Sinks.One<Accepted> neverHeard = Sinks.one();
        AlarmRinger dying = ringer(connection, neverHeard.asMono(), NERVOUS);
        ringer = ringer(database, Mono.just(new Accepted("N1", 2)), NERVOUS);
        dying.start();
        await().until(() -> given.size() == 1);
        connection.severed = true;
        ringer.start();
        await().until(() -> instances().isEmpty());
        ringer.stop();
        assertThat(given).as("the lost attempt and the one that took effect").hasSize(2);
        assertThat(meters.counter("backbone.alarms", "outcome", "accepted").count()).isEqualTo(1);
        neverHeard.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        dying.stop();
    }

    @Test
    void a_service_that_imports_the_configuration_rings_its_alarms() {
        schedule(List.of(due(NOON)));
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(DataSource.class, () -> database);
            context.registerBean(Commands.class, () -> answering(Mono.just(new Accepted("N1", 2))));
            context.registerBean(EventLog.class, Notes::new);
            context.registerBean(InstantSource.class, InstantSource::system);
            context.registerBean(MeterRegistry.class, () -> meters);
            context.register(Note.class, DeadlineConfiguration.class);
            context.refresh();
            assertThat(context.getBean(AlarmClock.class)).isNotNull();
            await().until(() -> instances().isEmpty());
        }
        assertThat(given).hasSize(1);
    }

    @Configuration(proxyBeanMethods = false)
    static class Note {
        @Bean
        AggregateType<NoteCommand, String, NoteEvent> note() {
            return NOTE;
        }
    }

    private AlarmRinger ringer(DataSource source, Mono<Accepted> answer) {
        return ringer(source, answer, CALM);
    }

    private AlarmRinger ringer(DataSource source, Mono<Accepted> answer, AlarmRinger.Pace pace) {
        return ringer(source, answer, NOTE, InstantSource.system(), pace);
    }

    private AlarmRinger ringer(DataSource source, Mono<Accepted> answer,
            AggregateType<NoteCommand, String, NoteEvent> type, InstantSource clock, AlarmRinger.Pace pace) {
        return new AlarmRinger(source, answering(answer), List.of(type), new Notes(), clock, meters, pace);
    }

    private Commands answering(Mono<Accepted> answer) {
        return new Commands() {
            @Override
            public <C> Mono<Accepted> submit(Submission<C> submission) {
                given.add(submission);
                return answer;
            }
        };
    }

    private void schedule(List<Alarm<NoteCommand>> wanted) {
        change(List.of(), wanted);
    }

    private Accepted change(List<Alarm<NoteCommand>> before, List<Alarm<NoteCommand>> after) {
        transaction.executeWithoutResult(status -> alarms.change(NOTE, "N1", before, after));
        return new Accepted("N1", 2);
    }

    private List<String> instances() {
        return sql.sql("SELECT task_instance FROM scheduled_tasks ORDER BY 1")
                .query((row, number) -> row.getString(1)).list();
    }

    private static Alarm<NoteCommand> due(Instant at) {
        return new Alarm<>("reply-due", at, new NoteCommand.Remind(LocalDate.of(2020, 7, 31), "催办"));
    }

    /** Notes have no events. */
    private static class Notes implements EventLog {
        @Override
        public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId) {
            return List.of();
        }

        @Override
        public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
            return List.of();
        }

        @Override
        public LogPosition head() {
            return LogPosition.START;
        }
    }

    /** Whose state waits for that, whatever happens. */
    private static AggregateType<NoteCommand, String, NoteEvent> waitingFor(Instant at) {
        return new AggregateType<>("test.note", NoteCommand.class, NoteEvent.class, "",
                (state, command, context) -> List.of(), (state, event) -> state,
                state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of(due(at)));
    }

    private static final AggregateType<NoteCommand, String, NoteEvent> NOTE = new AggregateType<>("test.note",
            NoteCommand.class, NoteEvent.class, "", (state, command, context) -> List.of(), (state, event) -> state,
            state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of());

    sealed interface NoteCommand {
        record Remind(LocalDate on, String text) implements NoteCommand {}

        record Close() implements NoteCommand {}
    }

    sealed interface NoteEvent extends DomainEvent {
        record Closed(LocalDate effectiveOn) implements NoteEvent {}
    }

    enum Late implements Reason {
        TOO_LATE;

        @Override
        public Told told() {
            return new Told(Kind.NOT_ALLOWED, "已办结。", "Closed already.");
        }
    }

    /** A database that a killed process no longer reaches: no heartbeat, no completion. */
    private static final class Severable extends DelegatingDataSource {
        private volatile boolean severed;

        Severable(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (severed) {
                throw new SQLException("The process is dead");
            }
            return super.getConnection();
        }
    }
}
