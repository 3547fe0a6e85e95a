package govbackbone.proposal.letters;

import java.util.LinkedHashMap;
import java.util.Map;

import govbackbone.documents.Format;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.query.ViewType;
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
        Operation operation = new Operation("proposals-" + letter.id() + "-" + format.extension(), "proposals",
                letter.label(language) + " (" + format.name() + ")")
                .description(language.choose("按GB/T 9704-2012版式生成；尚无此件时答复409。",
                        "In the layout of GB/T 9704-2012; 409 while the case has none."))
                .roles(ViewType.readersOf(CaseView.class))
                .path("id", language.choose("案件编号。", "Of the case."))
                .query(LetterRoutes.AT_LEAST,
                        language.choose("至少应达到的版本，最多等待2秒。", "The version to be reached at least; waits 2 s."),
                        Map.of("type", "integer", "format", "int64", "minimum", 1));
        if (letter.isPerHandling()) {
            operation.query(Choice.UNIT, language.choose("承办单位代码；分办案件必填。",
                    "The replying unit; required if the case is split."), Operation.TEXT)
                    .query(Choice.ROUND, language.choose("办理轮次，默认为最近一轮。", "The round; the latest if absent."),
                            Map.of("type", "integer", "minimum", 1));
        }
        if (letter.isPerProposer()) {
            operation.query(Choice.PROPOSER, language.choose("代表委员编号；不填时答复函致全体、征询意见表致领衔人。",
                    "The proposer it is for; if absent, a letter is for all and a form for the lead."),
                    Operation.TEXT);
        }
        return operation.answers(200, letter.label(language), format.mediaType().replaceFirst(";.*", ""),
                format == Format.HTML ? Operation.TEXT : Map.of("type", "string", "format", "binary"))
                .refuses(schemas, 400, 401, 403, 404, 409, 422, 503).told();
    }
}
