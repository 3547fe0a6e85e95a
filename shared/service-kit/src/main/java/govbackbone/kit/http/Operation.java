package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import govbackbone.kit.decision.Role;

/** An operation of the OpenAPI document, told part by part. */
public final class Operation {
    /** The schema of any text. */
    public static final Map<String, Object> TEXT = Map.of("type", "string");
    /** The schema of a date. */
    public static final Map<String, Object> DATE = Map.of("type", "string", "format", "date");

    private final Map<String, Object> told = new LinkedHashMap<>();
    private final List<Map<String, Object>> parameters = new ArrayList<>();
    private final Map<String, Object> responses = new LinkedHashMap<>();

    /**
     * @param id  unique within the service
     * @param tag under which it is found, mostly its collection
     */
    public Operation(String id, String tag, String summary) {
        told.put("operationId", id);
        told.put("tags", List.of(tag));
        told.put("summary", summary);
    }

    public Operation description(String description) {
        told.put("description", description);
        return this;
    }

    /** One of which whoever asks must have. */
    public Operation roles(Collection<Role> roles) {
        told.put("x-roles", roles.stream().distinct().sorted().map(Role::id).toList());
        return this;
    }

    /** A part of the path, which is a text. */
    public Operation path(String name, String description) {
        return path(name, description, TEXT);
    }

    public Operation path(String name, String description, Map<String, Object> schema) {
        return parameter("path", name, true, description, schema);
    }

    /** A query parameter that may be left out. */
    public Operation query(String name, String description, Map<String, Object> schema) {
        return parameter("query", name, false, description, schema);
    }

    /** A query parameter without which nothing is answered. */
    public Operation required(String name, String description, Map<String, Object> schema) {
        return parameter("query", name, true, description, schema);
    }

    /** The query parameter of every CSV file. */
    public Operation bom(Language language) {
        return query("bom", language.choose("true时以字节顺序标记开头，便于Excel直接打开。",
                "true starts with a byte order mark, as Excel needs it."),
                Map.of("type", "boolean", "default", false));
    }

    private Operation parameter(String in, String name, boolean required, String description,
            Map<String, Object> schema) {
        parameters.add(Map.of("name", name, "in", in, "required", required, "description", description, "schema",
                schema));
        return this;
    }

    /** What is answered with 200 as JSON. */
    public Operation answers(String description, Map<String, Object> schema) {
        return answers(200, description, "application/json", schema);
    }

    public Operation answers(int status, String description, String mediaType, Map<String, Object> schema) {
        responses.put(Integer.toString(status), Map.of("description", description, "content",
                Map.of(mediaType, Map.of("schema", schema))));
        return this;
    }

    /** With which problems it may be answered. */
    public Operation refuses(Schemas schemas, int... statuses) {
        responses.putAll(schemas.refusals(statuses));
        return this;
    }

    /** As it is written. */
    public Map<String, Object> told() {
        Map<String, Object> all = new LinkedHashMap<>(told);
        all.put("parameters", List.copyOf(parameters));
        all.put("responses", new LinkedHashMap<>(responses));
        return all;
    }
}
