package govbackbone.proposal.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.HostedProposals;
import govbackbone.testkit.hosted.HostedApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static govbackbone.proposal.cases.CaseWalk.ASSIGNING;
import static govbackbone.proposal.cases.CaseWalk.DEPUTY;
import static govbackbone.proposal.cases.CaseWalk.OFFICE;
import static govbackbone.proposal.cases.CaseWalk.PRINCIPAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What needs more than one case, or nobody's token, on the running service. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class CasesOverHttpTest {
    private static final HostedApplication SERVICE = HostedProposals.start();

    private final CaseWalk walk = new CaseWalk(SERVICE, LocalDate.now(Context.ZONE));

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private String handled(String caseNo) {
        String id = walk.registered(caseNo, "DATA_SHARING");
        walk.assigned(id);
        walk.handled(id);
        return id;
    }

    @Test
    void a_case_is_merged_into_an_earlier_one_whose_reply_goes_to_its_proposers_too() {
        String first = handled("301");
        String second = walk.registered("302", "DATA_SHARING");
        String third = walk.registered("307", "DATA_SHARING");
        assertThat(SERVICE.post(ASSIGNING, "/api/proposals/" + second + "/merge",
                "{\"into\":\"" + third + "\",\"reason\":\"示例\"}").faults()).containsExactly("MERGED_INTO_LATER /into");
        assertThat(SERVICE.post(ASSIGNING, "/api/proposals/" + second + "/merge",
                "{\"into\":\"" + second + "\",\"reason\":\"示例\"}").faults())
                .containsExactly("MERGED_INTO_ITSELF /into");
        walk.done(ASSIGNING, "/api/proposals/" + second + "/merge",
                "{'into':'%s','reason':'示例'}".formatted(first));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> walk.seen(second).path("ending").path("confirmed").asBoolean(false)
                        && walk.seen(first).path("mergedCases").size() == 1);
        assertThat(walk.seen(second).path("stage").asString()).isEqualTo("MERGED");
        walk.signed(first, 301, 2);
        walk.delivered(first, "p1", "302-p1");
        walk.becomes(first, "DELIVERED");
    }

    @Test
    void a_merger_that_cannot_be_is_undone_with_its_reason() {
        String other = handled("303");
        String second = walk.registered("304", "OTHER");
        walk.done(ASSIGNING, "/api/proposals/" + second + "/merge", "{'into':'%s','reason':'示例'}".formatted(other));
        await().atMost(Duration.ofSeconds(20)).until(() -> walk.seen(second).path("undoneMerges").size() == 1);
        walk.done(ASSIGNING, "/api/proposals/" + second + "/merge", "{'into':'0-unknown','reason':'示例'}");
        await().atMost(Duration.ofSeconds(20)).until(() -> walk.seen(second).path("undoneMerges").size() == 2);
        assertThat(walk.seen(second).path("undoneMerges").valueStream().map(each -> each.path("reason").asString()))
                .containsExactly("OTHER_SUBJECT", "UNKNOWN");
        assertThat(walk.seen(second).path("stage").asString()).isEqualTo("REGISTERED");
    }

    @Test
    void a_number_typed_wrongly_is_free_once_it_is_put_right_and_so_is_that_of_a_declined_paper() {
        String wrong = walk.registered("321", "OTHER");
        walk.done(OFFICE, "/api/proposals/" + wrong + "/correct",
                "{'field':'CASE_NUMBER','value':'312','reason':'示例','approvedBy':'示例'}");
        String right = walk.registered("321", "OTHER");
        assertThat(SERVICE.post(OFFICE, "/api/proposals/" + right + "/correct",
                "{\"field\":\"CASE_NUMBER\",\"value\":\"312\",\"reason\":\"示例\",\"approvedBy\":\"示例\"}").json()
                .path("code").asString()).isEqualTo("DUPLICATE_CASE_NUMBER");
        walk.done(ASSIGNING, "/api/proposals/" + right + "/decline-filing", "{'reason':'NO_SUBSTANCE'}");
        walk.registered("321", "OTHER");
    }

    @Test
    void somebody_signs_under_the_principals_delegation_until_it_is_revoked() {
        String delegation = walk.done(PRINCIPAL, "/api/delegations", """
                {'receiver':{'subject':'Deputy','name':'示例分管同志'},'scopes':['REPLY'],'until':'%s'}"""
                .formatted(LocalDate.now(Context.ZONE).plusDays(30))).json().path("id").asString();
        for (String caseNo : List.of("331", "332")) {
            String id = handled(caseNo);
            walk.reviewed(id, 1);
            String sign = """
                    {"signedOn":"%s","documentNumber":"示数授字〔2020〕%s号","sealed":true,"disclosure":{"decision":"FULL"},
                     "delegation":"%s"}""".formatted(walk.day(), caseNo, delegation);
            assertThat(SERVICE.post(OFFICE, "/api/proposals/" + id + "/sign-reply", sign).faults())
                    .contains("DELEGATED_TO_ANOTHER /delegation");
            if (caseNo.equals("331")) {
                walk.done(DEPUTY, "/api/proposals/" + id + "/sign-reply", sign);
                walk.done(PRINCIPAL, "/api/delegations/" + delegation + "/revoke", "{'reason':'示例'}");
            } else {
                assertThat(SERVICE.post(DEPUTY, "/api/proposals/" + id + "/sign-reply", sign).faults())
                        .containsExactly("DELEGATION_REVOKED /delegation");
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE.get(OFFICE, "/api/delegations/" + delegation)
                .json().path("revoked").asBoolean(false));
        assertThat(SERVICE.get(OFFICE, "/api/delegations/" + delegation + "/history").json().toString())
                .contains("DelegationGiven", "DelegationRevoked");
    }

    @Test
    void a_released_document_number_can_be_given_to_the_reply_it_belongs_to() {
        String wrong = handled("341");
        walk.signed(wrong, 349, 1);
        String right = handled("342");
        walk.reviewed(right, 1);
        String sign = "{\"signedOn\":\"%s\",\"documentNumber\":\"示数建字〔%d〕349号\",\"sealed\":true,\"disclosure\":{\"decision\":\"FULL\"}}"
                .formatted(walk.day(), walk.day().getYear());
        assertThat(SERVICE.post(PRINCIPAL, "/api/proposals/" + right + "/sign-reply", sign).json().path("code")
                .asString()).isEqualTo("DUPLICATE_DOCUMENT_NUMBER");
        walk.done(CaseWalk.person("admin", Role.ADMIN), "/api/proposals/" + wrong + "/release-document-number",
                "{'documentNumber':'示数建字〔%d〕349号','reason':'录入有误'}".formatted(walk.day().getYear()));
        walk.done(PRINCIPAL, "/api/proposals/" + right + "/sign-reply", sign);
        assertThat(SERVICE.get(OFFICE, "/api/proposals/" + wrong + "/history").json().toString())
                .contains("DocumentNumberReleased", "录入有误");
    }

    @Test
    void people_of_another_unit_find_no_such_case() {
        String id = handled("351");
        Actor stranger = new Actor("stranger", "示例", new UnitCode("113703000000000274"),
                Set.of(Role.OFFICE, Role.PRINCIPAL, Role.HANDLER));
        for (String command : List.of("archive", "record-research", "appoint-team", "withdraw")) {
            assertThat(SERVICE.post(stranger, "/api/proposals/" + id + "/" + command, switch (command) {
                case "archive" -> "{\"archiveNo\":\"示例\"}";
                case "record-research" -> "{\"topic\":\"示例\",\"findings\":\"示例\"}";
                case "withdraw" -> "{\"proposer\":\"p1\",\"document\":\"示例\"}";
                default ->
                    "{\"principal\":{\"subject\":\"a\",\"name\":\"示例\"},\"deputy\":{\"subject\":\"b\",\"name\":\"示例\"},\"office\":{\"subject\":\"c\",\"name\":\"示例\"},\"section\":\"示例\",\"handler\":{\"subject\":\"d\",\"name\":\"示例\"}}";
            }).status()).as(command).isEqualTo(404);
        }
    }

    @Test
    void a_published_reply_is_read_by_anybody_and_nothing_else_is() {
        String id = handled("305");
        walk.signed(id, 305, 1);
        walk.delivered(id, "p1");
        String path = "/api/public/disclosed-replies/" + id;
        assertThat(SERVICE.get(path).status()).isEqualTo(404);
        assertThat(SERVICE.get("/api/proposals/" + id).status()).isEqualTo(401);
        assertThat(SERVICE.post(OFFICE, "/api/proposals/" + id + "/disclose",
                "{\"summary\":false,\"text\":\"请致电0533-3180000\"}").faults())
                .containsExactly("LANDLINE_NUMBER_IN_TEXT /text");
        walk.done(OFFICE, "/api/proposals/" + id + "/disclose", "{'summary':false,'text':'示例答复'}");
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE.get(path).status() == 200);
        JsonNode published = SERVICE.get(path).json();
        assertThat(published.path("replies").get(0).path("text").asString()).isEqualTo("示例答复");
        assertThat(published.toString()).doesNotContain("13800000000", "示例代表305");
        walk.done(OFFICE, "/api/proposals/" + id + "/withhold", "{'reason':'PROPOSER_REQUEST'}");
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE.get(path).status() == 404);
    }

    @Test
    void cases_are_counted_by_unit_theme_and_proposer() {
        walk.registered("306", "SMART_CITY");
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE
                .get(OFFICE, "/api/proposals?theme=SMART_CITY&proposerNames=%E7%A4%BA%E4%BE%8B%E4%BB%A3%E8%A1%A8306")
                .json().path("items").size() == 1);
        for (String by : List.of("unitCodes", "theme", "source", "level", "mode", "stage", "replyClasses",
                "satisfaction", "proposerNames", "dunningLevel")) {
            assertThat(SERVICE.get(OFFICE, "/api/proposals/summary?by=" + by).status()).as(by).isEqualTo(200);
        }
    }
}
