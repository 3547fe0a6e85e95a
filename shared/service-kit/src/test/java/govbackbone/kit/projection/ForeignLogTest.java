package govbackbone.kit.projection;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.LogEntry;
import govbackbone.kit.eventstore.LogTail;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerEvent.EntryMade;
import govbackbone.kit.ledger.LedgerService;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A service reads the log of another one, and cannot do more than that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeignLogTest {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final LedgerService writer = new LedgerService();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(writer));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private ForeignLog reader() {
        var login = new ForeignLog.Login(writer.database.jdbcUrl(), writer.database.reader().user(),
                writer.database.reader().password());
        ForeignLog log = new ForeignLog("ledger", login, List.of(LedgerEvent.class), Ledger.UPCASTERS);
        open.add(log);
        return log;
    }

    private String ledger(int entries) {
        String id = writer.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
        IntStream.range(0, entries)
                .forEach(i -> writer.give(id, new MakeEntry(BigDecimal.valueOf(i + 1), "entry " + i)));
        return id;
    }

    private static List<LogEntry> read(ForeignLog log, LogPosition from, int events) {
        List<LogEntry> read = new ArrayList<>();
        try (LogTail tail = log.source().tail(from)) {
            while (read.size() < events) {
                List<LogEntry> next = tail.next(events - read.size(), WAIT);
                assertThat(next).as("after %d events", read.size()).isNotEmpty();
                read.addAll(next);
            }
        }
        return read;
    }

    @Test
    void what_its_writer_recorded_is_read_in_the_order_of_the_log() {
        List<String> ledgers = IntStream.range(0, 6).parallel().mapToObj(_ -> ledger(5)).toList();

        List<Recorded<DomainEvent>> read = read(reader(), LogPosition.START, 36).stream().map(LogEntry::recorded)
                .toList();
        assertThat(read).isEqualTo(writer.log.after(LogPosition.START, 100));
        assertThat(read).extracting(Recorded::position).isSorted();
        assertThat(read).extracting(Recorded::aggregateId).containsAll(ledgers);
    }

    @Test
    void the_history_of_one_aggregate_is_read_alone() {
        ledger(2);
        String id = ledger(3);

        assertThat(reader().history(LedgerEvent.class, id)).isEqualTo(writer.log.history(Ledger.TYPE, id));
        assertThat(reader().history(LedgerEvent.class, "nobody")).isEmpty();
    }

    @Test
    void whoever_starts_again_goes_on_where_it_ended() throws Exception {
        ledger(2);
        ForeignLog first = reader();
        LogPosition position = read(first, LogPosition.START, 3).getLast().recorded().position();
        open.remove(first);
        first.close();
        String later = ledger(1);

        assertThat(read(reader(), position, 2)).extracting(entry -> entry.recorded().aggregateId())
                .containsExactly(later, later);
    }

    @Test
    void events_of_old_revisions_are_carried_forward_as_their_writer_does() {
        String id = UUID.randomUUID().toString();
        JdbcClient.create(writer.dataSource).sql("""
                INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
                VALUES (0, gen_random_uuid(), 1, 'test.EntryMade', 'test.ledger', ?,
                    '{"effectiveOn":"2020-06-30","amount":2}', '{"subject":"s","name":"n","correlationId":"c"}')
                """).param(id).update();

        EntryMade carried = new EntryMade(LocalDate.of(2020, 6, 30), new BigDecimal("2.00"), "");
        assertThat(reader().history(LedgerEvent.class, id)).extracting(Recorded::event).containsExactly(carried);
        assertThat(read(reader(), LogPosition.START, 1)).extracting(entry -> entry.recorded().event())
                .containsExactly(carried);
        assertThatIllegalArgumentException().as("a reader without the writer's upcasters does not start")
                .isThrownBy(() -> new ForeignLog("ledger", new ForeignLog.Login(writer.database.jdbcUrl(), "", ""),
                        List.of(LedgerEvent.class)));
    }

    @Test
    void the_database_refuses_what_a_reader_writes() {
        EmbeddedEventStore store = (EmbeddedEventStore) reader().source().messages();
        var event = new GenericDomainEventMessage<>(Ledger.TYPE.name(), "x", 0,
                new LedgerEvent.LedgerOpened(LocalDate.of(2020, 6, 30), "1"),
                EventMetadata.of(LedgerService.CLERK, "request-1"));

        assertThatThrownBy(() -> store.publish(event)).rootCause().isInstanceOfSatisfying(SQLException.class,
                refused -> assertThat(refused.getSQLState()).as(refused.getMessage()).isIn("25006", "42501"));
        assertThat(writer.log.after(LogPosition.START, 1)).isEmpty();
    }

    @Test
    void the_other_service_may_start_later() {
        ForeignLog away = new ForeignLog("ledger",
                new ForeignLog.Login("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "reader", ""),
                List.of(LedgerEvent.class), Ledger.UPCASTERS);
        open.add(away);

        assertThat(away.source().name()).isEqualTo("ledger");
    }
}
