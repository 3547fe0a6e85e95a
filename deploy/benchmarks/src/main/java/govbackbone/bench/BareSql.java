package govbackbone.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * What the kit sends to PostgreSQL for the events of a command, and nothing else: one insert for every command, which is one
 * transaction and one round trip.
 */
final class BareSql implements Contender, Senders.Target {
    private static final String APPEND = """
            INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
            VALUES (?, ?::uuid, ?, ?, ?, ?, ?::json, ?::json)""";
    private static final String METADATA = "{\"subject\":\"bench\",\"name\":\"bench\",\"correlationId\":\"bench\"}";

    private final KitStack kit;
    private final DataSource source;
    private final Map<String, AtomicInteger> sequences = new ConcurrentHashMap<>();

    private BareSql(KitStack kit) {
        this.kit = kit;
        this.source = kit.bean(DataSource.class);
    }

    /** On the tables and the connections of a kit that has nothing else to do. */
    static BareSql start() throws Exception {
        return new BareSql(KitStack.start("bus"));
    }

    @Override
    public Object answer(String... words) throws Exception {
        return words[0].equals("send") ? Senders.asked(this, words) : kit.answer(words);
    }

    @Override
    public void close() throws IOException {
        kit.close();
    }

    @Override
    public void open(String id, String title) throws SQLException {
        append(id, "bench.Opened", "{\"effectiveOn\":\"2020-01-01\",\"title\":\"" + title + "\"}");
    }

    @Override
    public void add(String id, int amount, String note) throws SQLException {
        append(id, "bench.Added",
                "{\"effectiveOn\":\"2020-01-01\",\"amount\":" + amount + ",\"note\":\"" + note + "\"}");
    }

    private void append(String id, String type, String payload) throws SQLException {
        try (Connection connection = source.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
                insert.setLong(1, sequences.computeIfAbsent(id, _ -> new AtomicInteger()).getAndIncrement());
                insert.setString(2, UUID.randomUUID().toString());
                insert.setInt(3, 1);
                insert.setString(4, type);
                insert.setString(5, "bench.tally");
                insert.setString(6, id);
                insert.setString(7, payload);
                insert.setString(8, METADATA);
                insert.executeUpdate();
            }
        }
    }
}
