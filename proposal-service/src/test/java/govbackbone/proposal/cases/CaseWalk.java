package govbackbone.proposal.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import tools.jackson.databind.JsonNode;

import static govbackbone.proposal.cases.Samples.BUREAU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Takes cases along their way over HTTP.
 *
 * @param day on which everything happens
 */
record CaseWalk(HostedApplication service, LocalDate day) {
    static final Actor ASSIGNING = person("assigning", Role.ASSIGNING_OFFICE);
    static final Actor OFFICE = person("office", Role.OFFICE);
    static final Actor HANDLER = person("handler", Role.HANDLER);
    static final Actor DEPUTY = person("deputy", Role.REVIEWER);
    static final Actor PRINCIPAL = person("principal", Role.PRINCIPAL);

    static Actor person(String subject, Role... roles) {
        return new Actor(subject, "示例" + subject, BUREAU, Set.of(roles), Set.of(roles));
    }

    /** The same, on another day. */
    CaseWalk on(String another) {
        return new CaseWalk(service, LocalDate.parse(another));
    }

    Answer done(Actor actor, String path, String body) {
        Answer answer = service.post(actor, path, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s", path, answer.json()).isLessThan(300);
        return answer;
    }

    String registered(String caseNo, String theme) {
        String id = done(OFFICE, "/api/proposals", """
                {'receivedOn':'%s','source':'NPC_SUGGESTION','level':'CITY','term':16,'session':1,'caseNo':'%s',
                 'title':'示例：关于推进数据共享的建议'}""".formatted(day, caseNo)).json().path("id").asString();
        done(OFFICE, path(id) + "/register", """
                {'registeredOn':'%s','body':'示例','inSession':true,'theme':'%s','questions':['示例？'],
                 'proposers':[{'id':'p1','name':'示例代表%s','lead':true,'phone':'13800000000'}]}"""
                .formatted(day, theme, caseNo));
        return id;
    }

    void assigned(String id) {
        done(ASSIGNING, path(id) + "/assign", """
                {'assignedOn':'%s','assigningBody':'示例交办机关','mode':'SOLE','units':[{'code':'%s','role':'SOLE'}]}"""
                .formatted(day, BUREAU));
    }

    void handled(String id) {
        done(OFFICE, path(id) + "/acknowledge-receipt", "{'acknowledgedOn':'%s'}".formatted(day));
        done(OFFICE, path(id) + "/appoint-team", """
                {'appointedOn':'%s','principal':{'subject':'principal','name':'示例'},
                 'deputy':{'subject':'deputy','name':'示例'},'office':{'subject':'office','name':'示例'},
                 'section':'示例科室','handler':{'subject':'handler','name':'示例'}}""".formatted(day));
        done(HANDLER, path(id) + "/record-contact", """
                {'contactedOn':'%s','proposer':'p1','channel':'PHONE','summary':'示例'}""".formatted(day));
    }

    /** A reply of class A to so many questions. */
    void signed(String id, int number, int questions) {
        reviewed(id, questions);
        done(PRINCIPAL, path(id) + "/sign-reply", """
                {'signedOn':'%s','documentNumber':'示数建字〔%d〕%d号','sealed':true,'disclosure':{'decision':'FULL'}}"""
                .formatted(day, day.getYear(), number));
    }

    /** The same, waiting for its signature. */
    void reviewed(String id, int questions) {
        List<String> answers = IntStream.rangeClosed(1, questions)
                .mapToObj("{'question':%d,'text':'示例'}"::formatted).toList();
        done(HANDLER, path(id) + "/submit-reply-draft", """
                {'draftedOn':'%s','replyClass':'A','text':'示例','answers':%s}""".formatted(day, answers));
        done(OFFICE, path(id) + "/pass-review", """
                {'reviewedOn':'%s','reviewers':['principal','deputy','office'],'minutes':'示例'}""".formatted(day));
    }

    void delivered(String id, String... proposers) {
        for (String proposer : proposers) {
            done(OFFICE, path(id) + "/deliver-reply", """
                    {'deliveredOn':'%s','proposer':'%s','method':'POST','copies':['NPC_OFFICE','GOVERNMENT_OFFICE']}"""
                    .formatted(day, proposer));
        }
    }

    void judged(String id, String attitude, String result) {
        done(OFFICE, path(id) + "/record-opinion", """
                {'givenOn':'%s','proposer':'p1','attitude':'%s','result':'%s',
                 'channel':'PHONE','evidence':'示例意见表'}""".formatted(day, attitude, result));
    }

    void completed(String id) {
        done(OFFICE, path(id) + "/complete", "{'completedOn':'%s'}".formatted(day));
    }

    JsonNode seen(String id) {
        return service.get(OFFICE, path(id)).json();
    }

    void becomes(String id, String stage) {
        await().atMost(Duration.ofSeconds(20)).until(() -> seen(id).path("stage").asString("").equals(stage));
    }

    private static String path(String id) {
        return "/api/proposals/" + id;
    }
}
