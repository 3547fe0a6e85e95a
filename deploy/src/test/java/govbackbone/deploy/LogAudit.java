package govbackbone.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import govbackbone.deploy.PersistentClients.Sent;

/** Reads the log past the product, as the superuser of its PostgreSQL, and compares it with what clients were promised. */
final class LogAudit implements AutoCloseable {
    private static final String EVENTS = "(SELECT * FROM proposal.event UNION ALL SELECT * FROM project_registry.event) e";
    private final Connection connection;

    private LogAudit(Connection connection) {
        this.connection = connection;
    }

    /** @param directory of the embedded PostgreSQL, which runs */
    static LogAudit of(Path directory) throws IOException, SQLException {
        return new LogAudit(connect(directory));
    }

    /** As the superuser of the embedded PostgreSQL in that directory. */
    static Connection connect(Path directory) throws IOException, SQLException {
        String port = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres",
                Files.readString(directory.resolve("password")).strip());
    }

    /** Acknowledged commands of which the log holds nothing. */
    List<String> lost(List<Sent> sent) throws SQLException {
        Map<String, Integer> decided = decided();
        return sent.stream().filter(command -> command.events() > 0)
                .filter(command -> !decided.containsKey(command.correlation())).map(Sent::toString).toList();
    }

    /** Commands to one record that were decided more than once. */
    List<String> doubled(List<Sent> sent) throws SQLException {
        Map<String, Integer> decided = decided();
        return sent.stream().filter(command -> decided.getOrDefault(command.correlation(), 0) > 1)
                .map(Sent::toString).toList();
    }

    // How many transactions a correlation id has at the record where it has most; consequences carry their cause.
    private Map<String, Integer> decided() throws SQLException {
        Map<String, Integer> decided = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT correlation, max(transactions) FROM (
                  SELECT metadata->>'correlationId' AS correlation, aggregate_id, count(DISTINCT txid) AS transactions
                  FROM %s WHERE metadata->>'causationId' IS NULL GROUP BY 1, 2) t GROUP BY 1""".formatted(EVENTS))) {
            while (rows.next()) {
                decided.put(rows.getString(1), rows.getInt(2));
            }
        }
        return decided;
    }

    /** Records of which a sequence number is missing. */
    List<String> holes() throws SQLException {
        return strings("SELECT aggregate_id FROM " + EVENTS
                + " GROUP BY aggregate_id HAVING count(*) <> max(sequence) + 1 OR min(sequence) <> 0");
    }

    /** Cases that were assigned with a deadline that is near, and of which no alarm has said so. */
    List<String> withoutReminder() throws SQLException {
        return strings("""
                SELECT aggregate_id FROM proposal.event WHERE type = 'proposal.CaseAssigned'
                EXCEPT SELECT aggregate_id FROM proposal.event WHERE type = 'proposal.DeadlineNear'""");
    }

    /** Submitted filings that nothing has compared with the others, but for the first one. */
    List<String> withoutFlag() throws SQLException {
        return strings("""
                SELECT aggregate_id FROM project_registry.event WHERE type = 'registry.ProjectSubmitted'
                  AND (txid, idx) > (SELECT txid, idx FROM project_registry.event
                    WHERE type = 'registry.ProjectSubmitted' ORDER BY txid, idx LIMIT 1)
                EXCEPT SELECT aggregate_id FROM project_registry.event WHERE metadata->>'causationId' IS NOT NULL""");
    }

    /** What an alarm or a reaction has brought about twice: the same said again of the same record, or a second notice. */
    List<String> repeatedConsequences() throws SQLException {
        List<String> repeated = new ArrayList<>(strings("""
                SELECT aggregate_id || ' ' || type || ' ' || payload::text FROM %s
                WHERE metadata->>'subject' = 'backbone'
                GROUP BY aggregate_id, type, payload::text HAVING count(*) > 1""".formatted(EVENTS)));
        repeated.addAll(strings("""
                SELECT payload::jsonb->'message'->>'cause' || ' ' || (payload::jsonb->>'to') FROM %s
                WHERE type = 'notice.NoticeIssued' GROUP BY payload::jsonb->'message'->>'cause',
                payload::jsonb->>'to', payload::jsonb->'message'->>'kind' HAVING count(*) > 1""".formatted(EVENTS)));
        return repeated;
    }

    /** How many cases there are. */
    long cases() throws SQLException {
        return Long.parseLong(strings(
                "SELECT count(DISTINCT aggregate_id)::text FROM proposal.event WHERE aggregate_type = 'proposal.case'")
                .getFirst());
    }

    long events() throws SQLException {
        return Long.parseLong(strings("SELECT count(*)::text FROM " + EVENTS).getFirst());
    }

    private List<String> strings(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
