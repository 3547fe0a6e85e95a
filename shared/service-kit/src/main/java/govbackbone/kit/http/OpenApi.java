package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document of a service: what its parts contribute, put together. */
final class OpenApi {
    private final ServiceTitle title;
    private final List<ApiPaths> parts;

    OpenApi(ServiceTitle title, List<ApiPaths> parts) {
        this.title = title;
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException if two parts serve the same method of a path, or an operation has no summary */
    Map<String, @Nullable Object> document(Language language) {
        Schemas schemas = new Schemas(language);
        Map<String, Map<String, Object>> paths = paths(language, schemas);
        schemas.register("Problem", problem(language));
        schemas.register("Fault", fault(language));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", language.choose(title.zh(), title.en()), "version", title.version()));
        document.put("tags", tags(paths, language));
        document.put("paths", paths);
        document.put("components",
                Map.of("schemas", schemas.components(), "responses", Map.of("Problem", refusal(language)),
                        "securitySchemes",
                        Map.of("bearer", Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"))));
        document.put("security", List.of(Map.of("bearer", List.of())));
        return ordered(document);
    }

    /**
     * Every instance writes the same bytes: a map that states an order keeps it, any other ({@code Map.of} has another order
     * in every process) is sorted.
     */
    private static Map<String, @Nullable Object> ordered(Map<?, ?> map) {
        Map<String, @Nullable Object> ordered = map instanceof SequencedMap ? new LinkedHashMap<>() : new TreeMap<>();
        map.forEach((key, value) -> ordered.put(String.valueOf(key), orderedValue(value)));
        return ordered;
    }

    private static @Nullable Object orderedValue(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> ordered(map);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(orderedValue(item)));
                yield items;
            }
            case null, default -> value;
        };
    }

    /** The methods of every path, in upper case. */
    Map<String, List<String>> methods() {
        Map<String, List<String>> methods = new TreeMap<>();
        paths(Language.CHINESE, new Schemas(Language.CHINESE)).forEach((path, operations) -> methods.put(path,
                operations.keySet().stream().map(method -> method.toUpperCase(Locale.ROOT)).sorted().toList()));
        return methods;
    }

    private Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (ApiPaths part : parts) {
            part.paths(language, schemas).forEach((path, operations) -> operations.forEach((method, operation) -> {
                check(path, method, operation);
                if (paths.computeIfAbsent(path, absent -> new TreeMap<>()).put(method, operation) != null) {
                    throw new IllegalArgumentException("Two operations are served under " + method + " " + path);
                }
            }));
        }
        return paths;
    }

    private static void check(String path, String method, Object operation) {
        if (!(operation instanceof Map<?, ?> map && map.get("summary") instanceof String summary && !summary.isBlank()
                && map.get("operationId") instanceof String && map.get("tags") instanceof List<?>)) {
            throw new IllegalArgumentException(
                    method + " " + path + " needs a summary, an operationId and tags in its OpenAPI operation");
        }
    }

    private List<Map<String, Object>> tags(Map<String, Map<String, Object>> paths, Language language) {
        Map<String, String> described = new LinkedHashMap<>();
        parts.forEach(part -> described.putAll(part.tags(language)));
        Set<String> names = new TreeSet<>();
        paths.values().stream().flatMap(operations -> operations.values().stream())
                .flatMap(operation -> operation instanceof Map<?, ?> map && map.get("tags") instanceof List<?> its
                        ? its.stream()
                        : Stream.of())
                .forEach(tag -> names.add(String.valueOf(tag)));
        List<Map<String, Object>> tags = new ArrayList<>();
        for (String name : names) {
            String description = described.get(name);
            tags.add(description == null ? Map.of("name", name) : Map.of("name", name, "description", description));
        }
        return tags;
    }

    private static Map<String, Object> refusal(Language language) {
        return Map.of("description", language.choose("问题详情（RFC 9457）。", "Problem details (RFC 9457)."), "headers",
                Map.of("X-Correlation-Id", Map.of("schema", Map.of("type", "string")), "Retry-After",
                        number(language.choose("429与503：多少秒后重试", "429 and 503: seconds until it may be tried again")),
                        "RateLimit-Limit",
                        number(language.choose("短时间内最多可连续请求多少次", "How many requests may come at once")),
                        "RateLimit-Remaining",
                        number(language.choose("此刻还可请求多少次", "How many requests are left at this moment"))),
                "content",
                Map.of("application/problem+json",
                        Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
    }

    private static Map<String, Object> number(String description) {
        return Map.of("description", description, "schema", Map.of("type", "integer"));
    }

    private static Map<String, Object> problem(Language language) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", text(language, "问题类型", "Type"));
        properties.put("title", text(language, "标题", "Title"));
        properties.put("status", Map.of("type", "integer", "title", language.choose("HTTP状态码", "HTTP status")));
        properties.put("detail", text(language, "说明", "Detail"));
        properties.put("instance", text(language, "请求路径", "Path of the request"));
        properties.put("code", text(language, "稳定的问题代码", "Stable code"));
        properties.put("errors",
                Map.of("type", "array", "title", language.choose("全部错误", "Everything that is wrong"), "items",
                        Map.of("$ref", "#/components/schemas/Fault")));
        properties.put("errorsOmitted", Map.of("type", "integer", "title",
                language.choose("未列出的错误数", "How many more errors there are")));
        properties.put("state", text(language, "当前状态", "Current state"));
        properties.put("allowedCommands", texts(language, "当前状态允许的操作", "Commands allowed in this state"));
        properties.put("requiredRoles", texts(language, "所需角色（其一）", "Roles, any of which is needed"));
        properties.put("currentVersion", Map.of("type", "integer", "format", "int64", "title",
                language.choose("当前版本", "Current version")));
        properties.put("correlationId", text(language, "关联编号", "Correlation id"));
        return object(language.choose("问题详情", "Problem details"), properties, "type", "title", "status", "detail",
                "code", "correlationId");
    }

    private static Map<String, Object> fault(Language language) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("pointer", text(language, "请求体中的位置（JSON Pointer）", "Place in the body (JSON pointer)"));
        properties.put("parameter", text(language, "查询参数", "Query parameter"));
        properties.put("header", text(language, "请求头", "Header"));
        properties.put("column", text(language, "导入文件的列", "Column of an imported file"));
        properties.put("code", Map.of("type", "string", "title", language.choose("稳定的错误代码", "Stable code"), "examples",
                Stream.of(ProblemCode.REQUIRED, ProblemCode.TOO_LONG).map(ProblemCode::name).toList()));
        properties.put("message", text(language, "说明", "Message"));
        return object(language.choose("一处错误", "One thing that is wrong"), properties, "code", "message");
    }

    private static Map<String, Object> object(String title, Map<String, Object> properties, String... required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("title", title);
        schema.put("properties", properties);
        schema.put("required", Arrays.asList(required));
        return schema;
    }

    private static Map<String, Object> text(Language language, String zh, String en) {
        return Map.of("type", "string", "title", language.choose(zh, en));
    }

    private static Map<String, Object> texts(Language language, String zh, String en) {
        return Map.of("type", "array", "title", language.choose(zh, en), "items", Map.of("type", "string"));
    }
}
