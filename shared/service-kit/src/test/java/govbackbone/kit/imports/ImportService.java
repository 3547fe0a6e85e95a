package govbackbone.kit.imports;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.BatchCreations;
import govbackbone.kit.command.Creations;
import govbackbone.kit.command.TimeOrderedIds;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.kit.ledger.LedgerService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that imports ledgers, over a real log. */
final class ImportService implements AutoCloseable {
    /** 2020-08-01 00:30 in Shanghai. */
    static final Instant NOW = Instant.parse("2020-07-31T16:30:00Z");
    static final String HEADER = "编号,金额,种类,日期,有效,持有人,说明,问题,单位";
    static final String URI = "/api/ledgers/import";
    static final MediaType CSV = MediaType.parseMediaType("text/csv");

    final LedgerService ledgers;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ImportService() {
        this(new LedgerService());
    }

    /** A further instance over the schema of another one. */
    ImportService(ImportService other) {
        this(new LedgerService(other.ledgers.database));
    }

    private ImportService(LedgerService ledgers) {
        this.ledgers = ledgers;
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        context.registerBean(DataSource.class, () -> ledgers.dataSource);
        context.registerBean(Creations.class, () -> new BatchCreations(ledgers.store, ledgers.dataSource,
                WorkingCalendars::published, clock, new TimeOrderedIds(clock, new SecureRandom()), () -> null));
        context.register(Wiring.class, HttpConfiguration.class, ImportConfiguration.class);
        context.refresh();
    }

    WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context).configureClient()
                .defaultHeaders(headers -> headers.set("Sample-Actor", "s-1 office"))
                .defaultHeader("Accept-Language", "en").codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .responseTimeout(java.time.Duration.ofMinutes(2)).build();
    }

    /** How many events, claims and keys there are: what a check must not change. */
    long written() {
        Long count = new JdbcTemplate(ledgers.dataSource).queryForObject(
                "SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM claim) + (SELECT count(*) FROM idempotency_key)",
                Long.class);
        return count == null ? 0 : count;
    }

    /** What the rows of the file were read as, in order. */
    List<String> entries() {
        return new JdbcTemplate(ledgers.dataSource).query(
                "SELECT payload->>'text' FROM event WHERE type = 'test.EntryMade' ORDER BY txid, idx",
                (row, number) -> row.getString(1));
    }

    static byte[] utf8(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    WebTestClient.ResponseSpec send(byte[] file) {
        return client().post().uri(URI).contentType(CSV).bodyValue(file).exchange();
    }

    JsonNode check(byte[] file) {
        return json(send(file).expectStatus().isOk());
    }

    /** The code of the problem by which the file is refused as a whole. */
    String refusal(byte[] file) {
        JsonNode problem = json(send(file).expectStatus().is4xxClientError());
        return problem.get("code").stringValue();
    }

    WebTestClient.ResponseSpec commit(String token, String rows) {
        return client().post().uri(URI + "/" + token + "/commit").contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"rows\":\"" + rows + "\"}").exchange();
    }

    JsonNode committed(JsonNode report, String rows) {
        return json(commit(report.get("token").stringValue(), rows).expectStatus().isOk());
    }

    static JsonNode json(WebTestClient.ResponseSpec answer) {
        byte @Nullable [] body = answer.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    @Override
    public void close() {
        context.close();
        ledgers.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Wiring {
        @Bean
        ImportType<LedgerRow, ?> ledgerImport() {
            return LedgerRow.TYPE;
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
        Function<ServerRequest, Mono<Actor>> actors() {
            return request -> Optional.ofNullable(request.headers().firstHeader("Sample-Actor"))
                    .map(text -> text.split(" "))
                    .map(parts -> Mono.just(new Actor(parts[0], "示例", null, roles(parts[1]), roles(parts[1]))))
                    .orElseGet(() -> Mono.error(Problem.of(ProblemCode.UNAUTHENTICATED)));
        }

        private static Set<Role> roles(String ids) {
            return List.of(ids.split(",")).stream().map(id -> Role.of(id).orElseThrow()).collect(Collectors.toSet());
        }
    }
}
