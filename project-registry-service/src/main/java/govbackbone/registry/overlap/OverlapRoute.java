package govbackbone.registry.overlap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import govbackbone.events.Label;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.query.Parameters;
import org.springframework.dao.DataAccessException;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** {@code GET /api/projects/{id}/overlaps}: what a project looks like, for those who review it. */
final class OverlapRoute implements ApiPaths {
    static final String PATH = "/api/projects/{id}/overlaps";
    private static final Set<Role> ROLES = Set.of(Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.PRINCIPAL,
            Role.AUDITOR);
    private static final int MOST = 50;
    private static final int USUAL = 10;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final OverlapCheck check;
    private final Function<ServerRequest, Mono<Actor>> actors;
    private final Scheduler searchers;

    record Answer(@Label(zh = "相似对象", en = "What looks alike") List<SimilarRecord> items) {}

    /** @param searchers on which the log is read and searches are made */
    OverlapRoute(OverlapCheck check, Function<ServerRequest, Mono<Actor>> actors, Scheduler searchers) {
        this.check = check;
        this.actors = actors;
        this.searchers = searchers;
    }

    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route().GET(PATH, request -> Caller.permitted(actors.apply(request), ROLES)
                .flatMap(actor -> answer(request.pathVariable("id"), new Parameters(request.queryParams())))).build();
    }

    private Mono<ServerResponse> answer(String project, Parameters parameters) {
        int most = (int) parameters.number("limit", 1, MOST, USUAL);
        parameters.done();
        return Mono.fromCallable(() -> check.of(project, most)
                .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_ID))).subscribeOn(searchers)
                .onErrorMap(failure -> failure instanceof RejectedExecutionException
                        || failure instanceof DataAccessException,
                        busy -> Problem.unavailable(RETRY_AFTER_SECONDS))
                .flatMap(found -> ServerResponse.ok().bodyValue(new Answer(found)));
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        return Map.of(PATH, Map.of("get", new Operation("projects-overlaps", "projects",
                language.choose("集约化审核：查找相似的项目和系统", "Find projects and systems that look alike"))
                .description(language.choose("按名称、功能、建设内容的相同词语比对，相似度高的在前，并列明理由。",
                        "Compares the words of name, functions and content; the most alike first, each with its reasons."))
                .roles(ROLES).path("id", language.choose("项目编号。", "Of the project."))
                .query("limit", language.choose("至多列出几项，默认10项。", "How many at most; 10 if absent."),
                        Map.of("type", "integer", "minimum", 1, "maximum", MOST, "default", USUAL))
                .answers(language.choose("相似对象及理由。", "What looks alike, and why."), schemas.reference(Answer.class))
                .refuses(schemas, 400, 401, 403, 404, 422, 503).told()));
    }
}
