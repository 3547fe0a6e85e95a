package govbackbone.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.eventstore.EventStoreSchema;
import org.flywaydb.core.Flyway;

/**
 * A file of ten thousand cases, checked and committed over HTTP, against the insertion of the very same events, bare and in
 * batches, into a table like theirs in the same PostgreSQL, where nobody reads them. Views of an import are folded before
 * the other's turn begins.
 */
final class ImportBenchmark {
    private static final int BATCH = 1_000;
    private static final String APPEND = """
            INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
            VALUES (?, ?::uuid, ?, ?, ?, ?, ?::json, ?::json)""";

    private final ProposalService service;
    private final DataSource bare;
    private int files;

    /** A row of the log. */
    private record Line(long sequence, int revision, String type, String aggregateType, String aggregateId,
            String payload, String metadata) {}

    private ImportBenchmark(ProposalService service, DataSource bare) {
        this.service = service;
        this.bare = bare;
    }

    static void main(int rounds) throws Exception {
        try (ProposalService service = ProposalService.start(); HikariDataSource bare = sameTables(service.machine())) {
            ImportBenchmark benchmark = new ImportBenchmark(service, bare);
            benchmark.imported();
            List<Line> lines = benchmark.log();
            new Rounds("cases/s")
                    .contender("the same events, inserted bare in batches", () -> benchmark.inserted(lines))
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
        String file = CaseFiles.after(files * CaseFiles.ROWS);
        long start = System.nanoTime();
        new CaseFiles(service).send(file);
        double seconds = (System.nanoTime() - start) / 1e9;
        files++;
        service.awaitShown("proposals", (long) files * CaseFiles.ROWS);
        service.awaitShown("worklist", (long) files * CaseFiles.ROWS);
        return CaseFiles.ROWS / seconds;
    }

    /** The events of the first import. */
    private List<Line> log() throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (Connection connection = service.context().getBean(DataSource.class).getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT sequence, revision, type, aggregate_type, aggregate_id, payload::text, metadata::text
                        FROM event WHERE aggregate_type = 'proposal.case' ORDER BY txid, idx""");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                lines.add(new Line(rows.getLong(1), rows.getInt(2), rows.getString(3), rows.getString(4),
                        rows.getString(5), rows.getString(6), rows.getString(7)));
            }
        }
        return lines;
    }

    private double inserted(List<Line> lines) throws SQLException {
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
        }
        return CaseFiles.ROWS / ((System.nanoTime() - start) / 1e9);
    }
}
