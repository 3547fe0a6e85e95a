package govbackbone.kit.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.command.Submission.Idempotency;
import govbackbone.kit.decision.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/{collection}} and {@code POST /api/{collection}/{id}/{command}} for every command that is served. Who
 * asks is looked at before what is asked, so that a stranger learns nothing about bodies.
 */
final class CommandRoutes {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})(?:-[0-9a-f]{16})?\"");

    private final List<CommandOperation<?>> operations;
    private final Commands commands;
    private final Function<ServerRequest, Mono<Actor>> actors;
    private final Binder binder;

    CommandRoutes(List<CommandOperation<?>> operations, Commands commands,
            Function<ServerRequest, Mono<Actor>> actors, Binder binder) {
        this.operations = operations;
        this.commands = commands;
        this.actors = actors;
        this.binder = binder;
    }

    /** One route per operation, of which there is at least one. */
    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        operations.forEach(operation -> routes.POST(operation.path(), request -> handle(operation, request)));
        return routes.build();
    }

    private <C> Mono<ServerResponse> handle(CommandOperation<C> operation, ServerRequest request) {
        return operation.permitted(actors.apply(request)).flatMap(actor -> {
            String id = operation.creates() ? null : id(request);
            return RequestBody.bytes(request).map(body -> submission(operation, id, body, actor, request))
                    .flatMap(commands::submit).flatMap(accepted -> answer(operation, accepted));
        });
    }

    private static String id(ServerRequest request) {
        String id = request.pathVariable("id");
        if (!isPossible(id)) {
            throw Problem.of(ProblemCode.UNKNOWN_ID);
        }
        return id;
    }

    /** Whether a record could have that id. */
    static boolean isPossible(String id) {
        return ID.matcher(id).matches();
    }

    private <C> Submission<C> submission(CommandOperation<C> operation, @Nullable String id, byte[] body, Actor actor,
            ServerRequest request) {
        Faults faults = new Faults();
        HttpHeaders headers = request.headers().asHttpHeaders();
        String key = idempotencyKey(headers, faults);
        Long expected = expectedVersion(headers, operation.creates(), faults);
        JsonNode json = RequestBody.read(body, faults);
        Optional<Object> command = binder.bind(operation.shape(), json, faults);
        faults.refuseIfAny();
        return new Submission<>(operation.type(), id, operation.command().cast(command.orElseThrow()), actor,
                key == null ? null : new Idempotency(key, hash(request.method().name(), request.path(), json)),
                expected,
                Correlation.of(request.exchange()));
    }

    static @Nullable String idempotencyKey(HttpHeaders headers, Faults faults) {
        List<String> values = headers.getOrEmpty(IDEMPOTENCY_KEY);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1 || !KEY.matcher(values.getFirst()).matches()) {
            faults.add(Fault.inHeader(IDEMPOTENCY_KEY, ProblemCode.INVALID_IDEMPOTENCY_KEY));
        }
        return values.getFirst();
    }

    /** Of the ETag of an answer to a command or to a question. {@code *} asks only that there is such a record, which every command but a creating one asks anyway. */
    private static @Nullable Long expectedVersion(HttpHeaders headers, boolean creates, Faults faults) {
        List<String> values = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (values.isEmpty()) {
            return null;
        }
        String value = values.size() == 1 ? values.getFirst().strip() : "";
        Matcher version = VERSION.matcher(value);
        if (!creates && version.matches()) {
            return Long.valueOf(version.group(1));
        }
        if (creates || !value.equals("*")) {
            faults.add(Fault.inHeader(HttpHeaders.IF_MATCH, ProblemCode.INVALID_IF_MATCH));
        }
        return null;
    }

    /** Of the content, not of its spelling: neither spaces nor the order of fields make another request. */
    static String hash(String method, String path, JsonNode json) {
        String content = method + '\n' + path + '\n' + Json.MAPPER.writeValueAsString(json);
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Mono<ServerResponse> answer(CommandOperation<?> operation, Accepted accepted) {
        ServerResponse.BodyBuilder answer = operation.creates()
                ? ServerResponse.created(URI.create("/api/" + operation.collection() + "/" + accepted.id()))
                : ServerResponse.status(HttpStatus.OK);
        return answer.eTag("\"" + accepted.version() + "\"").contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Json.write(accepted));
    }
}
