package govbackbone.proposal.commitments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.HostedProposals;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static govbackbone.proposal.commitments.Followed.BUREAU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the signature of a reply of class B to the case of class A, and what is refused on the way. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentsOverHttpTest {
    private static final Actor ASSIGNING = person("assigning", Role.ASSIGNING_OFFICE);
    private static final Actor OFFICE = person("office", Role.OFFICE);
    private static final Actor HANDLER = person("handler", Role.HANDLER);
    private static final Actor PRINCIPAL = person("principal", Role.PRINCIPAL);

    private static HostedApplication service = HostedProposals.start();

    private final LocalDate today = LocalDate.now(Context.ZONE);
    private final LocalDate yesterday = today.minusDays(1);

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Actor person(String subject, Role... roles) {
        return new Actor(subject, "示例" + subject, BUREAU, Set.of(roles), Set.of(roles));
    }

    private static Answer done(Actor actor, String path, String body) {
        Answer answer = service.post(actor, path, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s", path, answer.json()).isLessThan(300);
        return answer;
    }

    /** A case whose reply of class B was signed yesterday. */
    private String signed(String caseNo, int number, LocalDate... targets) {
        String id = done(OFFICE, "/api/proposals", """
                {'receivedOn':'%s','source':'NPC_SUGGESTION','level':'CITY','term':16,'session':1,'caseNo':'%s',
                 'title':'示例：关于推进数据共享的建议'}""".formatted(yesterday, caseNo)).json().path("id").asString();
        String path = "/api/proposals/" + id;
        done(OFFICE, path + "/register", """
                {'registeredOn':'%s','body':'示例','inSession':true,'theme':'DATA_SHARING','questions':['示例？'],
                 'proposers':[{'id':'p1','name':'示例代表01','lead':true},{'id':'p2','name':'示例代表02','lead':false}]}"""
                .formatted(yesterday));
        done(ASSIGNING, path + "/assign", """
                {'assignedOn':'%s','assigningBody':'示例交办机关','mode':'SOLE','units':[{'code':'%s','role':'SOLE'}]}"""
                .formatted(yesterday, BUREAU));
        done(OFFICE, path + "/acknowledge-receipt", "{'acknowledgedOn':'%s'}".formatted(yesterday));
        done(OFFICE, path + "/appoint-team", """
                {'appointedOn':'%s','principal':{'subject':'principal','name':'示例'},
                 'deputy':{'subject':'deputy','name':'示例'},'office':{'subject':'office','name':'示例'},
                 'section':'示例科室','handler':{'subject':'handler','name':'示例'}}""".formatted(yesterday));
        done(HANDLER, path + "/record-contact", """
                {'contactedOn':'%s','proposer':'p1','channel':'PHONE','summary':'示例'}""".formatted(yesterday));
        String promises = String.join(",", List.of(targets).stream()
                .map(target -> "{'text':'示例：完成共享平台建设。','targetOn':'%s'}".formatted(target)).toList());
        done(HANDLER, path + "/submit-reply-draft",
                """
                        {'draftedOn':'%s','replyClass':'B','text':'示例','answers':[{'question':1,'text':'示例'}],'promises':[%s]}"""
                        .formatted(yesterday, promises));
        done(OFFICE, path + "/pass-review", """
                {'reviewedOn':'%s','reviewers':['principal','deputy','office'],'minutes':'示例'}"""
                .formatted(yesterday));
        done(PRINCIPAL, path + "/sign-reply", """
                {'signedOn':'%s','documentNumber':'淄数建字〔%d〕%d号','sealed':true,'disclosure':{'decision':'FULL'}}"""
                .formatted(yesterday, today.getYear(), number));
        return id;
    }

    private static JsonNode commitments(String query) {
        return service.get(ASSIGNING, "/api/commitments?" + query).json().path("items");
    }

    private static List<String> ids(String caseId, int expected) {
        await().atMost(Duration.ofSeconds(20)).until(() -> commitments("caseId=" + caseId).size() == expected);
        return commitments("caseId=" + caseId).valueStream().map(each -> each.path("id").asString()).sorted().toList();
    }

    private String letter(int number) {
        return "{'signedOn':'%s','documentNumber':'淄数建字〔%d〕%d号'}".formatted(today, today.getYear(), number);
    }

    private String delivery() {
        return "{'deliveredOn':'%s','proposers':['p1','p2'],'method':'IN_PERSON'}".formatted(today);
    }

    @Test
    void a_promise_that_is_kept_makes_the_reply_one_of_class_A() {
        String caseId = signed("101", 101, today, today.plusDays(400));
        List<String> ids = ids(caseId, 2);
        assertThat(ids).containsExactly(Commitment.id(caseId, BUREAU, 1, 1), Commitment.id(caseId, BUREAU, 1, 2));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> history(ids.getFirst()).contains("CommitmentReminderDue"));

        for (String id : ids) {
            String path = "/api/commitments/" + id;
            done(HANDLER, path + "/report-progress", "{'progress':'示例','nextStep':'示例'}");
            done(HANDLER, path + "/fulfil", "{'evidence':'示例：验收报告'}");
            done(PRINCIPAL, path + "/sign-re-reply", letter(201).replace('\'', '"'));
            done(OFFICE, path + "/deliver-re-reply", delivery());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> service.get(OFFICE, "/api/proposals/" + caseId).json()
                .path("replyClasses").valueStream().map(JsonNode::asString).toList().equals(List.of("A")));
        assertThat(commitments("caseId=" + caseId + "&state=KEPT")).hasSize(2);
    }

    private static List<String> history(String id) {
        return service.get(OFFICE, "/api/commitments/" + id + "/history").json().path("items").valueStream()
                .map(item -> item.path("type").asString().replace("proposal.", "")).toList();
    }

    @Test
    void a_letter_may_tell_of_several_promises_of_one_case_and_of_no_other() {
        String first = signed("102", 102, today, today.plusDays(1));
        String second = signed("103", 103, today);
        for (String id : ids(first, 2)) {
            done(HANDLER, "/api/commitments/" + id + "/fulfil", "{'evidence':'示例'}");
            done(PRINCIPAL, "/api/commitments/" + id + "/sign-re-reply", letter(202));
        }
        String other = "/api/commitments/" + ids(second, 1).getFirst();
        done(HANDLER, other + "/fulfil", "{'evidence':'示例'}");
        for (int taken : List.of(202, 102)) {
            Answer refused = service.post(PRINCIPAL, other + "/sign-re-reply", letter(taken).replace('\'', '"'));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("code").asString()).isEqualTo("DUPLICATE_DOCUMENT_NUMBER");
        }
    }

    @Test
    void what_is_due_is_filtered_counted_and_a_table_for_a_spreadsheet() {
        String caseId = signed("116", 116, today.plusDays(40), today.plusDays(3), today.plusDays(400));
        List<String> ids = ids(caseId, 3);
        String due = "caseId=" + caseId + "&dueOn.to=" + today.plusDays(40) + "&sort=dueOn";
        assertThat(commitments(due).valueStream().map(each -> each.path("id").asString()))
                .containsExactly(ids.get(1), ids.get(0));
        assertThat(commitments("caseId=" + caseId + "&targetMonth=" + YearMonth.from(today.plusDays(400)))
                .valueStream().map(each -> each.path("id").asString())).containsExactly(ids.get(2));
        assertThat(commitments("caseId=" + caseId + "&overdue=true")).isEmpty();
        assertThat(service.get(OFFICE, "/api/commitments/summary?by=unit&caseId=" + caseId).json()
                .at("/total/count").asInt()).isEqualTo(3);

        String csv = new String(service.download(OFFICE, "/api/commitments/export.csv?codes=true&" + due),
                StandardCharsets.UTF_8);
        int column = List.of(csv.lines().findFirst().orElseThrow().split(",")).indexOf("dueOn");
        assertThat(csv.lines().skip(1).map(line -> line.split(",")[column]))
                .containsExactly(today.plusDays(3).toString(), today.plusDays(40).toString());
        List<Row> sheet = rows(service.download(OFFICE, "/api/commitments/export.xlsx?" + due));
        assertThat(sheet.getFirst().getCellText(column)).isEqualTo("待兑现日期");
        assertThat(sheet.stream().skip(1).map(row -> row.getCellAsDate(column).orElseThrow().toLocalDate()))
                .containsExactly(today.plusDays(3), today.plusDays(40));
    }

    private static List<Row> rows(byte[] xlsx) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return workbook.getFirstSheet().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_new_round_supersedes_the_promises_of_the_one_before() {
        String caseId = signed("104", 104, today.plusDays(60));
        String id = ids(caseId, 1).getFirst();
        String path = "/api/proposals/" + caseId;
        for (String proposer : List.of("p1", "p2")) {
            done(OFFICE, path + "/deliver-reply",
                    """
                            {'deliveredOn':'%s','proposer':'%s','method':'IN_PERSON','copies':['NPC_OFFICE','GOVERNMENT_OFFICE']}"""
                            .formatted(today, proposer));
        }
        done(ASSIGNING, path + "/reopen", "{'supervisionOrder':'示例督办文件'}");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> commitments("caseId=" + caseId + "&state=SUPERSEDED").size() == 1);
        Answer late = service.post(HANDLER, "/api/commitments/" + id + "/fulfil", "{\"evidence\":\"示例\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("state").asString()).isEqualTo("SUPERSEDED");
    }

    @Test
    void what_is_wrong_is_told_at_once_in_both_languages_and_nothing_is_lost() {
        String caseId = signed("105", 105, today.plusDays(60));
        String id = ids(caseId, 1).getFirst();
        String path = "/api/commitments/" + id;

        Answer bare = service.post(HANDLER, path + "/fulfil",
                "{\"fulfilledOn\":\"2020-02-30\",\"evidence\":\"\u3000\"}");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.faults()).containsExactlyInAnyOrder("NOT_A_DATE /fulfilledOn", "BLANK /evidence");
        assertThat(service.post(HANDLER, path + "/fulfil", "{}").faults()).containsExactly("REQUIRED /evidence");

        String past = """
                {"targetOn":"2020-01-01","reason":"示例","proposersToldOn":"2020-01-01"}""";
        Answer chinese = service.post(OFFICE, path + "/replan", past);
        assertThat(chinese.status()).isEqualTo(422);
        assertThat(chinese.faults()).containsExactlyInAnyOrder("TARGET_IN_PAST /targetOn",
                "DATE_OUT_OF_ORDER /proposersToldOn");
        assertThat(chinese.json().path("errors").toString()).contains("新目标日期2020年1月1日不得早于今日。");
        assertThat(service.postInEnglish(OFFICE, path + "/replan", past).json().path("errors").toString())
                .contains("The new target date 2020-01-01 has passed.");

        Actor stranger = new Actor("stranger", "示例", new UnitCode("113703000000000199"), Set.of(Role.HANDLER));
        assertThat(service.post(stranger, path + "/fulfil", "{\"evidence\":\"示例\"}").status())
                .as("none for another unit").isEqualTo(404);
        assertThat(service.get(stranger, path).status()).isEqualTo(404);
        assertThat(service.post(HANDLER, path + "/abandon", "{}").status()).isEqualTo(403);
        assertThat(service.post(OFFICE, "/api/commitments", "{}").status()).isIn(404, 405);
        assertThat(service.post(OFFICE, path + "/remind", "{}").status()).isIn(404, 405);
        assertThat(history(id)).containsExactly("CommitmentOpened");
    }

    @Test
    void what_is_due_is_found_and_summed_up_by_unit_and_month() {
        String caseId = signed("106", 106, today.plusDays(60), today.plusDays(700));
        ids(caseId, 2);
        assertThat(commitments("caseNo=106&dueOn.from=" + today + "&dueOn.to=" + today.plusDays(90))).hasSize(1)
                .first().satisfies(due -> {
                    assertThat(due.path("daysLeft").asInt()).isEqualTo(60);
                    assertThat(due.path("overdue").asBoolean()).isFalse();
                });
        Answer summary = service.get(ASSIGNING, "/api/commitments/summary?by=unit,targetMonth&caseNo=106");
        assertThat(summary.status()).as("%s", summary.json()).isEqualTo(200);
        assertThat(summary.json().toString()).contains(BUREAU.value(),
                today.plusDays(700).toString().substring(0, 7));
    }
}
