package govbackbone.registry.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import govbackbone.events.registry.FilingKind;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.paper.ViewPapers;
import govbackbone.registry.projects.ProjectView;
import govbackbone.registry.rules.RegistryRules;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectPapersTest {
    private static final Map<String, ProjectView> PROJECTS = Map.of("opened",
            SampleProject.opened(FilingKind.CONSTRUCTION).view(), "submitted",
            SampleProject.submitted(FilingKind.CONSTRUCTION, "<b>示例</b>{{项目名称}}|内容").view(), "approved",
            SampleProject.approved(FilingKind.CONSTRUCTION).view(), "operation",
            SampleProject.approved(FilingKind.OPERATION).view(), "service",
            SampleProject.approved(FilingKind.SERVICE).view());

    private final Scheduler writers = Schedulers.newBoundedElastic(1, 10, "test-writer");
    private final WebTestClient client = WebTestClient.bindToRouterFunction(new ViewPapers<>("projects",
            ProjectView.class, ProjectPaper.class,
            (view, request, id, atLeast) -> Mono.justOrEmpty(PROJECTS.get(id))
                    .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNKNOWN_ID))),
            new ProjectPapers(null, RegistryRules.shipped())::choose, writers).routes())
            .handlerStrategies(HandlerStrategies.builder()
                    .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
            .build();

    @AfterEach
    void close() {
        writers.dispose();
    }

    private WebTestClient.ResponseSpec get(String path, String... language) {
        return client.get().uri("/api/projects/" + path).header("Accept-Language", language).exchange();
    }

    private String page(String path) {
        String html = get(path).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        return html == null ? "" : html.replaceAll("<[^>]+>", "\n").replaceAll("\n+", "\n");
    }

    @Test
    void the_filing_form_says_everything_that_was_filed() {
        assertThat(page("approved/documents/filing-form.html")).contains("政务信息化项目备案表", "示例：政务数据共享交换平台", "示例单位甲",
                "113703000000000199", "2020年度", "建设", "新建", "2020年3月2日至2021年3月2日", "共享接口", "200个", "5亿条",
                "资源目录管理、数据归集、共享接口发布", "9,316,000.00元（931.6万元）", "120,000.50元", "拟共享：示例人口基础信息、示例法人基础信息", "三级",
                "示例密码应用方案", "示例：平台软件开发（含接口）", "2020年3月2日").doesNotContain("草稿", "前期项目");
    }

    @Test
    void what_was_filed_is_only_ever_text() {
        get("submitted/documents/filing-form.html").expectStatus().isOk().expectBody(String.class)
                .value(html -> assertThat(html).contains("&lt;b&gt;示例&lt;/b&gt;{{项目名称}}|内容"));
    }

    @Test
    void the_review_sheet_has_the_opinions_and_the_cut_of_every_line_of_a_round() {
        assertThat(page("approved/documents/review-sheet.html")).contains("（第二轮）", "931.6万元", "652.76万元",
                "278.84万元", "29.93%", "功能点虚高", "示例专家甲（示例大学）：同意：示例意见", "示例专家乙（示例公司）：回避", "示例：数据目录系统",
                "复用：示例：复用其目录管理功能");
        assertThat(page("approved/documents/review-sheet.html?round=1")).contains("（第一轮）", "0.00%")
                .doesNotContain("功能点虚高", "示例专家甲");
    }

    @Test
    void the_letter_of_approval_states_the_money_and_the_duties() {
        assertThat(page("approved/documents/approval-letter.html")).contains("淄数项字〔2020〕1号", "立项的批复", "示例单位甲：",
                "你单位申报的2020年度“示例：政务数据共享交换平台”项目收悉。", "项目申报金额931.6万元，审定金额652.76万元，审减金额278.84万元",
                "核定经费652.76万元，经费渠道为一般公共预算。", "示例人口基础信息、示例法人基础信息",
                "合同应自合同签订之日起5个工作日内备案。", "项目应自建设完成之日起3个月内竣工验收", "此复。", "2020年3月11日");
        assertThat(page("service/documents/approval-letter.html")).contains("立项的批复", "合同应")
                .doesNotContain("竣工验收");
        assertThat(page("operation/documents/approval-letter.html")).contains("予以备案的通知", "同意备案", "特此通知。")
                .doesNotContain("立项", "组织采购", "此复");
    }

    @ParameterizedTest
    @CsvSource({"filing-form,备案表", "review-sheet,评审意见表", "approval-letter,批复"})
    void every_paper_is_saved_under_its_chinese_name(String paper, String label) throws IOException {
        byte[] docx = get("approved/documents/" + paper + ".docx").expectStatus().isOk().expectHeader()
                .contentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document").expectHeader()
                .value("Content-Disposition", name -> {
                    assertThat(name).startsWith("attachment; filename=\"" + paper + ".docx\"; filename*=UTF-8''");
                    assertThat(URLDecoder.decode(name.substring(name.indexOf("''") + 2), StandardCharsets.UTF_8))
                            .isEqualTo("示例：政务数据共享交换平台" + label + ".docx");
                }).expectBody().returnResult().getResponseBodyContent();

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(document.getParagraphs()).isNotEmpty();
        }
    }

    @Test
    void a_page_is_shown_and_can_do_nothing() {
        get("approved/documents/filing-form.html").expectHeader().contentType("text/html;charset=UTF-8").expectHeader()
                .value("Content-Disposition", name -> assertThat(name).startsWith("inline;")).expectHeader()
                .value("Content-Security-Policy",
                        policy -> assertThat(policy).contains("default-src 'none'", "sandbox"))
                .expectHeader().valueEquals("Cache-Control", "private, no-cache");
    }

    @ParameterizedTest
    @CsvSource({"opened,filing-form,NOTHING_DRAFTED", "submitted,review-sheet,NOT_REVIEWED",
        "submitted,approval-letter,NOT_APPROVED"})
    void what_a_project_has_not_yet_is_told_in_both_languages(String project, String paper, String code) {
        get(project + "/documents/" + paper + ".docx").expectStatus().isEqualTo(409).expectBody().jsonPath("$.code")
                .isEqualTo(code).jsonPath("$.detail").value(String.class,
                        detail -> assertThat(detail).containsPattern("\\p{IsHan}"));
        get(project + "/documents/" + paper + ".html", "en").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContainPattern("\\p{IsHan}"));
    }

    @Test
    void bad_questions_are_refused() {
        get("none/documents/filing-form.html").expectStatus().isNotFound();
        get("approved/documents/filing-form.pdf").expectStatus().isNotFound();
        get("approved/documents/review-sheet.html?round=3").expectStatus().isEqualTo(422);
        get("approved/documents/filing-form.html?round=1").expectStatus().isBadRequest();
    }

    @Test
    void when_too_many_are_being_written_others_are_asked_to_come_again() {
        writers.dispose();

        get("approved/documents/filing-form.html").expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
    }
}
