package govbackbone.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HtmlTest {
    private static String body(String html) {
        return html.substring(html.indexOf("<body>"));
    }

    private static String resource(String name) throws IOException {
        return new String(Objects.requireNonNull(HtmlTest.class.getResourceAsStream(name)).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_letter_is_written_as_the_golden_page() throws IOException {
        assertThat(body(Html.render(SampleLetter.of("示例正文\n二、问题").document())))
                .isEqualTo(resource("letter.golden.html"));
    }

    @Test
    void the_page_carries_its_style_as_it_is_and_its_title() throws IOException {
        String html = Html.render(SampleLetter.of("示例").document());

        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"")
                .contains("<title>示例答复函</title>", resource("document.css"))
                .contains("size: A4; margin: 37mm 26mm 35mm 28mm");
    }

    @Test
    void markup_in_a_text_stays_text() {
        String html = Html
                .render(SampleLetter.of("<script>alert(\"1\")</script>&amp;</p><img src=x onerror=y>").document());

        assertThat(html)
                .contains("&lt;script&gt;alert(\"1\")&lt;/script&gt;&amp;amp;&lt;/p&gt;&lt;img src=x onerror=y&gt;")
                .doesNotContain("<script", "<img");
    }

    @Property(tries = 300)
    void no_text_adds_an_element(@ForAll String text) {
        String html = body(Html.render(SampleLetter.of("甲" + text.replaceAll("\\s", "")).document()));
        String plain = body(Html.render(SampleLetter.of("甲").document()));

        assertThat(html.chars().filter(c -> c == '<').count()).isEqualTo(plain.chars().filter(c -> c == '<').count());
    }

    @Test
    void a_list_has_headings_and_figures() {
        String page = Html.render(new OfficialDocument("示例表", List.of(new Block.Table(List.of(20, 80), List.of(
                new Block.Row(1, List.of(new Block.Cell(true, "序号"), new Block.Cell(true, "金额"))),
                new Block.Row(1, List.of(new Block.Cell(false, "1"), new Block.Cell(false, "0.50"))))))));

        assertThat(page).contains("<table class=\"list\"><colgroup>", "</colgroup><thead><tr style=\"height: 20pt\">"
                + "<th>序号</th><th>金额</th></tr></thead><tr style=\"height: 20pt\"><td>1</td><td class=\"figure\">0.50</td>");
    }
}
