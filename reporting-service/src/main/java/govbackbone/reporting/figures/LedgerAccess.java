package govbackbone.reporting.figures;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.SheetFormat;
import govbackbone.kit.query.Parameters;
import govbackbone.kit.query.SheetAnswer;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may ask the ledger, and how it answers: with how far behind it is, and with an entity tag that is the same as long as
 * the answer is.
 */
public final class LedgerAccess {
    /** How many seconds the figures are behind the logs. */
    static final String LAG = "Projection-Lag";
    private static final Set<Role> READERS = EnumSet.copyOf(FigureQuery.ALL_UNITS);
    private static final Retry PATIENCE = Retry.fixedDelay(20, Duration.ofMillis(100))
            .filter(failure -> failure instanceof Problem problem
                    && problem.code().equals(ProblemCode.VIEW_BEHIND.name()))
            .onRetryExhaustedThrow((retry, signal) -> signal.failure());
    private static final Permission PERMISSION;
    private static final int TAG_BYTES = 16;
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    static {
        READERS.addAll(FigureQuery.OWN_UNIT);
        PERMISSION = new Permission(FigureQuery.ALL_UNITS, READERS, Set.of(), Set.of(), true);
    }

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final DoubleSupplier lagSeconds;
    private final Clock clock;
    private final Function<ServerRequest, Mono<Actor>> actors;
    private final Scheduler readers;

    /**
     * @param lagSeconds how far the ledger is behind the logs
     * @param readers    on which it is read
     */
    LedgerAccess(Catalogue catalogue, Ledger ledger, DoubleSupplier lagSeconds, Clock clock,
            Function<ServerRequest, Mono<Actor>> actors, Scheduler readers) {
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.lagSeconds = lagSeconds;
        this.clock = clock;
        this.actors = actors;
        this.readers = readers;
    }

    /** Who may ask. */
    public static Set<Role> readers() {
        return Set.copyOf(READERS);
    }

    Mono<Actor> permitted(ServerRequest request) {
        return Caller.permitted(actors.apply(request), PERMISSION);
    }

    /** What a question comes to, read off the event loop; one about a moment that is not settled yet waits a little. */
    public <T> Mono<T> ask(ServerRequest request, Function<FigureQuery, T> question) {
        return permitted(request).flatMap(actor -> Mono.fromCallable(() -> question.apply(
                new FigureQuery(catalogue, ledger, clock, actor, new Parameters(request.queryParams()))))
                .subscribeOn(readers)).retryWhen(PATIENCE);
    }

    /** As JSON. */
    public Mono<ServerResponse> json(ServerRequest request, Function<FigureQuery, Object> question) {
        return ask(request, reading -> JSON.writeValueAsBytes(question.apply(reading)))
                .flatMap(bytes -> tagged(request, MediaType.APPLICATION_JSON, bytes));
    }

    /** The bytes, or that they have not changed. */
    public Mono<ServerResponse> tagged(ServerRequest request, MediaType type, byte[] bytes) {
        String tag = "\"" + tag(bytes) + "\"";
        return request.checkNotModified(tag).switchIfEmpty(Mono.defer(() -> ServerResponse.ok().contentType(type)
                .eTag(tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(LAG, String.valueOf(lagSeconds.getAsDouble())).bodyValue(bytes)));
    }

    Mono<ServerResponse> sheet(ServerRequest request, SheetFormat format, Function<FigureQuery, SheetAnswer> question) {
        return ask(request, reading -> {
            boolean bom = format == SheetFormat.CSV && reading.parameters().flag("bom");
            SheetAnswer table = question.apply(reading);
            return table.as(format, bom, reading.today(), request);
        }).flatMap(answer -> answer);
    }

    public static Language language(ServerRequest request) {
        return Language.of(request.headers().asHttpHeaders());
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
