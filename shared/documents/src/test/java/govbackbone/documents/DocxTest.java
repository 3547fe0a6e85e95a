package govbackbone.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

import govbackbone.documents.Block.Line;
import govbackbone.documents.Block.Line.Kind;
import govbackbone.documents.Block.Signature;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DocxTest {
    private static XWPFDocument open(OfficialDocument document) {
        try {
            return new XWPFDocument(new ByteArrayInputStream(Docx.render(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XWPFDocument letter() {
        return open(SampleLetter.of("示例正文").document());
    }

    private static XWPFDocument form() {
        return open(new OfficialDocument("示例表", List.of(new Line(Kind.TITLE, "示例表"), new Block.Table(
                List.of(20, 30, 20, 30),
                List.of(new Block.Row(2, List.of(new Block.Cell(true, "甲"), new Block.Cell(false, "乙\n丙"))))))));
    }

    private static double millimetres(Object twips) {
        return ((BigInteger) twips).intValue() * 25.4 / 1440;
    }

    @Test
    void the_page_is_laid_out_by_the_standard() {
        CTSectPr section = letter().getDocument().getBody().getSectPr();
        CTPageMar margins = section.getPgMar();

        assertThat(millimetres(section.getPgSz().getW())).isCloseTo(210, within(0.05));
        assertThat(millimetres(section.getPgSz().getH())).isCloseTo(297, within(0.05));
        assertThat(millimetres(margins.getTop())).as("天头").isCloseTo(37, within(0.05));
        assertThat(millimetres(margins.getLeft())).as("订口").isCloseTo(28, within(0.05));
        assertThat(210 - millimetres(margins.getLeft()) - millimetres(margins.getRight())).as("版心宽").isCloseTo(156,
                within(0.1));
        assertThat(297 - millimetres(margins.getTop()) - millimetres(margins.getBottom())).as("版心高").isCloseTo(225,
                within(0.1));
        assertThat(22 * section.getDocGrid().getLinePitch().intValue()).as("22行")
                .isLessThanOrEqualTo((int) (225 * 1440 / 25.4));
    }

    @Test
    void twenty_eight_characters_fit_on_a_line() {
        XWPFStyle body = letter().getStyles().getStyle("Normal");
        int spacing = ((BigInteger) body.getCTStyle().getRPr().getSpacingArray(0).getVal()).intValue();

        assertThat(28 * (Block.BODY_POINTS * 20 + spacing)).isLessThanOrEqualTo(Docx.TEXT_WIDTH)
                .isGreaterThan(Docx.TEXT_WIDTH - 40);
    }

    @ParameterizedTest
    @CsvSource({"Title,方正小标宋简体,44", "Heading1,黑体,", "Heading2,楷体_GB2312,", "Letterhead,方正小标宋简体,", "PageNumberOdd,宋体,28",
        "Copies,,28", "ClassMark,黑体,"})
    void elements_have_the_fonts_and_sizes_of_the_standard(String style, String font, String halfPoints) {
        XWPFStyle found = letter().getStyles().getStyle(style);

        if (font != null) {
            assertThat(found.getCTStyle().getRPr().getRFontsArray(0).getEastAsia()).isEqualTo(font);
        }
        if (halfPoints != null) {
            assertThat(found.getCTStyle().getRPr().getSzArray(0).getVal()).hasToString(halfPoints);
        }
    }

    @Test
    void the_body_is_size_3_fangsong_and_missing_fonts_have_a_stand_in() throws IOException, InvalidFormatException {
        XWPFDocument docx = letter();

        assertThat(docx.getStyles().getCtStyles().getDocDefaults().getRPrDefault().getRPr()).satisfies(defaults -> {
            assertThat(defaults.getRFontsArray(0).getEastAsia()).isEqualTo("仿宋_GB2312");
            assertThat(defaults.getSzArray(0).getVal()).hasToString("32");
        });
        byte[] fonts = docx.getPackage().getPart(PackagingURIHelper.createPartName("/word/fontTable.xml"))
                .getInputStream().readAllBytes();
        assertThat(new String(fonts, StandardCharsets.UTF_8)).contains("w:name=\"仿宋_GB2312\"",
                "<w:altName w:val=\"仿宋\"/>");
    }

    @Test
    void the_first_page_of_a_letter_bears_class_mark_and_letterhead_and_no_number() {
        XWPFDocument docx = letter();

        assertThat(docx.getHeaderFooterPolicy().getFirstPageHeader().getParagraphs())
                .extracting(XWPFParagraph::getStyle,
                        XWPFParagraph::getText)
                .containsExactly(
                        tuple("ClassMark", "A"),
                        tuple("Letterhead", "淄博市大数据局"));
        assertThat(docx.getStyles().getStyle("ClassMark").getCTStyle().getPPr().getJc().getVal()).hasToString("right");
        assertThat(docx.getHeaderFooterPolicy().getFirstPageFooter().getText()).isBlank();
        assertThat(docx.getHeaderFooterPolicy().getFirstPageFooter().getParagraphs())
                .extracting(XWPFParagraph::getStyle)
                .containsExactly("FootLine");
        assertThat(docx.getDocument().getBody().getSectPr().isSetTitlePg()).isTrue();
    }

    @Test
    void pages_are_numbered_outside_right_and_left() throws IOException {
        XWPFDocument docx = letter();
        XWPFFooter odd = docx.getHeaderFooterPolicy().getDefaultFooter();
        XWPFFooter even = docx.getHeaderFooterPolicy().getEvenPageFooter();

        assertThat(docx.getEvenAndOddHeadings()).isTrue();
        assertThat(styles(odd)).containsExactly("PageNumberOdd");
        assertThat(styles(even)).containsExactly("PageNumberEven");
        for (XWPFFooter footer : List.of(odd, even)) {
            assertThat(footer.getText()).contains("— 1 —");
            assertThat(footer.getParagraphArray(0).getCTP().xmlText()).contains("PAGE</");
        }
    }

    private static List<String> styles(XWPFHeaderFooter part) {
        return part.getParagraphs().stream().map(XWPFParagraph::getStyle).toList();
    }

    @Test
    void a_form_has_no_first_page_of_its_own() {
        assertThat(form().getDocument().getBody().getSectPr().isSetTitlePg()).isFalse();
    }

    @Test
    void tables_fill_the_type_area_and_the_last_cell_takes_the_rest() {
        XWPFTable table = form().getTables().getFirst();

        assertThat(table.getCTTbl().getTblGrid().getGridColList()).hasSize(4);
        assertThat(table.getCTTbl().getTblGrid().getGridColList().stream()
                .mapToInt(column -> ((BigInteger) column.getW()).intValue()).sum())
                .isCloseTo(Docx.TEXT_WIDTH, within(4));
        assertThat(table.getRow(0).getTableCells()).hasSize(2);
        assertThat(table.getRow(0).getCell(1).getCTTc().getTcPr().getGridSpan().getVal()).isEqualTo(3);
        assertThat(table.getRow(0).getCell(1).getParagraphs()).extracting(XWPFParagraph::getText).containsExactly("乙",
                "丙");
        assertThat(table.getRow(0).getCell(0).getParagraphs()).extracting(XWPFParagraph::getStyle)
                .containsExactly("CellLabel");
    }

    @Test
    void a_list_has_its_headings_on_every_page_and_its_figures_from_the_right() {
        Block.Row headings = new Block.Row(1, List.of(new Block.Cell(true, "序号"), new Block.Cell(true, "金额")));
        Block.Row line = new Block.Row(1, List.of(new Block.Cell(false, "1"), new Block.Cell(false, "12,345.67")));
        Block.Row words = new Block.Row(1, List.of(new Block.Cell(false, "2"), new Block.Cell(false, "3项")));
        XWPFTable table = open(new OfficialDocument("示例表",
                List.of(new Block.Table(List.of(20, 80), List.of(headings, line, words))))).getTables().getFirst();

        assertThat(table.getRow(0).isRepeatHeader()).isTrue();
        assertThat(table.getRow(1).isRepeatHeader()).isFalse();
        assertThat(table.getRows()).flatExtracting(row -> row.getTableCells().stream()
                .map(cell -> cell.getParagraphs().getFirst().getStyle()).toList())
                .containsExactly("ListLabel", "ListLabel", "List", "ListFigure", "List", "List");
        assertThat(form().getTables().getFirst().getRow(0).isRepeatHeader()).isFalse();
    }

    @Test
    void the_body_keeps_every_word_of_a_long_text() {
        String text = "示例：加快政务数据归集共享。".repeat(1_429) + "\n" + "末段";

        assertThat(open(SampleLetter.of(text).document()).getParagraphs()).extracting(XWPFParagraph::getText)
                .containsSequence(text.lines().toList());
    }

    @Test
    void markup_in_a_text_stays_text() {
        String text = "<w:br/>&amp;]]><script>alert(1)</script>";

        assertThat(open(SampleLetter.of(text).document()).getParagraphs()).extracting(XWPFParagraph::getText)
                .contains(text);
    }

    @Test
    void the_date_stands_four_characters_from_the_right_and_the_issuer_centred_over_it() {
        Signature even = new Signature("示例机关示", "2020年6月30日");
        assertThat(even.dateFromRight()).isEqualTo(4);
        assertThat(even.issuerFromRight()).isEqualTo(4 + (6.5 - 5) / 2);
    }

    @Test
    void a_long_issuer_pushes_the_date_and_never_leaves_the_type_area() {
        Signature wide = new Signature("示".repeat(20), "2020年6月30日");
        assertThat(wide.issuerFromRight()).isZero();
        assertThat(wide.dateFromRight()).isEqualTo((20 - 6.5) / 2);
    }

    @ParameterizedTest
    @CsvSource({"7,42", "11,42", "12,40", "30,16", "60,16"})
    void a_letterhead_stands_on_one_line(int characters, int points) {
        assertThat(new Block.Letterhead("示".repeat(characters)).points()).isEqualTo(points);
    }
}
