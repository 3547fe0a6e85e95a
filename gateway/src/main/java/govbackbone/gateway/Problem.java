package govbackbone.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the gateway answers instead of a service: RFC 9457 problem details in the caller's language. */
enum Problem {
    MALFORMED(HttpStatus.BAD_REQUEST, "请求格式有误。", "The request is malformed."), //
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "请提供有效的身份令牌。", "A valid access token is required."), //
    FORBIDDEN(HttpStatus.FORBIDDEN, "您的角色无权执行此操作。", "Your roles do not allow this."), //
    NOT_FOUND(HttpStatus.NOT_FOUND, "没有这一地址。", "There is nothing at this address."), //
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "不支持这一请求方法。", "This method is not supported."), //
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "请求内容超过大小上限。", "The request body exceeds the size limit."), //
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "请求头超过长度上限。",
            "The request headers exceed the limit."), //
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "系统内部错误，已记录。", "An internal error occurred and was recorded."), //
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "服务暂不可用，请稍后再试。",
            "The service is unavailable at the moment; please try again."), //
    SERVICE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "服务未在规定时间内答复；请用同一 Idempotency-Key 重试。",
            "The service did not answer in time; please try again with the same Idempotency-Key.");

    private final HttpStatus status;
    private final String zh;
    private final String en;

    Problem(HttpStatus status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    static Problem of(Throwable failure) {
        return switch (failure) {
            case ResponseStatusException e -> of(e.getStatusCode().value());
            case ServiceUnavailableException _,AuthenticationServiceException _,IOException _ -> SERVICE_UNAVAILABLE;
            case TimeoutException _ -> SERVICE_TIMEOUT;
            default -> INTERNAL_ERROR;
        };
    }

    private static Problem of(int status) {
        for (Problem problem : values()) {
            if (problem.status.value() == status) {
                return problem;
            }
        }
        return status < 500 ? MALFORMED : INTERNAL_ERROR;
    }

    /** As an exception, for filters. */
    ResponseStatusException exception() {
        return new ResponseStatusException(status);
    }

    boolean isOurs() {
        return status.is5xxServerError();
    }

    Mono<Void> answer(ServerWebExchange exchange, GatewaySettings settings) {
        return Mono.defer(() -> {
            HttpHeaders asked = exchange.getRequest().getHeaders();
            Locale language = language(asked);
            ServerHttpResponse response = exchange.getResponse();
            response.setStatusCode(status);
            HttpHeaders headers = response.getHeaders();
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            headers.setContentLanguage(language);
            switch (this) {
                // RFC 6750 §3: no error code where no token was sent; and never why one was refused.
                case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE,
                        asked.containsHeader(HttpHeaders.AUTHORIZATION) ? "Bearer error=\"invalid_token\"" : "Bearer");
                case METHOD_NOT_ALLOWED -> headers.setAllow(DoorFilter.METHODS);
                case SERVICE_UNAVAILABLE ->
                    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(settings.circuitOpen().toSeconds()));
                default -> {
                }
            }
            byte[] body = """
                    {"type":"about:blank","title":"%s","status":%d,"code":"%s","correlationId":"%s"}"""
                    .formatted(language.equals(Locale.ENGLISH) ? en : zh, status.value(), name(),
                            CorrelationFilter.idOf(exchange))
                    .getBytes(StandardCharsets.UTF_8);
            headers.setContentLength(body.length);
            return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                    ? response.setComplete()
                    : response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
        });
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
