package govbackbone.proposal.letters;

import java.util.concurrent.RejectedExecutionException;

import govbackbone.documents.Format;
import govbackbone.kit.http.FileName;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Problem;
import govbackbone.kit.query.Parameters;
import govbackbone.proposal.cases.CaseView;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** {@code GET /api/proposals/{id}/documents/{kind}.html|.docx}. */
final class LetterRoutes {
    static final String AT_LEAST = "atLeast";
    private static final String ID = "id";
    /** A page that runs no script, loads nothing and posts nowhere, whatever it says. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private final Cases cases;
    private final Letters letters;
    private final Scheduler writers;

    /** @param writers on which papers are written: a long one takes a processor for a while */
    LetterRoutes(Cases cases, Letters letters, Scheduler writers) {
        this.cases = cases;
        this.letters = letters;
        this.writers = writers;
    }

    /** Where cases are read, as whoever asks may see them. */
    @FunctionalInterface
    interface Cases {
        Mono<CaseView> one(ServerRequest request, String id, long atLeast);
    }

    static String path(Letter letter, Format format) {
        return "/api/proposals/{id}/documents/" + letter.id() + "." + format.extension();
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Letter letter : Letter.values()) {
            for (Format format : Format.values()) {
                routes.GET(path(letter, format), request -> answer(letter, format, request));
            }
        }
        return routes.build();
    }

    private Mono<ServerResponse> answer(Letter letter, Format format, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        long atLeast = parameters.number(AT_LEAST, 1, Long.MAX_VALUE, 0);
        return cases.one(request, request.pathVariable(ID), atLeast)
                .flatMap(view -> write(letter, format, view, choice(letter, parameters, view)));
    }

    private static Choice choice(Letter letter, Parameters parameters, CaseView view) {
        Choice choice = Choice.read(letter, parameters, view);
        parameters.done();
        return choice;
    }

    private Mono<ServerResponse> write(Letter letter, Format format, CaseView view, Choice choice) {
        return Mono.fromCallable(() -> letters.write(letter, view, choice)).subscribeOn(writers)
                .flatMap(document -> ServerResponse.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(letter, format, document.title()))
                        .header(HttpHeaders.CONTENT_LANGUAGE, Language.CHINESE.tag())
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .header("Content-Security-Policy", POLICY).bodyValue(format.render(document)))
                .onErrorMap(RejectedExecutionException.class, busy -> Problem.unavailable(5));
    }

    private static String disposition(Letter letter, Format format, String title) {
        String plain = letter.id() + "." + format.extension();
        String name = title + "." + format.extension();
        return format == Format.HTML ? FileName.shown(plain, name) : FileName.saved(plain, name);
    }
}
