package govbackbone.kit.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateTest {
    private final ImportService service = new ImportService();

    @AfterAll
    void stop() {
        service.close();
    }

    private byte[] template(String extension, String language) {
        byte @Nullable [] file = service.client().get().uri(ImportService.URI + "/template." + extension)
                .header("Accept-Language", language).exchange().expectStatus().isOk().expectHeader()
                .valueEquals("Content-Language", language.equals("en") ? "en" : "zh-CN").expectBody().returnResult()
                .getResponseBody();
        return Objects.requireNonNull(file);
    }

    @Test
    void the_text_has_headings_and_notes_in_the_callers_language() {
        assertThat(new String(template("csv", "zh"), StandardCharsets.UTF_8).lines()).containsExactly(
                "\uFEFF" + ImportService.HEADER,
                "\"# 必填。文本，不超过20个字符。须为数字、大写字母或短横线。\",必填。整数，-100至100。,必填。下列之一：收入、支出。,"
                        + "必填。日期，如2020-07-31，不得晚于今天。,必填。是或否。,必填。姓名。可填1至3项，用分号或顿号隔开。,选填。文本，不超过50个字符。,"
                        + "选填。文本，不超过20个字符。可填1至3项，用分号隔开。,选填。");
        assertThat(new String(template("csv", "en"), StandardCharsets.UTF_8)).contains(
                "\uFEFFNumber,Amount,Sort,Date,Open,Holders,Text,Questions,Unit",
                "# Required. Text, at most 20 characters. Must be digits, capital letters or -.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void a_template_that_is_filled_in_can_be_imported_with_its_notes(String language) {
        String filled = new String(template("csv", language), StandardCharsets.UTF_8)
                + "A1,1,INCOME,2020-07-31,1,甲,,,\r\n";
        assertThat(service.check(filled.getBytes(StandardCharsets.UTF_8)).get("rows").toString())
                .isEqualTo("[{\"row\":3,\"verdict\":\"VALID\"}]");
        assertThat(service.refusal(template("csv", language))).isEqualTo("NO_ROWS");
        assertThat(service.refusal(template("xlsx", language))).isEqualTo("NO_ROWS");
    }

    @Test
    void the_workbook_has_the_notes_on_a_sheet_of_their_own() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(template("xlsx", "zh")))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(1);
            assertThat(rows.getFirst().stream().map(cell -> cell.getText()))
                    .containsExactly(ImportService.HEADER.split(","));
            List<Row> notes = workbook.getSheet(1).orElseThrow().read();
            assertThat(notes).hasSize(10);
            assertThat(notes.get(3).getCellText(0)).isEqualTo("种类");
            assertThat(notes.get(3).getCellText(1)).isEqualTo("必填。下列之一：收入、支出。");
        }
    }

    @Test
    void the_file_has_the_name_people_read() {
        service.client().get().uri(ImportService.URI + "/template.xlsx").header("Accept-Language", "zh").exchange()
                .expectHeader().valueEquals("Content-Disposition",
                        "attachment; filename=\"ledgers-template.xlsx\"; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%EF%BC%88%E7%A4%BA%E4%BE%8B%EF%BC%89%E5%AF%BC%E5%85%A5%E6%A8%A1%E6%9D%BF.xlsx");
    }
}
