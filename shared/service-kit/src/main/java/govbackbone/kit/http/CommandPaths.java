package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import govbackbone.kit.command.Accepted;
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
        operations.forEach(command -> paths.put(command.path(), Map.of("post", operation(command, language, schemas))));
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
        List<Role> roles = command.roles().stream().sorted().toList();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", command.collection() + "-" + CommandOperation.name(command.command()));
        operation.put("tags", List.of(command.collection()));
        operation.put("summary", language.label(command.command()).orElseThrow());
        operation.put("description",
                Phrase.of("须由下列角色之一办理：{0}。", "Needs one of these roles: {0}.", roles).in(language));
        operation.put("x-roles", roles.stream().map(Role::id).toList());
        operation.put("parameters", parameters(command.creates(), language));
        operation.put("requestBody", body(command.shape(), schemas));
        operation.put("responses", responses(command.creates(), language, schemas));
        return operation;
    }

    private static List<Map<String, Object>> parameters(boolean creates, Language language) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        if (!creates) {
            parameters
                    .add(parameter("id", "path", "[A-Za-z0-9-]{1,64}", language.choose("记录编号。", "Id of the record.")));
            parameters.add(parameter("If-Match", "header", "(\"[0-9]{1,18}\"|\\*)",
                    language.choose("仅当记录仍为此版本时才办理，如\"3\"。", "Decide only on this version, such as \"3\".")));
        }
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
                ? schemas.refusals(400, 401, 403, 409, 413, 415, 422, 429, 503)
                : schemas.refusals(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503));
        return responses;
    }

    private static Map<String, Object> header(String description) {
        return Map.of("description", description, "schema", Map.of("type", "string"));
    }
}
