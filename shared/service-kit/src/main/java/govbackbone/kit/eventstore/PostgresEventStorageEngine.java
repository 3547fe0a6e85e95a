package govbackbone.kit.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import javax.sql.DataSource;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The log in one PostgreSQL schema, behind Axon's storage SPI. Joins the Spring transaction of the calling thread, unless
 * {@link SharedAppends} are allowed.
 * <p>
 * Every event carries the id of the transaction that wrote it. Readers go through the log ordered by that id and stay below
 * the oldest transaction still running, so an event that commits late is never passed over, without locks and without
 * lists of gaps. In exchange a transaction must get its id after it loaded the aggregate, else a reader could meet the
 * events of one aggregate out of order: nothing is written before the load, and every load checks it.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresEventStorageEngine.class);

    // One statement for any number of events: PostgreSQL has it planned once.
    private static final String APPEND = "INSERT INTO " + NewEvent.COLUMNS
            + " SELECT sequence, event_id::uuid, revision, type, aggregate_type, aggregate_id, payload::json, metadata::json FROM unnest(?::bigint[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) AS new (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)";
    // Sent together and without BEGIN, both are one transaction and one round trip.
    private static final String APPEND_TOGETHER = "SELECT set_config('lock_timeout', '50ms', true);" + APPEND;
    private static final String COPY = "COPY " + NewEvent.COLUMNS + " FROM STDIN";
    private static final String STORED = "SELECT 1 FROM event WHERE aggregate_id = ? AND sequence = ? AND event_id = ?::uuid";
    /** What is read of the log at once, as text. */
    private static final int READ_BYTES = 4 * 1024 * 1024;
    private static final String SETTLED = "txid < log_transaction(pg_snapshot_xmin(pg_current_snapshot()))";
    // Ordered by event.txid: a bare txid would be the selected text, in which 1000 comes before 999.
    private static final String READ_LOG = reading("(txid, idx) > (?::xid8, ?) AND " + SETTLED, "false");
    // The event that was read last once more, and those after it: whoever reads on learns in the same moment that it is gone.
    private static final String READ_ON = reading("(txid, idx) >= (?::xid8, ?) AND " + SETTLED,
            "(txid, idx) = (?::xid8, ?)");
    private static final String READ_KINDS = reading(
            "(txid, idx) > (?::xid8, ?) AND (txid, idx) <= (?::xid8, ?) AND type = ANY (?)", "false");
    private static final String READ_ID = "SELECT event_id::text FROM event WHERE txid = ?::xid8 AND idx = ? AND txid < log_transaction(pg_snapshot_xmin(pg_current_snapshot()))";
    private static final String COUNT_LOG = "SELECT count(*) FROM (SELECT 1 FROM event WHERE (txid, idx) > (?::xid8, ?) AND txid < log_transaction(pg_snapshot_xmin(pg_current_snapshot())) ORDER BY event.txid, event.idx LIMIT ?) AS ahead";
    private static final String READ_AGGREGATE = "SELECT " + StoredEvent.COLUMNS
            + ", pg_current_xact_id_if_assigned() IS NULL FROM event WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";
    private static final String HEAD = "SELECT txid::text, idx, event_id::text FROM event WHERE txid < log_transaction(pg_snapshot_xmin(pg_current_snapshot())) ORDER BY event.txid DESC, event.idx DESC LIMIT 1";
    // now() is taken before the snapshot, the counter of transactions (to which age() counts) after it.
    private static final String HORIZON = """
            SELECT now(), log_transaction(pg_snapshot_xmin(pg_current_snapshot()))::text::bigint
                    + age(pg_snapshot_xmin(pg_current_snapshot())::xid),
                log_transaction(pg_snapshot_xmin(pg_current_snapshot()))::text::bigint, head.txid::text, head.idx, head.event_id::text,
                (SELECT min(recorded_at) FROM event WHERE txid >= log_transaction(pg_snapshot_xmin(pg_current_snapshot())))
            FROM (SELECT) AS one LEFT JOIN (SELECT txid, idx, event_id FROM event
                WHERE txid < log_transaction(pg_snapshot_xmin(pg_current_snapshot()))
                ORDER BY event.txid DESC, event.idx DESC LIMIT 1) AS head ON true""";
    private static final String FIRST_SINCE = "SELECT txid::text, idx, event_id::text FROM event WHERE recorded_at >= ? AND txid < log_transaction(pg_snapshot_xmin(pg_current_snapshot())) ORDER BY event.txid, event.idx LIMIT 1";
    private static final String READ_HISTORY = "SELECT " + StoredEvent.COLUMNS
            + " FROM event WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";
    private static final String LAST_SEQUENCE = "SELECT max(sequence) FROM event WHERE aggregate_id = ?";
    private static final String AGGREGATES = "SELECT aggregate_id FROM event WHERE aggregate_type = ? AND sequence = 0 ORDER BY aggregate_id";
    private static final String READ_SNAPSHOT = "SELECT aggregate_type, sequence, fingerprint, state::text, stored_at, weight FROM snapshot WHERE aggregate_id = ? AND weight IS NOT NULL AND pg_current_xact_id_if_assigned() IS NULL";
    // Not of an event that is not there: a state in memory may be of a time that the database has lost.
    private static final String STORE_SNAPSHOT = """
            INSERT INTO snapshot (aggregate_id, sequence, aggregate_type, fingerprint, state, weight)
            SELECT new.* FROM (VALUES (?, ?::bigint, ?, ?, ?::json, ?::bigint)) AS new (aggregate_id, sequence, aggregate_type, fingerprint, state, weight)
            WHERE EXISTS (SELECT 1 FROM event WHERE event.aggregate_id = new.aggregate_id AND event.sequence = new.sequence)
            ON CONFLICT (aggregate_id) DO UPDATE SET sequence = excluded.sequence, aggregate_type = excluded.aggregate_type,
                fingerprint = excluded.fingerprint, state = excluded.state, weight = excluded.weight, stored_at = clock_timestamp()
            WHERE snapshot.sequence < excluded.sequence OR snapshot.fingerprint <> excluded.fingerprint OR snapshot.weight IS NULL""";

    /** From so many events on, a COPY saves more than the question and answer it takes before its rows. */
    private static final int MANY = 100;

    /** Less than a client waits for its answer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final EventJson json;
    private final JdbcTemplate jdbc;
    private final SharedAppends shared;
    private final StateJson states;
    private final Set<String> snapshotTroubles = ConcurrentHashMap.newKeySet();

    /** The log of the running service. */
    public PostgresEventStorageEngine(DataSource dataSource, EventJson events,
            Collection<? extends AggregateType<?, ?, ?>> types) {
        super(new Builder(new EventSerializer(events)));
        json = events;
        states = new StateJson(types, events.upcasters(), CodeFingerprint.ofThisProgram());
        jdbc = new JdbcTemplate(dataSource);
        shared = new SharedAppends(new Writer(), LONGEST_WAIT);
    }

    /** A log to be read only: with the login of a reader it may be another service's. */
    public PostgresEventStorageEngine(DataSource dataSource, EventJson events) {
        this(dataSource, events, List.of());
    }

    /**
     * What is read of the log at once: few events when they are large, but always one. A row counts the rows before it, so
     * that the first one is not counted, and one that is known already is no weight.
     *
     * @param which an SQL condition: what is read
     * @param known an SQL condition: whose payload need not be told
     */
    private static String reading(String which, String known) {
        return """
                SELECT %s FROM (
                    SELECT *, sum(CASE WHEN known THEN 0 ELSE octet_length(payload::text) END) OVER (
                        ORDER BY txid, idx ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS weight_before
                    FROM (SELECT *, %s AS known FROM event
                        WHERE %s
                        ORDER BY event.txid, event.idx LIMIT ?) AS ahead) AS event
                WHERE coalesce(weight_before, 0) < %d ORDER BY event.txid, event.idx
                """
                .formatted(StoredEvent.COLUMNS_UNLESS_KNOWN, known, which, READ_BYTES);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            if (SharedAppends.areAllowed() && !TransactionSynchronizationManager.isActualTransactionActive()) {
                shared.append(events.stream().map(this::written).toList());
            } else if (events.size() < MANY) {
                insert(events.stream().map(this::written).toList());
            } else {
                copy(events);
            }
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException("The aggregate has newer events: " + events.getFirst().getIdentifier(), e);
        }
    }

    private void insert(List<NewEvent> events) {
        jdbc.execute(APPEND, (PreparedStatementCallback<?>) statement -> executed(statement, events));
    }

    private void copy(List<? extends EventMessage<?>> events) {
        jdbc.execute((ConnectionCallback<?>) connection -> {
            new CopiedRows<EventMessage<?>>(events, event -> written(event).values()).into(connection, COPY);
            return null;
        });
    }

    private static boolean executed(PreparedStatement append, List<NewEvent> events) throws SQLException {
        Connection connection = append.getConnection();
        append.setArray(1, connection.createArrayOf("int8", column(events, NewEvent::sequence, Long[]::new)));
        append.setArray(2, connection.createArrayOf("text", column(events, NewEvent::eventId, String[]::new)));
        append.setArray(3, connection.createArrayOf("int4", column(events, NewEvent::revision, Integer[]::new)));
        append.setArray(4, connection.createArrayOf("text", column(events, NewEvent::type, String[]::new)));
        append.setArray(5, connection.createArrayOf("text", column(events, NewEvent::aggregateType, String[]::new)));
        append.setArray(6, connection.createArrayOf("text", column(events, NewEvent::aggregateId, String[]::new)));
        append.setArray(7, connection.createArrayOf("text", column(events, NewEvent::payload, String[]::new)));
        append.setArray(8, connection.createArrayOf("text", column(events, NewEvent::metadata, String[]::new)));
        return append.execute();
    }

    private static <T> T[] column(List<NewEvent> events, Function<NewEvent, T> value, IntFunction<T[]> empty) {
        return events.stream().map(value).toArray(empty);
    }

    /** Of appends that are allowed to share a transaction. */
    private final class Writer implements SharedAppends.Writer {
        @Override
        public void together(List<NewEvent> events) {
            try {
                jdbc.execute(APPEND_TOGETHER, (PreparedStatementCallback<?>) statement -> executed(statement, events));
            } catch (DataAccessException e) {
                if (e.getRootCause() instanceof SQLException sql && Outage.LOCK_TIMEOUT.equals(sql.getSQLState())) {
                    throw new SharedAppends.LockedException(e);
                }
                throw e;
            }
        }

        @Override
        public void alone(List<NewEvent> events) {
            try {
                insert(events);
            } catch (DuplicateKeyException e) {
                if (!isStored(events.getFirst())) {
                    throw e;
                }
            }
        }

        private boolean isStored(NewEvent event) {
            return !jdbc.queryForList(STORED, event.aggregateId(), event.sequence(), event.eventId()).isEmpty();
        }
    }

    private NewEvent written(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("Only events of aggregates are stored: " + message.getPayloadType());
        }
        Serializer serializer = getEventSerializer();
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new NewEvent(event.getSequenceNumber(), event.getIdentifier(),
                Integer.parseInt(payload.getType().getRevision()), payload.getType().getName(), event.getType(),
                event.getAggregateIdentifier(), payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }

    @Override
    protected List<StoredEvent> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return switch (lastToken) {
            case null -> after(LogPosition.START, batchSize);
            case LogToken(LogPosition position) -> after(position, batchSize);
            default -> throw new IllegalArgumentException("Not a token of this log: " + lastToken);
        };
    }

    /** Stored events as messages. */
    Stream<? extends TrackedEventMessage<?>> messages(List<StoredEvent> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(events.stream(), getEventSerializer(), upcasterChain);
    }

    /** What stands in the log under an id from a sequence number on, in order, whether or not all of it can be read. */
    Stream<? extends TrackedEventMessage<?>> history(String aggregateId, long firstSequence, int limit) {
        return messages(jdbc.query(READ_HISTORY, (row, number) -> StoredEvent.of(row), aggregateId, firstSequence,
                limit));
    }

    TrackedEventMessage<?> message(StoredEvent event) {
        return messages(List.of(event)).findFirst().orElseThrow();
    }

    /** How often an event was met that could not be read, by type. */
    Map<String, Long> unreadable() {
        return json.unreadable();
    }

    /**
     * Up to {@code limit} events of some kinds after a position and up to another one; fewer, but at least one, when they are
     * large.
     */
    List<StoredEvent> between(LogPosition position, LogPosition upTo, Set<Class<? extends DomainEvent>> kinds,
            int limit) {
        String[] types = kinds.stream().map(kind -> json.typeOf(kind).value()).toArray(String[]::new);
        return jdbc.query(READ_KINDS, (row, number) -> StoredEvent.of(row), Long.toString(position.transaction()),
                position.index(), Long.toString(upTo.transaction()), upTo.index(), types, limit);
    }

    /**
     * Up to {@code limit} events after a position, none of which can be overtaken any more; fewer, but at least one, when
     * they are large.
     *
     * @throws HistoryChanged if the position names an event that is not there
     */
    List<StoredEvent> after(LogPosition position, int limit) {
        String transaction = Long.toString(position.transaction());
        if (position.event() == null) {
            return jdbc.query(READ_LOG, (row, number) -> StoredEvent.of(row), transaction, position.index(), limit);
        }
        List<StoredEvent> read = jdbc.query(READ_ON, (row, number) -> StoredEvent.of(row), transaction,
                position.index(), transaction, position.index(), limit + 1);
        if (read.isEmpty() || !read.getFirst().position().agreesWith(position)) {
            throw new HistoryChanged(position);
        }
        return read.subList(1, read.size());
    }

    /** Whether the event that was read at a position is there; for a bare place, whether any is. */
    boolean holds(LogPosition position) {
        return position.equals(LogPosition.START)
                || jdbc.query(READ_ID,
                        (row, number) -> new LogPosition(position.transaction(), position.index(), row.getString(1)),
                        Long.toString(position.transaction()), position.index()).stream()
                        .anyMatch(position::agreesWith);
    }

    /** How many events come after a position, at most {@code cap}. */
    int countAfter(LogPosition position, int cap) {
        Integer count = jdbc.queryForObject(COUNT_LOG, Integer.class, Long.toString(position.transaction()),
                position.index(), cap);
        return count == null ? 0 : count;
    }

    @Override
    protected List<StoredEvent> fetchDomainEvents(String aggregateIdentifier, long firstSequenceNumber,
            int batchSize) {
        return jdbc.query(READ_AGGREGATE, (row, number) -> {
            requireNothingWritten(row.getBoolean(12));
            StoredEvent event = StoredEvent.of(row);
            if (event.sequence() != firstSequenceNumber + number) {
                throw UnreadableHistory.missing(aggregateIdentifier, firstSequenceNumber + number + 1);
            }
            return event;
        }, aggregateIdentifier, firstSequenceNumber, batchSize);
    }

    private static void requireNothingWritten(boolean nothingWritten) {
        if (!nothingWritten) {
            throw new IllegalStateException(
                    "A transaction that has written already must not load an aggregate: readers could see its events out of order");
        }
    }

    /** Never fails a command: whatever is wrong with a snapshot, the events say the same. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return readSnapshotData(aggregateIdentifier).flatMap(snapshot -> restored(snapshot).stream()).findFirst();
    }

    // Axon passes over a snapshot that throws; none at all makes it read the events, which check the order condition.
    @Override
    protected Stream<? extends DomainEventData<String>> readSnapshotData(String aggregateIdentifier) {
        return jdbc.query(READ_SNAPSHOT,
                (row, number) -> new GenericDomainEventEntry<>(row.getString(1), aggregateIdentifier, row.getLong(2),
                        aggregateIdentifier + "#" + row.getLong(2), row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(1), row.getString(3), row.getString(4), row.getString(6)),
                aggregateIdentifier).stream();
    }

    private Optional<DomainEventMessage<?>> restored(DomainEventData<String> snapshot) {
        String type = snapshot.getType();
        try {
            if (!states.fingerprint(type).equals(snapshot.getPayload().getType().getRevision())) {
                return Optional.empty();
            }
            Object state = states.read(type, snapshot.getPayload().getData());
            return Optional.of(new GenericDomainEventMessage<>(type, snapshot.getAggregateIdentifier(),
                    snapshot.getSequenceNumber(), new StateSnapshot(state,
                            Long.parseLong(snapshot.getMetaData().getData()))));
        } catch (RuntimeException | LinkageError e) {
            warnOnce(type, e);
            return Optional.empty();
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        String type = snapshot.getType();
        StateSnapshot payload = (StateSnapshot) snapshot.getPayload();
        Object state = payload.state();
        states.write(type, state).ifPresentOrElse(
                json -> jdbc.update(STORE_SNAPSHOT, snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber(),
                        type, states.fingerprint(type), json, payload.weight()),
                () -> warnOnce(type, new IllegalStateException("State does not survive JSON: " + state.getClass())));
    }

    private void warnOnce(String type, Throwable trouble) {
        if (snapshotTroubles.add(type)) {
            LOG.warn("Snapshots of {} are of no use and are passed over", type, trouble);
        }
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return Optional.ofNullable(jdbc.queryForObject(LAST_SEQUENCE, Long.class, aggregateIdentifier));
    }

    /** The ids of all aggregates of a kind. */
    List<String> aggregates(String type) {
        return jdbc.query(AGGREGATES, (row, number) -> row.getString(1), type);
    }

    /** Before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new LogToken(LogPosition.START);
    }

    /** At the last event that can be read now. */
    @Override
    public TrackingToken createHeadToken() {
        return new LogToken(head());
    }

    LogPosition head() {
        return position(HEAD).orElse(LogPosition.START);
    }

    /** Not within a transaction, whose beginning would be the moment. */
    Horizon horizon() {
        return Objects.requireNonNull(jdbc.queryForObject(HORIZON, (row, number) -> {
            OffsetDateTime withheld = row.getObject(7, OffsetDateTime.class);
            return new Horizon(
                    row.getString(4) == null
                            ? LogPosition.START
                            : new LogPosition(row.getLong(4), row.getLong(5), row.getString(6)),
                    row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2), row.getLong(3),
                    withheld == null ? null : withheld.toInstant());
        }));
    }

    /** Before every event recorded at that moment or later. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new LogToken(position(FIRST_SINCE, dateTime.atOffset(ZoneOffset.UTC))
                .map(LogPosition::before).orElseGet(this::head));
    }

    private Optional<LogPosition> position(String query, Object... arguments) {
        return jdbc
                .query(query, (row, number) -> new LogPosition(row.getLong(1), row.getLong(2), row.getString(3)),
                        arguments)
                .stream()
                .findFirst();
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {
        Builder(EventSerializer serializer) {
            eventSerializer(serializer);
            snapshotSerializer(serializer);
        }
    }
}
