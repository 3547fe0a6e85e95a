package govbackbone.reporting.threads;

import java.util.Map;

import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.Schemas;
import govbackbone.reporting.figures.LedgerAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET /api/reports/threads/{kind}/{id}}. */
final class ThreadRoute implements ApiPaths {
    private static final String PATH = "/api/reports/threads/{kind}/{id}";

    private final LedgerAccess door;
    private final Threads threads;

    ThreadRoute(LedgerAccess door, Threads threads) {
        this.door = door;
        this.threads = threads;
    }

    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route().GET(PATH, request -> door.json(request, reading -> {
            reading.parameters().done();
            return threads.of(request.pathVariable("kind"), request.pathVariable("id"), reading::maySee)
                    .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_ID));
        })).build();
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        return Map.of(PATH, Map.of("get", new Operation("reports-threads", "reports",
                language.choose("脉络：由建议提案到承诺、项目、预算明细，或反向",
                        "The thread from a proposal to its commitments, projects and budget lines, or back"))
                .roles(LedgerAccess.readers())
                .path("kind", language.choose("对象种类。", "Kind of the subject."),
                        Map.of("type", "string", "enum", Threads.LEVELS))
                .path("id", language.choose("编号。", "Its id."))
                .answers(language.choose("节点和连线。", "Nodes and edges."), schemas.reference(Threads.Chain.class))
                .refuses(schemas, 400, 401, 403, 404, 503).told()));
    }
}
