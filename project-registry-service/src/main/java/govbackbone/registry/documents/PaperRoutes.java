package govbackbone.registry.documents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

import govbackbone.documents.Format;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.FileName;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.query.Parameters;
import govbackbone.kit.query.ViewType;
import govbackbone.registry.projects.ProjectView;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** {@code GET /api/projects/{id}/documents/{kind}.html|.docx}: for whoever may read the project. */
final class PaperRoutes implements ApiPaths {
    private static final String AT_LEAST = "atLeast";
    private static final String ROUND = "round";
    private static final Map<String, Object> COUNTED = Map.of("type", "integer", "minimum", 1);
    /** A page that runs no script, loads nothing and posts nowhere, whatever it says. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private final Projects projects;
    private final ProjectPapers papers;
    private final Scheduler writers;

    /** @param writers on which papers are written: a long one takes a processor for a while */
    PaperRoutes(Projects projects, ProjectPapers papers, Scheduler writers) {
        this.projects = projects;
        this.papers = papers;
        this.writers = writers;
    }

    /** Where projects are read, as whoever asks may see them. */
    @FunctionalInterface
    interface Projects {
        Mono<ProjectView> one(ServerRequest request, String id, long atLeast);
    }

    private static String path(ProjectPaper paper, Format format) {
        return "/api/projects/{id}/documents/" + paper.id() + "." + format.extension();
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (ProjectPaper paper : ProjectPaper.values()) {
            for (Format format : Format.values()) {
                routes.GET(path(paper, format), request -> answer(paper, format, request));
            }
        }
        return routes.build();
    }

    private Mono<ServerResponse> answer(ProjectPaper paper, Format format, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        long atLeast = parameters.number(AT_LEAST, 1, Long.MAX_VALUE, 0);
        return projects.one(request, request.pathVariable("id"), atLeast).flatMap(view -> {
            int latest = Math.max(1, view.rounds().size());
            int round = paper == ProjectPaper.REVIEW_SHEET ? (int) parameters.number(ROUND, 1, latest, latest) : latest;
            parameters.done();
            return write(paper, format, view, round);
        });
    }

    private Mono<ServerResponse> write(ProjectPaper paper, Format format, ProjectView view, int round) {
        String plain = paper.id() + "." + format.extension();
        return Mono.fromCallable(() -> papers.write(paper, view, round)).subscribeOn(writers).flatMap(document -> {
            String name = document.title() + "." + format.extension();
            return ServerResponse.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                    .header(HttpHeaders.CONTENT_DISPOSITION,
                            format == Format.HTML ? FileName.shown(plain, name) : FileName.saved(plain, name))
                    .header(HttpHeaders.CONTENT_LANGUAGE, Language.CHINESE.tag())
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache").header("Content-Security-Policy", POLICY)
                    .bodyValue(format.render(document));
        }).onErrorMap(RejectedExecutionException.class, busy -> Problem.unavailable(5));
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (ProjectPaper paper : ProjectPaper.values()) {
            for (Format format : Format.values()) {
                paths.put(path(paper, format), Map.of("get", operation(paper, format, language, schemas)));
            }
        }
        return paths;
    }

    private static Map<String, Object> operation(ProjectPaper paper, Format format, Language language,
            Schemas schemas) {
        Operation operation = new Operation("projects-" + paper.id() + "-" + format.extension(), "projects",
                paper.label(language) + " (" + format.name() + ")")
                .description(language.choose("按GB/T 9704-2012版式生成；尚无此件时答复409。",
                        "In the layout of GB/T 9704-2012; 409 while the project has none."))
                .roles(ViewType.readersOf(ProjectView.class))
                .path("id", language.choose("项目编号。", "Of the project."))
                .query(AT_LEAST,
                        language.choose("至少应达到的版本，最多等待2秒。", "The version to be reached at least; waits 2 s."),
                        COUNTED);
        if (paper == ProjectPaper.REVIEW_SHEET) {
            operation.query(ROUND, language.choose("评审轮次，默认为最近一轮。", "The round; the latest if absent."), COUNTED);
        }
        return operation.answers(200, paper.label(language), format.mediaType().replaceFirst(";.*", ""),
                Operation.TEXT).refuses(schemas, 400, 401, 403, 404, 409, 422, 503).told();
    }
}
