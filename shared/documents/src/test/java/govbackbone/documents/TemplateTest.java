package govbackbone.documents;

import java.util.List;

import govbackbone.documents.Block.Cell;
import govbackbone.documents.Block.Letterhead;
import govbackbone.documents.Block.Line;
import govbackbone.documents.Block.Line.Kind;
import govbackbone.documents.Block.Row;
import govbackbone.documents.Block.Signature;
import govbackbone.documents.Block.Table;
import govbackbone.documents.SampleLetter.Promise;
import govbackbone.events.Label;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateTest {
    private static List<Block> fill(String template, SampleLetter values) {
        return Template.read("示例", template, SampleLetter.class).fill("示例", values).blocks();
    }

    private static List<Block> fill(String template, String text) {
        return fill(template, SampleLetter.of(text));
    }

    @Test
    void every_element_is_written_in_its_place() {
        assertThat(SampleLetter.of("示例正文").document().blocks()).containsExactly(
                new Line(Kind.CLASS_MARK, "A"),
                new Letterhead("淄博市大数据局"),
                new Line(Kind.NUMBER, "淄数建字〔2020〕1号"),
                new Line(Kind.TITLE, "关于示例事项的答复"),
                new Line(Kind.ADDRESSEE, "示例代表："),
                new Line(Kind.PARAGRAPH, "收悉，现答复如下："),
                new Line(Kind.PARAGRAPH, "示例正文"),
                new Line(Kind.HEADING_1, "一、下一步工作"),
                new Table(List.of(70, 30), List.of(
                        new Row(1, List.of(new Cell(true, "内容"), new Cell(true, "日期"))),
                        new Row(1, List.of(new Cell(false, "示例承诺"), new Cell(false, "2020年12月31日"))),
                        new Row(3, List.of(new Cell(true, "备注"))))),
                new Line(Kind.PARAGRAPH, "特此函复。"),
                new Signature("淄博市大数据局", "2020年6月30日"),
                new Line(Kind.NOTE, "（联系人：示例承办人，单位：淄博市大数据局）"),
                new Line(Kind.COPIES, "抄送：示例机关。"));
    }

    @Test
    void what_is_absent_leaves_no_trace() {
        SampleLetter bare = new SampleLetter("示例机关", null, "示例委员", "", true, List.of(), null);

        assertThat(bare.document().blocks()).extracting(Object::toString).noneMatch(block -> block.contains("NUMBER"))
                .noneMatch(block -> block.contains("NOTE")).noneMatch(block -> block.contains("Table"))
                .anyMatch(block -> block.contains("（送审稿）")).anyMatch(block -> block.contains("没有承诺事项。"));
    }

    @Test
    void a_section_is_written_for_each_item_and_sees_the_fields_around_it() {
        SampleLetter two = new SampleLetter("示例机关", null, "示例委员", "示例", false,
                List.of(new Promise("甲", "1日"), new Promise("乙", "2日")), null);

        assertThat(fill("{{#承诺}}\n{{内容}}由{{机关}}于{{日期}}办理。\n{{/承诺}}", two)).containsExactly(
                new Line(Kind.PARAGRAPH, "甲由示例机关于1日办理。"), new Line(Kind.PARAGRAPH, "乙由示例机关于2日办理。"));
    }

    @Test
    void text_is_written_only_if_there_is_some() {
        assertThat(fill("{{#正文}}\n有\n{{/正文}}\n{{^正文}}\n无\n{{/正文}}", "示例"))
                .containsExactly(new Line(Kind.PARAGRAPH, "有"));
        assertThat(fill("{{#正文}}\n有\n{{/正文}}\n{{^正文}}\n无\n{{/正文}}", " \n "))
                .containsExactly(new Line(Kind.PARAGRAPH, "无"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"一、关于数据共享的问题,HEADING_1", "十二、其他,HEADING_1", "（一）完善目录,HEADING_2",
        "一、要加快数据归集。,PARAGRAPH", "一是要加快,PARAGRAPH", "1.具体事项,PARAGRAPH", "　　示例,PARAGRAPH"})
    void numbered_lines_are_headings(String line, Kind kind) {
        assertThat(fill("{{正文}}", line)).containsExactly(new Line(kind, line.replace("　　", "")));
    }

    @Test
    void each_line_of_a_text_is_a_paragraph() {
        assertThat(fill("{{正文}}", "　　甲\r\n\r\n乙\r丙")).extracting(block -> ((Line) block).text())
                .containsExactly("甲", "乙", "丙");
    }

    @Property(tries = 300)
    void a_value_is_only_ever_text(@ForAll String value) {
        List<Block> blocks = fill("【表格】50,50\n|#栏|{{正文}}\n【表格结束】\n【落款】{{正文}}|日", value);

        assertThat(blocks).hasSize(2).first().isInstanceOfSatisfying(Table.class, table -> assertThat(table.rows())
                .singleElement().satisfies(row -> assertThat(row.cells()).hasSize(2)));
    }

    @Test
    void a_value_cannot_become_a_keyword_a_cell_or_a_field() {
        assertThat(fill("{{正文}}", "【标题】甲|乙\n{{机关}}\n{{#承诺}}\n|#丙")).extracting(block -> ((Line) block).kind())
                .containsOnly(Kind.PARAGRAPH);
    }

    @Test
    void what_no_document_can_hold_is_left_out() {
        assertThat(fill("{{正文}}", "甲\0\u0007\uFFFE\uD800乙\t丙𠀀")).containsExactly(new Line(Kind.PARAGRAPH, "甲乙 丙𠀀"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '"', value = {"{{姓名}} # 没有字段“姓名”，可用：机关、文号", "{{承诺}} # “承诺”不是文字",
        "{{送审稿}} # “送审稿”不是文字", "【抬头】甲 # 没有要素【抬头】，可用：", "【落款】甲 # 【落款】应写作", "【表格】50,40 # 合计100",
        "【表格】100 # 缺少【表格结束】", "【表格】100,0 # 合计100", "【表格】x # 合计100", "【表格结束】 # 没有对应的【表格】",
        "{{机关 # 花括号有误", "甲{{/承诺}} # 花括号有误", "{{/承诺}} # 没有对应的开始", "{{{机关}}} # 花括号有误",
        "{{>机关}} # 没有字段“>机关”", "{{}} # 花括号有误"})
    void a_bad_template_is_refused(String line, String fault) {
        assertThatThrownBy(() -> fill("甲\n" + line, "")).isInstanceOf(TemplateFault.class)
                .hasMessageContaining("公文模板“示例”有误").hasMessageContaining("第2行：").hasMessageContaining(fault);
    }

    @Test
    void every_bad_line_is_named_at_once() {
        String template = """
                {{#承诺}}
                {{姓名}}
                【表格】50,50
                |甲|乙|丙
                【标题】甲
                【表格】100
                【表格结束】
                【表格结束】
                {{/联系}}
                """;

        assertThatThrownBy(() -> fill(template, "")).hasMessageContainingAll("第2行：没有字段“姓名”，可用：内容、日期、机关",
                "第4行：本行有3格", "第5行：表格内只能有", "第6行：表格内不能再有表格", "第9行：{{/联系}}没有对应的开始", "第1行：未结束，缺少{{/承诺}}");
    }

    @Test
    void a_template_is_filled_only_from_what_it_was_read_for() {
        Template template = Template.read("示例", "{{机关}}", SampleLetter.class);

        assertThatThrownBy(() -> template.fill("示例", new Promise("甲", "乙")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record Unlabelled(String text) {}

    record Twice(@Label(zh = "甲", en = "A") String one, @Label(zh = "甲", en = "A") String other) {}

    record Odd(@Label(zh = "甲", en = "A") int number) {}

    record OddList(@Label(zh = "甲", en = "A") List<String> texts) {}

    @Test
    void fields_are_text_flags_and_records_each_under_its_own_label() {
        for (Class<?> type : List.of(Unlabelled.class, Twice.class, Odd.class, OddList.class)) {
            assertThatThrownBy(() -> Fields.of(type)).as(type.getName()).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
