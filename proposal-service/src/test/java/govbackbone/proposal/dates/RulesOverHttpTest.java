package govbackbone.proposal.dates;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.HostedProposals;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rules, campaigns and calendars as people meet them: published, in force for the next case, revised under way. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesOverHttpTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final Actor OFFICE = new Actor("office", "示例", BUREAU, Set.of(Role.OFFICE), Set.of(Role.OFFICE));
    private static final Actor ASSIGNING = new Actor("assigning", "示例", BUREAU, Set.of(Role.ASSIGNING_OFFICE),
            Set.of(Role.ASSIGNING_OFFICE));

    private static @Nullable HostedApplication service;

    @BeforeAll
    static void start() throws Exception {
        service = HostedProposals.start();
    }

    @AfterAll
    static void stop() {
        service().close();
    }

    private static LocalDate today() {
        return LocalDate.now(Context.ZONE);
    }

    private static HostedApplication service() {
        return Objects.requireNonNull(service);
    }

    private static JsonNode get(String path) {
        Answer answer = service().get(OFFICE, path);
        assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode done(Actor actor, String path, String body) {
        Answer answer = service().post(actor, path, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s", path, answer.json()).isLessThan(300);
        return answer.json();
    }

    private static JsonNode eventually(String path) {
        await().atMost(Duration.ofSeconds(20)).until(() -> service().get(OFFICE, path).status() == 200);
        return get(path);
    }

    /** A case that the body has assigned today. */
    private static String assigned(String caseNo, String body) {
        return assigned(caseNo, body, "'source':'NPC_SUGGESTION','level':'COUNTY','term':3,'session':2");
    }

    private static String assigned(String caseNo, String body, String session) {
        String id = done(OFFICE, "/api/proposals", """
                {'receivedOn':'%s',%s,'caseNo':'%s','title':'示例'}""".formatted(today(), session, caseNo)).path("id")
                .asString();
        done(OFFICE, "/api/proposals/" + id + "/register", """
                {'body':'示例','inSession':false,'theme':'DATA_SHARING',
                 'proposers':[{'id':'p1','name':'示例代表01','lead':true}]}""");
        done(ASSIGNING, "/api/proposals/" + id + "/assign", """
                {'assigningBody':'%s','mode':'SOLE','units':[{'code':'%s','role':'SOLE'}]}""".formatted(body, BUREAU));
        return "/api/proposals/" + id;
    }

    private static JsonNode replyDeadline(String path) {
        return eventually(path + "?atLeast=5").path("deadlines").valueStream()
                .filter(deadline -> deadline.path("kind").asString().equals("REPLY")).findFirst().orElseThrow();
    }

    @Test
    void what_is_shipped_has_a_view_and_a_history() {
        JsonNode year = eventually("/api/calendars/2020");
        await().untilAsserted(() -> {
            JsonNode now = get("/api/calendars/2020");
            assertThat(now.path("calendar").asString()).isEqualTo("2020-2");
            assertThat(now.path("workingDays").asInt()).isEqualTo(249);
            assertThat(now.path("papers").size()).isEqualTo(2);
            assertThat(now.path("papers").path(1).path("recalculatedOn").asString()).isEqualTo(today().toString());
        });
        assertThat(year.path("year").asInt()).isEqualTo(2020);
        await().untilAsserted(
                () -> assertThat(get("/api/rule-sets?sample=true").path("items").size()).isGreaterThanOrEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource({"2020-04-24, 3, WORKING_DAYS, 2020-04-28", "2020-04-24, 5, WORKING_DAYS, 2020-04-30",
        "2020-04-30, 3, WORKING_DAYS, 2020-05-08", "2020-04-30, 5, WORKING_DAYS, 2020-05-11",
        "2020-04-30, 7, WORKING_DAYS, 2020-05-13", "2020-05-08, 5, WORKING_DAYS, 2020-05-14",
        "2020-06-24, 3, WORKING_DAYS, 2020-06-30", "2020-09-25, 5, WORKING_DAYS, 2020-10-09",
        "2020-09-30, 3, WORKING_DAYS, 2020-10-12", "2020-07-31, 20, WORKING_DAYS, 2020-08-28",
        "2020-04-30, 3, MONTHS, 2020-07-30", "2020-03-26, 3, MONTHS, 2020-06-28", "2020-07-01, 3, MONTHS, 2020-10-09",
        "2019-11-30, 3, MONTHS, 2020-03-02", "2020-08-31, 6, MONTHS, 2021-03-01",
        "2020-01-20, 5, WORKING_DAYS, 2020-02-04", "2020-01-23, 5, WORKING_DAYS, 2020-02-07"})
    void a_date_is_explained(LocalDate from, int amount, String unit, LocalDate end) {
        JsonNode explained = get("/api/calendars/explain?from=%s&amount=%d&unit=%s".formatted(from, amount, unit));
        assertThat(explained.path("date").asString()).isEqualTo(end.toString());
    }

    @ParameterizedTest
    @CsvSource({"2020-01-20, 2020-02-01", "2020-01-23, 2020-02-05"})
    void a_date_is_explained_as_it_was_known_earlier(LocalDate from, LocalDate end) {
        JsonNode explained = get("/api/calendars/explain?from=%s&amount=5&unit=WORKING_DAYS&knownAt=2020-01-26"
                .formatted(from));
        assertThat(explained.path("date").asString()).isEqualTo(end.toString());
        assertThat(explained.path("calendars").path(0).path("calendar").asString()).isEqualTo("2020-1");
        assertThat(explained.path("calendars").path(0).path("paper").path("url").asString()).contains("gov.cn");
    }

    @Test
    void the_explanation_names_every_day_and_its_kind() {
        JsonNode explained = get("/api/calendars/explain?from=2020-04-30&amount=5&unit=WORKING_DAYS&roll=NONE");
        assertThat(explained.path("notCounted").size()).isEqualTo(6);
        assertThat(explained.path("notCounted").path(0).path("kind").asString()).isEqualTo("STATUTORY_HOLIDAY");
        assertThat(explained.path("notCounted").path(0).path("name").asString()).isEqualTo("劳动节");
        assertThat(explained.path("notCounted").path(5).path("kind").asString()).isEqualTo("WEEKEND");
        assertThat(explained.path("makeUpWorked").path(0).path("date").asString()).isEqualTo("2020-05-09");
        assertThat(explained.path("provisional").asBoolean()).isFalse();
        assertThat(get("/api/calendars/explain?from=2090-01-02&amount=5&unit=WORKING_DAYS").path("provisional")
                .asBoolean()).isTrue();
    }

    @Test
    void everything_wrong_with_a_question_is_told_at_once() {
        Answer answer = service().get(OFFICE,
                "/api/calendars/explain?amount=401&unit=WEEKS&roll=SOME&knownAt=2020-02-30&why=x");
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.json().path("errors").valueStream()
                .map(error -> error.path("code").asString() + " " + error.path("parameter").asString()))
                .containsExactlyInAnyOrder("REQUIRED from", "OUT_OF_RANGE amount", "NOT_A_CODE unit",
                        "NOT_A_CODE roll", "NOT_A_DATE knownAt", "UNKNOWN_PARAMETER why");
        assertThat(service().get(OFFICE, "/api/calendars/explain?from=%2B999999999-12-31&amount=1&unit=DAYS").status())
                .isEqualTo(422);
    }

    @Test
    void a_case_is_assigned_by_the_rules_published_the_moment_before() {
        String terms = eventually("/api/rule-sets/sample-calendar-days").path("versions").path(0).path("terms")
                .toString().replace("\"amount\":90", "\"amount\":45");
        String rules = """
                {"ruleSet":"example-county","authority":"%s","sample":true,
                 "source":{"zh":"示例","en":"Sample"},"effectiveFrom":"2020-01-01","terms":%s}""";
        assertThat(service().post(ASSIGNING, "/api/rule-sets", rules.formatted("示例戊县人民政府办公室", terms)).status())
                .isEqualTo(201);
        String path = assigned("90001", "示例戊县人民政府办公室");
        JsonNode view = eventually(path + "?atLeast=5");
        assertThat(view.path("ruleSet").asString()).isEqualTo("example-county");
        assertThat(replyDeadline(path).path("due").path("period").path("amount").asInt()).isEqualTo(45);
        Answer again = service().post(ASSIGNING, "/api/rule-sets", rules.formatted("示例己县人民政府办公室", terms));
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void a_new_rest_day_moves_the_open_deadline_that_falls_on_it() {
        String path = assigned("90002", "示例交办机关");
        LocalDate due = LocalDate.parse(replyDeadline(path).path("dueOn").asString());
        String day = "[{'date':'%s','kind':'REST','name':'示例'}]".formatted(due);
        String year = "/api/calendars/" + due.getYear();
        if (service().get(OFFICE, year).status() == 200) {
            done(ASSIGNING, year + "/revise-year", """
                    {'publishedOn':'%s','url':'https://www.gov.cn/example','changedDays':%s}""".formatted(today(),
                    day));
        } else {
            done(ASSIGNING, "/api/calendars", """
                    {'year':%d,'publishedOn':'%s','url':'https://www.gov.cn/example','days':%s}"""
                    .formatted(due.getYear(), today(), day));
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(LocalDate.parse(replyDeadline(path).path("dueOn").asString())).isAfter(due));
        assertThat(get(path + "/history").toString()).contains("proposal.DeadlineRecalculated");
        await().untilAsserted(() -> assertThat(get(year).path("papers").valueStream()
                .reduce((first, last) -> last).orElseThrow().path("recalculatedOn").asString())
                .isEqualTo(today().toString()));
    }

    @Test
    void a_bad_paper_is_refused_in_both_languages() {
        String paper = """
                {"year":2031,"publishedOn":"2020-01-01","days":[{"date":"2032-05-01","kind":"STATUTORY_HOLIDAY","name":"示例"}]}""";
        Answer chinese = service().post(ASSIGNING, "/api/calendars", paper);
        assertThat(chinese.status()).isEqualTo(422);
        assertThat(chinese.faults()).containsExactlyInAnyOrder("PAPER_UNNAMED /number",
                "DAY_OF_ANOTHER_YEAR /days/0/date");
        assertThat(chinese.json().toString()).contains("2032年5月1日不属于2031年度的日历");
        assertThat(service().postInEnglish(ASSIGNING, "/api/calendars", paper).json().toString())
                .contains("2032-05-01 does not belong to the calendar of 2031");
        assertThat(service().post(OFFICE, "/api/calendars", paper).status()).isEqualTo(403);
    }

    @Test
    void a_campaign_is_opened_listed_and_closed() {
        String id = done(ASSIGNING, "/api/campaigns", """
                {'openedOn':'%s','year':2020,'name':'示例年度办理','document':'示政办字〔2020〕9号','ruleSet':'sample-calendar-days',
                 'ruleSetVersion':1,'sessions':[{'source':'CPPCC_PROPOSAL','level':'COUNTY','term':9,'session':9}]}"""
                .formatted(today())).path("id").asString();
        eventually("/api/campaigns/" + id);
        assertThat(get("/api/campaigns?open=true&sessions.term=9").path("items").size()).isEqualTo(1);
        String path = assigned("90003", "示例交办机关", "'source':'CPPCC_PROPOSAL','level':'COUNTY','term':9,'session':9");
        JsonNode view = eventually(path + "?atLeast=6");
        assertThat(view.path("campaign").asString()).isEqualTo(id);
        assertThat(view.path("ruleSet").asString()).isEqualTo("sample-calendar-days");
        done(ASSIGNING, "/api/campaigns/" + id + "/close", "{'closedOn':'%s'}".formatted(today()));
        await().untilAsserted(
                () -> assertThat(get("/api/campaigns/" + id).path("open").asBoolean()).isFalse());
    }
}
