package govbackbone.kit.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import govbackbone.events.Label;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.Binder;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Correlation;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.FileName;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.http.RequestBody;
import govbackbone.kit.http.SheetFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /api/{collection}/import/template.csv|.xlsx}, {@code POST /api/{collection}/import} and
 * {@code POST /api/{collection}/import/{token}/commit}.
 */
final class ImportRoutes implements AutoCloseable {
    private static final RecordShape COMMIT = RecordShape.of(Commit.class);

    private final List<ImportType<?, ?>> types;
    private final Imports imports;
    private final Binder binder;
    private final Function<ServerRequest, Mono<Actor>> actors;
    private final ImportPlaces places = new ImportPlaces();

    /** Which rows a commit is to import. */
    enum Rows {
        @Label(zh = "全部（有一行不合格即全部不导入）", en = "All, or none if one is bad")
        ALL, //
        @Label(zh = "仅合格行", en = "Only the valid ones")
        VALID
    }

    record Commit(@Label(zh = "导入范围", en = "Which rows") Rows rows) {}

    ImportRoutes(List<ImportType<?, ?>> types, Imports imports, Binder binder,
            Function<ServerRequest, Mono<Actor>> actors) {
        this.types = types;
        this.imports = imports;
        this.binder = binder;
        this.actors = actors;
    }

    RouterFunction<ServerResponse> routes() {
        return types.stream().map(this::routes).reduce(RouterFunction::and).orElse(request -> Mono.empty());
    }

    private RouterFunction<ServerResponse> routes(ImportType<?, ?> type) {
        String path = type.path();
        return RouterFunctions.route()
                .GET(path + "/template.csv", request -> template(type, SheetFormat.CSV, request))
                .GET(path + "/template.xlsx", request -> template(type, SheetFormat.XLSX, request))
                .POST(path, request -> check(type, request))
                .POST(path + "/{token}/commit", request -> commit(type, request)).build();
    }

    private Mono<ServerResponse> template(ImportType<?, ?> type, SheetFormat format, ServerRequest request) {
        return Caller.permitted(actors.apply(request), type.permission()).flatMap(actor -> {
            Language language = language(request);
            String name = language.label(type.row()).orElseThrow() + language.choose("导入模板", " import template");
            return ServerResponse.ok().contentType(format.type())
                    .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                    .header(HttpHeaders.CONTENT_DISPOSITION,
                            FileName.saved(type.collection() + "-template." + format.extension(),
                                    name + "." + format.extension()))
                    .bodyValue(new Template(type.layout(), language).write(format));
        });
    }

    private Mono<ServerResponse> check(ImportType<?, ?> type, ServerRequest request) {
        return Caller.permitted(actors.apply(request), type.permission()).flatMap(actor -> places
                .taken(actor, place -> UploadedFile.of(request).flatMap(file -> place.work(
                        () -> imports.check(request(type, actor, request), file, language(request)))))
                .flatMap(ImportRoutes::answer));
    }

    private Mono<ServerResponse> commit(ImportType<?, ?> type, ServerRequest request) {
        String token = request.pathVariable("token");
        return Caller.permitted(actors.apply(request), type.permission())
                .flatMap(actor -> RequestBody.bytes(request).flatMap(body -> {
                    Faults faults = new Faults();
                    Optional<Object> commit = binder.bind(COMMIT, RequestBody.read(body, faults), faults);
                    faults.refuseIfAny();
                    boolean all = commit.map(Commit.class::cast).orElseThrow().rows() == Rows.ALL;
                    return places.taken(actor, place -> place.work(
                            () -> imports.commit(request(type, actor, request), token, all, language(request))));
                }).flatMap(ImportRoutes::answer));
    }

    private static <R extends Record, C> Imports.Request<R, C> request(ImportType<R, C> type, Actor actor,
            ServerRequest request) {
        return new Imports.Request<>(type, actor, Correlation.of(request.exchange()));
    }

    private static Language language(ServerRequest request) {
        return Language.of(request.headers().asHttpHeaders());
    }

    private static Mono<ServerResponse> answer(Object told) {
        return Mono.fromSupplier(() -> JsonMapper.shared().writeValueAsBytes(told))
                .flatMap(json -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").bodyValue(json));
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        places.close();
    }
}
