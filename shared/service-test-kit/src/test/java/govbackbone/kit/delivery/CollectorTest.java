package govbackbone.kit.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.DomainEvent;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.WebhookEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableEvent.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** An older release does not lose the notices of a newer one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CollectorTest {
    private final ServiceDatabase schema = MigratedDatabase.create();
    private final HikariDataSource pool = MigratedDatabase.pool(schema);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final Log log = new Log();
    private final Collector collector = new Collector(log, jdbc,
            new TransactionTemplate(new JdbcTransactionManager(pool)), new MailDirectory(Map.of()),
            InstantSource.system());

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void what_need_not_be_read_is_passed_over() {
        log.append(new UnreadableEvent("notice.NoticeArchived", 1, NoticeEvent.class, Why.UNKNOWN_TYPE, LocalDate.MIN));
        log.append(new UnreadableEvent("sample.Odd", 1, null, Why.UNKNOWN_TYPE, LocalDate.MIN));

        assertThat(collector.collect()).isTrue();
        assertThat(reached()).isEqualTo(log.head());
        assertThat(collector.collect()).isFalse();
    }

    @Test
    void before_a_notice_or_a_subscription_that_cannot_be_read_deliveries_wait_for_who_can() {
        log.append(new UnreadableEvent("sample.Odd", 1, null, Why.UNKNOWN_TYPE, LocalDate.MIN));
        LogPosition before = log.head();
        log.append(new UnreadableEvent("notice.NoticeIssued", 9, NoticeEvent.NoticeIssued.class, Why.NEWER_REVISION,
                LocalDate.MIN));
        assertThat(collector.collect()).isTrue();
        assertThat(collector.collect()).isFalse();
        assertThat(reached()).isEqualTo(before);

        log.replaceLast(new UnreadableEvent("notice.WebhookMoved", 1, WebhookEvent.class, Why.UNKNOWN_TYPE,
                LocalDate.MIN));
        assertThat(collector.collect()).isFalse();
        assertThat(reached()).isEqualTo(before);
    }

    private LogPosition reached() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT txid, idx FROM delivery_progress",
                (row, number) -> new LogPosition(row.getLong(1), row.getLong(2))));
    }

    private static final class Log implements EventLog {
        private final List<Recorded<DomainEvent>> events = new ArrayList<>();

        void append(DomainEvent event) {
            events.add(new Recorded<>(event, "n-1", events.size() + 1L, Instant.EPOCH,
                    new Actor("s", "n", null, Set.of()), new LogPosition(events.size() + 1L, 1)));
        }

        void replaceLast(DomainEvent event) {
            events.removeLast();
            append(event);
        }

        @Override
        public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
            return events.stream().filter(event -> event.position().compareTo(position) > 0).limit(limit).toList();
        }

        @Override
        public LogPosition head() {
            return events.isEmpty() ? LogPosition.START : events.getLast().position();
        }
    }
}
