package govbackbone.proposal.letters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import govbackbone.documents.Format;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.query.Readers;
import govbackbone.proposal.cases.CaseView;

/** The papers of a case as OpenAPI. */
final class LetterPaths implements ApiPaths {
    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Letter letter : Letter.values()) {
            for (Format format : Format.values()) {
                paths.put(LetterRoutes.path(letter, format),
                        Map.of("get", operation(letter, format, language, schemas)));
            }
        }
        return paths;
    }

    private static Map<String, Object> operation(Letter letter, Format format, Language language, Schemas schemas) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", letter.label(language) + " (" + format.name() + ")");
        operation.put("description", language.choose("按GB/T 9704-2012版式生成；尚无此件时答复409。",
                "In the layout of GB/T 9704-2012; 409 while the case has none."));
        operation.put("tags", List.of("proposals"));
        operation.put("operationId", "proposals-" + letter.id() + "-" + format.extension());
        operation.put("x-roles", roles());
        operation.put("parameters", parameters(letter, language));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", letter.label(language), "content",
                Map.of(format.mediaType().replaceFirst(";.*", ""),
                        Map.of("schema", format == Format.HTML
                                ? Map.of("type", "string")
                                : Map.of("type", "string", "format", "binary")))));
        responses.putAll(schemas.refusals(400, 401, 403, 404, 409, 422, 503));
        operation.put("responses", responses);
        return operation;
    }

    private static List<String> roles() {
        Readers readers = CaseView.class.getAnnotation(Readers.class);
        return Stream.of(readers.value(), readers.ownUnit()).flatMap(Stream::of).distinct().sorted().map(Role::id)
                .toList();
    }

    private static List<Map<String, Object>> parameters(Letter letter, Language language) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        parameters.add(Map.of("name", "id", "in", "path", "required", true, "description",
                language.choose("案件编号。", "Of the case."), "schema", Map.of("type", "string")));
        parameters.add(query(LetterRoutes.AT_LEAST,
                language.choose("至少应达到的版本，最多等待2秒。", "The version to be reached at least; waits 2 s."),
                Map.of("type", "integer", "format", "int64", "minimum", 1)));
        if (letter.isPerHandling()) {
            parameters.add(query(Choice.UNIT, language.choose("承办单位代码；分办案件必填。",
                    "The replying unit; required if the case is split."), Map.of("type", "string")));
            parameters.add(query(Choice.ROUND, language.choose("办理轮次，默认为最近一轮。", "The round; the latest if absent."),
                    Map.of("type", "integer", "minimum", 1)));
        }
        if (letter.isPerProposer()) {
            parameters.add(query(Choice.PROPOSER, language.choose("代表委员编号；不填时答复函致全体、征询意见表致领衔人。",
                    "The proposer it is for; if absent, a letter is for all and a form for the lead."),
                    Map.of("type", "string")));
        }
        return parameters;
    }

    private static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
        return Map.of("name", name, "in", "query", "description", description, "schema", schema);
    }
}
