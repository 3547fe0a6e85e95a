package govbackbone.proposal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.testkit.hosted.EveryRead;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static govbackbone.testkit.aggregate.SampleActors.ASSIGNER;
import static govbackbone.testkit.aggregate.SampleActors.BUREAU;
import static govbackbone.testkit.aggregate.SampleActors.FIRST;
import static govbackbone.testkit.aggregate.SampleActors.STRANGERS;
import static govbackbone.testkit.aggregate.SampleActors.actor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever can be read of what a unit does: people of another unit read nothing of it, in whatever role. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadByStrangersTest {
    /** In everything that the unit writes. */
    private static final String WORD = "不外传的示例";
    private static final Actor OFFICE = actor("office", BUREAU, Role.OFFICE);
    private static final Actor ASSIGNING = actor("assigning", ASSIGNER, Role.ASSIGNING_OFFICE);
    private static final Actor UNIT = actor("unit", FIRST, Role.OFFICE, Role.HANDLER, Role.UNIT);
    private static final Actor PRINCIPAL = actor("principal", FIRST, Role.PRINCIPAL);

    private static final HostedApplication SERVICE = HostedProposals.start();
    private static String proposal = "";
    private static String commitment = "";
    private static String delegation = "";
    private static String list = "";
    private static String plan = "";
    private static List<String> notices = List.of();

    private static String done(Actor actor, String path, String body) {
        Answer answer = SERVICE.post(actor, path, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s", path, answer.body()).isLessThan(300);
        return answer.json().path("id").asString("");
    }

    /** A reply with a promise is signed, a list is drawn and reported about, and somebody may sign for the principal. */
    @BeforeAll
    static void aUnitIsAtWork() {
        LocalDate today = LocalDate.now(Context.ZONE);
        proposal = done(OFFICE, "/api/proposals", """
                {'receivedOn':'%s','source':'CPPCC_PROPOSAL','level':'CITY','term':13,'session':4,'caseNo':'1',
                 'title':'%s的提案'}""".formatted(today, WORD));
        String path = "/api/proposals/" + proposal;
        done(OFFICE, path + "/register", """
                {'body':'%1$s','inSession':true,'theme':'OTHER','questions':['%1$s？'],
                 'proposers':[{'id':'p1','name':'%1$s','lead':true,'phone':'13800000000'}]}""".formatted(WORD));
        done(ASSIGNING, path + "/assign", """
                {'assigningBody':'示例交办机关','mode':'SOLE','units':[{'code':'%s','role':'SOLE'}]}""".formatted(FIRST));
        done(UNIT, path + "/acknowledge-receipt", "{}");
        done(UNIT, path + "/appoint-team", """
                {'principal':{'subject':'principal','name':'%1$s'},'deputy':{'subject':'deputy','name':'%1$s'},
                 'office':{'subject':'office-1','name':'%1$s'},'section':'%1$s',
                 'handler':{'subject':'unit','name':'%1$s'}}""".formatted(WORD));
        done(UNIT, path + "/record-contact", "{'proposer':'p1','channel':'PHONE','summary':'%s'}".formatted(WORD));
        list = done(UNIT, "/api/dispatch-lists", "{}");
        await().atMost(Duration.ofSeconds(30)).until(() -> read("/api/dispatch-lists/" + list).path("state")
                .asString("").equals("OPEN"));
        done(UNIT, "/api/dispatch-lists/" + list + "/report",
                "{'caseId':'%s','progress':'%s','nextStep':'%s'}".formatted(proposal, WORD, WORD));
        plan = done(UNIT, "/api/dispatch-plans", "{'unit':'%s','weekday':'MONDAY'}".formatted(FIRST));
        done(UNIT, path + "/submit-reply-draft", """
                {'replyClass':'B','text':'%1$s','answers':[{'question':1,'text':'%1$s'}],
                 'promises':[{'text':'%1$s','targetOn':'%2$s'}]}""".formatted(WORD, today.plusDays(20)));
        done(actor("office-1", FIRST, Role.OFFICE), path + "/pass-review",
                "{'reviewers':['principal','deputy','office-1'],'minutes':'%s'}".formatted(WORD));
        done(PRINCIPAL, path + "/sign-reply", """
                {'signedOn':'%s','documentNumber':'示甲字〔%d〕1号','sealed':true,'disclosure':{'decision':'NONE',
                 'reason':'INTERNAL_MATTER'}}""".formatted(today, today.getYear()));
        delegation = done(PRINCIPAL, "/api/delegations", """
                {'receiver':{'subject':'deputy','name':'%1$s'},'scopes':['REPLY'],'until':'%2$s','document':'%1$s'}"""
                .formatted(WORD, today.plusDays(9)));
        commitment = id("/api/commitments?unit=" + FIRST);
        await().atMost(Duration.ofSeconds(30)).until(() -> read("/api/delegations/" + delegation).has("id"));
        await().atMost(Duration.ofSeconds(30)).until(() -> !read(UNIT, "/api/notices").path("items").isEmpty());
        notices = read(UNIT, "/api/notices").path("items").valueStream().map(item -> item.path("id").asString())
                .toList();
    }

    private static JsonNode read(String path) {
        return read(PRINCIPAL, path);
    }

    private static JsonNode read(Actor actor, String path) {
        return SERVICE.get(actor, path).json();
    }

    private static String id(String path) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !read(path).path("items").isEmpty());
        return read(path).path("items").path(0).path("id").asString();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static EveryRead everything() {
        return new EveryRead(SERVICE, Stream.concat(
                Stream.of(proposal, commitment, delegation, list, plan), notices.stream()).toList());
    }

    private static List<String> words() {
        return List.of(WORD, proposal, commitment, delegation, list, plan);
    }

    /** Otherwise there is nothing that strangers could be kept from. */
    @Test
    void people_of_the_unit_read_it_everywhere() {
        assertThat(everything().telling(actor("everything", FIRST, Role.values()), words())).contains("/api/proposals",
                "/api/proposals/{id}", "/api/proposals/{id}/history", "/api/proposals/export.csv",
                "/api/proposals/export.xlsx", "/api/proposals/{id}/documents/opinion-form.html",
                "/api/proposals/{id}/documents/opinion-form.docx", "/api/proposals/{id}/documents/reply-letter.html",
                "/api/worklist", "/api/worklist/{id}", "/api/worklist/export.csv", "/api/commitments",
                "/api/commitments/{id}", "/api/commitments/{id}/history", "/api/commitments/export.csv",
                "/api/delegations", "/api/delegations/{id}", "/api/delegations/{id}/history",
                "/api/dispatch-lists", "/api/dispatch-lists/{id}", "/api/dispatch-lists/{id}/history",
                "/api/dispatch-items", "/api/dispatch-items/export.xlsx", "/api/dispatch-plans/{id}", "/api/notices",
                "/api/notices/{id}");
    }

    @Test
    void people_of_another_unit_read_nothing_of_it_in_whatever_role() {
        assertThat(everything().telling(actor("stranger", STRANGERS, Role.values()), words())).isEmpty();
    }

    @Test
    void nobody_reads_anything_of_it_without_a_unit() {
        assertThat(everything().telling(actor("nobody", null, Role.values()), words())).isEmpty();
    }

    @Test
    void whoever_may_read_every_unit_in_one_role_reads_no_more_in_it_than_it_allows() {
        assertThat(everything().telling(actor("reviewer", BUREAU, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER,
                Role.CLOUD_OPERATOR, Role.SECURITY_OFFICER, Role.NETWORK_OPERATOR), words())).isEmpty();
    }
}
