package govbackbone.registry.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import govbackbone.documents.Format;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.FileName;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.query.Parameters;
import govbackbone.kit.query.Readers;
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
        Readers readers = ProjectView.class.getAnnotation(Readers.class);
        List<Map<String, Object>> parameters = new ArrayList<>();
        parameters.add(Map.of("name", "id", "in", "path", "required", true, "description",
                language.choose("项目编号。", "Of the project."), "schema", Map.of("type", "string")));
        parameters.add(query(AT_LEAST, language.choose("至少应达到的版本，最多等待2秒。",
                "The version to be reached at least; waits 2 s.")));
        if (paper == ProjectPaper.REVIEW_SHEET) {
            parameters.add(query(ROUND, language.choose("评审轮次，默认为最近一轮。", "The round; the latest if absent.")));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", paper.label(language), "content",
                Map.of(format.mediaType().replaceFirst(";.*", ""), Map.of("schema", Map.of("type", "string")))));
        responses.putAll(schemas.refusals(400, 401, 403, 404, 409, 422, 503));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", "projects-" + paper.id() + "-" + format.extension());
        operation.put("tags", List.of("projects"));
        operation.put("summary", paper.label(language) + " (" + format.name() + ")");
        operation.put("description", language.choose("按GB/T 9704-2012版式生成；尚无此件时答复409。",
                "In the layout of GB/T 9704-2012; 409 while the project has none."));
        operation.put("x-roles", Stream.of(readers.value(), readers.ownUnit()).flatMap(Stream::of).distinct().sorted()
                .map(Role::id).toList());
        operation.put("parameters", parameters);
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> query(String name, String description) {
        return Map.of("name", name, "in", "query", "description", description, "schema",
                Map.of("type", "integer", "minimum", 1));
    }
}
