package govbackbone.kit.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;

import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.notice.WebhookEvent.WebhookSecretShown;
import govbackbone.kit.admin.AdminJournal;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Permission;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.delivery.Outbox.State;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Correlation;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.webhook.WebhookCommand;
import govbackbone.kit.webhook.WebhookCommand.ShowSecret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Administrators see deliveries and send them again; whoever manages subscriptions is shown each secret once. */
final class DeliveryRoutes {
    static final String SHOW_SECRET = "/api/webhook-subscriptions/{id}/show-secret";
    static final Set<Role> MANAGERS = Permission.of(ShowSecret.class).roles();
    static final String STATE = "state";
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRoutes.class);

    /** @param items the newest {@value Outbox#SHOWN} in the state asked for */
    record Deliveries(long pending, long parked, List<Outbox.Row> items) {}

    /** @param replayed how many are sent again */
    record Replayed(int replayed) {}

    /** @param secret keys the signatures from now on; never shown again */
    record Secret(String id, long version, int number, String secret) {}

    private final Function<ServerRequest, Mono<Actor>> actors;
    private final Outbox outbox;
    private final AggregateType<WebhookCommand, ?, WebhookEvent> webhooks;
    private final Commands commands;
    private final EventLog log;
    private final @Nullable Secrets secrets;
    private final AdminJournal journal;

    /** @param secrets null if there is no key, so no subscription either */
    DeliveryRoutes(Function<ServerRequest, Mono<Actor>> actors, Outbox outbox,
            AggregateType<WebhookCommand, ?, WebhookEvent> webhooks, Commands commands, EventLog log,
            @Nullable Secrets secrets, AdminJournal journal) {
        this.journal = journal;
        this.actors = actors;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.commands = commands;
        this.log = log;
        this.secrets = secrets;
    }

    /** @param path of the service's deliveries */
    RouterFunction<ServerResponse> under(String path) {
        return RouterFunctions.route()
                .GET(path, request -> answer(request, administrator(request), (actor, asked) -> list(asked)))
                .POST(path + "/replay", request -> answer(request, administrator(request), (actor, asked) -> journal
                        .note(actor, "replay", "deliveries", null, null)
                        .then(blocking(() -> new Replayed(outbox.replayParked())))))
                .POST(path + "/{id}/replay", request -> answer(request, administrator(request), this::replay))
                .POST(SHOW_SECRET, request -> answer(request,
                        Caller.permitted(actors.apply(request), Permission.of(ShowSecret.class)), this::showSecret))
                .build();
    }

    private Mono<Deliveries> list(ServerRequest request) {
        Faults faults = new Faults();
        request.queryParams().keySet().stream().filter(name -> !name.equals(STATE)).sorted()
                .forEach(name -> faults.add(Fault.inParameter(name, ProblemCode.UNKNOWN_PARAMETER)));
        String state = request.queryParam(STATE).orElse(State.PARKED.name());
        List<String> states = Arrays.stream(State.values()).map(State::name).toList();
        if (!states.contains(state)) {
            faults.add(Fault.inParameter(STATE, ProblemCode.NOT_A_CODE, states));
        }
        faults.refuseIfAny();
        return blocking(() -> new Deliveries(outbox.count(State.PENDING), outbox.count(State.PARKED),
                outbox.list(State.valueOf(state))));
    }

    private Mono<Replayed> replay(Actor actor, ServerRequest request) {
        String id = request.pathVariable("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw Problem.of(ProblemCode.UNKNOWN_ID);
        }
        return journal.note(actor, "replay", "deliveries", id, null).then(blocking(() -> {
            boolean replayed = outbox.replay(Long.parseLong(id));
            if (!replayed && !outbox.exists(Long.parseLong(id))) {
                throw Problem.of(ProblemCode.UNKNOWN_ID);
            }
            return new Replayed(replayed ? 1 : 0);
        }));
    }

    /** The event comes before the secret: nobody sees one without a trace, and nobody sees it twice. */
    private Mono<Secret> showSecret(Actor actor, ServerRequest request) {
        Secrets known = secrets;
        if (known == null) {
            throw Problem.of(ProblemCode.UNKNOWN_ID);
        }
        return commands.submit(new Submission<>(webhooks, request.pathVariable("id"), new ShowSecret(), actor, null,
                null, Correlation.of(request.exchange()))).flatMap(accepted -> blocking(() -> {
                    int number = shown(accepted);
                    return new Secret(accepted.id(), accepted.version(), number, known.of(accepted.id(), number));
                }));
    }

    private int shown(Accepted accepted) {
        return log.history(webhooks, accepted.id()).stream().filter(event -> event.version() == accepted.version())
                .map(event -> ((WebhookSecretShown) event.event()).number()).findFirst().orElseThrow();
    }

    private Mono<Actor> administrator(ServerRequest request) {
        return Caller.permitted(actors.apply(request), Set.of(Role.ADMIN));
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Mono<Actor> permitted,
            BiFunction<Actor, ServerRequest, Mono<? extends Record>> work) {
        return permitted.flatMap(actor -> work.apply(actor, request))
                .onErrorMap(DataAccessException.class, away -> {
                    LOG.warn("Cannot answer {}: {}", request.path(), away.toString());
                    return Problem.unavailable(5);
                }).flatMap(answer -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").bodyValue(answer));
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
