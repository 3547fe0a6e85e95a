package govbackbone.kit.paper;

import java.util.Map;

import govbackbone.documents.Format;
import govbackbone.documents.OfficialDocument;
import govbackbone.kit.http.FileName;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What a paper may do where it is opened in a browser. It never runs a script, loads anything or posts anywhere. */
public enum PaperPage {
    /** Be read. */
    CLOSED("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"),
    /** Lead to what its figures are made of. */
    LINKED(CLOSED.policy + " allow-top-navigation-by-user-activation allow-popups");

    private static final Map<String, Object> FILE = Map.of("type", "string", "format", "binary");

    private final String policy;

    PaperPage(String policy) {
        this.policy = policy;
    }

    /**
     * The paper, shown if it is a page and else saved under its title. Papers are Chinese, whatever was asked for.
     *
     * @param name of the file without its extension, for clients that know ASCII alone
     */
    public Mono<ServerResponse> of(OfficialDocument document, Format format, String name) {
        String plain = name + "." + format.extension();
        String titled = document.title() + "." + format.extension();
        return ServerResponse.ok().contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        format == Format.HTML ? FileName.shown(plain, titled) : FileName.saved(plain, titled))
                .header(HttpHeaders.CONTENT_LANGUAGE, Language.CHINESE.tag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache").header("Content-Security-Policy", policy)
                .bodyValue(format.render(document));
    }

    /** The answer of an operation that gives a paper. */
    public static Operation answers(Operation operation, Format format, String description) {
        return operation.answers(200, description, format.mediaType().replaceFirst(";.*", ""),
                format == Format.DOCX ? FILE : Operation.TEXT);
    }
}
