package govbackbone.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.eventstore.EventStoreSchema;
import org.flywaydb.core.Flyway;

/**
 * A file of ten thousand lines, checked and committed over HTTP, against bare insertion in batches into the same
 * PostgreSQL, where nobody reads it: of the file's rows into plain tables, of everything that the import writes, which is
 * events, claims and the keys that make it repeatable, of both, and of the events only. Views of an import are folded
 * before the other's turn begins. A service that runs is compared; what the first import after a start takes is told too.
 */
final class ImportBenchmark {
    private static final int BATCH = 1_000;
    /** Imports until the JVM has compiled what they run; the bare insertions are a few loops. */
    private static final int WARM_UP = 10;
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
     * @param plain     what its rows are inserted into
     */
    record Kind(String noun, String collection, String aggregateType, List<String> views, int lines, int documents,
            IntFunction<String> file, List<PlainTable> plain) {}

    private static final Kind CASES = new Kind("cases", "proposals", "proposal.case", List.of("proposals", "worklist"),
            CaseFiles.ROWS, CaseFiles.ROWS, files -> CaseFiles.after(files * CaseFiles.ROWS),
            List.of(PlainTable.CASE));
    private static final Kind FILINGS = new Kind("line items", "projects", "registry.project", List.of("projects"),
            FilingFiles.LINES, FilingFiles.LINES / FilingFiles.LINES_EACH,
            files -> FilingFiles.of(files, FilingFiles.LINES_EACH), List.of(PlainTable.FILING, PlainTable.LINE_ITEM));

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
        try (HostedService service = hosted; HikariDataSource bare = sameTables(service.machine(), kind)) {
            ImportBenchmark benchmark = new ImportBenchmark(kind, service, bare);
            System.out.printf(Locale.ROOT, "The first import after a start: %,.0f %s/s%n%n", benchmark.imported()[0],
                    kind.noun());
            benchmark.readBeside();
            List<Line> lines = benchmark.log();
            String file = kind.file().apply(0);
            for (int i = 0; i < WARM_UP; i++) {
                benchmark.imported();
            }
            List<List<String[]>> plain = kind.plain().stream().map(table -> table.rows().apply(file)).toList();
            new Rounds(kind.noun() + "/s", kind.noun() + " per processor second")
                    .contenderOf("its rows plain and everything it writes, inserted bare in batches",
                            () -> benchmark.measured(connection -> {
                                benchmark.insertPlain(connection, plain);
                                benchmark.insert(connection, lines, true);
                            }))
                    .contenderOf("its rows plain, inserted bare in batches",
                            () -> benchmark.measured(connection -> benchmark.insertPlain(connection, plain)))
                    .contenderOf("everything it writes, inserted bare in batches",
                            () -> benchmark.measured(connection -> benchmark.insert(connection, lines, true)))
                    .contenderOf("its events only, inserted bare in batches",
                            () -> benchmark.measured(connection -> benchmark.insert(connection, lines, false)))
                    .contenderOf("import over HTTP, checked and committed", benchmark::imported).run(rounds).print();
        }
    }

    private static HikariDataSource sameTables(Machine machine, Kind kind) throws SQLException {
        ServiceDatabase database = machine.postgres().provision("bare");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        try (Connection owner = DriverManager.getConnection(database.jdbcUrl(), database.owner().user(),
                database.owner().password()); Statement create = owner.createStatement()) {
            for (PlainTable table : kind.plain()) {
                create.execute(table.create());
                create.execute("GRANT INSERT ON " + table.name() + " TO " + database.service().user());
            }
        }
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.service().user());
        source.setPassword(database.service().password());
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        return source;
    }

    private double[] imported() throws Exception {
        String file = kind.file().apply(files);
        double[] rates = rates(() -> service.send(kind.collection(), file));
        files++;
        for (String view : kind.views()) {
            service.awaitShown(view, (long) files * kind.documents());
        }
        service.awaitReactions();
        return rates;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    @FunctionalInterface
    private interface Insertion {
        void into(Connection connection) throws SQLException;
    }

    /** Lines per second, and per second of processor time. */
    private double[] rates(Work work) throws Exception {
        Duration before = service.machine().processorTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration used = service.machine().processorTime().minus(before);
        return new double[]{kind.lines() / seconds, kind.lines() / (used.toNanos() / 1e9)};
    }

    private double[] measured(Insertion insertion) throws Exception {
        try (Connection connection = bare.getConnection()) {
            connection.setAutoCommit(false);
            return rates(() -> insertion.into(connection));
        }
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

    private void insertPlain(Connection connection, List<List<String[]>> plain) throws SQLException {
        String another = another();
        for (int i = 0; i < plain.size(); i++) {
            try (Batches batches = new Batches(connection, kind.plain().get(i).insert(), plain.get(i).size())) {
                for (String[] row : plain.get(i)) {
                    batches.statement().setString(1, another);
                    for (int column = 0; column < row.length; column++) {
                        batches.statement().setString(column + 2, row[column]);
                    }
                    batches.add();
                }
            }
        }
    }

    private static String another() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** A statement that is executed and committed for a thousand rows at a time. */
    private static final class Batches implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement statement;
        private final int rows;
        private int added;

        Batches(Connection connection, String sql, int rows) throws SQLException {
            this.connection = connection;
            this.statement = connection.prepareStatement(sql);
            this.rows = rows;
        }

        PreparedStatement statement() {
            return statement;
        }

        void add() throws SQLException {
            statement.addBatch();
            added++;
            if (added % BATCH == 0 || added == rows) {
                statement.executeBatch();
                connection.commit();
            }
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    private static void insertBeside(Connection connection, String another, String sql, List<String[]> rows)
            throws SQLException {
        try (Batches batches = new Batches(connection, sql, rows.size())) {
            for (String[] row : rows) {
                for (int column = 0; column < row.length; column++) {
                    switch (column) {
                        case 1 -> batches.statement().setString(2, another + row[1]);
                        case 4 -> batches.statement().setLong(5, Long.parseLong(row[4]));
                        default -> batches.statement().setString(column + 1, row[column]);
                    }
                }
                batches.add();
            }
        }
    }

    private void insert(Connection connection, List<Line> lines, boolean everything) throws SQLException {
        String another = another();
        try (Batches batches = new Batches(connection, APPEND, lines.size())) {
            PreparedStatement insert = batches.statement();
            for (Line line : lines) {
                insert.setLong(1, line.sequence());
                insert.setString(2, UUID.randomUUID().toString());
                insert.setInt(3, line.revision());
                insert.setString(4, line.type());
                insert.setString(5, line.aggregateType());
                insert.setString(6, another + line.aggregateId());
                insert.setString(7, line.payload());
                insert.setString(8, line.metadata());
                batches.add();
            }
        }
        if (everything) {
            insertBeside(connection, another, CLAIM, claims);
            insertBeside(connection, another, KEY, keys);
        }
    }
}
