package govbackbone.kit.security;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What security answers instead of a service, as RFC 9457 problem details in the caller's language. */
enum SecurityProblem {
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "请提供有效的身份令牌。", "A valid access token is required."), //
    FORBIDDEN(HttpStatus.FORBIDDEN, "您的角色无权执行此操作。", "Your roles do not allow this."), //
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "暂时无法核验身份，请稍后再试。",
            "Identities cannot be verified at the moment; please try again.");

    private final HttpStatus status;
    private final String zh;
    private final String en;

    SecurityProblem(HttpStatus status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    /** Says nothing of why a token was refused: that would help only whoever forges one. */
    Mono<Void> answer(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            Locale language = language(exchange.getRequest().getHeaders());
            String title = language.equals(Locale.ENGLISH) ? en : zh;
            ServerHttpResponse response = exchange.getResponse();
            response.setStatusCode(status);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getHeaders().setContentLanguage(language);
            switch (this) {
                case UNAUTHENTICATED -> response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge(exchange));
                case SERVICE_UNAVAILABLE -> response.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
                case FORBIDDEN -> {
                }
            }
            byte[] body = """
                    {"type":"about:blank","title":"%s","status":%d,"code":"%s"}"""
                    .formatted(title, status.value(), name())
                    .getBytes(StandardCharsets.UTF_8);
            return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
        });
    }

    // RFC 6750 §3: no error code where no token was sent.
    private static String challenge(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? "Bearer error=\"invalid_token\""
                : "Bearer";
    }

    private static Locale language(HttpHeaders headers) {
        try {
            return headers.getAcceptLanguageAsLocales().stream().map(Locale::getLanguage)
                    .filter(language -> language.equals("zh") || language.equals("en")).findFirst().orElse("zh")
                    .equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        } catch (IllegalArgumentException malformed) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }
}
