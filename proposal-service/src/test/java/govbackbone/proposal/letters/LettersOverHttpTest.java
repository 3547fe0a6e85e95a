package govbackbone.proposal.letters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import govbackbone.events.proposal.CopyRecipient;
import govbackbone.kit.decision.NotYetKnown;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.paper.ViewPapers;
import govbackbone.proposal.cases.CaseView;
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
class LettersOverHttpTest {
    private static final Map<String, CaseView> CASES = Map.of("complete", SampleCases.complete("示例正文").view(),
            "received",
            SampleCases.received().view());

    private final Scheduler writers = Schedulers.newBoundedElastic(1, 10, "test-writer");
    private final WebTestClient client = client(view -> Set.of());

    private WebTestClient client(Function<CaseView, Set<CopyRecipient>> copies) {
        return WebTestClient.bindToRouterFunction(new ViewPapers<>("proposals", CaseView.class,
                Letter.class,
                (view, request, id, atLeast) -> Mono.justOrEmpty(CASES.get(id))
                        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNKNOWN_ID))),
                new Letters(null, copies)::choose, writers).routes())
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
                .build();
    }

    @AfterEach
    void close() {
        writers.dispose();
    }

    private WebTestClient.ResponseSpec get(String path, String... language) {
        return client.get().uri("/api/proposals/" + path).header("Accept-Language", language).exchange();
    }

    @Test
    void a_page_is_shown_and_can_do_nothing() {
        get("complete/documents/reply-letter.html").expectStatus().isOk().expectHeader()
                .contentType("text/html;charset=UTF-8").expectHeader()
                .value("Content-Disposition", name -> assertThat(name).startsWith("inline;")).expectHeader()
                .value("Content-Security-Policy",
                        policy -> assertThat(policy).contains("default-src 'none'", "sandbox"))
                .expectHeader().valueEquals("Cache-Control", "private, no-cache").expectBody(String.class)
                .value(html -> assertThat(html).contains("淄数建字〔2020〕1号", "示例正文"));
    }

    @Test
    void a_file_is_saved_under_its_chinese_name() throws IOException {
        byte[] docx = get("complete/documents/reply-letter.docx?proposer=p2").expectStatus().isOk().expectHeader()
                .contentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document").expectHeader()
                .value("Content-Disposition", name -> {
                    assertThat(name).startsWith("attachment; filename=\"reply-letter.docx\"; filename*=UTF-8''");
                    assertThat(URLDecoder.decode(name.substring(name.indexOf("''") + 2), StandardCharsets.UTF_8))
                            .isEqualTo("市十六届人大五次会议第0012号建议答复函（示例代表p2）.docx");
                }).expectBody().returnResult().getResponseBodyContent();

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(document.getParagraphs()).anyMatch(paragraph -> paragraph.getText().equals("示例代表p2代表："));
        }
    }

    @ParameterizedTest
    @CsvSource({"reply-letter,NO_REPLY_DRAFTED", "opinion-form,REPLY_NOT_SIGNED",
        "return-visit-record,NO_RETURN_VISIT",
        "dunning-notice,NOT_DUNNED"})
    void what_a_case_has_not_yet_is_told_in_both_languages(String letter, String code) {
        get("received/documents/" + letter + ".docx").expectStatus().isEqualTo(409).expectBody().jsonPath("$.code")
                .isEqualTo(code).jsonPath("$.detail").value(String.class,
                        detail -> assertThat(detail).containsPattern("\\p{IsHan}"));
        get("received/documents/" + letter + ".html", "en").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContainPattern("\\p{IsHan}"));
    }

    @Test
    void everything_that_is_wrong_with_the_parameters_is_told_at_once() {
        get("complete/documents/opinion-form.html?round=2&proposer=p9&unit=x&colour=red").expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors[?(@.parameter=='round')].code").isEqualTo("OUT_OF_RANGE")
                .jsonPath("$.errors[?(@.parameter=='proposer')].code").isEqualTo("NOT_A_CODE")
                .jsonPath("$.errors[?(@.parameter=='unit')].code").isEqualTo("NOT_A_CODE")
                .jsonPath("$.errors[?(@.parameter=='colour')].code").isEqualTo("UNKNOWN_PARAMETER");
        get("complete/documents/opinion-form.html?round=2").expectStatus().isEqualTo(422);
        get("complete/documents/return-visit-record.html?round=1").expectStatus().isBadRequest();
        get("complete/documents/reply-letter.html?atLeast=x").expectStatus().isEqualTo(422);
    }

    @Test
    void an_unknown_case_or_paper_is_not_found() {
        get("none/documents/reply-letter.html").expectStatus().isNotFound();
        get("complete/documents/love-letter.html").expectStatus().isNotFound();
        get("complete/documents/reply-letter.pdf").expectStatus().isNotFound();
    }

    @Test
    void a_paper_under_rules_that_this_instance_has_not_heard_of_is_ready_in_a_moment() {
        client(view -> {
            throw new NotYetKnown("示例规则");
        }).get().uri("/api/proposals/complete/documents/reply-letter.html").exchange().expectStatus().isEqualTo(503)
                .expectHeader().valueEquals("Retry-After", "1").expectBody().jsonPath("$.code")
                .isEqualTo("UNAVAILABLE");
    }

    @Test
    void when_too_many_are_being_written_others_are_asked_to_come_again() {
        writers.dispose();

        get("complete/documents/reply-letter.html").expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
    }
}
