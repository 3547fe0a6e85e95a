package govbackbone.kit.delivery;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import govbackbone.kit.delivery.Delivery.Channel;
import govbackbone.kit.eventstore.OldRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The deliveries in PostgreSQL. Whoever takes one has it alone until the lease ends. Blocks on the database. */
final class Outbox {
    /** Longer than any sender takes, so that only a dead instance loses its lease. */
    static final Duration LEASE = Duration.ofMinutes(2);
    static final int SHOWN = 200;
    private static final OldRows OLD = new OldRows("delivery", "delivered_at", 2_000);

    /** Only while the try under way is the last one that was begun: after its lease, another one decides. */
    private static final String THIS_TRY = " WHERE id = ? AND due_at = ? AND delivered_at IS NULL AND parked_at IS NULL";

    // A receiver that is slow or away takes at most its share of what is sent at the same time.
    private static final String TAKE = """
            WITH due AS MATERIALIZED (
                SELECT id FROM delivery
                WHERE delivered_at IS NULL AND parked_at IS NULL AND due_at <= clock_timestamp()
                  AND id IN (SELECT id FROM (
                        SELECT id, row_number() OVER (PARTITION BY channel, target ORDER BY due_at, id) AS place
                        FROM delivery
                        WHERE delivered_at IS NULL AND parked_at IS NULL AND due_at <= clock_timestamp()
                          AND target <> ALL (?)
                          AND (channel <> 'WEBHOOK' OR target IN (SELECT webhook.id FROM webhook WHERE active))
                      ) AS share WHERE place <= ?)
                ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE delivery SET tries = tries + 1, due_at = clock_timestamp() + make_interval(secs => ?)
            WHERE id IN (SELECT id FROM due)
            RETURNING id, notice_id, channel, target, payload::text, tries, due_at
            """;

    private final JdbcTemplate jdbc;

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** State of a delivery, as administrators ask for it. */
    enum State {
        PENDING("delivered_at IS NULL AND parked_at IS NULL"), PARKED("parked_at IS NOT NULL"), DELIVERED(
                "delivered_at IS NOT NULL");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }
    }

    /**
     * A delivery as administrators see it.
     *
     * @param dueAt   of the next try
     * @param failure of the last try
     */
    record Row(long id, String noticeId, String channel, String target, int tries, Instant createdAt, Instant dueAt,
            @Nullable Instant deliveredAt, @Nullable Instant parkedAt, @Nullable String failure) {}

    /**
     * Takes what is due.
     *
     * @param most      at once
     * @param perTarget at most so many for one receiver
     * @param busy      receivers for whom nothing is taken
     */
    List<Delivery> take(int most, int perTarget, Collection<String> busy) {
        return jdbc.query(connection -> {
            var statement = connection.prepareStatement(TAKE);
            Array except = connection.createArrayOf("text", busy.toArray());
            statement.setArray(1, except);
            statement.setInt(2, perTarget);
            statement.setInt(3, most);
            statement.setDouble(4, (double) LEASE.toSeconds());
            return statement;
        }, (row, number) -> new Delivery(row.getLong(1), row.getString(2), Channel.valueOf(row.getString(3)),
                row.getString(4), row.getString(5), row.getInt(6),
                row.getObject(7, OffsetDateTime.class).toInstant()));
    }

    void delivered(Delivery delivery) {
        jdbc.update("UPDATE delivery SET delivered_at = clock_timestamp(), failure = NULL" + THIS_TRY, delivery.id(),
                lease(delivery));
    }

    void tryAgain(Delivery delivery, Duration pause, String failure) {
        jdbc.update("UPDATE delivery SET due_at = clock_timestamp() + make_interval(secs => ?), failure = ?" + THIS_TRY,
                pause.toMillis() / 1000.0, failure, delivery.id(), lease(delivery));
    }

    void park(Delivery delivery, String failure) {
        jdbc.update("UPDATE delivery SET parked_at = clock_timestamp(), failure = ?" + THIS_TRY, failure,
                delivery.id(), lease(delivery));
    }

    private static OffsetDateTime lease(Delivery delivery) {
        return delivery.leased().atOffset(ZoneOffset.UTC);
    }

    /** Sends again what was delivered or parked; false if there is no such delivery or it is pending. */
    boolean replay(long id) {
        return jdbc.update("""
                UPDATE delivery SET tries = 0, due_at = clock_timestamp(), delivered_at = NULL, parked_at = NULL
                WHERE id = ? AND (delivered_at IS NOT NULL OR parked_at IS NOT NULL)
                """, id) == 1;
    }

    boolean exists(long id) {
        return !jdbc.queryForList("SELECT 1 FROM delivery WHERE id = ?", id).isEmpty();
    }

    /** Sends everything again that is parked; returns how many. */
    int replayParked() {
        return jdbc.update("""
                UPDATE delivery SET tries = 0, due_at = clock_timestamp(), parked_at = NULL
                WHERE parked_at IS NOT NULL
                """);
    }

    /** Forgets what was delivered longer ago. */
    int forget(Duration age) {
        return OLD.remove(jdbc, age);
    }

    /** The newest deliveries in that state. */
    List<Row> list(State state) {
        return jdbc.query("SELECT id, notice_id, channel, target, tries, created_at, due_at, delivered_at, parked_at, "
                + "failure FROM delivery WHERE " + state.condition + " ORDER BY id DESC LIMIT " + SHOWN,
                (row, number) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getInt(5), time(row, 6), time(row, 7), nullable(row, 8), nullable(row, 9),
                        row.getString(10)));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    long count(State state) {
        Long count = jdbc.queryForObject("SELECT count(*) FROM delivery WHERE " + state.condition, Long.class);
        return count == null ? 0 : count;
    }

    /**
     * How full it is.
     *
     * @param age of the oldest pending delivery in seconds; 0 if nothing is pending
     */
    record Fill(double pending, double parked, double age) {
        static final Fill UNKNOWN = new Fill(Double.NaN, Double.NaN, Double.NaN);
    }

    Fill fill() {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                        SELECT count(*) FILTER (WHERE parked_at IS NULL), count(parked_at),
                            coalesce(extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE parked_at IS NULL)), 0)
                        FROM delivery WHERE delivered_at IS NULL
                        """,
                (row, number) -> new Fill(row.getDouble(1), row.getDouble(2), row.getDouble(3))));
    }
}
