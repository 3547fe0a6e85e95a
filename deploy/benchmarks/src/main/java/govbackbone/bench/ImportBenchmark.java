package govbackbone.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.eventstore.EventStoreSchema;
import org.flywaydb.core.Flyway;

/**
 * A file of ten thousand lines, checked and committed over HTTP, against the insertion of the very same rows, bare and in
 * batches, into tables like theirs in the same PostgreSQL, where nobody reads them: once of the events only, and once of
 * everything that the import writes, which is also its claims and the keys that make it repeatable. Views of an import are
 * folded before the other's turn begins.
 */
final class ImportBenchmark {
    private static final int BATCH = 1_000;
    private static final String APPEND = """
            INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
            VALUES (?, ?::uuid, ?, ?, ?, ?, ?::json, ?::json)""";
    private static final String CLAIM = "INSERT INTO claim (scope, value, aggregate_id) VALUES (?, ?, ?)";
    private static final String KEY = "INSERT INTO idempotency_key (subject, key, body_hash, aggregate_id, version) VALUES (?, ?, ?, ?, ?)";

    private final Kind kind;
    private final HostedService service;
    private final DataSource bare;
    private final List<String[]> claims = new ArrayList<>();
    private final List<String[]> keys = new ArrayList<>();
    private int files;

    /**
     * What is imported.
     *
     * @param lines     of a file
     * @param documents that become of a file in each of the views
     * @param file      by how many came before
     */
    record Kind(String noun, String collection, String aggregateType, List<String> views, int lines, int documents,
            IntFunction<String> file) {}

    private static final Kind CASES = new Kind("cases", "proposals", "proposal.case", List.of("proposals", "worklist"),
            CaseFiles.ROWS, CaseFiles.ROWS, files -> CaseFiles.after(files * CaseFiles.ROWS));
    private static final Kind FILINGS = new Kind("line items", "projects", "registry.project", List.of("projects"),
            FilingFiles.LINES, FilingFiles.LINES / FilingFiles.LINES_EACH,
            files -> FilingFiles.of(files, FilingFiles.LINES_EACH));

    /** A row of the log. */
    private record Line(long sequence, int revision, String type, String aggregateType, String aggregateId,
            String payload, String metadata) {}

    private ImportBenchmark(Kind kind, HostedService service, DataSource bare) {
        this.kind = kind;
        this.service = service;
        this.bare = bare;
    }

    static void cases(int rounds) throws Exception {
        run(CASES, HostedService.proposals(), rounds);
    }

    static void filings(int rounds) throws Exception {
        run(FILINGS, HostedService.registry(), rounds);
    }

    private static void run(Kind kind, HostedService hosted, int rounds) throws Exception {
        try (HostedService service = hosted; HikariDataSource bare = sameTables(service.machine())) {
            ImportBenchmark benchmark = new ImportBenchmark(kind, service, bare);
            benchmark.imported();
            benchmark.readBeside();
            List<Line> lines = benchmark.log();
            new Rounds(kind.noun() + "/s")
                    .contender("everything it writes, inserted bare in batches", () -> benchmark.inserted(lines, true))
                    .contender("its events only, inserted bare in batches", () -> benchmark.inserted(lines, false))
                    .contender("import over HTTP, checked and committed", benchmark::imported).run(rounds).print();
        }
    }

    private static HikariDataSource sameTables(Machine machine) throws SQLException {
        ServiceDatabase database = machine.postgres().provision("bare");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.service().user());
        source.setPassword(database.service().password());
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        return source;
    }

    private double imported() throws InterruptedException {
        String file = kind.file().apply(files);
        long start = System.nanoTime();
        service.send(kind.collection(), file);
        double seconds = (System.nanoTime() - start) / 1e9;
        files++;
        for (String view : kind.views()) {
            service.awaitShown(view, (long) files * kind.documents());
        }
        service.awaitReactions();
        return kind.lines() / seconds;
    }

    /** The events of the first import. */
    private List<Line> log() throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (Connection connection = service.context().getBean(DataSource.class).getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT sequence, revision, type, aggregate_type, aggregate_id, payload::text, metadata::text
                        FROM event WHERE aggregate_type = ? AND metadata->>'subject' = 'bench' ORDER BY txid, idx""")) {
            select.setString(1, kind.aggregateType());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(new Line(rows.getLong(1), rows.getInt(2), rows.getString(3), rows.getString(4),
                            rows.getString(5), rows.getString(6), rows.getString(7)));
                }
            }
        }
        return lines;
    }

    /** The claims and keys of the first import. */
    private void readBeside() throws SQLException {
        try (Connection connection = service.context().getBean(DataSource.class).getConnection();
                Statement select = connection.createStatement()) {
            read(select, "SELECT scope, value, aggregate_id FROM claim", claims);
            read(select, "SELECT subject, key, body_hash, aggregate_id, version FROM idempotency_key", keys);
        }
    }

    private static void read(Statement select, String query, List<String[]> into) throws SQLException {
        try (ResultSet rows = select.executeQuery(query)) {
            while (rows.next()) {
                String[] row = new String[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getString(i + 1);
                }
                into.add(row);
            }
        }
    }

    private static void insertBeside(Connection connection, String another, String statement, List<String[]> rows)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (int i = 0; i < rows.size(); i++) {
                String[] row = rows.get(i);
                for (int column = 0; column < row.length; column++) {
                    switch (column) {
                        case 1 -> insert.setString(2, another + row[1]);
                        case 4 -> insert.setLong(5, Long.parseLong(row[4]));
                        default -> insert.setString(column + 1, row[column]);
                    }
                }
                insert.addBatch();
                if ((i + 1) % BATCH == 0 || i + 1 == rows.size()) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private double inserted(List<Line> lines, boolean everything) throws SQLException {
        String another = UUID.randomUUID().toString().substring(0, 8);
        long start = System.nanoTime();
        try (Connection connection = bare.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                insert.setLong(1, line.sequence());
                insert.setString(2, UUID.randomUUID().toString());
                insert.setInt(3, line.revision());
                insert.setString(4, line.type());
                insert.setString(5, line.aggregateType());
                insert.setString(6, another + line.aggregateId());
                insert.setString(7, line.payload());
                insert.setString(8, line.metadata());
                insert.addBatch();
                if ((i + 1) % BATCH == 0 || i + 1 == lines.size()) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            if (everything) {
                insertBeside(connection, another, CLAIM, claims);
                insertBeside(connection, another, KEY, keys);
            }
        }
        return kind.lines() / ((System.nanoTime() - start) / 1e9);
    }
}
