package govbackbone.kit.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.SealedRecords;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.RecordShape.Timed;
import govbackbone.kit.http.Schemas;
import govbackbone.kit.http.SheetFormat;
import org.springframework.http.MediaType;

/** The read API as OpenAPI. */
final class QueryPaths implements ApiPaths {
    private final List<ServedView<?>> served;

    QueryPaths(List<ServedView<?>> served) {
        this.served = served;
    }

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        served.forEach(view -> new OfView(view, language, schemas).addTo(paths));
        return paths;
    }

    @Override
    public Map<String, String> tags(Language language) {
        Map<String, String> tags = new LinkedHashMap<>();
        // A collection that takes commands is described by them.
        served.stream().filter(view -> view.aggregate().isEmpty())
                .forEach(view -> tags.put(view.collection(), view.label(language)));
        return tags;
    }

    /** The operations on one collection. */
    private record OfView(ServedView<?> view, Language language, Schemas schemas) {
        void addTo(Map<String, Map<String, Object>> paths) {
            String path = view.path();
            paths.put(path, Map.of("get", list()));
            paths.put(path + "/{id}", Map.of("get", one()));
            for (SheetFormat format : SheetFormat.values()) {
                paths.put(path + "/export." + format.extension(), Map.of("get", export(format)));
            }
            if (!view.groupings().isEmpty()) {
                paths.put(path + "/summary", Map.of("get", summary("summary", MediaType.APPLICATION_JSON)));
                for (SheetFormat format : SheetFormat.values()) {
                    paths.put(path + "/summary." + format.extension(),
                            Map.of("get", summary("summary-" + format.extension(), format.type())));
                }
            }
            view.aggregate().ifPresent(aggregate -> {
                paths.put(path + "/{id}/history", Map.of("get", history(aggregate)));
                paths.put(path + "/changes", Map.of("get", changes()));
            });
        }

        private String label() {
            return view.label(language);
        }

        private Map<String, Object> list() {
            List<Map<String, Object>> parameters = selection();
            parameters.add(parameter("query", "limit",
                    language.choose("每页最多条数；内容很多时，一页在约2MB处提前结束，以next为准。",
                            "How many items a page has at most; with much in them it ends earlier, at about 2 MB: go by next."),
                    Map.of("type", "integer", "minimum", 1, "maximum", QueryRoutes.LARGEST_PAGE, "default",
                            QueryRoutes.USUAL_PAGE)));
            parameters.add(parameter("query", "cursor",
                    language.choose("上一页返回的next，须与同样的筛选和排序条件一起使用。",
                            "The next of the page before, with the same filters and order."),
                    Map.of("type", "string")));
            Map<String, Object> page = Map.of("type", "object", "required", List.of("items", "next"), "properties",
                    Map.of("items", Map.of("type", "array", "items", shown()), "next", next()));
            return operation("list", language.choose("查询" + label(), "List: " + label()), parameters,
                    responses(MediaType.APPLICATION_JSON, page, 400, 401, 403, 422, 503));
        }

        private Map<String, Object> next() {
            return Map.of("type", List.of("string", "null"), "description",
                    language.choose("下一页的翻页标记；没有下一页时为空。", "The cursor of the next page; null if there is none."));
        }

        private Map<String, Object> one() {
            List<Map<String, Object>> parameters = new ArrayList<>(List.of(id(),
                    parameter("query", "atLeast",
                            language.choose("至少应达到的版本：最多等待2秒，仍未达到时答复503（VIEW_BEHIND）。",
                                    "The version to be reached at least: waits 2 s, then answers 503 VIEW_BEHIND."),
                            Map.of("type", "integer", "format", "int64", "minimum", 1)),
                    parameter("header", "If-None-Match",
                            language.choose("已有的ETag；所显示的内容未变时答复304。",
                                    "The ETag at hand: 304 while what is shown has not changed."),
                            Map.of("type", "string"))));
            Map<String, Object> responses = responses(MediaType.APPLICATION_JSON, shown(), 400, 401, 403, 404, 422,
                    503);
            responses.put("304", Map.of("description", language.choose("所显示的内容未变。", "What is shown has not changed.")));
            return operation("get", language.choose("读取" + label(), "Read: " + label()), parameters, responses);
        }

        private Map<String, Object> export(SheetFormat format) {
            List<Map<String, Object>> parameters = selection();
            if (format == SheetFormat.CSV) {
                parameters.add(bom());
                parameters.add(parameter("query", "codes",
                        language.choose("true时表头为字段名、内容为代码，供程序读取。",
                                "true writes field names and codes instead of labels, for programs."),
                        Map.of("type", "boolean", "default", false)));
            }
            return operation("export-" + format.extension(),
                    language.choose("导出" + label(), "Export: " + label()) + " (" + format.name() + ")", parameters,
                    responses(format.type(), Map.of("type", "string"), 400, 401, 403, 422, 503));
        }

        private Map<String, Object> summary(String name, MediaType type) {
            List<Map<String, Object>> parameters = filters();
            parameters.add(parameter("query", Summaries.BY,
                    language.choose("分组字段，最多" + Summaries.MOST_FIELDS + "个，以逗号分隔。",
                            "Fields to group by, up to " + Summaries.MOST_FIELDS + ", separated by commas."),
                    Map.of("type", "array", "maxItems", Summaries.MOST_FIELDS, "items", Map.of("type", "string", "enum",
                            view.groupings().stream().map(ViewField::path).toList()))));
            if (type.equals(SheetFormat.CSV.type())) {
                parameters.add(bom());
            }
            Map<String, Object> sums = new LinkedHashMap<>();
            sums.put(Summaries.COUNT,
                    Map.of("type", "integer", "description", language.choose("件数。", "Number of documents.")));
            view.sums().forEach(field -> sums.put(field.path(),
                    Map.of("type", "number", "description", field.label(language))));
            new Summary(List.of(), view.sums()).rates().forEach(rate -> sums.put(Summary.Rate.name(rate.field()),
                    Map.of("type", List.of("number", "null"), "description", rate.label(language))));
            Map<String, Object> row = Map.of("type", "object", "properties", sums);
            Map<String, Object> schema = type.equals(MediaType.APPLICATION_JSON)
                    ? Map.of("type", "object", "required", List.of("items", "total"), "properties",
                            Map.of("items", Map.of("type", "array", "items", row), "total", row))
                    : Map.of("type", "string");
            return operation(name,
                    language.choose("汇总" + label(), "Summary: " + label())
                            + (name.equals("summary")
                                    ? ""
                                    : " (" + name.substring(name.indexOf('-') + 1).toUpperCase(Locale.ROOT) + ")"),
                    parameters, responses(type, schema, 400, 401, 403, 422, 503));
        }

        private Map<String, Object> history(AggregateType<?, ?, ? extends DomainEvent> aggregate) {
            List<Map<String, Object>> variants = SealedRecords.of(aggregate.events()).map(schemas::reference)
                    .toList();
            Map<String, Object> actor = Map.of("type", "object", "required", List.of("subject", "name"), "properties",
                    Map.of("subject", Map.of("type", "string"), "name", Map.of("type", "string"), "unit",
                            Map.of("type", List.of("string", "null"))));
            Map<String, Object> event = Map.of("type", "object", "required",
                    List.of("version", "label"), "properties",
                    Map.of("version", Map.of("type", "integer", "format", "int64"), "type", Map.of("type", "string"),
                            "label", Map.of("type", "string"), "data", Map.of("anyOf", variants), "actor", actor,
                            "recordedAt", Map.of("type", "string", "format", "date-time"), "effectiveOn",
                            Map.of("type", "string", "format", "date"), "problem",
                            Map.of("type", "string", "enum",
                                    Stream.of(Histories.Trouble.values()).map(Enum::name).toList(), "description",
                                    language.choose("仅在不能如实列出时给出：UNREADABLE 本实例程序版本无法读取；MISSING 事件库中缺失。",
                                            "Only where it cannot be told as it happened: UNREADABLE by the release of this instance, or MISSING from the log."))));
            List<Map<String, Object>> parameters = List.of(id(),
                    parameter("query", "limit",
                            language.choose("每页事件数；内容过大时一页可以更少。",
                                    "How many events a page has at most; fewer where they are large."),
                            Map.of("type", "integer", "minimum", 1, "maximum", QueryRoutes.LARGEST_HISTORY, "default",
                                    QueryRoutes.USUAL_HISTORY)),
                    parameter("query", "cursor", language.choose("上一页返回的next。", "The next of the page before."),
                            Map.of("type", "string")));
            return operation("history", language.choose("办理过程：" + label(), "History: " + label()), parameters,
                    responses(MediaType.APPLICATION_JSON,
                            Map.of("type", "object", "required", List.of("items", "next"), "properties",
                                    Map.of("items", Map.of("type", "array", "items", event), "next", next())),
                            400, 401, 403, 404, 422, 503));
        }

        private Map<String, Object> changes() {
            return operation("changes", language.choose("实时变更：" + label(), "Live changes: " + label()),
                    List.of(parameter("header", "Last-Event-ID",
                            language.choose("最后收到的事件编号，从其后继续。相隔超过" + Changes.FARTHEST
                                    + "个事件时，先推送名为reset的事件：请重新读取所显示的内容，其后继续推送。",
                                    "The id of the last event received; resumes after it. If more than "
                                            + Changes.FARTHEST + " events lie between, an event named reset comes "
                                            + "first: read anew what you show; what happens from there on follows."),
                            Map.of("type", "string"))),
                    responses(MediaType.TEXT_EVENT_STREAM, schemas.reference(Changes.Change.class), 400, 401, 403,
                            410, 503));
        }

        private Map<String, Object> bom() {
            return parameter("query", "bom",
                    language.choose("true时以字节顺序标记开头，便于Excel直接打开。",
                            "true starts with a byte order mark, as Excel needs it."),
                    Map.of("type", "boolean", "default", false));
        }

        private List<Map<String, Object>> filters() {
            List<Map<String, Object>> parameters = new ArrayList<>();
            view.filters().forEach(filter -> parameters.add(parameter("query", filter.name(), describe(filter),
                    schema(filter))));
            return parameters;
        }

        /** The filters and orders, as lists and exports take them. */
        private List<Map<String, Object>> selection() {
            List<Map<String, Object>> parameters = filters();
            List<String> orders = view.sortables().stream().map(ViewField::path)
                    .flatMap(path -> Stream.of(path, "-" + path)).toList();
            if (!orders.isEmpty()) {
                parameters.add(parameter("query", ServedView.SORT,
                        language.choose("排序字段，前加“-”为倒序；空值排在最前，相同时按编号。",
                                "The field to sort by, descending with “-”; absent values come first, ties by id."),
                        Map.of("type", "string", "enum", orders)));
            }
            return parameters;
        }

        private String describe(FilterParameter filter) {
            String field = filter.field().label(language);
            return switch (filter.comparison()) {
                case ONE_OF -> language.choose(field + "，多个值以逗号分隔。", field + "; one of several, separated by commas.");
                case FROM -> language.choose(field + "，不早于或不小于。", field + ", from, inclusive.");
                case TO -> language.choose(field + "，不晚于或不大于。", field + ", to, inclusive.");
                case CONTAINS -> language.choose(field + "，包含此文字。", field + ", contains this text.");
                case OVERDUE -> language.choose("true：" + field + "已过（以查询当日为准）；false：其余。",
                        "true: " + field + " lies before today; false: all others.");
                case MINE -> language.choose("true：" + field + "含本人、本单位或本人角色；false：其余。",
                        "true: " + field + " names the caller, the caller's unit or role; false: all others.");
            };
        }

        private Map<String, Object> schema(FilterParameter filter) {
            return switch (filter.comparison()) {
                case ONE_OF -> Map.of("type", "array", "items", schemas.of(filter.field().kind()), "maxItems",
                        FilterParameter.MAX_VALUES);
                case FROM, TO -> filter.field().kind() instanceof Timed
                        ? Map.of("type", "string", "anyOf", List.of(Map.of("format", "date"),
                                Map.of("format", "date-time")))
                        : schemas.of(filter.field().kind());
                case CONTAINS -> Map.of("type", "string", "maxLength", FilterParameter.MAX_LENGTH);
                case OVERDUE, MINE -> Map.of("type", "boolean");
            };
        }

        /** The view with what is computed when it is read. */
        private Map<String, Object> shown() {
            Map<String, Object> stored = schemas.reference(view.type().view());
            ViewType.Today<?, ?> today = view.type().today();
            return today == null ? stored : Map.of("allOf", List.of(stored, schemas.reference(today.type())));
        }

        private Map<String, Object> id() {
            Map<String, Object> id = new LinkedHashMap<>(parameter("path", "id", label(), Map.of("type", "string")));
            id.put("required", true);
            return id;
        }

        private static Map<String, Object> parameter(String in, String name, String description,
                Map<String, Object> schema) {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", name);
            parameter.put("in", in);
            parameter.put("description", description);
            parameter.put("schema", schema);
            if (in.equals("query") && "array".equals(schema.get("type"))) {
                parameter.put("style", "form");
                parameter.put("explode", false);
            }
            return parameter;
        }

        private Map<String, Object> operation(String name, String summary, List<Map<String, Object>> parameters,
                Map<String, Object> responses) {
            Map<String, Object> operation = new LinkedHashMap<>();
            operation.put("summary", summary);
            operation.put("tags", List.of(view.collection()));
            operation.put("operationId", view.collection() + "-" + name);
            if (view.isPublic()) {
                operation.put("security", List.of());
            }
            operation.put("x-roles", Scope.roles(view.readers()).stream().sorted().map(role -> role.id()).toList());
            operation.put("parameters", parameters);
            operation.put("responses", responses);
            return operation;
        }

        private Map<String, Object> responses(MediaType type, Map<String, Object> schema, int... refusals) {
            Map<String, Object> responses = new LinkedHashMap<>();
            responses.put("200", Map.of("description", label(), "content",
                    Map.of(type.getType() + "/" + type.getSubtype(), Map.of("schema", schema))));
            responses.putAll(schemas.refusals(refusals));
            return responses;
        }
    }
}
