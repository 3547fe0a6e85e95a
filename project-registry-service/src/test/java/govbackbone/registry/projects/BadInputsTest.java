package govbackbone.registry.projects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.registry.plans.SamplePlans;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.systems.SampleSystems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
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

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that a client may get wrong about a project, one thing at a time, through HTTP: {@code bad-inputs.txt} says
 * what is changed in a body that would be accepted, and what the answer is in both languages.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputsTest {
    /** Escapes what is no character, which bytes could not say. */
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();

    private static final Map<String, ProjectCommand> COMMANDS = Map.ofEntries(
            Map.entry("open", open(FilingKind.CONSTRUCTION)), Map.entry("draft", draft(FilingKind.CONSTRUCTION)),
            Map.entry("submit", new SubmitFiling(null)), Map.entry("return", giveBack()),
            Map.entry("review", review(FilingKind.CONSTRUCTION)), Map.entry("hear", opinion("a")),
            Map.entry("resolve", resolve(1)), Map.entry("judge", judge("1", 4_000_000, ReductionReason.PRICE_HIGH)),
            Map.entry("close", new CloseBudgetReview(null)), Map.entry("approve", approve(4_001_250)),
            Map.entry("defer", new Defer(null, 2021, "示例")), Map.entry("award", award(3_900_000)),
            Map.entry("contract", contract(FILED, 3_800_000)), Map.entry("change", change(1)),
            Map.entry("pay", pay("v1", 1)), Map.entry("complete", new CompleteConstruction(null)),
            Map.entry("prelim", new AcceptPreliminarily(null, "示例")), Map.entry("accept", accept(FINAL)),
            Map.entry("operate", new StartOperation(null)), Map.entry("evaluate", evaluate(EVALUATED, 2021)),
            Map.entry("retire", retire()));

    private static final Map<String, Actor> ACTORS = Map.of("unit", UNIT, "other", OTHER_UNIT, "reviewer", REVIEWER,
            "budget", BUDGET, "principal", PRINCIPAL);

    private static Scenario scenario(String name) {
        Scenario operation = given(at(FilingKind.OPERATION, ProjectStage.DRAFT)).and(UNIT,
                draft(FilingKind.OPERATION));
        return switch (name) {
            case "NONE" -> given(List.of());
            case "DRAFTED" -> given(at(ProjectStage.DRAFT)).and(UNIT, draft(FilingKind.CONSTRUCTION));
            case "TOTAL_WRONG" -> given(at(ProjectStage.DRAFT)).and(UNIT,
                    draft(FilingKind.CONSTRUCTION, 7, line("1", "1", 5, 5)));
            case "FLAGGED" -> given(at(ProjectStage.BUDGET_REVIEWED)).and(REVIEWER, flag());
            case "UNPLANNED" -> given(at(ProjectStage.BUDGET_REVIEWED)).under(SamplePlans.none());
            case "UNKNOWN_SYSTEM" -> operation.with(SampleSystems.none());
            case "OWING_SYSTEM" -> operation.with(SampleSystems.owing(FIRST));
            case "EXPIRED_SYSTEM" -> operation.with(SampleSystems.protectedUntil(FIRST, day(1, 1)));
            case "UNENCRYPTED_SYSTEM" -> operation.with(SampleSystems.cryptoUntil(FIRST, day(1, 1)));
            case "RETIRED_SYSTEM" -> operation.with(SampleSystems.retired(FIRST));
            case "PAID" -> given(at(ProjectStage.CONTRACTED)).and(UNIT, pay("v1", 3_800_000));
            case "HOLDING" -> given(at(ProjectStage.FINALLY_ACCEPTED)).and(UNIT, new StartOperation(OPERATED))
                    .and(UNIT, new RequestRetirement(RETIRED, "示例"));
            default -> given(at(ProjectStage.valueOf(name)));
        };
    }

    /**
     * @param given    name of a scenario
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

    private static String answer(Row row, String language) {
        JsonNode problem = problem(row, language);
        if (!problem.has("errors")) {
            return problem.path("status").asInt() + " " + problem.path("code").asString() + " | "
                    + problem.path("detail").asString();
        }
        assertThat(problem.get("errors")).as("errors of %s", problem).hasSize(1);
        JsonNode error = problem.get("errors").get(0);
        return (problem.get("status").asInt() + " " + error.get("code").asString() + " "
                + error.get("pointer").asString()).strip() + " | " + error.get("message").asString();
    }

    private static JsonNode problem(Row row, String language) {
        ProjectCommand command = Objects.requireNonNull(COMMANDS.get(row.command()), row.command());
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
        String path = command.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        byte[] answer = WebTestClient.bindToApplicationContext(CONTEXT).build().post()
                .uri("/api/projects" + (command instanceof OpenFiling ? "" : "/project-1/" + path))
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

    /** Decides in the scenario that a header names. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Wiring {
        @Bean
        AggregateType<ProjectCommand, ?, ProjectEvent> projects() {
            return Scenario.TYPE;
        }

        @Bean
        ServiceTitle title() {
            return new ServiceTitle("示例服务", "Sample service", "1.0.0");
        }

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(Scenario.context(UNIT, TODAY).now());
        }

        @Bean
        Function<ServerRequest, Mono<Actor>> actors() {
            return request -> {
                Actor who = Objects.requireNonNull(ACTORS.get(request.headers().firstHeader("Who")));
                // The scenario travels in the subject's place until the command is decided.
                return Mono.just(new Actor(request.headers().firstHeader("Given") + "/" + who.subject(), who.name(),
                        who.unit(), who.roles()));
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
            String[] subject = submission.actor().subject().split("/");
            Actor actor = new Actor(subject[1], submission.actor().name(), submission.actor().unit(),
                    submission.actor().roles());
            Scenario scenario = scenario(subject[0]);
            try {
                List<ProjectEvent> events = scenario.decide(actor, (ProjectCommand) submission.command());
                return new Accepted(Optional.ofNullable(submission.aggregateId()).orElse("project-1"),
                        scenario.history().size() + events.size());
            } catch (Refusal refusal) {
                throw new CommandFailure.Refused(refusal, Project.standing(scenario.state()));
            }
        }
    }
}
