package govbackbone.proposal.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.proposal.cases.CaseCommand.*;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that a client may get wrong, one thing at a time, through HTTP: {@code bad-inputs.txt} says what is changed
 * in a body that would be accepted, and what the answer is in both languages.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputsTest {
    /** Escapes what is no character, which bytes could not say. */
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();
    /** The case number of another case of that session. */
    private static final String TAKEN = "NPC_SUGGESTION/CITY/15/4/77";

    private static final Map<String, CaseCommand> COMMANDS = Map.ofEntries(Map.entry("receipt", receipt("0012")),
            Map.entry("register", register(proposer("p1", true))),
            Map.entry("assign", assign(AssignmentMode.SOLE)), Map.entry("decline", decline()),
            Map.entry("merge", merge("case-1")),
            Map.entry("correct", correct(CorrectableField.TITLE, "示例")),
            Map.entry("request-return", requestReturn(ACKNOWLEDGED)),
            Map.entry("acknowledge", new AcknowledgeReceipt(null, ACKNOWLEDGED, null)),
            Map.entry("withdraw", withdraw(null)), Map.entry("transfer", transfer(null)),
            Map.entry("team", team(null)), Map.entry("contact", contact(null)),
            Map.entry("extension", requestExtension(CONTACTED, 1)), Map.entry("draft", draft("A")),
            Map.entry("dun", dun(null, DunningLevel.URGE)), Map.entry("pass", pass(null)),
            Map.entry("sign", sign(null, NUMBER)), Map.entry("deliver", deliver(null, "p2")),
            Map.entry("disclose", disclose(null)), Map.entry("dispute", dispute()),
            Map.entry("change-team", changeTeam("another")), Map.entry("release", release(NUMBER)),
            Map.entry("opinion", opinion(null, "p1", Satisfaction.SATISFIED)),
            Map.entry("complete", new Complete(null)), Map.entry("reopen", new Reopen(null, null, null)),
            Map.entry("archive", new Archive(null, "示例")));

    private static final Map<String, Actor> ACTORS = Map.of("office", OFFICE, "handler", HANDLER, "assigning",
            ASSIGNING, "principal", PRINCIPAL, "deputy", DEPUTY, "first", FIRST_UNIT, "admin", ADMIN,
            "other-principal", actor("other", BUREAU, Role.PRINCIPAL), "drafting-office",
            actor("Handler", BUREAU, Role.OFFICE));

    private static List<CaseEvent> history(String name) {
        return switch (name) {
            case "NONE" -> List.of();
            case "RETURN_REQUESTED" -> given(at(Stage.ASSIGNED)).and(OFFICE, requestReturn(ACKNOWLEDGED)).history();
            case "CONTACTED" -> given(at(Stage.IN_HANDLING)).and(HANDLER, contact(null)).history();
            case "DUNNED" -> given(at(Stage.IN_HANDLING)).and(OFFICE, dun(CONTACTED, DunningLevel.URGE)).history();
            case "PROMISED" -> given(history("CONTACTED"))
                    .and(HANDLER, draft("B", promise(LocalDate.of(2020, 6, 29)))).and(DEPUTY, pass(null)).history();
            case "JUDGED" -> given(at(Stage.DELIVERED)).and(OFFICE, opinion(null, "p1", Satisfaction.SATISFIED))
                    .history();
            case "DISSATISFIED" -> given(history("JUDGED"))
                    .and(OFFICE, opinion(null, "p2", Satisfaction.DISSATISFIED)).history();
            case "SUPERVISED" -> given(at(Stage.COMPLETED)).and(ASSIGNING, supervise()).and(OFFICE, visit())
                    .history();
            case "DECLINED" -> given(at(Stage.REGISTERED)).and(ASSIGNING, decline()).history();
            case "WITHDRAWN" -> given(at(Stage.ASSIGNED)).and(OFFICE, withdraw(null)).history();
            default -> at(Stage.valueOf(name));
        };
    }

    /**
     * @param given    name of a history
     * @param who      asks
     * @param command  name of a command that would be accepted
     * @param changes  of its body
     * @param answer   status, code and, if there is one, pointer
     * @param zh       the message
     * @param en       the same
     */
    record Row(String given, String who, String command, String changes, String answer, String zh, String en) {}

    static Stream<Row> rows() throws IOException {
        try (InputStream table = Objects.requireNonNull(BadInputsTest.class.getResourceAsStream("/bad-inputs.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" \\| ", -1))
                    .map(c -> new Row(c[0], c[1], c[2], c[3], c[4], c[5], c[6])).toList().stream();
        }
    }

    @BeforeAll
    static void start() {
        CONTEXT.register(Wiring.class, HttpConfiguration.class);
        CONTEXT.refresh();
    }

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_wrong_is_told_in_both_languages(Row row) {
        assertThat(answer(row, "zh-CN")).isEqualTo(row.answer() + " | " + row.zh());
        assertThat(answer(row, "en")).isEqualTo(row.answer() + " | " + row.en());
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Row row = new Row("NONE", "office", "receipt",
                "{\"title\":\"\\u3000\",\"receivedOn\":\"2020-02-30\",\"term\":0,\"source\":\"LETTER\",\"x\":1}", "",
                "",
                "");
        assertThat(problem(row, "en").get("errors").valueStream().map(e -> e.get("pointer").asString()))
                .contains("/x");
        Row content = new Row("NONE", "office", "receipt",
                "{\"title\":\"\\u3000\",\"receivedOn\":\"2020-02-30\",\"term\":0,\"source\":\"LETTER\"}", "", "", "");
        assertThat(problem(content, "en").get("errors").valueStream().map(e -> e.get("pointer").asString()))
                .containsExactlyInAnyOrder("/title", "/receivedOn", "/term", "/source");
    }

    @Test
    void brackets_of_document_numbers_are_written_as_the_official_ones() {
        for (String number : List.of("淄数建字[2020]1号", "淄数建字(2020)1号", "淄数建字【2020】1号", "淄数建字〔2020〕1号")) {
            Row row = new Row("REPLY_REVIEWED", "principal", "sign", "{\"documentNumber\":\"" + number + "\"}", "", "",
                    "");
            assertThat(problem(row, "en").get("version").asInt()).isEqualTo(at(Stage.REPLY_REVIEWED).size() + 1);
        }
    }

    private static String answer(Row row, String language) {
        JsonNode problem = problem(row, language);
        if (!problem.has("errors")) {
            return problem.get("status").asInt() + " " + problem.get("code").asString() + " | "
                    + problem.get("detail").asString();
        }
        assertThat(problem.get("errors")).as("errors of %s", problem).hasSize(1);
        JsonNode error = problem.get("errors").get(0);
        return (problem.get("status").asInt() + " " + error.get("code").asString() + " "
                + error.get("pointer").asString()).strip() + " | " + error.get("message").asString();
    }

    private static JsonNode problem(Row row, String language) {
        CaseCommand command = Objects.requireNonNull(COMMANDS.get(row.command()), row.command());
        ObjectNode body = MAPPER.valueToTree(command);
        body.properties().removeIf(field -> field.getValue().isNull());
        JsonNode changes = MAPPER.readTree(expanded(row.changes()));
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                body.remove(change.getKey());
            } else {
                body.set(change.getKey(), change.getValue());
            }
        });
        boolean creates = command instanceof RegisterReceipt;
        String path = command.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        byte[] answer = WebTestClient.bindToApplicationContext(CONTEXT).build().post()
                .uri("/api/proposals" + (creates ? "" : "/" + Scenario.ID + "/" + path))
                .header("Given", row.given()).header("Who", row.who()).header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON).bodyValue(MAPPER.writeValueAsString(body)).exchange()
                .expectBody().returnResult().getResponseBodyContent();
        return MAPPER.readTree(Objects.requireNonNull(answer));
    }

    /** {@code @201} stands for so many characters. */
    private static String expanded(String changes) {
        return Pattern.compile("\"@(\\d+)\"").matcher(changes)
                .replaceAll(m -> "\"" + "字".repeat(Integer.parseInt(m.group(1))) + "\"");
    }

    /** Decides by the history that a header names. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Wiring {
        @Bean
        AggregateType<CaseCommand, ?, CaseEvent> cases() {
            return Scenario.TYPE;
        }

        @Bean
        ServiceTitle title() {
            return new ServiceTitle("示例服务", "Sample service", "1.0.0");
        }

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(Scenario.context(OFFICE, TODAY).now());
        }

        @Bean
        Function<ServerRequest, Mono<Actor>> actors() {
            return request -> {
                Actor who = Objects.requireNonNull(ACTORS.get(request.headers().firstHeader("Who")));
                // The history travels in the name's place until the command is decided.
                return Mono.just(new Actor(who.subject(), request.headers().firstHeader("Given") + "/" + who.name(),
                        who.unit(), who.roles(), who.cityRoles()));
            };
        }

        @Bean
        Commands commands() {
            return new Commands() {
                @Override
                public <C> Mono<Accepted> submit(Submission<C> submission) {
                    return Mono.fromCallable(() -> decide(submission));
                }
            };
        }

        private static Accepted decide(Submission<?> submission) {
            String[] name = submission.actor().name().split("/", 2);
            Actor actor = new Actor(submission.actor().subject(), name[1], submission.actor().unit(),
                    submission.actor().roles(), submission.actor().cityRoles());
            Scenario scenario = given(history(name[0]));
            try {
                List<CaseEvent> events = scenario.decide(actor, (CaseCommand) submission.command());
                events.stream().flatMap(event -> Case.claims(event).stream())
                        .filter(claim -> claim.value().equals(TAKEN)).findFirst().ifPresent(claim -> {
                            throw Refusal.of(claim.reason(), claim.value());
                        });
                return new Accepted(Optional.ofNullable(submission.aggregateId()).orElse("case-6"),
                        scenario.history().size() + events.size());
            } catch (Refusal refusal) {
                throw new CommandFailure.Refused(refusal, Case.standing(scenario.state()));
            }
        }
    }
}
