package govbackbone.kit.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.decision.NotYetKnown;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.eventstore.Outage;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * An answer that is not what the client hoped for, as problem details (RFC 9457). Thrown or signalled anywhere under a
 * request, it is written in the caller's language by {@link ProblemHandler}; filters that answer by themselves use
 * {@link #writeTo}. It is an expected answer, so it has no stack trace.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Phrase detail;
    private final transient HttpHeaders headers = new HttpHeaders();
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private transient List<Fault> faults = List.of();

    private Problem(int status, String code, Phrase detail) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** @param arguments fill the placeholders of the code's sentence */
    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(code.status(), code.name(), code.phrase(arguments));
    }

    /** 403: none of the actor's roles suffices. */
    public static Problem roleRequired(Set<Role> roles) {
        List<Role> sorted = roles.stream().sorted().toList();
        return of(ProblemCode.ROLE_REQUIRED, sorted).with("requiredRoles", sorted.stream().map(Role::id).toList());
    }

    /** 503, with {@code Retry-After}. */
    public static Problem unavailable(int retryAfterSeconds) {
        return of(ProblemCode.UNAVAILABLE, retryAfterSeconds).withHeader(HttpHeaders.RETRY_AFTER,
                String.valueOf(retryAfterSeconds));
    }

    private static Problem unreadable() {
        return of(ProblemCode.HISTORY_UNREADABLE).withHeader(HttpHeaders.RETRY_AFTER, "60");
    }

    /** 405, with {@code Allow}. */
    public static Problem methodNotAllowed(List<String> allowed) {
        return of(ProblemCode.METHOD_NOT_ALLOWED, allowed).withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    }

    /** What any failure means to the client; whatever is not known here is an {@link ProblemCode#INTERNAL_ERROR}. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case CommandFailure.Refused refused -> of(refused.refusal()).standing(refused.standing());
            case CommandFailure.Unknown unknown -> of(ProblemCode.UNKNOWN_ID);
            case CommandFailure.Stale stale ->
                of(ProblemCode.STALE_VERSION, stale.current()).with("currentVersion", stale.current());
            case CommandFailure.KeyReused reused -> of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case CommandFailure.Unavailable unavailable -> unavailable(unavailable.retryAfterSeconds());
            case CommandFailure.Unreadable unreadable -> unreadable();
            case UnreadableHistory unreadable -> unreadable();
            case NotYetKnown soon -> unavailable(1);
            case Refusal refusal -> of(refusal);
            case DataBufferLimitException tooLarge -> of(ProblemCode.TOO_LARGE, RequestBody.MAX_BYTES);
            case InvalidMediaTypeException malformedHeader -> of(ProblemCode.BAD_REQUEST);
            case ErrorResponse answer -> of(answer.getStatusCode(), answer.getHeaders());
            default -> Outage.explains(failure) ? unavailable(5) : of(ProblemCode.INTERNAL_ERROR);
        };
    }

    private static Problem of(HttpStatusCode status, HttpHeaders headers) {
        return switch (status.value()) {
            case 401 -> of(ProblemCode.UNAUTHENTICATED).withHeaders(headers);
            case 403 -> of(ProblemCode.FORBIDDEN);
            case 404 -> of(ProblemCode.UNKNOWN_PATH);
            case 405 -> methodNotAllowed(headers.getAllow().stream().map(Object::toString).sorted().toList());
            case 406 -> of(ProblemCode.NOT_ACCEPTABLE);
            case 413 -> of(ProblemCode.TOO_LARGE, RequestBody.MAX_BYTES);
            case 415 -> of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).withHeaders(headers);
            case 429 -> of(ProblemCode.TOO_MANY_REQUESTS).withHeaders(headers);
            case 503 -> unavailable(5);
            default -> of(status.is4xxClientError() ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL_ERROR);
        };
    }

    /** The gravest objection decides: not by this actor, before not in this state, before the content. */
    private static Problem of(Refusal refusal) {
        Objection first = refusal.objections().stream()
                .min(Comparator.comparingInt(objection -> List.of(403, 409, 422).indexOf(status(objection))))
                .orElseThrow();
        return new Problem(status(first), first.reason().name(), phrase(first)).because(Fault.of(refusal), 0);
    }

    private static int status(Objection objection) {
        return objection.reason().kind().status();
    }

    private static Phrase phrase(Objection objection) {
        return new Phrase(objection.reason().zh(), objection.reason().en(), objection.arguments());
    }

    private Problem standing(@Nullable Standing<?> standing) {
        return standing == null
                ? this
                : with("state", standing.state()).with("allowedCommands",
                        standing.allowed().stream().filter(CommandOperation::isServed).map(CommandOperation::name)
                                .sorted()
                                .toList());
    }

    /** With these faults told, and so many more that are not. */
    Problem because(List<Fault> told, int omitted) {
        faults = List.copyOf(told);
        return omitted == 0 ? this : with("errorsOmitted", omitted);
    }

    /** With one more member of the problem details: a string, number, or list of these. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** With a header of the answer. */
    public Problem withHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    private Problem withHeaders(HttpHeaders more) {
        headers.putAll(more);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** What the details say, with the path and correlation id of the exchange. */
    Map<String, Object> details(Language language, String path, String correlationId) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", type(code));
        details.put("title", title(status, language));
        details.put("status", status);
        details.put("detail", detail.in(language));
        details.put("instance", path);
        details.put("code", code);
        if (!faults.isEmpty()) {
            details.put("errors", faults.stream().map(fault -> error(fault, language)).toList());
        }
        details.putAll(members);
        details.put("correlationId", correlationId);
        return details;
    }

    private static Map<String, Object> error(Fault fault, Language language) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put(fault.place().name().toLowerCase(Locale.ROOT), fault.at());
        error.put("code", fault.code());
        error.put("message", fault.message().in(language));
        return error;
    }

    /** Answers the exchange with this problem, in the caller's language. */
    public Mono<Void> writeTo(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(this);
        }
        Language language = Language.of(exchange.getRequest().getHeaders());
        byte[] body = Json.write(details(language, exchange.getRequest().getPath().value(), Correlation.of(exchange)));
        response.setStatusCode(HttpStatusCode.valueOf(status));
        HttpHeaders answer = response.getHeaders();
        answer.putAll(headers);
        answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.setContentLength(body.length);
        answer.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        answer.set(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static String type(String code) {
        return "urn:govbackbone:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String title(int status, Language language) {
        return switch (status) {
            case 400 -> language.choose("请求格式有误", "Malformed request");
            case 401 -> language.choose("未通过身份认证", "Not authenticated");
            case 403 -> language.choose("无权操作", "Not permitted");
            case 404 -> language.choose("未找到", "Not found");
            case 405 -> language.choose("方法不受支持", "Method not allowed");
            case 406 -> language.choose("无法提供所需格式", "Not acceptable");
            case 408 -> language.choose("请求接收超时", "Request not received in time");
            case 409 -> language.choose("与当前状态冲突", "Conflict");
            case 412 -> language.choose("版本已过期", "Stale version");
            case 413 -> language.choose("请求体过大", "Body too large");
            case 415 -> language.choose("请求体类型不受支持", "Unsupported media type");
            case 422 -> language.choose("内容不符合要求", "Content refused");
            case 429 -> language.choose("请求过于频繁", "Too many requests");
            case 503 -> language.choose("暂时无法提供服务", "Temporarily unavailable");
            default -> language.choose("系统内部错误", "Internal error");
        };
    }
}
