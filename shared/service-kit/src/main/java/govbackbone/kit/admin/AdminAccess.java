package govbackbone.kit.admin;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.mongodb.MongoException;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets administrators in, and turns what goes wrong behind it into answers. */
record AdminAccess(Function<ServerRequest, Mono<Actor>> actors, AdminJournal journal) {
    /** Why somebody does something; a query parameter. */
    static final String REASON = "reason";

    private static final int LONGEST_REASON = 500;
    private static final Logger LOG = LoggerFactory.getLogger(AdminAccess.class);

    /** @param work who asks, and the name in the path */
    Mono<ServerResponse> answer(ServerRequest request, HttpStatus status,
            BiFunction<Actor, String, Mono<? extends Record>> work) {
        return Caller.permitted(actors.apply(request), Set.of(Role.ADMIN))
                .flatMap(actor -> work.apply(actor, request.pathVariables().getOrDefault("name", "")))
                .onErrorMap(NoSuchElementException.class, unknown -> Problem.of(ProblemCode.UNKNOWN_ID))
                .onErrorMap(AdminAccess::isNotNow, outage -> {
                    LOG.warn("Cannot answer {}: {}", request.path(), outage.toString());
                    return Problem.unavailable(5);
                }).flatMap(answer -> ServerResponse.status(status).bodyValue(answer));
    }

    /**
     * Like {@link #answer}, after it was written down who does it.
     *
     * @param action what is done
     * @param record the path variable that says with which document or aggregate; null if with none
     */
    Mono<ServerResponse> act(ServerRequest request, HttpStatus status, String action, @Nullable String record,
            BiFunction<Actor, String, Mono<? extends Record>> work) {
        return answer(request, status, (actor, name) -> journal
                .note(actor, action, name, record == null ? null : request.pathVariable(record), reason(request))
                .then(Mono.defer(() -> work.apply(actor, name))));
    }

    private static @Nullable String reason(ServerRequest request) {
        List<String> given = request.queryParams().getOrDefault(REASON, List.of());
        Faults faults = new Faults();
        request.queryParams().keySet().stream().filter(name -> !name.equals(REASON)).sorted()
                .forEach(name -> faults.add(Fault.inParameter(name, ProblemCode.UNKNOWN_PARAMETER)));
        if (given.size() > 1) {
            faults.add(Fault.inParameter(REASON, ProblemCode.DUPLICATE_PARAMETER));
        }
        String reason = given.isEmpty() ? null : given.getFirst();
        if (reason == null || reason.isBlank()) {
            faults.refuseIfAny();
            return null;
        }
        int length = reason.codePointCount(0, reason.length());
        if (length > LONGEST_REASON) {
            faults.add(Fault.inParameter(REASON, ProblemCode.TOO_LONG, LONGEST_REASON, length));
        }
        if (reason.codePoints().anyMatch(c -> !Character.isDefined(c) || Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE)) {
            faults.add(Fault.inParameter(REASON, ProblemCode.INVALID_VALUE));
        }
        faults.refuseIfAny();
        return reason;
    }

    /** A database is away, or another instance or a newer revision has the projection. */
    private static boolean isNotNow(Throwable failure) {
        return failure instanceof MongoException || failure instanceof DataAccessException
                || failure instanceof IllegalStateException;
    }
}
