package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Role;

/** The commands' part of the OpenAPI document. */
final class CommandPaths implements ApiPaths {
    private final List<CommandOperation<?>> operations;

    CommandPaths(List<CommandOperation<?>> operations) {
        this.operations = operations;
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (CommandOperation<?> command : operations) {
            paths.put(command.path(), Map.of("post", operation(command, language, schemas)));
            if (!command.creates()) {
                paths.put(command.bulkPath(), Map.of("post", bulkOperation(command, language, schemas)));
            }
        }
        return paths;
    }

    @Override
    public Map<String, String> tags(Language language) {
        Map<String, String> tags = new LinkedHashMap<>();
        operations.forEach(command -> language.label(command.type().commands())
                .ifPresent(label -> tags.put(command.collection(), label)));
        return tags;
    }

    private static Map<String, Object> operation(CommandOperation<?> command, Language language, Schemas schemas) {
        Map<String, Object> operation = described(command, "", language.label(command.command()).orElseThrow(),
                language);
        List<Map<String, Object>> parameters = new ArrayList<>();
        if (!command.creates()) {
            parameters
                    .add(parameter("id", "path", "[A-Za-z0-9-]{1,64}", language.choose("记录编号。", "Id of the record.")));
            parameters.add(parameter("If-Match", "header", "(\"[0-9]{1,18}(-[0-9a-f]{16})?\"|\\*)",
                    language.choose("仅当记录仍为此版本时才办理：所得的ETag，或如\"3\"。",
                            "Decide only on this version: the ETag that was given, or such as \"3\".")));
        }
        parameters.addAll(parameters(language));
        operation.put("parameters", parameters);
        operation.put("requestBody", body(command.shape(), schemas));
        operation.put("responses", responses(command.creates(), language, schemas));
        return operation;
    }

    /** The same command to many records: each item has the body of the single command. */
    private static Map<String, Object> bulkOperation(CommandOperation<?> command, Language language,
            Schemas schemas) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", text(language.choose("记录编号", "Id of the record")));
        item.put("version", integer(language.choose("仅当记录仍为此版本时才办理", "Decide only on this version")));
        item.put("command", schemas.request(command.shape()));
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("id", text(language.choose("记录编号", "Id of the record")));
        verdict.put("status", integer(language.choose("单独办理时的HTTP状态码", "HTTP status as if sent alone")));
        verdict.put("version", integer(language.choose("办理后的版本", "Version after the decision")));
        verdict.put("problem", Map.of("$ref", "#/components/schemas/Problem"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", integer(language.choose("总件数", "How many items")));
        answer.put("accepted", integer(language.choose("已办理件数", "How many were decided")));
        answer.put("refused", integer(language.choose("未办理件数", "How many were refused")));
        answer.put("items", Map.of("type", "array", "items", object(verdict, "id", "status")));

        Map<String, Object> operation = described(command, "bulk-", Phrase.of("批量{0}", "{0} in bulk",
                command.command()).in(language), language);
        operation.put("parameters", parameters(language));
        operation.put("requestBody", Map.of("required", true, "content", Map.of("application/json", Map.of("schema",
                object(Map.of("items", Map.of("type", "array", "minItems", 1, "maxItems",
                        BulkCommandRoutes.MOST_ITEMS, "items", object(item, "id"))), "items")))));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", language.choose("逐件的办理结果。", "A verdict for each item."), "content",
                Map.of("application/json", Map.of("schema", object(answer, "total", "accepted", "refused", "items")))));
        responses.putAll(schemas.refusals(400, 401, 403, 408, 413, 415, 422, 429, 503));
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> described(CommandOperation<?> command, String prefix, String summary,
            Language language) {
        List<Role> roles = command.permission().roles().stream().sorted().toList();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", command.collection() + "-" + prefix + CommandOperation.name(command.command()));
        operation.put("tags", List.of(command.collection()));
        operation.put("summary", summary);
        operation.put("description", described(command.permission(), command.creates(), language));
        operation.put("x-roles", roles.stream().map(Role::id).toList());
        operation.put("x-record", record(command.permission()));
        return operation;
    }

