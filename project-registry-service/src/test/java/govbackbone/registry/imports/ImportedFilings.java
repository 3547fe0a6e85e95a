package govbackbone.registry.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.AxonCommands;
import govbackbone.kit.command.BatchCreations;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Creations;
import govbackbone.kit.command.Submission;
import govbackbone.kit.command.TimeOrderedIds;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.EventStoreSchema;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.kit.imports.ImportConfiguration;
import govbackbone.registry.plans.PlanConfiguration;
import govbackbone.registry.projects.ProjectCommand;
import govbackbone.registry.projects.ProjectConfiguration;
import govbackbone.registry.systems.SystemConfiguration;
import govbackbone.testkit.Stores;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The import of filings over a real log, and the files that are sent to it. */
final class ImportedFilings implements AutoCloseable {
    static final MediaType CSV = MediaType.parseMediaType("text/csv");
    static final MediaType XLSX = MediaType
            .parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final AggregateType<ProjectCommand, ?, ProjectEvent> PROJECTS = projects();

    private final HikariDataSource dataSource = dataSource();
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(dataSource,
            new EventJson(List.of(ProjectEvent.class), List.of()), List.of(PROJECTS));
    private final EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(engine);
    private final EventLog log = EventLog.of(engine);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private volatile Actor actor = new Actor("s-1", "示例", new UnitCode("113703000000000199"), Set.of(Role.UNIT));

    ImportedFilings() {
        Clock clock = Clock.fixed(Wiring.NOW, ZoneOffset.UTC);
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(Creations.class, () -> new BatchCreations(store, dataSource, WorkingCalendars::published,
                clock, new TimeOrderedIds(clock, new SecureRandom()), () -> null));
        context.registerBean("actors", Function.class,
                () -> (Function<ServerRequest, Mono<Actor>>) request -> Mono.just(actor));
        context.register(Wiring.class, FilingImport.class, HttpConfiguration.class, ImportConfiguration.class);
        context.refresh();
    }

    /** As the service declares them, with no plan and no system. */
    // What the bean is declared as says more than its class.
    @SuppressWarnings("unchecked")
    private static AggregateType<ProjectCommand, ?, ProjectEvent> projects() {
        try (AnnotationConfigApplicationContext declared = new AnnotationConfigApplicationContext(
                PlanConfiguration.class,
                SystemConfiguration.class, ProjectConfiguration.class)) {
            return (AggregateType<ProjectCommand, ?, ProjectEvent>) declared.getBean("project", AggregateType.class);
        }
    }

    private static HikariDataSource dataSource() {
        ServiceDatabase database = Stores.serviceDatabase("filings");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.service().user());
        source.setPassword(database.service().password());
        source.setMaximumPoolSize(4);
        return source;
    }

    /** Whoever sends the files from now on. */
    void as(Actor who) {
        actor = who;
    }

    private WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context).configureClient()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1)).build();
    }

    JsonNode check(MediaType type, byte[] file, String language) {
        return json(client().post().uri("/api/projects/import").header("Accept-Language", language).contentType(type)
                .bodyValue(file).exchange().expectStatus().isOk());
    }

    /** A file of these lines. */
    JsonNode check(String... lines) {
        return check(CSV, String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), "zh");
    }

    JsonNode check(Map<String, List<List<Object>>> sheets) {
        return check(XLSX, workbook(sheets), "zh");
    }

    /** The code of every fault for which the file is refused as a whole. */
    Stream<String> refusals(String... lines) {
        JsonNode problem = json(client().post().uri("/api/projects/import").contentType(CSV)
                .bodyValue(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8)).exchange().expectStatus()
                .isEqualTo(422));
        return problem.get("errors").valueStream()
                .map(error -> error.get("column").stringValue() + " " + error.get("code").stringValue());
    }

    /** Why a workbook is refused as a whole. */
    JsonNode refused(Map<String, List<List<Object>>> sheets) {
        return json(client().post().uri("/api/projects/import").contentType(XLSX).bodyValue(workbook(sheets)).exchange()
                .expectStatus().isEqualTo(422));
    }

    JsonNode commit(JsonNode report) {
        return json(client().post().uri("/api/projects/import/" + report.get("token").stringValue() + "/commit")
                .contentType(MediaType.APPLICATION_JSON).bodyValue("{\"rows\":\"ALL\"}").exchange().expectStatus()
                .isOk());
    }

    byte[] template(String extension) {
        return Objects.requireNonNull(client().get().uri("/api/projects/import/template." + extension).exchange()
                .expectStatus().isOk().expectBody().returnResult().getResponseBody());
    }

    /** Gives a filing up. */
    void cancel(String project) {
        Clock clock = Clock.fixed(Wiring.NOW, ZoneOffset.UTC);
        try (AxonCommands commands = new AxonCommands(List.of(PROJECTS), store, dataSource,
                WorkingCalendars::published, clock, new TimeOrderedIds(clock, new SecureRandom()), () -> null,
                AxonCommands.Limits.DEFAULT)) {
            commands.submit(new Submission<ProjectCommand>(PROJECTS, project, new ProjectCommand.Cancel(null, "示例"),
                    actor, null, null, "test")).block();
        }
    }

    List<ProjectEvent> events(JsonNode outcome, int row) {
        return events(outcome.at("/rows/" + row + "/id").stringValue());
    }

    List<ProjectEvent> events(String project) {
        return log.history(PROJECTS, project).stream().map(Recorded::event).toList();
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer) {
        byte @Nullable [] body = answer.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    /** Every error as {@code [sheet!]row column CODE}. */
    static List<String> errors(JsonNode report) {
        return report.get("errors").valueStream().map(error -> (error.has("sheet")
                ? error.get("sheet").stringValue() + "!"
                : "") + error.get("row") + " " + error.path("column").asString("-") + " "
                + error.get("code").stringValue()).toList();
    }

    static List<String> verdicts(JsonNode report) {
        return report.get("rows").valueStream().map(row -> row.get("verdict").stringValue()).toList();
    }

    static byte[] workbook(Map<String, List<List<Object>>> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            sheets.forEach((name, rows) -> fill(workbook.newWorksheet(name), rows));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<Object>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                switch (rows.get(row).get(column)) {
                    case Number number -> sheet.value(row, column, number);
                    case Object text -> sheet.value(row, column, text.toString());
                }
            }
        }
    }

    @Override
    public void close() {
        context.close();
        store.shutDown();
        dataSource.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Wiring {
        /** 2020-08-01 00:30 in Shanghai. */
        static final Instant NOW = Instant.parse("2020-07-31T16:30:00Z");

        @Bean
        AggregateType<ProjectCommand, ?, ProjectEvent> projects() {
            return PROJECTS;
        }

        @Bean
        ServiceTitle title() {
            return new ServiceTitle("示例服务", "Sample service", "1.0.0");
        }

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }

        @Bean
        Commands commands() {
            return new Commands() {
                @Override
                public <C> Mono<Accepted> submit(Submission<C> submission) {
                    return Mono.error(new IllegalStateException("Only files are sent here"));
                }
            };
        }
    }
}
