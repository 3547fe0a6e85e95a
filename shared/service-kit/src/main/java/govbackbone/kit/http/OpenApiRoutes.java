package govbackbone.kit.http;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /openapi.json}, written once at start in both languages; and, for every documented path, what is answered to
 * methods it does not have.
 */
final class OpenApiRoutes {
    private static final String PATH = "/openapi.json";

    private record Document(String json, String eTag) {
        static Document of(String json, Language language) {
            CRC32C checksum = new CRC32C();
            checksum.update(json.getBytes(StandardCharsets.UTF_8));
            return new Document(json, "\"%s-%08x\"".formatted(language.tag(), checksum.getValue()));
        }
    }

    private final Map<Language, Document> documents = new EnumMap<>(Language.class);
    private final Map<String, List<String>> methods;

    OpenApiRoutes(OpenApi openApi) {
        for (Language language : Language.values()) {
            documents.put(language, Document.of(Json.MAPPER.writeValueAsString(openApi.document(language)), language));
        }
        methods = new LinkedHashMap<>(openApi.methods());
        methods.put(PATH, List.of("GET"));
    }

    RouterFunction<ServerResponse> document() {
        return RouterFunctions.route().GET(PATH, request -> Mono.defer(() -> answer(request))).build();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        Language language = language(request);
        Document document = Objects.requireNonNull(documents.get(language));
        return request.checkNotModified(document.eTag())
                .switchIfEmpty(Mono
                        .defer(() -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).eTag(document.eTag())
                                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).bodyValue(document.json())));
    }

    private static Language language(ServerRequest request) {
        Optional<String> asked = request.queryParam("lang");
        if (asked.isEmpty()) {
            return Language.of(request.headers().asHttpHeaders());
        }
        return asked.flatMap(Language::ofTag).orElseThrow(() -> Faults.problem(
                Fault.inParameter("lang", ProblemCode.INVALID_PARAMETER, Phrase.of("zh或en", "zh or en"))));
    }

    /** Matches a documented path with a method that it does not have; to be asked after every other route. */
    RouterFunction<ServerResponse> otherMethods() {
        return methods.entrySet().stream().map(path -> otherMethods(path.getKey(), path.getValue()))
                .reduce(RouterFunction::and).orElseThrow();
    }

    private static RouterFunction<ServerResponse> otherMethods(String path, List<String> allowed) {
        RequestPredicate other = request -> !allowed.contains(request.method().name());
        return RouterFunctions.route(RequestPredicates.path(path).and(other),
                request -> request.method().equals(HttpMethod.OPTIONS)
                        ? ServerResponse.noContent().header(HttpHeaders.ALLOW, String.join(", ", allowed)).build()
                        : Mono.error(Problem.methodNotAllowed(allowed)));
    }
}
