package govbackbone.kit.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import govbackbone.documents.Format;
import govbackbone.documents.OfficialDocument;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.query.Parameters;
import govbackbone.kit.query.ViewReader;
import govbackbone.kit.query.ViewType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * {@code GET /api/{collection}/{id}/documents/{paper}.html|.docx}: the papers of a view's documents, for whoever may read
 * them. A bean of this type is served and told by OpenAPI.
 *
 * @param <V> the view
 * @param <P> its kinds of paper
 */
public final class ViewPapers<V extends Record, P extends Enum<P> & ViewPaper> implements ApiPaths {
    private static final String AT_LEAST = "atLeast";
    private static final List<Format> FORMATS = List.of(Format.HTML, Format.DOCX);
    private static final int SECONDS_UNTIL_LESS_IS_WRITTEN = 5;

    private final String collection;
    private final Class<V> view;
    private final P[] papers;
    private final Source<V> source;
    private final Writing<V, P> writing;
    private final Scheduler writers;

    /**
     * @param collection of the view
     * @param writers    on which papers are written: a long one takes a processor for a while
     */
    public ViewPapers(String collection, Class<V> view, Class<P> papers, Source<V> source, Writing<V, P> writing,
            Scheduler writers) {
        this.collection = collection;
        this.view = view;
        this.papers = papers.getEnumConstants();
        this.source = source;
        this.writing = writing;
        this.writers = writers;
    }

    /** Where documents are read, as whoever asks may see them; usually {@link ViewReader#one}. */
    @FunctionalInterface
    public interface Source<V> {
        Mono<V> one(Class<V> view, ServerRequest request, String id, long atLeast);
    }

    /** What a service writes into its papers. */
    @FunctionalInterface
    public interface Writing<V, P> {
        /**
         * Chooses by the parameters which paper is meant; refuses those it cannot take.
         *
         * @return what writes it, and throws a {@link Refusal} where there is none yet
         */
        Supplier<OfficialDocument> choose(P paper, V view, Parameters parameters);
    }

    /** The routes, which {@link PaperConfiguration} serves. */
    public RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        each((paper, format) -> routes.GET(path(paper, format), request -> answer(paper, format, request)));
        return routes.build();
    }

    private void each(BiConsumer<P, Format> action) {
        for (P paper : papers) {
            FORMATS.forEach(format -> action.accept(paper, format));
        }
    }

    private String path(P paper, Format format) {
        return "/api/%s/{id}/documents/%s.%s".formatted(collection, paper.id(), format.extension());
    }

    private Mono<ServerResponse> answer(P paper, Format format, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        long atLeast = parameters.number(AT_LEAST, 1, Long.MAX_VALUE, 0);
        return source.one(view, request, request.pathVariable("id"), atLeast).flatMap(found -> {
            Supplier<OfficialDocument> writer = writing.choose(paper, found, parameters);
            parameters.done();
            return Mono.fromSupplier(writer).subscribeOn(writers)
                    .flatMap(document -> PaperPage.CLOSED.of(document, format, paper.id()))
                    .onErrorMap(RejectedExecutionException.class,
                            busy -> Problem.unavailable(SECONDS_UNTIL_LESS_IS_WRITTEN));
        });
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        each((paper, format) -> paths.put(path(paper, format),
                Map.of("get", operation(paper, format, language, schemas))));
        return paths;
    }

    private Map<String, Object> operation(P paper, Format format, Language language, Schemas schemas) {
        String label = paper.label(language);
        Operation operation = new Operation(String.join("-", collection, paper.id(), format.extension()), collection,
                label + " (" + format.name() + ")")
                .description(language.choose("按GB/T 9704-2012版式生成；尚无此件时答复409。",
                        "In the layout of GB/T 9704-2012; 409 while there is none."))
                .roles(ViewType.readersOf(view))
                .path("id", language.choose("编号。", "Of the record."))
                .query(AT_LEAST,
                        language.choose("至少应达到的版本，最多等待2秒。", "The version to be reached at least; waits 2 s."),
                        Map.of("type", "integer", "format", "int64", "minimum", 1));
        paper.describe(operation, language);
        return PaperPage.answers(operation, format, label).refuses(schemas, 400, 401, 403, 404, 409, 422, 503).told();
    }
}
