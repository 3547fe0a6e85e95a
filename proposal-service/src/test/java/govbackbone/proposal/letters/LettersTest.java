package govbackbone.proposal.letters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import govbackbone.documents.Html;
import govbackbone.documents.TemplateFault;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignedUnit;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent.ReplyReclassified;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Proposer;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Problem;
import govbackbone.kit.query.Parameters;
import govbackbone.proposal.cases.CaseView;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.UriComponentsBuilder;

import static govbackbone.proposal.letters.SampleCases.BUREAU;
import static govbackbone.proposal.letters.SampleCases.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LettersTest {
    private static final Letters LETTERS = new Letters(null,
            view -> Set.of(CopyRecipient.GOVERNMENT_OFFICE, CopyRecipient.NPC_OFFICE));

    private static LetterSelection choice(Letter letter, CaseView view, String query) {
        Parameters parameters = new Parameters(
                UriComponentsBuilder.fromUriString("?" + query).build().getQueryParams());
        LetterSelection choice = LetterSelection.read(letter, parameters, view);
        parameters.done();
        return choice;
    }

    private static String body(Letter letter, CaseView view, String query) {
        String html = Html.render(LETTERS.write(letter, view, choice(letter, view, query)));
        return html.substring(html.indexOf("<article"), html.indexOf("</body>"));
    }

    private static String golden(String name) throws IOException {
        return new String(Objects.requireNonNull(LettersTest.class.getResourceAsStream(name)).readAllBytes(),
                StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @EnumSource(Letter.class)
    void every_paper_is_written_as_its_golden_page(Letter letter) throws IOException {
        assertThat(body(letter, SampleCases.complete("示例：基本情况如下。").view(), ""))
                .isEqualTo(golden(letter.id() + ".html"));
    }

    @Test
    void a_reply_that_is_not_signed_is_the_draft_for_review() {
        CaseView drafted = SampleCases.received().registered().assigned().drafted(BUREAU, 1, 1, "第一稿")
                .drafted(BUREAU, 1, 2,
                        "第二稿")
                .view();

        assertThat(body(Letter.REPLY_LETTER, drafted, "")).contains("（送审稿）", "第二稿", "　　年　　月　　日").doesNotContain("第一稿",
                "class=\"number\"");
    }

    @Test
    void an_earlier_round_keeps_its_letter() {
        CaseView again = SampleCases.complete("第一轮").reopened().drafted(BUREAU, 2, 2, "第二轮").view();

        assertThat(body(Letter.REPLY_LETTER, again, "")).contains("第二轮", "（送审稿）").doesNotContain("第一轮");
        assertThat(body(Letter.REPLY_LETTER, again, "round=2")).contains("第二轮");
        assertThat(body(Letter.REPLY_LETTER, again, "round=1")).contains("第一轮", "淄数建字〔2020〕1号").doesNotContain("（送审稿）");
    }

    @Test
    void a_letter_keeps_the_class_it_was_signed_with() {
        CaseView kept = SampleCases.complete("示例")
                .with(new ReplyReclassified(SampleCases.day(12, 31), BUREAU, 1, 1, "B", "A"))
                .view();

        assertThat(kept.replies().getLast().replyClass()).isEqualTo("A");
        assertThat(body(Letter.REPLY_LETTER, kept, "")).contains("<p class=\"class-mark\">B</p>");
    }

    @Test
    void a_round_without_dunning_has_no_notice() {
        CaseView again = SampleCases.complete("示例").reopened().view();

        assertRefused(Letter.DUNNING_NOTICE, again, "NOT_DUNNED");
        assertThat(body(Letter.DUNNING_NOTICE, again, "round=1")).contains("催办通知单", "尚未拟稿。", "第1次：2020年3月12日提醒，请尽快沟通。");
    }

    @Test
    void a_dunning_names_the_body_that_issued_it() {
        SampleCases dunned = SampleCases.received().registered().assigned().appointed().dunned();

        assertThat(body(Letter.DUNNING_NOTICE, dunned.view(new UnitCode("113703000000000199")), ""))
                .contains("<th>催办单位</th><td>示例单位甲</td>");
        assertThat(body(Letter.DUNNING_NOTICE, dunned.view(null), "")).as("by the assigning office")
                .contains("<th>催办单位</th><td>示例交办机关</td>");
    }

    @Test
    void each_proposer_gets_a_letter_and_a_form() {
        CaseView view = SampleCases.complete("示例").view();

        assertThat(body(Letter.REPLY_LETTER, view, "")).contains("示例代表p1等2位代表：", "你们提出的");
        assertThat(body(Letter.REPLY_LETTER, view, "proposer=p2")).contains("示例代表p2代表：", "您提出的");
        assertThat(body(Letter.OPINION_FORM, view, "")).contains("示例代表p1", "■满意", "■基本满意", "望持续推进。", "2020年4月1日");
        assertThat(body(Letter.OPINION_FORM, view, "proposer=p2")).contains("示例代表p2", "□满意　　□基本满意　　□不满意")
                .doesNotContain("■", "望持续推进。");
    }

    @Test
    void a_form_leaves_empty_what_its_reader_may_not_see() {
        Proposer masked = new Proposer("p1", "示例代表p1", true, null, null, null, null, null);
        CaseView view = SampleCases.received().registered(null, true, masked).assigned().drafted(BUREAU, 1, 1, "示例")
                .signed(BUREAU, 1, 1, "淄数建字〔2020〕1号").view();

        assertThat(body(Letter.OPINION_FORM, view, "")).contains("<th>联系电话</th><td></td>", "<th>沟通方式</th>",
                "□满意　　□基本满意　　□不满意", "　　年　　月　　日");
    }

    @Test
    void a_lead_unit_names_those_it_handled_the_case_with() {
        CaseView view = SampleCases.received().registered()
                .assigned(AssignmentMode.LEAD_CO, new AssignedUnit(BUREAU, "淄博市大数据局", HandlingRole.LEAD),
                        new AssignedUnit(FIRST, "示例单位甲", HandlingRole.CO))
                .drafted(BUREAU, 1, 1, "示例").view();

        assertThat(body(Letter.REPLY_LETTER, view, "")).contains("我单位会同示例单位甲认真研究办理");
    }

    @Test
    void split_units_write_each_their_own_letter() {
        CaseView view = SampleCases.received().registered()
                .assigned(AssignmentMode.SPLIT, new AssignedUnit(BUREAU, "淄博市大数据局", HandlingRole.SPLIT),
                        new AssignedUnit(FIRST, "示例单位甲", HandlingRole.SPLIT))
                .drafted(BUREAU, 1, 1, "甲稿").drafted(FIRST, 1, 1, "乙稿").view();

        assertThat(body(Letter.REPLY_LETTER, view, "unit=" + FIRST.value())).contains("乙稿", "示例单位甲")
                .doesNotContain("甲稿");
        assertThatThrownBy(() -> choice(Letter.REPLY_LETTER, view, "")).isInstanceOf(Problem.class);
    }

    @Test
    void a_paper_that_a_case_has_not_yet_is_refused() {
        CaseView received = SampleCases.received().view();
        CaseView drafted = SampleCases.received().registered().assigned().drafted(BUREAU, 1, 1, "示例").view();

        assertRefused(Letter.REPLY_LETTER, received, "NO_REPLY_DRAFTED");
        assertRefused(Letter.REPLY_LETTER, SampleCases.received().registered().assigned().view(), "NO_REPLY_DRAFTED");
        assertRefused(Letter.OPINION_FORM, received, "REPLY_NOT_SIGNED");
        assertRefused(Letter.OPINION_FORM, drafted, "REPLY_NOT_SIGNED");
        assertRefused(Letter.RETURN_VISIT_RECORD, drafted, "NO_RETURN_VISIT");
        assertRefused(Letter.DUNNING_NOTICE, received, "NOT_DUNNED");
        assertRefused(Letter.DUNNING_NOTICE, drafted, "NOT_DUNNED");
    }

    private static void assertRefused(Letter letter, CaseView view, String reason) {
        assertThatThrownBy(() -> LETTERS.write(letter, view, choice(letter, view, ""))).isInstanceOfSatisfying(
                Refusal.class,
                refusal -> assertThat(refusal.objections()).singleElement()
                        .satisfies(objection -> assertThat(objection.reason().name()).isEqualTo(reason)));
    }

    @ParameterizedTest
    @EnumSource(Letter.class)
    void what_somebody_wrote_is_only_text(Letter letter) {
        CaseView view = SampleCases.complete("<script>alert(1)</script>\n【标题】伪造\n{{签发人}}").view();

        assertThat(body(letter, view, "")).doesNotContain("<script", "<h1>伪造", "示例主要负责同志");
    }

    @ParameterizedTest
    @EnumSource(Letter.class)
    void every_field_an_office_may_use_is_documented(Letter letter) throws IOException {
        String documented = Files.readString(Path.of("../docs/documents.md")).lines()
                .filter(line -> line.startsWith("| `" + letter.id() + ".txt` |")).findFirst().orElseThrow();

        assertThat(labels(letter.fields())).isNotEmpty().allSatisfy(label -> assertThat(documented).contains(label));
    }

    private static Stream<String> labels(Class<?> fields) {
        return Stream.concat(
                Arrays.stream(fields.getRecordComponents()).map(field -> field.getAnnotation(Label.class).zh()),
                Arrays.stream(fields.getDeclaredClasses()).filter(Class::isRecord).flatMap(LettersTest::labels));
    }

    @Test
    void an_office_replaces_a_template_by_a_file(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("reply-letter.txt"), "【标题】本局答复\n{{答复正文}}\n");
        Letters own = new Letters(directory, view -> Set.of());
        CaseView view = SampleCases.complete("示例").view();

        assertThat(Html.render(own.write(Letter.REPLY_LETTER, view, choice(Letter.REPLY_LETTER, view, ""))))
                .contains("<h1>本局答复</h1>");
        assertThat(Html.render(own.write(Letter.OPINION_FORM, view, choice(Letter.OPINION_FORM, view, ""))))
                .contains("征询意见表</h1>");
    }

    @Test
    void a_bad_template_stops_the_start(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("reply-letter.txt"), "【标题】{{题目}}\n");

        assertThatThrownBy(() -> new Letters(directory, view -> Set.of())).isInstanceOf(TemplateFault.class)
                .hasMessageContainingAll("reply-letter", "第1行：没有字段“题目”");
    }

    @Test
    void a_misspelt_template_or_directory_stops_the_start(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("reply-leter.txt"), "");

        assertThatThrownBy(() -> new Letters(directory, view -> Set.of())).hasMessageContaining("reply-leter.txt");
        assertThatThrownBy(() -> new Letters(directory.resolve("none"), view -> Set.of()))
                .hasMessageContaining("无法读取");
    }
}
