package govbackbone.proposal.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.BatchCreations;
import govbackbone.kit.command.Creations;
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
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.cases.CaseConfiguration;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.rules.RuleSets;
import govbackbone.testkit.Stores;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

import static org.assertj.core.api.Assertions.assertThat;

/** The import of cases over a real log: the sample file, and every bad cell in both languages. */
@Tag("hosted")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseImportTest {
    private static final String HEADER = "来源,层级,届,次,案号,收件日期,标题,主题,会议期间提出,代表委员,集体提案单位,正文,所提问题";
    private static final String ROW = "政协委员提案,市,16,5,%s,2020-01-10,示例标题,数据共享,是,示例委员01、示例委员02,,示例正文,";
    private static final AggregateType<CaseCommand, ?, CaseEvent> CASES = new CaseConfiguration()
            .proposalCase(() -> ApplicableRules.of(RuleSets.shipped()), () -> Delegations.NONE);

    private final HikariDataSource dataSource = dataSource();
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(dataSource,
            new EventJson(List.of(CaseEvent.class), List.of()), List.of(CASES));
    private final EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(engine);
    private final EventLog log = EventLog.of(engine);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    CaseImportTest() {
        Clock clock = Clock.fixed(Wiring.NOW, ZoneOffset.UTC);
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(Creations.class, () -> new BatchCreations(store, dataSource, WorkingCalendars::published,
                clock, new TimeOrderedIds(clock, new SecureRandom()), () -> null));
        context.register(Wiring.class, CaseImport.class, HttpConfiguration.class, ImportConfiguration.class);
        context.refresh();
    }

    private static HikariDataSource dataSource() {
        ServiceDatabase database = Stores.serviceDatabase("cases");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.service().user());
        source.setPassword(database.service().password());
        source.setMaximumPoolSize(4);
        return source;
    }

    @AfterAll
    void stop() {
        context.close();
        store.shutDown();
        dataSource.close();
    }

    private WebTestClient.RequestBodySpec post(String path, String language) {
        return WebTestClient.bindToApplicationContext(context).configureClient()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1)).build().post()
                .uri("/api/proposals/import" + path).header("Accept-Language", language);
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer) {
        byte @Nullable [] body = answer.expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private JsonNode check(byte[] file, String language) {
        return json(post("", language).contentType(MediaType.parseMediaType("text/csv")).bodyValue(file).exchange());
    }

    private JsonNode check(String... rows) {
        return check((HEADER + "\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8), "zh");
    }

    private JsonNode commit(JsonNode report) {
        return json(post("/" + report.get("token").stringValue() + "/commit", "zh")
                .contentType(MediaType.APPLICATION_JSON).bodyValue("{\"rows\":\"ALL\"}").exchange());
    }

    private List<CaseEvent> events(JsonNode outcome, int row) {
        return log.history(CASES, outcome.at("/rows/" + row + "/id").stringValue()).stream().map(Recorded::event)
                .toList();
    }

    private CaseEvent.CaseRegistered registered(JsonNode outcome, int row) {
        return (CaseEvent.CaseRegistered) events(outcome, row).get(1);
    }

    private static String number() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 18);
    }

    @Test
    void the_sample_file_can_be_imported_as_it_is() throws IOException {
        JsonNode report = check(Files.readAllBytes(Path.of("../docs/samples/cases-sample.csv")), "zh");
        assertThat(report.get("errors")).isEmpty();
        JsonNode outcome = commit(report);

        assertThat(outcome.get("good").intValue()).isEqualTo(12);
        assertThat(events(outcome, 1)).containsExactly(
                new CaseEvent.CaseReceived(LocalDate.of(2020, 1, 11), Source.NPC_SUGGESTION, Level.CITY, 16, 5, "S-002",
                        "示例：关于推进一件事集成服务的建议"),
                new CaseEvent.CaseRegistered(LocalDate.of(2020, 1, 11), "示例正文：建议推进一件事集成服务。", true,
                        Theme.DIGITAL_GOVERNMENT,
                        List.of(new Proposer("p1", "示例代表02", true, null, null, null, null, null),
                                new Proposer("p2", "示例代表03", false, null, null, null, null, null)),
                        null, List.of("示例问题：拟如何推进？")));
        assertThat(registered(outcome, 0).questions()).containsExactly("示例问题：拟如何推进？");
        assertThat(registered(outcome, 9).collectiveBody()).isEqualTo("示例界别");
    }

    @Test
    void proposers_may_be_written_as_the_export_writes_them() {
        JsonNode outcome = commit(check(proposers("[{'id':'x','name':'示例甲','lead':false},"
                + "{'id':'y','name':'示例乙','lead':true,'phone':'0533-0000000'}]")));

        assertThat(registered(outcome, 0).proposers()).containsExactly(
                new Proposer("x", "示例甲", false, null, null, null, null, null),
                new Proposer("y", "示例乙", true, null, null, "0533-0000000", null, null));
    }

    private static String proposers(String json) {
        return ROW.formatted(number()).replace("示例委员01、示例委员02", "\"" + json.replace("'", "\"\"") + "\"");
    }

    @Test
    void a_case_number_is_imported_once_however_it_is_written() {
        commit(check(ROW.formatted("7")));
        JsonNode report = check(ROW.formatted("007"), ROW.formatted("8"), ROW.formatted("08"));

        assertThat(report.get("rows").findValuesAsString("verdict")).containsExactly("EXISTS", "VALID", "REPEATED");
        assertThat(report.at("/errors/0/code").stringValue()).isEqualTo("DUPLICATE_CASE_NUMBER");
        assertThat(report.at("/errors/0/message").stringValue()).isEqualTo("同一来源、层级、届次下已有此案号。");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"标题|` `|REQUIRED|必填。|Required.",
        "标题|`\u3000`|REQUIRED|必填。|Required.",
        "标题|甲\u200B乙|FORBIDDEN_CHARACTER|第2个字符（U+200B）是控制字符或不可见字符，不得使用。|Character 2 (U+200B) is a control or invisible character and not allowed.",
        "标题|甲\u202E乙|FORBIDDEN_CHARACTER|第2个字符（U+202E）是控制字符或不可见字符，不得使用。|Character 2 (U+202E) is a control or invisible character and not allowed.",
        "正文|甲\u0000乙|FORBIDDEN_CHARACTER|第2个字符（U+0000）是控制字符或不可见字符，不得使用。|Character 2 (U+0000) is a control or invisible character and not allowed.",
        "收件日期|2020-02-30|NOT_A_DATE|不是存在的日期，应写作YYYY-MM-DD，如2020-07-31。|Not an existing date, written YYYY-MM-DD such as 2020-07-31.",
        "收件日期|1948-12-31|DATE_OUT_OF_RANGE|年份须在1949年至2100年之间。|The year must lie within 1949–2100.",
        "收件日期|2020-08-02|DATE_IN_FUTURE|不得晚于今天（2020年8月1日）。|Must not lie after today (2020-08-01).",
        "来源|来信|NOT_A_CODE|不在允许的取值之内，可选：NPC_SUGGESTION（人大代表建议）、CPPCC_PROPOSAL（政协委员提案）、NPC_MOTION_CONVERTED（议案转建议）。|Not one of the allowed values: NPC_SUGGESTION (NPC deputies' suggestion), CPPCC_PROPOSAL (CPPCC members' proposal), NPC_MOTION_CONVERTED (NPC motion handled as a suggestion).",
        "届|第十六|WRONG_TYPE|类型不符，应为整数。|Wrong type, expected an integer.",
        "届|１６|WRONG_TYPE|类型不符，应为整数。|Wrong type, expected an integer.",
        "届|100|OUT_OF_RANGE|须在1至99之间。|Must lie within 1 to 99.",
        "案号|第7号|PATTERN|写法不正确，应为数字、大写字母或短横线。|Not written correctly, expected digits, capital letters or -.",
        "会议期间提出|会后|NOT_YES_OR_NO|应填“是”或“否”。|Write yes or no.",
        "代表委员|、|TOO_FEW|不得少于1项，现有0项。|At least 1 items, has 0."})
    void every_bad_cell_is_told_in_both_languages(String column, String cell, String code, String zh, String en) {
        byte[] file = file(column, cell);
        assertThat(check(file, "zh").get("errors").toString()).isEqualTo(error(column, code, zh));
        assertThat(check(file, "en").get("errors").toString()).isEqualTo(error(column, code, en));
    }

    @Test
    void texts_that_are_too_long_are_told_with_their_length() {
        assertThat(check(file("标题", "甲".repeat(201)), "zh").at("/errors/0/message").stringValue())
                .isEqualTo("不得超过200个字符，现有201个。");
        assertThat(check(file("正文", "甲".repeat(20_001)), "en").at("/errors/0/message").stringValue())
                .isEqualTo("At most 20000 characters, has 20001.");
    }

    @Test
    void the_rules_of_cases_hold_for_rows() {
        JsonNode report = check(proposers("[{'name':'示例甲','lead':true},{'name':'示例乙','lead':true}]"));
        assertThat(report.get("errors").toString())
                .isEqualTo(error("代表委员", "SEVERAL_LEAD_PROPOSERS", "领衔代表或委员只能有一名。"));
    }

    private static String error(String column, String code, String message) {
        return "[" + JsonMapper.shared().createObjectNode().put("row", 2).put("column", column).put("code", code)
                .put("message", message) + "]";
    }

    private static byte[] file(String column, String cell) {
        List<String> row = new ArrayList<>(List.of(ROW.formatted(number()).split(",", -1)));
        row.set(List.of(HEADER.split(",")).indexOf(column), "\"" + cell + "\"");
        return (HEADER + "\r\n" + String.join(",", row)).getBytes(StandardCharsets.UTF_8);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Wiring {
        /** 2020-08-01 00:30 in Shanghai. */
        static final Instant NOW = Instant.parse("2020-07-31T16:30:00Z");

        @Bean
        AggregateType<CaseCommand, ?, CaseEvent> cases() {
            return CASES;
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
        govbackbone.kit.command.Commands commands() {
            return new govbackbone.kit.command.Commands() {
                @Override
                public <C> Mono<govbackbone.kit.command.Accepted> submit(
                        govbackbone.kit.command.Submission<C> submission) {
                    return Mono.error(new IllegalStateException("Only files are sent here"));
                }
            };
        }

        @Bean
        Function<ServerRequest, Mono<Actor>> actors() {
            return request -> Mono.just(new Actor("s-1", "示例", new UnitCode("11370300MB28560647"),
                    Set.of(Role.OFFICE), Set.of(Role.OFFICE)));
        }
    }
}
