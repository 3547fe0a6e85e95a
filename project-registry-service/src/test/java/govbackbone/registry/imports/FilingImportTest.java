package govbackbone.registry.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.Indicator;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Language;
import govbackbone.testkit.aggregate.SampleActors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static govbackbone.registry.imports.ImportedFilings.*;
import static org.assertj.core.api.Assertions.assertThat;

/** Files of filings over a real log: what they become, and every bad cell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilingImportTest {
    private static final String HEADER = "年度,备案类别,项目名称,涉密,建设性质,主管部门,计划开始日期,计划完成日期,绩效目标,绩效指标,立项依据,建设内容,功能清单,经费渠道,"
            + "申报金额（元）,拟共享资源,拟定安全保护等级,密码应用方案,涉及系统,序号,费用类别,明细名称,计量单位,数量,单价（元）,金额（元）,金额已取整,测算依据";
    private static final String HEAD = "2020,建设,%s,否,新建,示例主管部门,2020-09-01,2021-03-31,示例目标,示例接口/个/20,示例依据,示例建设内容,数据归集；数据治理,一般公共预算,"
            + "%s,示例资源,2,,";
    private static final String FIRST_LINE = ",1,软件开发,示例明细一,项,2,25000,50000,,示例依据";
    private static final String SECOND_LINE = ",2,监理,示例明细二,项,2.5,5,12.5,,";
    /** Leaves the columns blank that are the filing's. */
    private static final String BLANK = ",".repeat(18);

    private final ImportedFilings filings = new ImportedFilings();

    @AfterAll
    void stop() {
        filings.close();
    }

    private static String name() {
        return "示例：" + UUID.randomUUID();
    }

    private static String head() {
        return HEAD.formatted(name(), "");
    }

    @Test
    void lines_of_the_budget_become_one_filing_that_is_handed_in() {
        String name = name();
        JsonNode outcome = filings
                .commit(filings.check(HEADER, HEAD.formatted(name, "50012.50") + FIRST_LINE, BLANK + SECOND_LINE));

        assertThat(verdicts(outcome)).containsExactly("IMPORTED", "IMPORTED");
        assertThat(outcome.at("/rows/0/id")).isEqualTo(outcome.at("/rows/1/id"));
        LocalDate day = LocalDate.of(2020, 8, 1);
        assertThat(filings.events(outcome, 0)).containsExactly(
                new FilingOpened(day, new UnitCode("113703000000000199"), "示例单位甲", 2020, FilingKind.CONSTRUCTION, name),
                new FilingDrafted(day, new Filing(Nature.NEW, "示例主管部门", LocalDate.of(2020, 9, 1),
                        LocalDate.of(2021, 3, 31), "示例目标", List.of(new Indicator("示例接口", "个", "20")), "示例依据", "示例建设内容",
                        List.of("数据归集", "数据治理"), FundSource.GENERAL_BUDGET, 5_001_250,
                        List.of(new LineItem("1", LineCategory.SOFTWARE_DEVELOPMENT, "示例明细一", null, "项",
                                new BigDecimal("2"), 2_500_000, 5_000_000, "示例依据"),
                                new LineItem("2", LineCategory.SUPERVISION, "示例明细二", null, "项", new BigDecimal("2.5"),
                                        500, 1_250, null)),
                        0, List.of(), List.of("示例资源"), null, List.of(), null, null, 2, null, null, null)),
                new ProjectSubmitted(day, 1, 5_001_250));
    }

    @Test
    void a_line_that_repeats_the_filing_goes_on_with_it_and_another_name_begins_another() {
        String head = head();
        JsonNode report = filings.check(HEADER, head + FIRST_LINE, head + SECOND_LINE, head() + FIRST_LINE);

        assertThat(report.get("errors")).isEmpty();
        JsonNode outcome = filings.commit(report);
        assertThat(outcome.get("rows").findValuesAsString("id").stream().distinct()).hasSize(2);
        assertThat(outcome.get("total").intValue()).isEqualTo(3);
    }

    @Test
    void money_is_read_in_the_unit_of_its_heading() {
        JsonNode outcome = filings.commit(filings.check(HEADER.replace("单价（元）,金额（元）", "单价(万元),金额（分）"),
                head() + ",1,软件开发,示例明细一,项,2,2.5,5000000,,"));
        assertThat(((FilingDrafted) filings.events(outcome, 0).get(1)).filing().totalFen()).isEqualTo(5_000_000);

        outcome = filings.commit(filings.check(HEADER, head() + ",1,软件开发,示例明细一,项,1,\"1,234.50\",1234.5,,"));
        assertThat(((FilingDrafted) filings.events(outcome, 0).get(1)).filing().totalFen()).isEqualTo(123_450);
        assertThat(filings.refusals(HEADER.replace("金额（元）,金额已", "金额,金额已"), head() + FIRST_LINE))
                .containsExactly("金额 COLUMN_MISSING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"单价（元）|800万|NOT_AN_AMOUNT", "单价（元）|￥25000|NOT_AN_AMOUNT",
        "金额（元）|50000元|NOT_AN_AMOUNT", "金额（元）|5e4|NOT_AN_AMOUNT", "金额（元）|NaN|NOT_AN_AMOUNT",
        "金额（元）|1,2,3|NOT_AN_AMOUNT", "单价（元）|25000.005|TOO_MANY_DECIMALS", "金额（元）|-50000|OUT_OF_RANGE",
        "金额（元）|10000000000.01|OUT_OF_RANGE", "金额（元）||REQUIRED", "金额（元）|50000.01|AMOUNT_NOT_PRODUCT",
        "数量|-2|PATTERN", "数量|2.125|PATTERN", "数量|两项|PATTERN", "申报金额（元）|50001|TOTAL_NOT_SUM",
        "计划完成日期|2020-08-31|PERIOD_REVERSED", "计划完成日期|2020-02-30|NOT_A_DATE", "费用类别|装修|NOT_A_CODE",
        "绩效指标|二十个接口|PATTERN", "拟定安全保护等级|5|OUT_OF_RANGE", "涉密|是|CLASSIFIED", "建设性质|运行维护|NATURE_NOT_OF_KIND"})
    void every_bad_cell_is_told_with_its_code(String column, @Nullable String cell,
            String code) {
        List<String> row = new ArrayList<>(List.of((head() + FIRST_LINE).split(",", -1)));
        row.set(List.of(HEADER.split(",")).indexOf(column), cell == null ? "" : "\"" + cell + "\"");

        assertThat(errors(filings.check(HEADER, String.join(",", row)))).containsExactly("2 " + column + " " + code);
    }

    @ParameterizedTest
    @CsvSource({"绩效指标,INDICATORS_MISSING", "拟共享资源,SHARING_UNSTATED"})
    void what_is_missing_of_a_filing_as_a_whole_is_told_with_its_row(String column, String code) {
        List<String> row = new ArrayList<>(List.of((head() + FIRST_LINE).split(",", -1)));
        row.set(List.of(HEADER.split(",")).indexOf(column), "");

        assertThat(errors(filings.check(HEADER, String.join(",", row)))).containsExactly("2 - " + code);
    }

    @Test
    void a_bad_cell_is_told_where_it_is_in_the_lines_of_its_filing() {
        JsonNode report = filings.check(HEADER, head() + FIRST_LINE, BLANK + SECOND_LINE.replace("12.5", "13"),
                BLANK + FIRST_LINE, BLANK + ",4,监理,示例,项,0,5,0,,", BLANK + ",5,监理,示例,项,x,5万,0,,");

        assertThat(verdicts(report)).containsOnly("INVALID").hasSize(5);
        assertThat(errors(report)).as("cells first: rules are asked once all can be read")
                .containsExactly("6 单价（元） NOT_AN_AMOUNT", "6 数量 PATTERN");
        report = filings.check(HEADER, head() + FIRST_LINE, BLANK + SECOND_LINE.replace("12.5", "13"),
                BLANK + FIRST_LINE, BLANK + ",4,监理,示例,项,0,5,0,,");
        assertThat(errors(report)).containsExactly("3 金额（元） AMOUNT_NOT_PRODUCT", "4 序号 LINE_TWICE",
                "5 数量 QUANTITY_NOT_POSITIVE");
    }

    @Test
    void sums_beyond_what_can_be_filed_are_refused() {
        String line = ",%s,软件开发,示例,项,1,10000000000,10000000000,,";
        assertThat(errors(filings.check(HEADER, head() + line.formatted(1), BLANK + line.formatted(2))))
                .containsExactly("2 申报金额（元） TOTAL_TOO_LARGE");
    }

    @Test
    void a_total_of_nothing_is_refused() {
        assertThat(errors(filings.check(HEADER, head() + ",1,软件开发,示例,项,1,0,0,,"))).containsExactly("2 - TOTAL_ZERO");
    }

    @Test
    void a_name_is_filed_once_a_year() {
        String head = head();
        filings.commit(filings.check(HEADER, head + FIRST_LINE));
        String other = head();
        JsonNode report = filings.check(HEADER, head + FIRST_LINE, other + FIRST_LINE, other.replace("示例主管", "示例甲主管")
                + FIRST_LINE);

        assertThat(verdicts(report)).containsExactly("EXISTS", "VALID", "REPEATED");
        assertThat(report.at("/rows/2/sameAs").intValue()).isEqualTo(3);
    }

    @Test
    void totals_are_checked_against_their_lines() {
        String total = "%s" + ",".repeat(25) + "%s,,";
        JsonNode report = filings.check(HEADER, head() + FIRST_LINE, BLANK + SECOND_LINE,
                total.formatted("小计", "50012.50"), head() + FIRST_LINE, total.formatted("小 计", "50012.50"),
                total.formatted("合计", "100012.5"), total.formatted("总　计", "100012.51"));

        assertThat(errors(report)).containsExactly("6 金额（元） TOTAL_NOT_SUM_OF_LINES",
                "8 金额（元） TOTAL_NOT_SUM_OF_LINES");
        assertThat(report.at("/errors/1/message").stringValue()).isEqualTo("合计100012.51元不等于各行之和100012.50元。");
        assertThat(report.get("bad").intValue()).isEqualTo(2);
        assertThat(errors(filings.check(HEADER, head() + FIRST_LINE.replace("50000", "5万"),
                total.formatted("合计", "1")))).as("nobody knows the sum")
                .containsExactly("2 金额（元） NOT_AN_AMOUNT");
    }

    private static List<Object> cells(String line) {
        return List.<Object>of((Object[]) line.split(",", -1));
    }

    /** Without the column of the kind. */
    private static List<Object> sheetCells(String line) {
        List<Object> cells = new ArrayList<>(cells(line));
        cells.remove(1);
        return cells;
    }

    @Test
    void a_budget_workbook_has_a_sheet_for_each_kind_and_may_have_others() {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        sheets.put("汇总", List.of(List.of("本表仅供参考")));
        sheets.put("建设", List.of(sheetCells(HEADER), sheetCells(head() + FIRST_LINE),
                sheetCells("合计" + ",".repeat(25) + "50000,,")));
        List<Object> emergency = sheetCells(head() + FIRST_LINE);
        sheets.put("应急", List.of(sheetCells(HEADER), emergency, sheetCells("合计" + ",".repeat(25) + "1,,")));
        JsonNode report = filings.check(sheets);

        assertThat(errors(report)).containsExactly("应急!3 金额（元） TOTAL_NOT_SUM_OF_LINES");
        assertThat(report.get("sheetsIgnored").toString()).isEqualTo("[\"汇总\"]");

        sheets.put("应急", List.of(sheetCells(HEADER), emergency));
        JsonNode outcome = filings.commit(filings.check(sheets));
        assertThat(outcome.get("rows").findValuesAsString("sheet")).containsExactly("建设", "应急");
        assertThat(((FilingOpened) filings.events(outcome, 0).getFirst()).kind()).isEqualTo(FilingKind.CONSTRUCTION);
        assertThat(((FilingOpened) filings.events(outcome, 1).getFirst()).kind()).isEqualTo(FilingKind.EMERGENCY);
    }

    private static final Actor REVIEWER = SampleActors.actor("s-2", new UnitCode("11370300MB28560647"),
            Role.PROJECT_REVIEWER);
    private static final Actor OWN = new Actor("s-1", "示例", new UnitCode("113703000000000199"), Set.of(Role.UNIT));

    private static String of(String unit, String line) {
        return unit + "," + line;
    }

    private static Map<String, List<List<Object>>> workbookOf(String... units) {
        String header = of("建设单位", HEADER);
        List<List<Object>> built = new ArrayList<>(List.of(cells(header)));
        List<List<Object>> emergencies = new ArrayList<>(List.of(cells(header)));
        for (String unit : units) {
            built.add(cells(of(unit, head() + FIRST_LINE)));
            built.add(cells(of("", BLANK + SECOND_LINE)));
            emergencies.add(cells(of(unit, head().replace(",建设,", ",应急,") + FIRST_LINE)));
        }
        return new LinkedHashMap<>(Map.of("建设", built, "应急", emergencies));
    }

    @Test
    void a_reviewer_imports_the_workbook_of_several_units_and_each_filing_is_its_units() {
        filings.as(REVIEWER);
        JsonNode outcome = filings.commit(filings.check(workbookOf("113703000000000199", "113703000000000274")));
        filings.as(OWN);

        assertThat(outcome.get("rows").valueStream().map(row -> row.get("id").stringValue()).distinct()).hasSize(4);
        assertThat(outcome.get("rows").valueStream().map(row -> row.get("id").stringValue()).distinct()
                .map(id -> ((FilingOpened) filings.events(id).getFirst()).unitName()))
                .containsExactlyInAnyOrder("示例单位甲", "示例单位乙", "示例单位甲", "示例单位乙");
    }

    @Test
    void a_unit_imports_its_own_filings_only() {
        JsonNode report = filings.check(workbookOf("113703000000000199", "113703000000000274"));

        assertThat(report.get("good").intValue()).isEqualTo(3);
        assertThat(errors(report)).containsExactlyInAnyOrder("建设!4 建设单位 ACTOR_OF_ANOTHER_UNIT",
                "应急!3 建设单位 ACTOR_OF_ANOTHER_UNIT");
        assertThat(errors(filings.check(of("建设单位", HEADER), of("113703000000000199", head() + FIRST_LINE),
                of("113703000000000274", head() + FIRST_LINE)))).as("a table")
                .containsExactly("3 建设单位 ACTOR_OF_ANOTHER_UNIT");
        assertThat(errors(filings.check(of("建设单位", HEADER), of("113703000000000198", head() + FIRST_LINE))))
                .containsExactly("2 建设单位 INVALID_UNIT_CODE");
    }

    @Test
    void the_sample_file_can_be_imported_by_a_reviewer_as_it_is() throws IOException {
        filings.as(REVIEWER);
        JsonNode report = filings.check(CSV, Files.readAllBytes(Path.of("../docs/samples/filings-sample.csv")), "zh");
        filings.as(OWN);

        assertThat(errors(report)).isEmpty();
        assertThat(verdicts(report)).containsOnly("VALID").hasSize(12);
    }

    @Test
    void what_a_sheet_lacks_and_what_it_has_twice_is_told_with_its_name() {
        List<Object> header = new ArrayList<>(sheetCells(HEADER));
        header.remove("项目名称");
        JsonNode problem = filings.refused(Map.of("建设", List.of(header, sheetCells(head() + FIRST_LINE)), "应急",
                List.of(sheetCells(HEADER), sheetCells(head() + FIRST_LINE))));

        assertThat(problem.at("/errors/0/column").stringValue()).isEqualTo("建设：项目名称");
        assertThat(problem.at("/errors/0/code").stringValue()).isEqualTo("COLUMN_MISSING");
    }

    @Test
    void amounts_that_a_spreadsheet_computed_are_exact_to_the_fen() {
        List<Object> row = new ArrayList<>(cells(head() + FIRST_LINE));
        row.set(23, 3);
        row.set(24, 0.1);
        row.set(25, 0.1 + 0.2);

        JsonNode outcome = filings.commit(filings.check(Map.of("申报", List.of(cells(HEADER), row))));
        assertThat(((ProjectSubmitted) filings.events(outcome, 0).get(2)).appliedFen()).isEqualTo(30);
    }

    @Test
    void the_template_has_a_sheet_for_each_kind_and_says_what_to_write() {
        String text = new String(filings.template("csv"), StandardCharsets.UTF_8);
        assertThat(text.lines().findFirst().orElseThrow()).contains("备案类别", "申报金额（元）", "单价（元）", "金额（元）");
        assertThat(text).contains("金额，单位以列名为准，可改为“（万元）”，精确到分。首格写“小计”“合计”的行须等于各行之和。",
                "同一记录占多行的，只填首行。");
        assertThat(filings.check(text + head().replaceAll(",.*", "")).get("errors")).isNotEmpty();
        assertThat(filings.check(XLSX, filled(), "zh").get("errors")).isEmpty();
    }

    /** What people make of the workbook: the sheets of the template, one of them filled in. */
    private byte[] filled() {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        for (FilingKind kind : FilingKind.values()) {
            String label = Language.CHINESE.label(kind);
            sheets.put(label, kind == FilingKind.CONSTRUCTION
                    ? List.of(sheetCells(HEADER), sheetCells(head() + FIRST_LINE))
                    : List.of(sheetCells(HEADER)));
        }
        sheets.put("填写说明", List.of(List.of("列", "填写要求")));
        return workbook(sheets);
    }

    @Test
    void a_file_whose_filings_were_all_cancelled_is_imported_again() {
        String[] file = {HEADER, head() + FIRST_LINE, head() + FIRST_LINE};
        JsonNode first = filings.commit(filings.check(file));
        assertThat(verdicts(filings.check(file))).containsExactly("EXISTS", "EXISTS");

        first.get("rows").valueStream().forEach(row -> filings.cancel(row.get("id").stringValue()));
        JsonNode again = filings.check(file);
        assertThat(verdicts(again)).containsExactly("VALID", "VALID");
        assertThat(verdicts(filings.commit(again))).containsExactly("IMPORTED", "IMPORTED");
    }
}
