package govbackbone.kit.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static govbackbone.kit.imports.ImportService.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbookTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final ImportService service = new ImportService();

    @AfterAll
    void stop() {
        service.close();
    }

    private static String number() {
        return UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT).substring(0, 18);
    }

    private static byte[] written(Consumer<Worksheet> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("台账");
            List<String> header = List.of(HEADER.split(","));
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            rows.accept(sheet);
            workbook.newWorksheet("填写说明").value(0, 0, "不导入");
        }
        return out.toByteArray();
    }

    /** A workbook of these parts, beside those that say which is which. */
    private static byte[] parts(Map<String, String> parts) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("_rels/.rels", "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"r1\" Type=\"" + OFFICE
                + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        all.put("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                + "\"><workbookPr/><sheets><sheet name=\"hidden\" sheetId=\"1\" state=\"hidden\" r:id=\"r9\"/><sheet name=\"a\" sheetId=\"2\" r:id=\"r1\"/></sheets></workbook>");
        all.put("xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"r1\" Type=\"" + OFFICE
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" + OFFICE
                        + "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>");
        all.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\"/>");
        all.putAll(parts);
        return zipped(all);
    }

    private static byte[] zipped(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] sheet(String rows) throws IOException {
        StringBuilder header = new StringBuilder("<row r=\"1\">");
        for (String heading : HEADER.split(",")) {
            header.append("<c t=\"inlineStr\"><is><t>").append(heading).append("</t></is></c>");
        }
        return parts(Map.of("xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + header + "</row>" + rows
                        + "</sheetData></worksheet>"));
    }

    private static List<String> errors(JsonNode report) {
        return report.get("errors").values().stream().map(error -> error.get("row") + " "
                + error.path("column").asString("-") + " " + error.get("code").stringValue()).toList();
    }

    @Test
    void the_first_sheet_is_read_with_real_dates_and_numbers() throws IOException {
        String number = number();
        JsonNode report = service.check(written(sheet -> {
            sheet.value(2, 0, number);
            sheet.value(2, 1, 42);
            sheet.value(2, 2, "支出");
            sheet.value(2, 3, LocalDate.of(2020, 2, 29));
            sheet.style(2, 3).format("yyyy-mm-dd").set();
            sheet.value(2, 4, true);
            sheet.inlineString(2, 5, "示例甲、示例乙");
        }));
        assertThat(errors(report)).isEmpty();
        assertThat(report.at("/rows/0/row").intValue()).isEqualTo(3);
        service.committed(report, "ALL");
        assertThat(service.entries().getLast()).startsWith("LedgerRow[number=" + number
                + ", amount=42, sort=EXPENSE, date=2020-02-29, open=true, holders=[Holder[name=示例甲, note=null], Holder[name=示例乙, note=null]], text=null");
    }

    @Test
    void cells_say_what_a_spreadsheet_shows() throws IOException {
        JsonNode report = service.check(sheet("<row r=\"5\"><c r=\"A5\"><v>7</v></c><c r=\"B5\"><v>1.5</v></c>"
                + "<c r=\"C5\" t=\"e\"><f>#REF!</f><v>#REF!</v></c><c r=\"D5\"><v>43983.5</v></c>"
                + "<c r=\"E5\" t=\"str\"><f>IF(1,\"是\")</f><v>是</v></c><c r=\"F5\" t=\"inlineStr\"><is><r><t>示例</t></r>"
                + "<r><t>甲_x0041_</t></r><rPh><t>yin</t></rPh></is></c><c r=\"XFD5\" s=\"1\"/></row>"));
        assertThat(errors(report)).containsExactlyInAnyOrder("5 金额 NUMBER_NOT_INTEGER", "5 种类 FAILED_FORMULA",
                "5 日期 NOT_A_DATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c r=\"ZZZZZZ2\"><v>1</v></c>", "<c r=\"2\"><v>1</v></c>",
        "<c t=\"s\"><v>2000000000</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v>x</v></c>", "<c><v>x</v></c>",
        "<c><v>1<b/></v></c>", "<c t=\"str\"><v>&amp;&unknown;</v></c>", "<c>", "</row></row>"})
    void what_no_spreadsheet_writes_is_refused(String cells) throws IOException {
        assertThat(service.refusal(sheet("<row r=\"2\">" + cells + "</row>"))).isEqualTo("UNREADABLE_FILE");
    }

    @Test
    void columns_beyond_the_limit_take_no_memory() throws IOException {
        assertThat(service.refusal(sheet("<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>")))
                .isEqualTo("TOO_MANY_COLUMNS");
    }

    @Test
    void numbers_of_many_digits_take_no_memory() throws IOException {
        assertThat(errors(
                service.check(sheet("<row r=\"2\"><c r=\"A2\"><v>1E999999999</v></c><c r=\"B2\"><v>1E999999999</v></c>"
                        + "<c r=\"D2\"><v>1E-999999999</v></c></row>"))))
                .contains("2 编号 PATTERN", "2 金额 NUMBER_NOT_INTEGER", "2 日期 NOT_A_DATE");
    }

    @Test
    void entities_are_neither_read_from_elsewhere_nor_expanded() throws IOException {
        for (String entity : List.of("SYSTEM \"file:///etc/passwd\"", "\"" + "x".repeat(1_000) + "\"")) {
            byte[] file = parts(Map.of("xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY e " + entity
                    + ">]><sst xmlns=\"" + MAIN + "\"><si><t>&e;</t></si></sst>", "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + MAIN
                            + "\"><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c></row><row r=\"2\"><c><v>1</v></c></row></sheetData></worksheet>"));
            assertThat(service.refusal(file)).isEqualTo("UNREADABLE_FILE");
        }
    }

    @Test
    void a_number_of_more_digits_than_any_is_told_and_not_computed() throws IOException {
        assertThat(errors(service.check(sheet("<row r=\"2\"><c r=\"A2\"><v>" + "7".repeat(1_000_000)
                + "</v></c><c r=\"B2\"><v>" + "7".repeat(41) + "</v></c></row>"))))
                .contains("2 编号 TOO_LONG", "2 金额 TOO_LONG");
    }

    @Test
    void a_text_that_no_cell_can_hold_is_told_in_each_cell_and_kept_in_none() throws IOException {
        byte[] file = withTexts("<si><t>" + "示".repeat(100_000) + "</t></si>",
                "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>".repeat(1_000));
        assertThat(errors(service.check(file))).contains("2 编号 TOO_LONG", "1001 编号 TOO_LONG");
    }

    @Test
    void a_text_counts_for_every_cell_that_shares_it() throws IOException {
        assertThat(service.refusal(withTexts("<si><t>" + "示".repeat(30_000) + "</t></si>",
                "<row><c t=\"s\"><v>0</v></c></row>".repeat(2_000)))).isEqualTo("CELLS_TOO_LARGE");
    }

    @Test
    void empty_texts_and_small_cells_count_as_what_they_take() throws IOException {
        assertThat(service.refusal(withTexts("<si/>".repeat(600_000), ""))).isEqualTo("CELLS_TOO_LARGE");
        assertThat(service.refusal(sheet(("<row>" + "<c><v>1</v></c>".repeat(200) + "</row>").repeat(3_000))))
                .isEqualTo("CELLS_TOO_LARGE");
    }

    @Test
    void lines_that_say_nothing_are_counted() throws IOException {
        assertThat(service.refusal(sheet("<row/>".repeat(Budget.MOST_LINES + 1)))).isEqualTo("TOO_MANY_LINES");
    }

    @Test
    void what_a_parser_would_keep_or_collect_is_bounded() throws IOException {
        String names = java.util.stream.IntStream.range(0, 3_000).mapToObj(i -> "<a" + i + "/>")
                .collect(java.util.stream.Collectors.joining());
        String spaces = java.util.stream.IntStream.range(0, 3_000).mapToObj(i -> "<a xmlns=\"u" + i + "\"/>")
                .collect(java.util.stream.Collectors.joining());
        String long1 = "x".repeat(3 << 20);
        for (String rows : List.of(names, spaces, "<?a b?>".repeat(3_000), "<!--" + long1 + "-->",
                "<row r=\"" + long1 + "\"/>", "<" + long1 + "/>")) {
            assertThat(service.refusal(sheet(rows))).isEqualTo("UNREADABLE_FILE");
        }
    }

    @Test
    void an_archive_of_very_many_entries_is_not_opened() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < 6_000; i++) {
            entries.put("e" + i, "");
        }
        assertThat(service.refusal(parts(entries))).isEqualTo("UNREADABLE_FILE");
    }

    @Test
    void what_unpacks_to_too_much_is_refused_while_it_is_unpacked() throws IOException {
        byte[] bomb = sheet(("<a>" + " ".repeat(500_000) + "</a>").repeat(Budget.MOST_BYTES / 500_000 + 1));
        assertThat(bomb).hasSizeLessThan(200_000);
        assertThat(service.refusal(bomb)).isEqualTo("UNPACKS_TOO_LARGE");
    }

    private static byte[] withTexts(String texts, String rows) throws IOException {
        return parts(Map.of("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + texts + "</sst>",
                "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + MAIN + "\"><sheetData><row>" + text(HEADER)
                        + "</row>" + rows + "</sheetData></worksheet>"));
    }

    @Test
    void a_package_without_a_sheet_is_refused() throws IOException {
        assertThat(service.refusal(zipped(Map.of("a", "b")))).isEqualTo("UNREADABLE_FILE");
        assertThat(service.refusal(parts(Map.of()))).isEqualTo("UNREADABLE_FILE");
        assertThat(service.refusal(parts(Map.of("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\"/>"))))
                .isEqualTo("UNREADABLE_FILE");
        byte[] whole = written(sheet -> sheet.value(1, 0, "x"));
        assertThat(service.refusal(java.util.Arrays.copyOf(whole, whole.length / 2))).isEqualTo("UNREADABLE_FILE");
    }

    @Test
    void days_may_be_counted_from_1904() throws IOException {
        byte[] file = parts(Map.of("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                + "\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + MAIN + "\"><sheetData><row>" + text(HEADER)
                        + "</row><row>" + text(number() + ",1,收入") + "<c r=\"D2\"><v>42521</v></c>" + text("是,甲")
                        + "</row></sheetData></worksheet>"));
        service.committed(service.check(file), "ALL");
        assertThat(service.entries().getLast()).contains("date=2020-06-01");
    }

    private static String text(String cells) {
        StringBuilder xml = new StringBuilder();
        for (String cell : cells.split(",")) {
            xml.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
        }
        return xml.toString();
    }
}
