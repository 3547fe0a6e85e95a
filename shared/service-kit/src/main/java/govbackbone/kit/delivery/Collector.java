package govbackbone.kit.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.DomainEvent;
import govbackbone.events.notice.Message;
import govbackbone.events.notice.NoticeEvent.NoticeIssued;
import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.notice.WebhookEvent.*;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.delivery.Delivery.Channel;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.follow.Lag;
import govbackbone.kit.follow.Sparingly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds in the log what is to be delivered, and to whom as the subscriptions then were. What it finds and how far it has
 * got are one transaction; of several instances at the same place one wins, so each notice is found once.
 */
final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Sparingly WARNINGS = new Sparingly(Duration.ofMinutes(1));
    private static final int PAGE = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PUSH = """
            INSERT INTO delivery (notice_id, channel, target, payload)
            SELECT ?, 'WEBHOOK', id, ?::json FROM webhook WHERE active AND kinds @> ARRAY[?]::text[]
                AND (unit IS NULL OR ? IN ('unit:' || unit, 'role:office') OR ? LIKE 'role:%@' || unit)
            ON CONFLICT DO NOTHING
            """;
    private static final String POST = """
            INSERT INTO delivery (notice_id, channel, target, payload) VALUES (?, 'MAIL', ?, ?::json)
            ON CONFLICT DO NOTHING
            """;

    private final EventLog log;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final MailDirectory mail;
    private final InstantSource clock;

    /** @param clock also compared with the moments of recording, for the lag */
    Collector(EventLog log, JdbcTemplate jdbc, TransactionTemplate transaction, MailDirectory mail,
            InstantSource clock) {
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.mail = mail;
        this.clock = clock;
    }

    /** How far behind the log it is. */
    Lag lag() {
        return log.lagAfter(reached(), clock.instant());
    }

    private LogPosition reached() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT txid, idx, event_id::text FROM delivery_progress",
                (row, number) -> new LogPosition(row.getLong(1), row.getLong(2), row.getString(3))));
    }

    /** Searches the next page of the log; whether there was anything in it. */
    boolean collect() {
        LogPosition reached = reached();
        List<Recorded<DomainEvent>> events = log.after(reached, PAGE).stream()
                .takeWhile(Collector::isReadable).toList();
        if (events.isEmpty()) {
            return false;
        }
        LogPosition end = events.getLast().position();
        transaction.executeWithoutResult(status -> {
            if (jdbc.update(
                    "UPDATE delivery_progress SET txid = ?, idx = ?, event_id = ?::uuid WHERE txid = ? AND idx = ?",
                    end.transaction(), end.index(), end.event(), reached.transaction(), reached.index()) == 1) {
                store(events);
            }
        });
        return true;
    }

    /**
     * A notice that cannot be read would never be delivered, and a subscription that cannot be read might be one that ended:
     * both are left to an instance that can. A kind of event of notices that is not known here issues none.
     */
    private static boolean isReadable(Recorded<DomainEvent> recorded) {
        if (!(recorded.event() instanceof UnreadableEvent unreadable) || (unreadable.kind() != NoticeIssued.class
                && !unreadable.concerns(WebhookEvent.class))) {
            return true;
        }
        if (WARNINGS.isDue(unreadable.type())) {
            LOG.warn("Deliveries wait before {} of {}: {}", recorded.position(), recorded.aggregateId(),
                    unreadable.told());
        }
        return false;
    }

    private void store(List<Recorded<DomainEvent>> events) {
        List<Object[]> pushed = new ArrayList<>();
        List<Object[]> posted = new ArrayList<>();
        for (Recorded<DomainEvent> recorded : events) {
            switch (recorded.event()) {
                case NoticeIssued notice -> {
                    String payload = payload(recorded, notice);
                    String to = notice.to().value();
                    pushed.add(
                            new Object[]{recorded.aggregateId(), payload, notice.message().kind().name(), to, to});
                    if (!mail.addresses(notice.to().value()).isEmpty()) {
                        posted.add(new Object[]{recorded.aggregateId(), notice.to().value(), payload});
                    }
                }
                case WebhookEvent change -> {
                    // Notices before the change go to the subscriptions before it.
                    jdbc.batchUpdate(PUSH, pushed);
                    pushed.clear();
                    apply(recorded, change);
                }
                default -> {
                }
            }
        }
        jdbc.batchUpdate(PUSH, pushed);
        jdbc.batchUpdate(POST, posted);
    }

    private static String payload(Recorded<DomainEvent> recorded, NoticeIssued notice) {
        Message message = notice.message();
        return JSON.writeValueAsString(new Payload(recorded.aggregateId(), recorded.recordedAt().toString(),
                notice.to().value(), notice.toName(), message));
    }

    private void apply(Recorded<DomainEvent> recorded, WebhookEvent event) {
        String id = recorded.aggregateId();
        switch (event) {
            case WebhookRegistered e -> jdbc.update("INSERT INTO webhook (id, url, kinds) VALUES (?, ?, ?)", id,
                    e.url(), kinds(e.kinds()));
            case WebhookOwned e -> jdbc.update("UPDATE webhook SET unit = ? WHERE id = ?",
                    e.everybody() ? null : e.unit().value(), id);
            case WebhookChanged e -> jdbc.update("UPDATE webhook SET url = ?, kinds = ? WHERE id = ?", e.url(),
                    kinds(e.kinds()), id);
            case WebhookSecretShown _ -> {
            }
            case WebhookSecretRotated e -> jdbc.update("UPDATE webhook SET secret = ?, rotated_at = ? WHERE id = ?",
                    e.number(), recorded.recordedAt().atOffset(ZoneOffset.UTC), id);
            case WebhookSuspended _ -> jdbc.update("UPDATE webhook SET active = false WHERE id = ?", id);
            case WebhookResumed _ -> jdbc.update("UPDATE webhook SET active = true WHERE id = ?", id);
            case WebhookRetired _ -> {
                jdbc.update("DELETE FROM delivery WHERE channel = ? AND target = ? AND delivered_at IS NULL",
                        Channel.WEBHOOK.name(), id);
                jdbc.update("DELETE FROM webhook WHERE id = ?", id);
            }
        }
    }

    private static String[] kinds(List<? extends Enum<?>> kinds) {
        return kinds.stream().map(Enum::name).toArray(String[]::new);
    }

    /**
     * The body of a webhook, and what a mail is written from.
     *
     * @param id of the notice: the same however often it arrives
     */
    record Payload(String id, String issuedAt, String to, String toName, Message message) {
        static Payload of(Delivery delivery) {
            return JSON.readValue(delivery.payload(), Payload.class);
        }
    }
}
