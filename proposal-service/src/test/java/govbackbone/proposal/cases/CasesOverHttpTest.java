package govbackbone.proposal.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.HostedProposals;
import govbackbone.proposal.HostedProposals.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static govbackbone.proposal.cases.Samples.BUREAU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What needs more than one case, or nobody's token, on the running service. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CasesOverHttpTest {
    private static final Actor ASSIGNING = person("assigning", Role.ASSIGNING_OFFICE);
    private static final Actor OFFICE = person("office", Role.OFFICE);
    private static final Actor HANDLER = person("handler", Role.HANDLER);
    private static final Actor PRINCIPAL = person("principal", Role.PRINCIPAL);
    private static final HostedProposals SERVICE = start();

    private final LocalDate today = LocalDate.now(Context.ZONE);

    private static HostedProposals start() {
        try {
            return HostedProposals.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static Actor person(String subject, Role... roles) {
        return new Actor(subject, "示例" + subject, BUREAU, Set.of(roles));
    }

    private static Answer done(Actor actor, String path, String body) {
        Answer answer = SERVICE.post(actor, path, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s", path, answer.json()).isLessThan(300);
        return answer;
    }

    private String registered(String caseNo, String theme) {
        String id = done(OFFICE, "/api/proposals", """
                {'receivedOn':'%s','source':'NPC_SUGGESTION','level':'CITY','term':16,'session':1,'caseNo':'%s',
                 'title':'示例：关于推进数据共享的建议'}""".formatted(today, caseNo)).json().path("id").asString();
        done(OFFICE, "/api/proposals/" + id + "/register",
                """
                        {'body':'示例','inSession':true,'theme':'%s','questions':['示例？'],'proposers':[{'id':'p1','name':'示例代表%s','lead':true,'phone':'13800000000'}]}"""
                        .formatted(theme, caseNo));
        return id;
    }

    private String handled(String caseNo) {
        String id = registered(caseNo, "DATA_SHARING");
        String path = "/api/proposals/" + id;
        done(ASSIGNING, path + "/assign", """
                {'assigningBody':'示例交办机关','mode':'SOLE','units':[{'code':'%s','role':'SOLE'}]}""".formatted(BUREAU));
        done(OFFICE, path + "/acknowledge-receipt", "{}");
        done(OFFICE, path + "/appoint-team",
                """
                        {'principal':{'subject':'principal','name':'示例'},'deputy':{'subject':'deputy','name':'示例'},
                         'office':{'subject':'office','name':'示例'},'section':'示例科室','handler':{'subject':'handler','name':'示例'}}""");
        done(HANDLER, path + "/record-contact", "{'proposer':'p1','channel':'PHONE','summary':'示例'}");
        return id;
    }

    private void delivered(String id, int number, List<String> proposers) {
        String path = "/api/proposals/" + id;
        String answers = proposers.size() == 1 ? "{'question':1,'text':'示例'}" : """
                {'question':1,'text':'示例'},{'question':2,'text':'示例'}""";
        done(HANDLER, path + "/submit-reply-draft",
                "{'replyClass':'A','text':'示例','answers':[%s]}".formatted(answers));
        done(OFFICE, path + "/pass-review",
                "{'reviewers':['principal','deputy','office'],'minutes':'示例'}");
        done(PRINCIPAL, path + "/sign-reply", """
                {'signedOn':'%s','documentNumber':'示数建字〔%d〕%d号','sealed':true,'disclosure':{'decision':'FULL'}}"""
                .formatted(today, today.getYear(), number));
        proposers.forEach(proposer -> done(OFFICE, path + "/deliver-reply", """
                {'deliveredOn':'%s','proposer':'%s','method':'POST','copies':['NPC_OFFICE','GOVERNMENT_OFFICE']}"""
                .formatted(today, proposer)));
    }

    private static JsonNode seen(String id) {
        return SERVICE.get(OFFICE, "/api/proposals/" + id).json();
    }

    private static void becomes(String id, String stage) {
        await().atMost(Duration.ofSeconds(20)).until(() -> seen(id).path("stage").asString("").equals(stage));
    }

    @Test
    void a_case_is_merged_into_an_earlier_one_whose_reply_goes_to_its_proposers_too() {
        String first = handled("301");
        String second = registered("302", "DATA_SHARING");
        String third = registered("307", "DATA_SHARING");
        assertThat(SERVICE.post(ASSIGNING, "/api/proposals/" + second + "/merge",
                "{\"into\":\"" + third + "\",\"reason\":\"示例\"}").faults()).containsExactly("MERGED_INTO_LATER /into");
        assertThat(SERVICE.post(ASSIGNING, "/api/proposals/" + second + "/merge",
                "{\"into\":\"" + second + "\",\"reason\":\"示例\"}").faults())
                .containsExactly("MERGED_INTO_ITSELF /into");
        done(ASSIGNING, "/api/proposals/" + second + "/merge",
                "{'into':'%s','reason':'示例'}".formatted(first));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seen(second).path("ending").path("confirmed").asBoolean(false)
                        && seen(first).path("mergedCases").size() == 1);
        assertThat(seen(second).path("stage").asString()).isEqualTo("MERGED");
        delivered(first, 301, List.of("p1", "302-p1"));
        becomes(first, "DELIVERED");
    }

    @Test
    void a_merger_that_cannot_be_is_undone_with_its_reason() {
        String other = handled("303");
        String second = registered("304", "OTHER");
        done(ASSIGNING, "/api/proposals/" + second + "/merge", "{'into':'%s','reason':'示例'}".formatted(other));
        await().atMost(Duration.ofSeconds(20)).until(() -> seen(second).path("undoneMerges").size() == 1);
        done(ASSIGNING, "/api/proposals/" + second + "/merge", "{'into':'0-unknown','reason':'示例'}");
        await().atMost(Duration.ofSeconds(20)).until(() -> seen(second).path("undoneMerges").size() == 2);
        assertThat(seen(second).path("undoneMerges").valueStream().map(each -> each.path("reason").asString()))
                .containsExactly("OTHER_SUBJECT", "UNKNOWN");
        assertThat(seen(second).path("stage").asString()).isEqualTo("REGISTERED");
    }

    @Test
    void a_published_reply_is_read_by_anybody_and_nothing_else_is() {
        String id = handled("305");
        delivered(id, 305, List.of("p1"));
        String path = "/api/public/disclosed-replies/" + id;
        assertThat(SERVICE.get(path).status()).isEqualTo(404);
        assertThat(SERVICE.get("/api/proposals/" + id).status()).isEqualTo(401);
        assertThat(SERVICE.post(OFFICE, "/api/proposals/" + id + "/disclose",
                "{\"summary\":false,\"text\":\"请致电0533-3180000\"}").faults())
                .containsExactly("LANDLINE_NUMBER_IN_TEXT /text");
        done(OFFICE, "/api/proposals/" + id + "/disclose", "{'summary':false,'text':'示例答复'}");
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE.get(path).status() == 200);
        JsonNode published = SERVICE.get(path).json();
        assertThat(published.path("replies").get(0).path("text").asString()).isEqualTo("示例答复");
        assertThat(published.toString()).doesNotContain("13800000000", "示例代表305");
        done(OFFICE, "/api/proposals/" + id + "/withhold", "{'reason':'PROPOSER_REQUEST'}");
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE.get(path).status() == 404);
    }

    @Test
    void cases_are_counted_by_unit_theme_and_proposer() {
        registered("306", "SMART_CITY");
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE
                .get(OFFICE, "/api/proposals?theme=SMART_CITY&proposerNames=%E7%A4%BA%E4%BE%8B%E4%BB%A3%E8%A1%A8306")
                .json().path("items").size() == 1);
        for (String by : List.of("unitCodes", "theme", "source", "level", "mode", "stage", "replyClasses",
                "satisfaction", "proposerNames", "dunningLevel")) {
            assertThat(SERVICE.get(OFFICE, "/api/proposals/summary?by=" + by).status()).as(by).isEqualTo(200);
        }
    }
}
