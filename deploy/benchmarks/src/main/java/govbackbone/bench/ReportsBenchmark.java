package govbackbone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.projection.LogSource;
import govbackbone.kit.projection.Projections;
import govbackbone.proposal.ProposalServiceApplication;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import org.HdrHistogram.Histogram;
import org.bson.Document;
import org.postgresql.ds.PGSimpleDataSource;
import reactor.core.publisher.Mono;

/**
 * The ledger over a log of whole lives of cases: how fast it is built anew, beside a plain projection that writes its entries one
 * by one; how long a page of twenty figures takes as of any day; and what an export of more than a hundred thousand rows
 * costs in memory. Everything is on the embedded document server, which holds its documents in memory.
 */
final class ReportsBenchmark {
    private static final int CASES = 23_000;
    private static final int ONE_BY_ONE = 20_000;
    private static final Duration PLAIN = Duration.ofSeconds(20);
    private static final int REQUESTS = 200;
    private static final int FIGURES = 20;
    private static final LocalDate FIRST = LocalDate.of(2017, 6, 1);

    private ReportsBenchmark() {}

    static void main(int rounds) throws Exception {
        Machine machine = Machine.start();
        ServiceDatabase database = machine.postgres().provision("proposal");
        HostedService.start(machine, database, ProposalServiceApplication.class, ProposalServiceApplication.NAME,
                Map.of(), List.of("office")).context().close();
        PGSimpleDataSource log = new PGSimpleDataSource();
        log.setUrl(database.jdbcUrl());
        log.setUser(database.service().user());
        log.setPassword(database.service().password());
        int events = new SampleLives().write(log, CASES);
        try (HostedService reporting = HostedService.reporting(machine, database)) {
            Ledger ledger = reporting.context().getBean(Ledger.class);
            Projections projections = reporting.context().getBean(Projections.class);
            awaitBuilt(reporting, ledger, projections);
            System.out.printf(Locale.ROOT, "%,d events of %,d cases are %,d entries%n%n", events, CASES,
                    ledger.size());
            LogSource source = reporting.context().getBean("source-proposal", LogSource.class);
            Book<?, ?> cases = reporting.context().getBean(Catalogue.class).book("case").orElseThrow();
            new Rounds("entries/s")
                    .contender("replay by a plain projection, one write per entry",
                            () -> PlainLedger.rebuild(machine, source, cases, PLAIN))
                    .contender("no replay: one insert per entry, sent one after the other", () -> oneByOne(machine))
                    .contender("ledger, built anew", () -> rebuilt(ledger, projections)).run(rounds).print();
            figures(reporting, rounds);
            export(reporting);
        }
    }

    private static void awaitBuilt(HostedService reporting, Ledger ledger, Projections projections)
            throws InterruptedException {
        while (!projections.caughtUp()
                || projections.list().stream().anyMatch(status -> !Objects.equals(status.lagEvents(), 0L))) {
            Thread.sleep(100);
        }
        int size;
        do {
            size = ledger.size();
            Thread.sleep(6_000);
        } while (ledger.size() != size);
        reporting.get("/api/reports/measures");
    }

    /** What the document server alone takes, whoever reads the log and decides what is written. */
    private static double oneByOne(Machine machine) {
        try (MongoClient client = MongoClients.create(machine.mongo().uri())) {
            MongoCollection<Document> entries = client.getDatabase("one_by_one").getCollection("entries");
            Mono.from(entries.deleteMany(Filters.empty())).block();
            long start = System.nanoTime();
            for (int i = 0; i < ONE_BY_ONE; i++) {
                Mono.from(entries.insertOne(new Document("_id", "entry-" + i).append("measure", "cases-received")
                        .append("value", 1L).append("effectiveOn", "2020-03-02")
                        .append("dimensions",
                                new Document("source", "NPC_SUGGESTION").append("level", "CITY")
                                        .append("theme", "DATA_SHARING").append("unit", HostedService.BUREAU)
                                        .append("year", "2020"))
                        .append("recordedAt", "2020-03-02T01:00:00Z").append("eventId", "event-" + i))).block();
            }
            return ONE_BY_ONE / seconds(start);
        }
    }

    private static double rebuilt(Ledger ledger, Projections projections) throws InterruptedException {
        long before = generation(projections);
        long start = System.nanoTime();
        projections.rebuild("ledger-case").block();
        while (generation(projections) == before) {
            Thread.sleep(20);
        }
        return ledger.size() / seconds(start);
    }

    private static long generation(Projections projections) {
        return projections.list().stream().filter(status -> status.name().equals("ledger-case")).findFirst()
                .orElseThrow().generation();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void figures(HostedService reporting, int rounds) {
        List<String> codes = StreamSupport
                .stream(reporting.get("/api/reports/measures").path("items").spliterator(), false)
                .map(measure -> measure.path("code").asString()).limit(FIGURES).toList();
        Random random = new Random(1);
        System.out.printf("%n| %d figures as of any day | median ms | 99th percentile ms |%n|---|---:|---:|%n",
                FIGURES);
        for (String known : List.of("as known now", "as known then")) {
            Histogram times = new Histogram(3);
            Instant then = Instant.parse(reporting.get("/api/reports/figures?measure=cases-received").path("knownAt")
                    .asString()).minusSeconds(2);
            for (int i = -50; i < rounds * REQUESTS; i++) {
                String path = "/api/reports/figures?measure=" + String.join(",", codes) + "&asOf="
                        + FIRST.plusDays(random.nextInt(1_000))
                        + (known.endsWith("then") ? "&knownAt=" + then : "");
                long start = System.nanoTime();
                reporting.get(path);
                if (i >= 0) {
                    times.recordValue((System.nanoTime() - start) / 1_000);
                }
            }
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", known, times.getValueAtPercentile(50) / 1e3,
                    times.getValueAtPercentile(99) / 1e3);
        }
    }

    /** The heap is looked at when half of the rows have come. */
    private static void export(HostedService reporting) throws IOException, InterruptedException {
        System.out.printf("%n| rows exported | seconds | rows/s | heap in use, MB |%n|---:|---:|---:|---:|%n");
        for (String filter : List.of("&channel=TALK", "")) {
            String question = "measure=contacts" + filter;
            int all = reporting.get("/api/reports/figures?" + question).path("items").path(0).path("entries").asInt();
            long start = System.nanoTime();
            long heap = 0;
            int rows = 0;
            try (BufferedReader csv = reporting.read("/api/reports/entries.csv?" + question)) {
                while (csv.readLine() != null) {
                    rows++;
                    if (rows == all / 2) {
                        System.gc();
                        heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                    }
                }
            }
            double seconds = seconds(start);
            System.out.printf(Locale.ROOT, "| %,d | %.2f | %,.0f | %,d |%n", rows - 1, seconds, rows / seconds,
                    heap / 1_000_000);
        }
    }
}
