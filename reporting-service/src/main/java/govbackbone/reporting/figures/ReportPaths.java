package govbackbone.reporting.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Schemas;

/** The questions to the ledger as OpenAPI. */
final class ReportPaths implements ApiPaths {
    private static final String TAG = "reports";
    private static final Map<String, String> FILES = Map.of("csv", "text/csv", "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "jsonstat", "application/json");

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Paths paths = new Paths(language, schemas);
        paths.add("measures", "指标目录：名称、定义、算法、维度", "The catalogue of measures: names, definitions, formulas, dimensions",
                List.of(), List.of());
        paths.add("tiles", "首页展示的指标", "What the first page shows", List.of(), List.of());
        paths.add("checksums", "各指标全部记录的校验和，用于比较两次重建", "A checksum of every quantity, to compare two rebuilds",
                List.of(),
                List.of());
        paths.add("figures", "任一日期、任一时点认识下的指标数据，并与另一日期比较",
                "Figures as of any day, as they were known at any moment, compared with another day",
                List.of(Parameter.MEASURES, Parameter.AS_OF, Parameter.KNOWN_AT, Parameter.FROM, Parameter.BY,
                        Parameter.COMPARE_WITH, Parameter.LIMIT, Parameter.CURSOR),
                List.of("csv", "xlsx", "jsonstat"));
        paths.add("series", "按期的指标序列", "Figures by intervals",
                List.of(Parameter.MEASURES, Parameter.FIRST, Parameter.TO, Parameter.EVERY, Parameter.KNOWN_AT,
                        Parameter.BY),
                List.of("csv", "xlsx", "jsonstat"));
        paths.add("entries", "构成一项指标的全部记录及其事件", "The entries a figure is made of, each with its event",
                List.of(Parameter.MEASURE, Parameter.AS_OF, Parameter.KNOWN_AT, Parameter.FROM, Parameter.LIMIT,
                        Parameter.CURSOR),
                List.of("csv", "xlsx"));
        paths.add("changes", "服务器推送：指标可能已变化，以及滞后秒数（text/event-stream）",
                "Server-sent events: figures may have changed, and by how many seconds they are behind (text/event-stream)",
                List.of(), List.of());
        return paths.all;
    }

    private enum Parameter {
        MEASURES("measure", true, "指标代码，以逗号分隔，至多" + FigureQuery.MOST_MEASURES + "个。其他查询参数按维度筛选，如unit、theme、reason。",
                "Codes of measures, separated by commas, at most " + FigureQuery.MOST_MEASURES
                        + ". Every dimension is a parameter that filters, such as unit, theme or reason.",
                () -> Operation.TEXT), //
        MEASURE("measure", true, "指标代码。其他查询参数按维度筛选。", "Code of a measure. Every dimension is a parameter that filters.",
                () -> Operation.TEXT), //
        AS_OF("asOf", false, "业务日期，默认今天。", "Business date, today if absent.", () -> Operation.DATE), //
        KNOWN_AT("knownAt", false, "以该时点（或该日结束时）的认识为准，默认最新。",
                "As known at that moment, or at the end of that day; by default now.",
                () -> Operation.TEXT), //
        FROM("from", false, "统计起始日期，仅用于按期间统计的指标。", "First day of a period, only of measures of what happens.",
                () -> Operation.DATE), //
        FIRST("from", false, "首日，默认为末日前一年。", "First day; by default a year before the last.", () -> Operation.DATE), //
        TO("to", false, "末日，默认今天。", "Last day, today if absent.", () -> Operation.DATE), //
        EVERY("every", false, "间隔，默认月。", "How long an interval is, a month if absent.",
                () -> Map.of("type", "string", "enum", Interval.codes(), "default", Interval.MONTH.code())), //
        BY("by", false, "分组维度，以逗号分隔。", "Dimensions to tell figures apart by, separated by commas.",
                () -> Operation.TEXT), //
        COMPARE_WITH("compareWith", false, "比较日期。", "Another day to compare with.", () -> Operation.DATE), //
        LIMIT("limit", false, "每页条数。", "How many at once.",
                () -> Map.of("type", "integer", "minimum", 1, "maximum", Paging.LARGEST)), //
        CURSOR("cursor", false, "上一页的next。", "The next of the page before.", () -> Operation.TEXT);

        private final String parameter;
        private final boolean required;
        private final String zh;
        private final String en;
        @SuppressWarnings("ImmutableEnumChecker")
        private final Supplier<Map<String, Object>> schema;

        Parameter(String parameter, boolean required, String zh, String en, Supplier<Map<String, Object>> schema) {
            this.parameter = parameter;
            this.required = required;
            this.zh = zh;
            this.en = en;
            this.schema = schema;
        }

        void tellIn(Operation operation, Language language) {
            if (required) {
                operation.required(parameter, language.choose(zh, en), schema.get());
            } else {
                operation.query(parameter, language.choose(zh, en), schema.get());
            }
        }
    }

    private static final class Paths {
        private final Language language;
        private final Schemas schemas;
        private final Map<String, Map<String, Object>> all = new LinkedHashMap<>();

        Paths(Language language, Schemas schemas) {
            this.language = language;
            this.schemas = schemas;
        }

        void add(String name, String zh, String en, List<Parameter> parameters, List<String> files) {
            put(name, "", "application/json", zh, en, parameters);
            files.forEach(file -> put(name, "." + file, FILES.getOrDefault(file, ""), zh, en, parameters.stream()
                    .filter(parameter -> parameter != Parameter.LIMIT && parameter != Parameter.CURSOR).toList()));
        }

        private void put(String name, String end, String type, String zh, String en, List<Parameter> parameters) {
            Operation operation = new Operation(TAG + "-" + name + end.replace('.', '-'), TAG,
                    language.choose(zh, en))
                    .roles(name.equals("checksums") ? FigureRoutes.CHECKERS : LedgerAccess.readers());
            parameters.forEach(parameter -> parameter.tellIn(operation, language));
            if (end.equals(".csv")) {
                operation.bom(language);
            }
            all.put(FigureRoutes.ROOT + name + end, Map.of("get", operation
                    .answers(200, language.choose("查询结果。", "The answer."), type,
                            Map.of("type", type.endsWith("json") ? "object" : "string"))
                    .refuses(schemas, 400, 401, 403, 422, 503).told()));
        }
    }
}
