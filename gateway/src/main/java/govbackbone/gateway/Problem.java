package govbackbone.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import io.netty.channel.ChannelException;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** What the gateway answers instead of a service: RFC 9457 problem details in the caller's language. */
enum Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "请求格式有误", "请求无法识别。", "Malformed request", "The request cannot be understood."), //
    NO_BODY_EXPECTED(HttpStatus.BAD_REQUEST, "请求格式有误", "只有POST请求可以带请求体。", "Malformed request",
            "Only POST requests have a body."), //
    NO_WEBSOCKET(HttpStatus.BAD_REQUEST, "请求格式有误", "不支持WebSocket；实时变更请订阅各接口的changes事件流。", "Malformed request",
            "There are no WebSockets; live changes are the event streams named changes."), //
    ONE_HOST_EXPECTED(HttpStatus.BAD_REQUEST, "请求格式有误", "请求须有且只有一个Host头。", "Malformed request",
            "A request has exactly one Host header."), //
    ONE_AUTHORIZATION_EXPECTED(HttpStatus.BAD_REQUEST, "请求格式有误", "请求只能有一个Authorization头。", "Malformed request",
            "A request has at most one Authorization header."), //
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "未通过身份认证", "请提供有效的访问令牌。", "Not authenticated",
            "A valid access token is needed."), //
    FORBIDDEN(HttpStatus.FORBIDDEN, "无权操作", "您无权进行此项操作。", "Not permitted", "You may not do this."), //
    UNKNOWN_PATH(HttpStatus.NOT_FOUND, "未找到", "没有此接口。", "Not found", "There is nothing at this address."), //
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "方法不受支持", "只支持GET、HEAD、POST和OPTIONS。", "Method not allowed",
            "Only GET, HEAD, POST and OPTIONS are supported."), //
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "请求接收超时", "请求体未在规定时间内发送完毕。", "Request not received in time",
            "The body was not sent in time."), //
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "请求体过大", "请求体超过大小上限。", "Body too large",
            "The body exceeds the size limit."), //
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "请求头过大", "请求头超过大小上限。", "Headers too large",
            "The headers exceed the size limit."), //
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "请求过于频繁", "请求过于频繁，或同时进行的请求过多，请稍后再试。", "Too many requests",
            "Too many requests, or too many at once; try again later."), //
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "系统内部错误", "系统内部错误，已记录；请凭关联编号联系管理员。", "Internal error",
            "An internal error was recorded; give the correlation id to the administrator."), //
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "暂时无法提供服务", "服务暂不可用，请稍后再试。", "Temporarily unavailable",
            "The service is unavailable at the moment; please try again."), //
    SERVICE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "服务答复超时", "服务未在规定时间内答复；请用同一Idempotency-Key重试。", "No answer in time",
            "The service did not answer in time; please try again with the same Idempotency-Key.");

    private final HttpStatus status;
    private final String titleZh;
    private final String detailZh;
    private final String titleEn;
    private final String detailEn;

    /** Texts are written into JSON as they are: no quotes, no backslashes. */
    Problem(HttpStatus status, String titleZh, String detailZh, String titleEn, String detailEn) {
        this.status = status;
        this.titleZh = titleZh;
        this.detailZh = detailZh;
        this.titleEn = titleEn;
        this.detailEn = detailEn;
    }

    static Problem of(Throwable failure) {
        return switch (failure) {
            case Raised raised -> raised.problem;
            case HttpClientErrorException.TooManyRequests _ -> TOO_MANY_REQUESTS;
            case ResponseStatusException e -> of(e.getStatusCode().value());
            case ServiceUnavailableException _,AuthenticationServiceException _,IOException _,AbortedException _ ->
                SERVICE_UNAVAILABLE;
            case TimeoutException _ -> SERVICE_TIMEOUT;
            // Netty's timeouts of reading are about clients only: services are waited for by timers of the routes.
            case ChannelException _ -> REQUEST_TIMEOUT;
            default -> INTERNAL_ERROR;
        };
    }

    private static Problem of(int status) {
        for (Problem problem : values()) {
            if (problem.status.value() == status) {
                return problem;
            }
        }
        return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    }

    /** As an exception, for filters. */
    RuntimeException exception() {
        return new Raised(this);
    }

    /** An expected answer, so it has no stack trace. */
    private static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Problem problem;

        Raised(Problem problem) {
            super(problem.name(), null, false, false);
            this.problem = problem;
        }
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
                case METHOD_NOT_ALLOWED -> headers.setAllow(RequestLimitsFilter.METHODS);
                case SERVICE_UNAVAILABLE ->
                    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(settings.circuitOpen().toSeconds()));
                // Every limit allows something each second.
                case TOO_MANY_REQUESTS -> headers.set(HttpHeaders.RETRY_AFTER, "1");
                default -> {
                }
            }
            boolean english = language.equals(Locale.ENGLISH);
            byte[] body = """
                    {"type":"urn:govbackbone:problem:%s","title":"%s","status":%d,"detail":"%s","code":"%s",\
                    "correlationId":"%s"}"""
                    .formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'), english ? titleEn : titleZh,
                            status.value(),
                            english ? detailEn : detailZh, name(), CorrelationFilter.idOf(exchange))
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
