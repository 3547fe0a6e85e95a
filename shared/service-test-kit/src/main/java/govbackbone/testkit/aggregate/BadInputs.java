package govbackbone.testkit.aggregate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import govbackbone.events.DomainEvent;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.http.ServiceTitle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that a client may get wrong about one kind of aggregate, one thing at a time, through HTTP: the table
 * {@code bad-inputs/<collection>.txt} says what is changed in a body that would be accepted, and what the answer is in both
 * languages.
 */
public final class BadInputs<C, S, E extends DomainEvent> implements AutoCloseable {
    /** Escapes what is no character, which bytes could not say. */
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Map<String, ? extends C> commands;
    private final Map<String, Actor> actors;
    private final Function<String, Given<C, S, E>> scenarios;
    private final AggregateType<C, S, E> type;
    private final String collection;
    private final Set<String> taken;

    /**
     * A line of a table.
     *
     * @param given   name of a scenario
     * @param who     asks
     * @param command name of a command that would be accepted
     * @param changes of its body: JSON, null takes a field away, {@code "@201"} stands for so many characters
     * @param answer  status, code and, if there is one, pointer
     * @param zh      the message
     * @param en      the same
     */
    public record Row(String given, String who, String command, String changes, String answer, String zh, String en) {}

    /**
     * @param commands  that would be accepted, by the names the table uses
     * @param scenarios by the names the table uses
     * @param taken     unique values that other records have
     */
    public BadInputs(AggregateType<C, S, E> type, InstantSource clock, Map<String, ? extends C> commands,
            Map<String, Actor> actors, Function<String, Given<C, S, E>> scenarios, String... taken) {
        this.type = type;
        this.commands = commands;
        this.actors = actors;
        this.scenarios = scenarios;
        this.collection = collection(type.commands());
        this.taken = Set.of(taken);
        context.registerBean(AggregateType.class, () -> type);
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(ServiceTitle.class, () -> new ServiceTitle("示例服务", "Sample service", "1.0.0"));
        context.registerBean(Commands.class, () -> new Commands() {
            @Override
            public <T> Mono<Accepted> submit(Submission<T> submission) {
                return Mono.fromCallable(() -> decided(submission));
            }
        });
        context.registerBean("actors", Function.class, () -> (Function<ServerRequest, Mono<Actor>>) this::actor);
        context.register(Wiring.class, HttpConfiguration.class);
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Wiring {}

    private static String collection(Class<?> commands) {
        return Objects.requireNonNull(commands.getAnnotation(CommandApi.class)).collection();
    }

    /** The lines of the table of these commands. */
    public static List<Row> rows(Class<?> commands) {
        String table = "/bad-inputs/" + collection(commands) + ".txt";
        try (InputStream lines = Objects.requireNonNull(commands.getResourceAsStream(table), table)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" \\| ", -1))
                    .map(c -> new Row(c[0], c[1], c[2], c[3], c[4], c[5], c[6])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong is told in both languages. */
    public void check(Row row) {
        assertThat(told(row, "zh-CN")).isEqualTo(row.answer() + " | " + row.zh());
        assertThat(told(row, "en")).isEqualTo(row.answer() + " | " + row.en());
    }

    private String told(Row row, String language) {
        JsonNode problem = answer(row, language);
        if (!problem.has("errors")) {
            return problem.path("status").asInt() + " " + problem.path("code").asString() + " | "
                    + problem.path("detail").asString();
        }
        assertThat(problem.get("errors")).as("errors of %s", problem).hasSize(1);
        JsonNode error = problem.get("errors").get(0);
        return (problem.get("status").asInt() + " " + error.get("code").asString() + " "
                + error.get("pointer").asString()).strip() + " | " + error.get("message").asString();
    }

    /** What the client is answered, accepted or not. */
    public JsonNode answer(Row row, String language) {
        C command = Objects.requireNonNull(commands.get(row.command()), row.command());
        ObjectNode body = MAPPER.valueToTree(command);
        body.properties().removeIf(field -> field.getValue().isNull() || field.getKey().equals("aggregateId"));
        MAPPER.readTree(expanded(row.changes())).properties().forEach(change -> {
            if (change.getValue().isNull()) {
                body.remove(change.getKey());
            } else {
                body.set(change.getKey(), change.getValue());
            }
        });
        String path = command.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        boolean creates = command.getClass().isAnnotationPresent(Creates.class);
        byte[] answer = WebTestClient.bindToApplicationContext(context).build().post()
                .uri("/api/" + collection + (creates ? "" : "/" + scenarios.apply(row.given()).id() + "/" + path))
                .header("Given", row.given()).header("Who", row.who()).header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON).bodyValue(MAPPER.writeValueAsString(body)).exchange()
                .expectBody().returnResult().getResponseBodyContent();
        return MAPPER.readTree(Objects.requireNonNull(answer));
    }

    private static String expanded(String changes) {
        return Pattern.compile("\"@(\\d+)\"").matcher(changes)
                .replaceAll(m -> "\"" + "字".repeat(Integer.parseInt(m.group(1))) + "\"");
    }

    // The scenario travels in the name's place until the command is decided.
    private Mono<Actor> actor(ServerRequest request) {
        Actor who = Objects.requireNonNull(actors.get(request.headers().firstHeader("Who")));
        return Mono.just(named(request.headers().firstHeader("Given") + "/" + who.name(), who));
    }

    private static Actor named(String name, Actor who) {
        return new Actor(who.subject(), name, who.unit(), who.roles(), who.cityRoles());
    }

    private Accepted decided(Submission<?> submission) {
        String[] name = submission.actor().name().split("/", 2);
        Given<C, S, E> given = scenarios.apply(name[0]);
        try {
            List<E> events = given.decide(named(name[1], submission.actor()),
                    type.commands().cast(submission.command()));
            events.stream().flatMap(event -> type.claims().apply(event).stream())
                    .filter(claim -> taken.contains(claim.value())).findFirst().ifPresent(claim -> {
                        throw new Refusal(List.of(claim.taken()));
                    });
            return new Accepted(Optional.ofNullable(submission.aggregateId()).orElse(given.id()),
                    given.history().size() + events.size());
        } catch (Refusal refusal) {
            throw new CommandFailure.Refused(refusal, given.standing());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
