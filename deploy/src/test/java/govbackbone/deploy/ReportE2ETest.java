package govbackbone.deploy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Figures through the public door. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningProduct.Shared.class)
class ReportE2ETest {
    private static final UnitCode STRANGERS = new UnitCode("11370300000000043R");
    private static final String BUREAU = "11370300MB28560647";

    private final RunningProduct product;

    ReportE2ETest(RunningProduct product) {
        this.product = product;
    }

    private JsonNode report(String path) throws Exception {
        HttpResponse<String> answer = product.door.get("/api/reports/" + path, Role.ANALYST);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Door.json(answer);
    }

    private List<String> kinds(String subject, Role role) throws Exception {
        HttpResponse<String> answer = product.door.get("/api/reports/threads/" + subject, role);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Door.json(answer).path("nodes").valueStream().map(node -> node.path("kind").asString()).toList();
    }

    @Test
    void a_thread_shows_nobody_more_than_the_services_do() throws Exception {
        JsonNode named = Door.json(product.door.get("/api/commitments?limit=200", Role.OFFICE)).path("items")
                .valueStream().filter(commitment -> commitment.path("project").isString()).findFirst().orElseThrow();
        String proposal = "case/" + named.path("caseId").asString();
        String project = "project/" + named.path("project").asString();

        for (Role role : List.of(Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER)) {
            assertThat(product.door.get("/api/reports/threads/" + proposal, role).statusCode()).isEqualTo(404);
            assertThat(kinds(project, role)).contains("project", "line").doesNotContain("case", "commitment");
        }
        for (Role role : List.of(Role.ASSIGNING_OFFICE, Role.REVIEWER)) {
            assertThat(product.door.get("/api/reports/threads/" + project, role).statusCode()).isEqualTo(404);
            assertThat(kinds(proposal, role)).contains("case", "commitment").doesNotContain("project", "line");
        }
        for (Role role : List.of(Role.OFFICE, Role.PRINCIPAL, Role.UNIT, Role.ADMIN)) {
            for (String subject : List.of(proposal, project)) {
                assertThat(product.door.get("/api/reports/threads/" + subject, role, STRANGERS).statusCode())
                        .as("%s by %s of another unit", subject, role).isEqualTo(404);
            }
        }
    }

    private JsonNode checksums() throws Exception {
        HttpResponse<String> answer = product.door.get("/api/reports/checksums", Role.ADMIN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Door.json(answer);
    }

    @Test
    void a_figure_leads_to_its_very_events() throws Exception {
        JsonNode figure = report("figures?measure=cases-completed&asOf=2020-07-31&year=2020&unit=" + BUREAU)
                .path("items").path(0);
        assertThat(figure.path("text").path("zh").asString()).isEqualTo("14件");

        HttpResponse<String> entries = product.door.get(figure.path("entriesHref").asString(), Role.ANALYST);
        JsonNode entry = Door.json(entries).path("items").path(0);
        long version = Long.parseLong(entry.path("eventId").asString().replaceFirst(".*:", ""));
        JsonNode history = Door.json(product.door.get(entry.path("historyHref").asString(), Role.AUDITOR));
        assertThat(StreamSupport.stream(history.path("items").spliterator(), false)
                .filter(event -> event.path("version").asLong() == version)).singleElement()
                .satisfies(event -> assertThat(event.path("type").asString()).isEqualTo("proposal.CaseCompleted"));
    }

    @Test
    void a_ledger_that_is_built_anew_is_the_same_ledger() throws Exception {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode before = checksums();
            HttpResponse<String> rebuilding = product.door
                    .post("/api/admin/reporting/projections/ledger-case/rebuild", Role.ADMIN, "");
            assertThat(rebuilding.statusCode()).as(rebuilding.body()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(20)).until(() -> StreamSupport
                    .stream(Door.json(product.door.get("/api/admin/reporting/projections", Role.ADMIN)).path("items")
                            .spliterator(), false)
                    .allMatch(status -> status.path("building").isNull()));
            assertThat(checksums()).isEqualTo(before);
        });
    }

    @Test
    void the_thread_goes_from_a_suggestion_to_the_lines_that_were_cut() throws Exception {
        JsonNode named = Door.json(product.door.get("/api/commitments?limit=200", Role.OFFICE)).path("items")
                .valueStream().filter(commitment -> commitment.path("project").isString()).findFirst().orElseThrow();
        JsonNode thread = report("threads/case/" + named.path("caseId").asString());

        assertThat(thread.path("nodes").valueStream().map(node -> node.path("kind").asString()))
                .contains("case", "commitment", "project", "line");
        assertThat(thread.path("nodes").toString()).contains("审减原因");
        assertThat(product.door.get("/api/reports/threads/case/nobody", Role.ANALYST).statusCode()).isEqualTo(404);
    }

    @Test
    void the_summary_is_a_paper_and_a_page() throws Exception {
        String path = "/api/reports/summaries/2020.%s?asOf=2020-09-25&unit=" + BUREAU;
        HttpResponse<String> html = product.door.get(path.formatted("html"), Role.OFFICE);

        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).contains("人大代表建议<a href=").contains(">7件</a>").contains(">8亿多元</a>");
        assertThat(product.door.get(path.formatted("docx"), Role.OFFICE).headers().firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(product.door.get("/api/reports/summaries/2999.html", Role.OFFICE).statusCode()).isEqualTo(404);
    }
}
