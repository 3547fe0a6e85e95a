package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.command.Submission.Idempotency;
import govbackbone.kit.decision.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /api/{collection}/bulk/{command}} for every command to an existing record: the same command to many records,
 * each with its own body and its own verdict. An item is decided as if it had been sent alone; one that is refused holds up
 * no other. Under an {@code Idempotency-Key} every item has a key of its own, made of the request's key and its id.
 */
final class BulkCommandRoutes {
    static final int MOST_ITEMS = 500;
    /** Of all items together; each is limited as if it came alone. */
    static final int MOST_BYTES = 1 << 20;
    private static final int AT_ONCE = 8;
    private static final String COMMAND = "command";
    private static final RecordShape REQUEST = RecordShape.of(BulkRequest.class);
    private static final Logger LOG = LoggerFactory.getLogger(BulkCommandRoutes.class);

    private final List<CommandOperation<?>> operations;
    private final Commands commands;
    private final Function<ServerRequest, Mono<Actor>> actors;
    private final Binder binder;

    /** The request, but for the command of each item, which only the operation knows how to read. */
    record BulkRequest(@Range(min = 1, max = MOST_ITEMS) List<BulkItem> items) {}

    /** @param version the only one on which the item may be decided, like {@code If-Match} */
    record BulkItem(@Text(max = 200) String id, @Range(min = 0, max = Integer.MAX_VALUE) @Nullable Long version) {}

    private record Item(String id, @Nullable Long version, JsonNode command) {}

    BulkCommandRoutes(List<CommandOperation<?>> operations, Commands commands,
            Function<ServerRequest, Mono<Actor>> actors, Binder binder) {
        this.operations = operations.stream().filter(operation -> !operation.creates()).toList();
        this.commands = commands;
        this.actors = actors;
        this.binder = binder;
    }

    /** To be asked before the single commands: {@code bulk} is nobody's id. */
    RouterFunction<ServerResponse> routes() {
        return operations.stream().map(this::route).reduce(RouterFunction::and).orElse(request -> Mono.empty());
    }

    private RouterFunction<ServerResponse> route(CommandOperation<?> operation) {
        return RouterFunctions.route().POST(operation.bulkPath(), request -> handle(operation, request)).build();
    }

    private <C> Mono<ServerResponse> handle(CommandOperation<C> operation, ServerRequest request) {
        return operation.permitted(actors.apply(request)).flatMap(actor -> RequestBody.bytes(request, MOST_BYTES)
                .flatMap(body -> {
                    Faults faults = new Faults();
                    String key = CommandRoutes.idempotencyKey(request.headers().asHttpHeaders(), faults);
                    List<Item> items = items(body, faults);
                    faults.refuseIfAny();
                    return Flux.fromIterable(items)
                            .flatMapSequential(item -> verdict(operation, item, key, actor, request), AT_ONCE)
                            .collectList();
                })).flatMap(BulkCommandRoutes::answer);
    }

    private List<Item> items(byte[] body, Faults faults) {
        JsonNode json = RequestBody.read(body, faults);
        List<JsonNode> given = new ArrayList<>();
        if (json.get("items") instanceof ArrayNode items) {
            items.forEach(item -> given.add(item instanceof ObjectNode object && object.has(COMMAND)
                    ? object.remove(COMMAND)
                    : JsonNodeFactory.instance.objectNode()));
        }
        List<Item> items = new ArrayList<>();
        binder.bind(REQUEST, json, faults).map(BulkRequest.class::cast).ifPresent(request -> {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < request.items().size(); i++) {
                BulkItem item = request.items().get(i);
                if (!ids.add(item.id())) {
                    faults.add(Fault.inBody("/items/" + i + "/id", ProblemCode.DUPLICATE_ITEM));
                }
                items.add(new Item(item.id(), item.version(), given.get(i)));
            }
        });
        return items;
    }

    private <C> Mono<Map<String, Object>> verdict(CommandOperation<C> operation, Item item, @Nullable String key,
            Actor actor, ServerRequest request) {
        String path = operation.path().replace("{id}", item.id());
        return Mono.fromCallable(() -> submission(operation, item, path, key, actor, request))
                .flatMap(commands::submit).map(accepted -> accepted(accepted))
                .onErrorResume(RuntimeException.class, failure -> Mono.just(refused(item, path, failure, request)));
    }

    private <C> Submission<C> submission(CommandOperation<C> operation, Item item, String path, @Nullable String key,
            Actor actor, ServerRequest request) {
        if (!CommandRoutes.isPossible(item.id())) {
            throw Problem.of(ProblemCode.UNKNOWN_ID);
        }
        Faults faults = new Faults();
        Optional<Object> command = binder.bind(operation.shape(), item.command(), faults);
        faults.refuseIfAny();
        // No client can send a key with a space, so these meet no key of a single command.
        return new Submission<>(operation.type(), item.id(), operation.command().cast(command.orElseThrow()), actor,
                key == null
                        ? null
                        : new Idempotency(key + " " + item.id(), CommandRoutes.hash("POST", path, item.command())),
                item.version(), Correlation.of(request.exchange()));
    }

    private static Map<String, Object> accepted(Accepted accepted) {
        return told(accepted.id(), 200, "version", accepted.version());
    }

    private static Map<String, Object> refused(Item item, String path, RuntimeException failure,
            ServerRequest request) {
        Problem problem = Problem.of(failure);
        String correlation = Correlation.of(request.exchange());
        if (problem.status() == 500) {
            LOG.error("Unexpected failure of {}, correlation {}", path, correlation, failure);
        }
        return told(item.id(), problem.status(), "problem",
                problem.details(Language.of(request.headers().asHttpHeaders()), path, correlation));
    }

    private static Map<String, Object> told(String id, int status, String what, Object value) {
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("id", id);
        verdict.put("status", status);
        verdict.put(what, value);
        return verdict;
    }

    private static Mono<ServerResponse> answer(List<Map<String, Object>> verdicts) {
        long accepted = verdicts.stream().filter(verdict -> verdict.containsKey("version")).count();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", verdicts.size());
        answer.put("accepted", accepted);
        answer.put("refused", verdicts.size() - accepted);
        answer.put("items", verdicts);
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(Json.write(answer));
    }
}
