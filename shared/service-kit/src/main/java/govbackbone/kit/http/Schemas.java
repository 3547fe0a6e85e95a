package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.http.RecordShape.Dated;
import govbackbone.kit.http.RecordShape.Decimal;
import govbackbone.kit.http.RecordShape.Flag;
import govbackbone.kit.http.RecordShape.Keyed;
import govbackbone.kit.http.RecordShape.Kind;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Textual;
import govbackbone.kit.http.RecordShape.Timed;
import govbackbone.kit.http.RecordShape.Valued;
import govbackbone.kit.http.RecordShape.Whole;

/**
 * JSON Schemas (2020-12, as in OpenAPI 3.1) of records, titled in one language. What clients read is registered as a
 * component under the record's simple name, a nested one after its outer record where that name is taken; what clients send
 * is written out in place, with its limits, because the same record may be read without a restricted field that must be
 * sent.
 */
public final class Schemas {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Language language;
    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    Schemas(Language language) {
        this.language = language;
    }

    /**
     * A reference to the schema of a record that clients read. Nullable and restricted components are not required.
     *
     * @throws IllegalArgumentException if another record has the same name, or the shape is not supported
     */
    public Map<String, Object> reference(Class<?> type) {
        return reference(RecordShape.of(type));
    }

    /**
     * The schema of one component of a record that clients read, for a query parameter for example.
     *
     * @param kind as the record's shape has it
     */
    public Map<String, Object> of(Kind kind) {
        return schema(kind, false);
    }

    /**
     * Responses by status that refer to the shared problem answer, to be put among an operation's responses; 429 is among
     * them in any case.
     */
    public Map<String, Object> refusals(int... statuses) {
        Map<String, Object> responses = new LinkedHashMap<>();
        IntStream.concat(IntStream.of(statuses), IntStream.of(TOO_MANY_REQUESTS)).distinct().sorted().forEach(
                status -> responses.put(String.valueOf(status), Map.of("$ref", "#/components/responses/Problem")));
        return responses;
    }

    Map<String, Map<String, Object>> components() {
        return components;
    }

    /** The schema of a record that clients send: every limit is told, unknown fields are refused. */
    public Map<String, Object> request(RecordShape shape) {
        Map<String, Object> schema = object(shape, true);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** Registers a schema that has no record. */
    void register(String name, Map<String, Object> schema) {
        if (components.put(name, schema) != null) {
            throw new IllegalArgumentException("Two schemas are named " + name);
        }
    }

    private Map<String, Object> reference(RecordShape shape) {
        String name = names.get(shape.type());
        if (name == null) {
            name = newName(shape.type());
            names.put(shape.type(), name);
            register(name, object(shape, false));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private String newName(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer != null && names.containsValue(type.getSimpleName())
                ? outer.getSimpleName() + "." + type.getSimpleName()
                : type.getSimpleName();
    }

    private Map<String, Object> object(RecordShape shape, boolean sent) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        language.label(shape.type()).ifPresent(label -> schema.put("title", label));
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Component component : shape.components()) {
            properties.put(component.name(), property(component, sent));
        }
        schema.put("properties", properties);
        List<String> required = shape.components().stream()
                .filter(component -> !component.nullable() && (sent || !component.restricted())).map(Component::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Map<String, Object> property(Component component, boolean sent) {
        Map<String, Object> schema = schema(component.kind(), sent);
        if (component.nullable()) {
            schema = nullable(schema);
            if (sent && component.kind() instanceof Textual text) {
                orBlank(schema, text);
            }
        }
        Map<String, Object> described = new LinkedHashMap<>();
        language.label(component.declared()).ifPresent(label -> described.put("title", label));
        described.putAll(schema);
        if (component.restricted()) {
            described.put("x-restricted", true);
        }
        return described;
    }

    /** In JSON Schema null is a type of its own; an enumeration has to name it too. */
    private static Map<String, Object> nullable(Map<String, Object> schema) {
        if (!(schema.get("type") instanceof String type)) {
            return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
        }
        Map<String, Object> nullable = new LinkedHashMap<>(schema);
        nullable.put("type", List.of(type, "null"));
        if (schema.get("enum") instanceof List<?> values) {
            List<Object> withNull = new ArrayList<>(values);
            withNull.add(null);
            nullable.put("enum", withNull);
        }
        return nullable;
    }

    /** A blank text says the same as none. */
    private static void orBlank(Map<String, Object> schema, Textual text) {
        schema.put("minLength", 0);
        if (text.pattern() != null) {
            schema.put("pattern", "^(?:\\s*|" + text.pattern().pattern() + ")$");
        }
    }

    private Map<String, Object> schema(Kind kind, boolean sent) {
        Map<String, Object> schema = new LinkedHashMap<>();
        switch (kind) {
            case Textual text -> {
                schema.put("type", "string");
                if (sent) {
                    limit(schema, text);
                }
            }
            case Coded coded -> {
                schema.put("type", "string");
                schema.put("enum", coded.values().stream().map(Enum::name).toList());
                Map<String, String> labels = new LinkedHashMap<>();
                coded.values().forEach(value -> labels.put(value.name(), language.label(value)));
                schema.put("x-enum-labels", labels);
            }
            case Dated(boolean notFuture) -> {
                schema.put("type", "string");
                schema.put("format", "date");
                if (sent && notFuture) {
                    schema.put("description", language.choose("不得晚于今天（北京时间）。", "Not after today, Asia/Shanghai."));
                }
            }
            case Timed(boolean notFuture) -> {
                schema.put("type", "string");
                schema.put("format", "date-time");
                if (sent && notFuture) {
                    schema.put("description", ProblemCode.TIME_IN_FUTURE.phrase().in(language));
                }
            }
            case Whole whole -> {
                schema.put("type", "integer");
                schema.put("format", whole.isInt() ? "int32" : "int64");
                if (sent) {
                    schema.put("minimum", whole.min());
                    schema.put("maximum", whole.max());
                }
            }
            case Decimal() -> schema.put("type", "number");
            case Flag() -> schema.put("type", "boolean");
            case Valued valued -> {
                schema.put("type", "string");
                if (sent) {
                    schema.put("description", Binder.invalid(valued).phrase().in(language));
                }
            }
            case Nested(RecordShape shape) -> schema.putAll(sent ? request(shape) : reference(shape));
            case Listed list -> {
                schema.put("type", "array");
                schema.put("items", schema(list.item(), sent));
                if (sent) {
                    schema.put("minItems", list.min());
                    schema.put("maxItems", list.max());
                }
                if (list.distinct()) {
                    schema.put("uniqueItems", true);
                }
            }
            case Keyed(Kind value) -> {
                schema.put("type", "object");
                schema.put("additionalProperties", schema(value, sent));
            }
        }
        return schema;
    }

    private void limit(Map<String, Object> schema, Textual text) {
        schema.put("minLength", text.min());
        schema.put("maxLength", text.max());
        if (text.pattern() != null) {
            schema.put("pattern", "^(?:" + text.pattern().pattern() + ")$");
            schema.put("description", text.told().in(language));
        }
    }
}