    /** By whom, of whose records, and by whom not. */
    private static String described(Permission permission, boolean creates, Language language) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Phrase.of("须由下列角色之一办理：{0}。", "Needs one of these roles: {0}.", sorted(permission.roles()))
                .in(language));
        if (!permission.ownUnit().isEmpty()) {
            sentences.add((creates
                    ? Phrase.of("其中{0}只能为本单位办理。", "For their own unit only: {0}.", sorted(permission.ownUnit()))
                    : Phrase.of("其中{0}只能办理本单位的记录。", "Only records of their own unit: {0}.",
                            sorted(permission.ownUnit())))
                    .in(language));
        }
        if (!permission.addressed().isEmpty()) {
            sentences.add(Phrase.of("其中{0}只能办理指明由其办理的记录。", "Only records addressed to them: {0}.",
                    sorted(permission.addressed())).in(language));
        }
        if (!permission.otherThan().isEmpty()) {
            sentences.add(Phrase.of("下列人员不得办理：{0}。", "Somebody other than: {0}.", sorted(permission.otherThan()))
                    .in(language));
        }
        return String.join(language.choose("", " "), sentences);
    }

    private static Map<String, Object> record(Permission permission) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("everyUnit", ids(permission.city()));
        record.put("ownUnit", ids(permission.ownUnit()));
        record.put("addressed", ids(permission.addressed()));
        record.put("otherThan", sorted(permission.otherThan()).stream().map(Part::name).toList());
        return record;
    }

    private static List<String> ids(Set<Role> roles) {
        return sorted(roles).stream().map(Role::id).toList();
    }

    private static <T extends Comparable<? super T>> List<T> sorted(Set<T> set) {
        return set.stream().sorted().toList();
    }

    private static Map<String, Object> object(Map<String, Object> properties, String... required) {
        return Map.of("type", "object", "properties", properties, "required", List.of(required));
    }

    private static Map<String, Object> text(String title) {
        return Map.of("type", "string", "title", title);
    }

    private static Map<String, Object> integer(String title) {
        return Map.of("type", "integer", "title", title);
    }

    /** What goes with every command. */
    private static List<Map<String, Object>> parameters(Language language) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        parameters.add(parameter(CommandRoutes.IDEMPOTENCY_KEY, "header", "[!-~]{1,200}",
                language.choose("由客户端选定；以同一键重复提交，得到第一次的答复，不会重复办理。",
                        "Chosen by the client; a repeat under the same key returns the first answer and does nothing again.")));
        parameters.add(parameter(Correlation.HEADER, "header", "[A-Za-z0-9._-]{1,64}", language
                .choose("关联编号，答复和事件中原样带回。", "Correlation id, returned with the answer and kept with the events.")));
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String in, String pattern, String description) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", in.equals("path"));
        parameter.put("description", description);
        parameter.put("schema", Map.of("type", "string", "pattern", "^" + pattern + "$"));
        return parameter;
    }

    private static Map<String, Object> body(RecordShape shape, Schemas schemas) {
        return Map.of("required", shape.components().stream().anyMatch(component -> !component.nullable()), "content",
                Map.of("application/json", Map.of("schema", schemas.request(shape))));
    }

    private static Map<String, Object> responses(boolean creates, Language language, Schemas schemas) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("ETag", header(language.choose("办理后的版本。", "Version after the decision.")));
        if (creates) {
            headers.put("Location", header(language.choose("新记录的地址。", "Address of the new record.")));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(creates ? "201" : "200",
                Map.of("description",
                        creates ? language.choose("已新建。", "Created.") : language.choose("已办理。", "Decided."), "headers",
                        headers,
                        "content", Map.of("application/json", Map.of("schema", schemas.reference(Accepted.class)))));
        responses.putAll(creates
                ? schemas.refusals(400, 401, 403, 408, 409, 413, 415, 422, 429, 503)
                : schemas.refusals(400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 429, 503));
        return responses;
    }

    private static Map<String, Object> header(String description) {
        return Map.of("description", description, "schema", Map.of("type", "string"));
    }
}
