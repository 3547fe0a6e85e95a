package govbackbone.documents;

import java.util.List;

import govbackbone.documents.Block.Line;
import govbackbone.documents.Block.Line.Kind;
import govbackbone.events.Label;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Papers as text for web pages. */
class MarkdownTest {
    record Values(@Label(zh = "数字", en = "Number") Linked number) {}

    private static String fill(String template, Linked number) {
        return Markdown.render(Template.read("sample", template, Values.class).fill("示例", new Values(number)));
    }

    @Test
    void numbersKeepTheirLinksAndATitleIsOneHeading() {
        assertThat(fill("【标题】示例关于\n【标题】工作的总结\n一、情况\n共{{数字}}。", Linked.of("7件", "/api/x?a=1&b=2")))
                .isEqualTo("# 示例关于工作的总结\n\n## 一、情况\n\n共[7件](</api/x?a=1&b=2>)。\n");
    }

    @Test
    void textIsOnlyText() {
        assertThat(fill("共{{数字}}。", Linked.text("*[a](b)*|`\uFDD0x\uFDD1y\uFDD2")))
                .isEqualTo("共\\*\\[a\\](b)\\*\\|\\`xy。\n");
        assertThat(fill("共{{数字}}。", Linked.joined("、", List.of(Linked.of("1", "/a"), Linked.of("2", "/b")))))
                .isEqualTo("共[1](</a>)、[2](</b>)。\n");
    }

    @Test
    void htmlKeepsTheLinksToo() {
        OfficialDocument document = new OfficialDocument("示例",
                List.of(new Line(Kind.PARAGRAPH, "共7件。", List.of(new Line.Link(1, 3, "/api/x?a=1&b=2")))));

        assertThat(Html.render(document)).contains("共<a href=\"/api/x?a=1&amp;b=2\">7件</a>。");
    }
}
