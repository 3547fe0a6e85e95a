package govbackbone.proposal.dispatch;

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
import govbackbone.testkit.hosted.HostedApplication.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A dispatch from the drawing of its list to its conclusion, on the running service. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatchesOverHttpTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode OTHER = new UnitCode("113703000000000199");
    private static final Actor ASSIGNING = new Actor("assigning", "示例交办人员",
            new UnitCode("1137030000000006XC"), Set.of(Role.ASSIGNING_OFFICE));
    private static final Actor OFFICE = new Actor("office", "示例办公室", BUREAU, Set.of(Role.OFFICE));
    private static final Actor HANDLER = new Actor("handler", "示例承办人", BUREAU, Set.of(Role.HANDLER));
    private static final Actor STRANGER = new Actor("stranger", "示例他人", OTHER, Set.of(Role.UNIT));
    private static final HostedApplication SERVICE = HostedProposals.start();

    private final LocalDate today = LocalDate.now(Context.ZONE);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static Answer done(Actor actor, String path, String body) {
        Answer answer = SERVICE.post(actor, path, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s", path, answer.json()).isLessThan(300);
        return answer;
    }

    private String assigned(String caseNo, LocalDate on, String units) {
        String id = done(OFFICE, "/api/proposals", """
                {'receivedOn':'%s','source':'CPPCC_PROPOSAL','level':'CITY','term':13,'session':4,'caseNo':'%s',
                 'title':'示例：关于推进数据共享的提案'}""".formatted(on, caseNo)).json().path("id").asString();
        done(OFFICE, "/api/proposals/" + id + "/register", """
                {'registeredOn':'%s','body':'示例','inSession':true,'theme':'OTHER','questions':['示例？'],
                 'proposers':[{'id':'p1','name':'示例委员','lead':true}]}""".formatted(on));
        done(ASSIGNING, "/api/proposals/" + id + "/assign",
                "{'assignedOn':'%s','assigningBody':'示例交办机关',%s}".formatted(on, units));
        return id;
    }

    private static String sole(UnitCode unit) {
        return "'mode':'SOLE','units':[{'code':'%s','role':'SOLE'}]".formatted(unit);
    }

    private String staffed(String caseNo) {
        String id = assigned(caseNo, today, sole(BUREAU));
        done(OFFICE, "/api/proposals/" + id + "/acknowledge-receipt", "{}");
        done(OFFICE, "/api/proposals/" + id + "/appoint-team", """
                {'principal':{'subject':'principal','name':'示例'},'deputy':{'subject':'deputy','name':'示例'},
                 'office':{'subject':'office','name':'示例'},'section':'示例科室',
                 'handler':{'subject':'handler','name':'示例承办人'}}""");
        return id;
    }

    private static JsonNode list(String id) {
        return SERVICE.get(OFFICE, "/api/dispatch-lists/" + id).json();
    }

    private static List<JsonNode> items(Actor actor, String query) {
        return SERVICE.get(actor, "/api/dispatch-items?sort=daysLeft&" + query).json().path("items").valueStream()
                .toList();
    }

    private static void becomes(String id, String state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> list(id).path("state").asString("").equals(state));
    }

    @Test
    void a_list_shows_how_every_open_case_stands_and_what_the_sections_report() {
        String late = assigned("601", LocalDate.of(2020, 3, 2), sole(BUREAU));
        String staffed = staffed("602");
        done(OFFICE, "/api/proposals/" + staffed + "/issue-dunning", "{'level':'REMIND','reason':'示例'}");
        String shared = assigned("603", today,
                "'mode':'LEAD_CO','units':[{'code':'%s','role':'LEAD'},{'code':'%s','role':'CO'}]".formatted(OTHER,
                        BUREAU));
        String foreign = assigned("604", today, sole(OTHER));

        String id = done(OFFICE, "/api/dispatch-lists", "{}").json().path("id").asString();
        becomes(id, "OPEN");

        await().atMost(Duration.ofSeconds(30)).until(() -> items(OFFICE, "list=" + id).size() == 3);
        List<JsonNode> items = items(OFFICE, "list=" + id);
        assertThat(items).extracting(item -> item.path("caseId").asString()).startsWith(late)
                .containsExactlyInAnyOrder(late, staffed, shared).doesNotContain(foreign);
        JsonNode first = items.getFirst();
        assertThat(first.path("overdue").asBoolean()).isTrue();
        assertThat(first.path("daysLeft").asInt()).isNegative();
        assertThat(first.path("stage").asString()).isEqualTo("ASSIGNED");
        assertThat(first.path("section").isNull()).isTrue();
        JsonNode second = of(staffed, items);
        assertThat(second.path("section").asString()).isEqualTo("示例科室");
        assertThat(second.path("deadline").asString()).isEqualTo("FIRST_CONTACT");
        assertThat(second.path("dunning").asString()).isEqualTo("REMIND");
        assertThat(second.path("stage").asString()).isEqualTo("IN_HANDLING");
        assertThat(of(shared, items).path("deadline").asString()).isEqualTo("CO_OPINION");
        assertThat(list(id).path("cases").asInt()).isEqualTo(3);
        assertThat(list(id).path("overdue").asInt()).isEqualTo(1);
        assertThat(list(id).path("sections").valueStream().map(each -> each.path("section").asString()))
                .containsExactlyInAnyOrder("", "示例科室");
        assertThat(items(STRANGER, "list=" + id)).isEmpty();

        assertThat(SERVICE.post(ASSIGNING, "/api/dispatch-lists", "{\"unit\":\"" + BUREAU + "\"}").json().path("code")
                .asString()).isEqualTo("DRAWN_TODAY");
        await().atMost(Duration.ofSeconds(30)).until(() -> SERVICE.get(HANDLER, "/api/notices?kind=DISPATCH").json()
                .path("items").toString().contains("列有您承办的办件1件"));

        done(HANDLER, "/api/dispatch-lists/" + id + "/report",
                "{'caseId':'%s','progress':'已完成调研。','nextStep':'拟稿送评。'}".formatted(staffed));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SERVICE.get(OFFICE, "/api/proposals/" + staffed).json().path("dispatches").toString()
                        .contains("已完成调研。"));
        await().atMost(Duration.ofSeconds(30)).until(() -> items(OFFICE, "reported=true&list=" + id).size() == 1);
        assertThat(SERVICE.post(HANDLER, "/api/dispatch-lists/" + id + "/report",
                "{\"caseId\":\"" + foreign + "\",\"progress\":\"示例\",\"nextStep\":\"示例\"}").faults())
                .containsExactly("NOT_LISTED /caseId");

        Answer sections = SERVICE.get(OFFICE, "/api/dispatch-items/summary?by=section,overdue&list=" + id);
        assertThat(sections.status()).isEqualTo(200);
        assertThat(sections.json().toString()).contains("示例科室");

        done(OFFICE, "/api/dispatch-lists/" + id + "/close", "{'conclusion':'请逾期科室限期办结。'}");
        becomes(id, "CLOSED");
        assertThat(SERVICE.get(OFFICE, "/api/dispatch-lists/" + id + "/history").json().toString())
                .contains("DispatchListDrawn", "CaseListed", "DispatchListReady", "ListedCaseReported",
                        "DispatchListClosed");
        assertThat(SERVICE.post(HANDLER, "/api/dispatch-lists/" + id + "/report",
                "{\"caseId\":\"" + late + "\",\"progress\":\"示例\",\"nextStep\":\"示例\"}").status()).isEqualTo(409);
    }

    @Test
    void a_promise_that_comes_due_is_listed_though_the_reply_was_delivered() {
        UnitCode unit = new UnitCode("11370300000000043R");
        Actor office = new Actor("office-d", "示例办公室", unit, Set.of(Role.OFFICE));
        Actor handler = new Actor("handler-d", "示例承办人", unit, Set.of(Role.HANDLER));
        Actor principal = new Actor("principal-d", "示例负责人", unit, Set.of(Role.PRINCIPAL));
        String path = "/api/proposals/" + assigned("605", today, sole(unit));
        done(office, path + "/acknowledge-receipt", "{}");
        done(office, path + "/appoint-team", """
                {'principal':{'subject':'principal-d','name':'示例'},'deputy':{'subject':'deputy-d','name':'示例'},
                 'office':{'subject':'office-d','name':'示例'},'section':'示例科室',
                 'handler':{'subject':'handler-d','name':'示例承办人'}}""");
        done(handler, path + "/record-contact", "{'proposer':'p1','channel':'PHONE','summary':'示例'}");
        done(handler, path + "/submit-reply-draft", """
                {'replyClass':'B','text':'示例','answers':[{'question':1,'text':'示例'}],
                 'promises':[{'text':'示例一','targetOn':'%s'},{'text':'示例二','targetOn':'%s'}]}"""
                .formatted(today.plusDays(20), today.plusDays(60)));
        done(office, path + "/pass-review", "{'reviewers':['principal-d','deputy-d','office-d'],'minutes':'示例'}");
        done(principal, path + "/sign-reply",
                "{'signedOn':'%s','documentNumber':'示丁字〔%d〕1号','sealed':true,'disclosure':{'decision':'FULL'}}"
                        .formatted(today, today.getYear()));
        done(office, path + "/deliver-reply",
                "{'deliveredOn':'%s','proposer':'p1','method':'POST','copies':['CPPCC_COMMITTEE','GOVERNMENT_OFFICE']}"
                        .formatted(today));
        await().atMost(Duration.ofSeconds(30)).until(() -> SERVICE
                .get(ASSIGNING, "/api/commitments?unit=" + unit).json().path("items").size() == 2);

        String id = done(office, "/api/dispatch-lists", "{}").json().path("id").asString();
        becomes(id, "OPEN");

        await().atMost(Duration.ofSeconds(30)).until(() -> items(office, "list=" + id).size() == 1);
        JsonNode item = items(office, "list=" + id).getFirst();
        assertThat(item.path("stage").asString()).isEqualTo("DELIVERED");
        assertThat(item.path("deadline").isNull()).isTrue();
        assertThat(item.path("commitments").asInt()).as("the other one is not due within 30 days").isEqualTo(1);
        assertThat(item.path("commitmentDue").asString()).isEqualTo(today.plusDays(20).toString());
    }

    private static JsonNode of(String caseId, List<JsonNode> items) {
        return items.stream().filter(item -> item.path("caseId").asString().equals(caseId)).findFirst().orElseThrow();
    }

    @Test
    void a_unit_with_nothing_open_has_an_empty_list() {
        String id = done(ASSIGNING, "/api/dispatch-lists", "{'unit':'113703000000000274'}").json().path("id")
                .asString();
        becomes(id, "OPEN");
        assertThat(list(id).path("cases").asInt()).isZero();
    }

    @Test
    void a_plan_is_made_once_for_a_unit_and_can_be_stopped() {
        String id = done(OFFICE, "/api/dispatch-plans", "{'unit':'%s','weekday':'MONDAY'}".formatted(BUREAU)).json()
                .path("id").asString();
        await().atMost(Duration.ofSeconds(30)).until(() -> SERVICE.get(OFFICE, "/api/dispatch-plans/" + id).json()
                .path("active").asBoolean(false));
        assertThat(LocalDate.parse(SERVICE.get(OFFICE, "/api/dispatch-plans/" + id).json().path("nextOn").asString()))
                .isAfter(today);
        assertThat(SERVICE.post(OFFICE, "/api/dispatch-plans", "{\"unit\":\"" + BUREAU + "\",\"weekday\":\"FRIDAY\"}")
                .json().path("code").asString()).isEqualTo("ALREADY_EXISTS");
        assertThat(SERVICE.post(OFFICE, "/api/dispatch-plans", "{\"unit\":\"" + BUREAU + "\",\"weekday\":\"SUNDAY\"}")
                .faults()).containsExactly("NOT_A_CODE /weekday");
        done(OFFICE, "/api/dispatch-plans/" + id + "/stop", "{}");
        await().atMost(Duration.ofSeconds(30)).until(() -> SERVICE.get(OFFICE, "/api/dispatch-plans/" + id).json()
                .path("nextOn").isNull());
        assertThat(SERVICE.post(OFFICE, "/api/dispatch-plans/" + id + "/ring", "{}").status()).isIn(404, 405);
        assertThat(SERVICE.post(OFFICE, "/api/dispatch-lists/" + id + "/fill", "{}").status()).isIn(404, 405);
    }
}
