package govbackbone.kit.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import govbackbone.kit.decision.Role;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.http.SheetFormat;

/** The imports' part of the OpenAPI document. */
record ImportPaths(List<ImportType<?, ?>> types) implements ApiPaths {
    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (ImportType<?, ?> type : types) {
            String path = type.path();
            for (SheetFormat format : SheetFormat.values()) {
                paths.put(path + "/template." + format.extension(),
                        Map.of("get", template(type, format, language, schemas)));
            }
            paths.put(path, Map.of("post", check(type, language, schemas)));
            paths.put(path + "/{token}/commit", Map.of("post", commit(type, language, schemas)));
        }
        return paths;
    }

    private static Map<String, Object> template(ImportType<?, ?> type, SheetFormat format, Language language,
            Schemas schemas) {
        Map<String, Object> operation = operation(type, "template-" + format.extension(), Phrase.of("下载{0}导入模板（{1}）",
                "Download the template for {0} ({1})", type.row(), format.extension()), language);
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200",
                Map.of("description", language.choose("空白模板及填写说明。", "An empty file with notes."), "content",
                        Map.of(format.type().toString(), Map.of("schema", Map.of("type", "string")))));
        responses.putAll(schemas.refusals(401, 403));
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> check(ImportType<?, ?> type, Language language, Schemas schemas) {
        Map<String, Object> operation = operation(type, "check",
                Phrase.of("校验{0}导入文件", "Check a file of {0}", type.row()), language);
        Map<String, Object> file = Map.of("schema", Map.of("type", "string", "format", "binary"));
        Map<String, Object> content = new LinkedHashMap<>();
        for (SheetFormat format : SheetFormat.values()) {
            content.put(format.type().toString(), file);
        }
        content.put("multipart/form-data", Map.of("schema", Map.of("type", "object", "properties",
                Map.of("file", Map.of("type", "string", "format", "binary")), "required", List.of("file"))));
        operation.put("requestBody", Map.of("required", true, "content", content));
        Map<String, Object> report = report(language);
        report.put("token", text(language.choose("导入凭证，一天内有效", "Token for the commit, good for a day")));
        report.put("expiresAt", Map.of("type", "string", "format", "date-time", "title",
                language.choose("凭证失效时间", "When the token expires")));
        operation.put("responses", responses(report, language.choose("逐行的校验结果；未写入任何数据。",
                "A verdict for each row; nothing is written."), schemas));
        return operation;
    }

    private static Map<String, Object> commit(ImportType<?, ?> type, Language language, Schemas schemas) {
        Map<String, Object> operation = operation(type, "commit",
                Phrase.of("导入已校验的{0}", "Import a checked file of {0}", type.row()), language);
        operation.put("parameters", List.of(Map.of("name", "token", "in", "path", "required", true, "schema",
                Map.of("type", "string", "pattern", "^[0-9a-f]{32}$"), "description",
                language.choose("校验时取得的凭证；重复提交得到同一答复。", "From the check; a repeat gets the same answer."))));
        operation.put("requestBody", Map.of("required", true, "content", Map.of("application/json",
                Map.of("schema", schemas.request(RecordShape.of(ImportRoutes.Commit.class))))));
        operation.put("responses", responses(report(language),
                language.choose("逐行的导入结果。", "What became of each row."), schemas));
        return operation;
    }

    private static Map<String, Object> operation(ImportType<?, ?> type, String name, Phrase summary,
            Language language) {
        List<Role> roles = type.permission().roles().stream().sorted().toList();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", type.collection() + "-import-" + name);
        operation.put("tags", List.of(type.collection()));
        operation.put("summary", summary.in(language));
        operation.put("description",
                Phrase.of("须由下列角色之一办理：{0}。", "Needs one of these roles: {0}.", roles).in(language));
        operation.put("x-roles", roles.stream().map(Role::id).toList());
        return operation;
    }

    private static Map<String, Object> responses(Map<String, Object> properties, String description,
            Schemas schemas) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", description, "content", Map.of("application/json",
                Map.of("schema", Map.of("type", "object", "properties", properties)))));
        responses.putAll(schemas.refusals(400, 401, 403, 404, 408, 413, 415, 422, 429, 503));
        return responses;
    }

    private static Map<String, Object> report(Language language) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sheet", text(language.choose("工作表，仅有多个工作表时列出", "Sheet, if there are several")));
        row.put("row", integer(language.choose("行号", "Row")));
        row.put("verdict", Map.of("type", "string", "enum",
                List.of("VALID", "IMPORTED", "INVALID", "REPEATED", "EXISTS"), "title",
                language.choose("逐行结果：合格、已导入、不合格、与前面的行重复、已存在",
                        "Verdict: valid, imported, invalid, same as an earlier row, exists already")));
        row.put("sameAs", integer(language.choose("与哪一行重复", "Which row it repeats")));
        row.put("sameAsSheet", text(language.choose("该行所在的其他工作表", "On which other sheet")));
        row.put("id", text(language.choose("新记录的编号", "Id of the new record")));
        row.put("version", integer(language.choose("新记录的版本", "Version of the new record")));
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("sheet", text(language.choose("工作表", "Sheet")));
        error.put("row", integer(language.choose("行号", "Row")));
        error.put("column", text(language.choose("列", "Column")));
        error.put("code", text(language.choose("稳定的错误代码", "Stable code")));
        error.put("message", text(language.choose("说明", "Message")));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("total", integer(language.choose("总行数", "How many rows")));
        report.put("good", integer(language.choose("合格行数", "How many good rows")));
        report.put("bad", integer(language.choose("不合格行数", "How many bad rows")));
        report.put("rows", many(row));
        report.put("errors", many(error));
        report.put("errorsOmitted", integer(language.choose("未列出的错误数", "How many more errors there are")));
        Map<String, Object> remark = new LinkedHashMap<>();
        remark.put("sheet", text(language.choose("工作表", "Sheet")));
        remark.put("row", integer(language.choose("行号", "Row")));
        report.put("linesIgnored", Map.of("type", "array", "items", Map.of("type", "object", "properties", remark),
                "title", language.choose("以#开头、按说明文字略过的行，每个工作表最多列出1000行",
                        "Lines that begin with # and were passed over as remarks; 1,000 of each sheet are told")));
        report.put("sheetsIgnored", Map.of("type", "array", "items", Map.of("type", "string"), "title",
                language.choose("未使用的工作表", "Sheets that were passed over")));
        report.put("columnsIgnored", Map.of("type", "array", "items", Map.of("type", "string"), "title",
                language.choose("未使用的列", "Columns that were passed over")));
        return report;
    }

    private static Map<String, Object> many(Map<String, Object> properties) {
        return Map.of("type", "array", "items", Map.of("type", "object", "properties", properties));
    }

    private static Map<String, Object> text(String title) {
        return Map.of("type", "string", "title", title);
    }

    private static Map<String, Object> integer(String title) {
        return Map.of("type", "integer", "title", title);
    }
}
