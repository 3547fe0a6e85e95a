package govbackbone.proposal.cases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.HostedProposals;
import govbackbone.testkit.hosted.HostedApplication;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static govbackbone.proposal.cases.CaseWalk.ASSIGNING;
import static govbackbone.proposal.cases.CaseWalk.HANDLER;
import static govbackbone.proposal.cases.CaseWalk.OFFICE;
import static govbackbone.proposal.cases.CaseWalk.PRINCIPAL;
import static govbackbone.proposal.cases.CaseWalk.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every view that the office works with, on the running service: filtered, and as a table. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class NamedViewsTest {
    private static final HostedApplication SERVICE = HostedProposals.start();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    /** One case of 2020 waits for its handler, one of today for the unit, one is registered. */
    @BeforeAll
    static void fill() {
        CaseWalk early = new CaseWalk(SERVICE, LocalDate.of(2020, 3, 2));
        String late = early.registered("401", "DATA_SHARING");
        early.assigned(late);
        early.handled(late);
        CaseWalk now = new CaseWalk(SERVICE, LocalDate.now(Context.ZONE));
        now.assigned(now.registered("402", "SMART_CITY"));
        now.registered("403", "SMART_CITY");
        judged("404", "SATISFIED", "SATISFIED");
        judged("405", "SATISFIED", "BASICALLY");
        judged("406", "BASICALLY", "DISSATISFIED");
        await().atMost(Duration.ofSeconds(20)).until(
                () -> caseNos(OFFICE, "/api/worklist?sort=caseNo&stage=IN_HANDLING,ASSIGNED,REGISTERED").size() == 3);
        await().atMost(Duration.ofSeconds(20)).until(
                () -> caseNos(OFFICE, "/api/proposals?evaluation.evaluated=true").size() == 3);
    }

    /** A key case of 2020 whose reply was judged. */
    private static void judged(String caseNo, String attitude, String result) {
        CaseWalk walk = new CaseWalk(SERVICE, LocalDate.of(2020, 4, 1));
        String id = walk.registered(caseNo, "DIGITAL_ECONOMY");
        walk.assigned(id);
        walk.handled(id);
        walk.signed(id, Integer.parseInt(caseNo), 1);
        walk.delivered(id, "p1");
        walk.judged(id, attitude, result);
        walk.done(ASSIGNING, "/api/proposals/" + id + "/place-under-supervision", """
                {'placedOn':'2020-04-01','leader':'示例领导','position':'示例职务','basis':'示例依据'}""");
    }

    private static List<String> caseNos(Actor actor, String path) {
        return SERVICE.get(actor, path).json().path("items").valueStream()
                .map(item -> item.path("caseNo").asString()).toList();
    }

    /** The same rows as a table, without its headings. */
    private static void isExported(Actor actor, String collection, String query, String... caseNos) {
        List<String> expected = List.of(caseNos);
        String csv = new String(SERVICE.download(actor, "/api/" + collection + "/export.csv?codes=true&" + query),
                StandardCharsets.UTF_8);
        int column = List.of(csv.lines().findFirst().orElseThrow().split(",")).indexOf("caseNo");
        assertThat(csv.lines().skip(1).map(line -> line.split(",")[column])).containsExactlyElementsOf(expected);
        assertThat(rows(SERVICE.download(actor, "/api/" + collection + "/export.xlsx?" + query)).stream().skip(1)
                .map(row -> row.getCellText(column))).containsExactlyElementsOf(expected);
    }

    private static List<Row> rows(byte[] xlsx) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return workbook.getFirstSheet().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_work_list_shows_everybody_what_waits_for_them() {
        assertThat(caseNos(HANDLER, "/api/worklist?mine=true&sort=caseNo")).containsExactly("401", "402");
        assertThat(caseNos(ASSIGNING, "/api/worklist?mine=true&sort=caseNo")).containsExactly("403", "406");
        assertThat(caseNos(PRINCIPAL, "/api/worklist?mine=true")).isEmpty();
        assertThat(caseNos(person("other", Role.HANDLER), "/api/worklist?mine=true")).containsExactly("402");
        assertThat(caseNos(OFFICE, "/api/worklist?waitsFor.party=HANDLER")).containsExactly("401");
        isExported(HANDLER, "worklist", "mine=true&sort=caseNo", "401", "402");
        JsonNode parties = SERVICE.get(OFFICE, "/api/worklist/summary?by=waitsFor.party").json().path("items");
        assertThat(parties.valueStream().map(row -> row.path("waitsFor.party").asString() + row.path("count")))
                .containsExactly("ASSIGNING_OFFICE2", "HANDLER1", "OFFICE3");
    }

    @Test
    void the_overdue_board_is_the_work_list_by_due_date() {
        String board = "overdue=true&sort=nextDueOn&source=NPC_SUGGESTION&stage=IN_HANDLING,ASSIGNED";
        assertThat(caseNos(OFFICE, "/api/worklist?" + board)).containsExactly("401");
        assertThat(caseNos(OFFICE, "/api/worklist?overdue=false&sort=caseNo&stage=REGISTERED,ASSIGNED"))
                .containsExactly("402", "403");
        assertThat(caseNos(OFFICE, "/api/proposals?overdue=true")).containsExactly("401");
        isExported(OFFICE, "worklist", board, "401");
        assertThat(SERVICE.get(OFFICE, "/api/worklist/summary?by=unitCodes").json().at("/total/nextDueOn").asInt())
                .isEqualTo(4);
    }

    @Test
    void cases_are_counted_per_unit_theme_and_proposer_and_listed_by_each() {
        for (String by : List.of("unitCodes", "theme", "proposerNames")) {
            assertThat(rows(SERVICE.download(OFFICE, "/api/proposals/summary.xlsx?by=" + by))).as(by)
                    .hasSizeGreaterThan(1);
        }
        String csv = new String(SERVICE.download(OFFICE, "/api/proposals/summary.csv?by=theme"),
                StandardCharsets.UTF_8);
        assertThat(csv.lines().map(line -> line.split(",")[0] + line.split(",")[1])).containsExactly("主题件数", "数据共享1",
                "数字经济3", "智慧城市2");
        isExported(OFFICE, "proposals", "theme=SMART_CITY&sort=caseNo", "402", "403");
        isExported(OFFICE, "proposals", "unitCodes=" + Samples.BUREAU + "&sort=caseNo&caseNo=401,404", "401", "404");
        isExported(OFFICE, "proposals", "proposerNames=%E7%A4%BA%E4%BE%8B%E4%BB%A3%E8%A1%A8405", "405");
    }

    @Test
    void key_cases_are_those_that_a_leader_supervises() {
        isExported(OFFICE, "proposals", "supervised=true&sort=caseNo", "404", "405", "406");
        assertThat(SERVICE.get(OFFICE, "/api/proposals/summary?by=theme").json().at("/total/supervised").asInt())
                .isEqualTo(3);
    }

    @Test
    void satisfaction_is_told_in_two_dimensions_and_by_both_definitions() {
        JsonNode total = SERVICE.get(OFFICE, "/api/proposals/summary?by=theme").json().path("total");
        assertThat(total.path("count").asInt()).isEqualTo(6);
        assertThat(total.path("evaluation.evaluated").asInt()).isEqualTo(3);
        assertThat(total.path("evaluation.attitudeSatisfiedRate").asString()).isEqualTo("66.67");
        assertThat(total.path("evaluation.attitudeAcceptedRate").asString()).isEqualTo("100.0");
        assertThat(total.path("evaluation.resultSatisfiedRate").asString()).isEqualTo("33.33");
        assertThat(total.path("evaluation.resultAcceptedRate").asString()).isEqualTo("66.67");
        isExported(OFFICE, "proposals", "evaluation.result=DISSATISFIED,BASICALLY&sort=caseNo", "405", "406");
        String csv = new String(SERVICE.download(OFFICE,
                "/api/proposals/summary.csv?by=evaluation.result&evaluation.evaluated=true"), StandardCharsets.UTF_8);
        assertThat(csv.lines().findFirst().orElseThrow()).contains("满意度测评·已评价", "满意度测评·态度满意率（%）",
                "满意度测评·结果满意和基本满意率（%）");
        assertThat(csv.lines().skip(1)).hasSize(3).allMatch(line -> line.endsWith("100.00") || line.endsWith("0.00"));
    }

    @Test
    void the_progress_of_a_campaign_is_told_day_by_day() {
        CaseWalk walk = new CaseWalk(SERVICE, LocalDate.of(2020, 3, 1));
        String path = "/api/campaigns/" + walk.done(ASSIGNING, "/api/campaigns", """
                {'openedOn':'2020-03-01','year':2020,'name':'示例年度办理','document':'淄政办字〔2020〕23号','ruleSet':'sample',
                 'ruleSetVersion':1,'sessions':[{'source':'NPC_SUGGESTION','level':'CITY','term':16,'session':1}]}""")
                .json().path("id").asString() + "/progress";
        await().atMost(Duration.ofSeconds(20)).until(() -> SERVICE.get(OFFICE, path).status() == 200);

        JsonNode spring = SERVICE.get(OFFICE, path + "?from=2020-03-01&to=2020-04-01").json().path("items");
        assertThat(spring).hasSize(32);
        assertThat(spring.path(0).toString()).isEqualTo("{\"day\":\"2020-03-01\",\"received\":0,\"assigned\":0,"
                + "\"acknowledged\":0,\"replied\":0,\"delivered\":0,\"completed\":0,\"ended\":0,\"open\":0,\"overdue\":0}");
        assertThat(spring.path(31).toString()).isEqualTo("{\"day\":\"2020-04-01\",\"received\":4,\"assigned\":4,"
                + "\"acknowledged\":4,\"replied\":3,\"delivered\":3,\"completed\":0,\"ended\":0,\"open\":4,\"overdue\":0}");
        JsonNode now = SERVICE.get(OFFICE, path).json().path("items");
        assertThat(now).hasSize(1_100);
        assertThat(now.path(1_099).path("received").asInt()).isEqualTo(6);
        assertThat(now.path(1_099).path("overdue").asInt()).isEqualTo(1);

        assertThat(wrong(path + "?from=2020-02-30&colour=red&theme=X")).containsExactlyInAnyOrder("NOT_A_DATE from",
                "UNKNOWN_PARAMETER colour", "NOT_A_CODE theme");
        assertThat(wrong(path + "?from=2020-03-02&to=2020-03-01")).containsExactly("INCONSISTENT to");
        assertThat(wrong(path + "?from=2020-01-01&to=2023-12-31")).containsExactly("TOO_MANY to");
        assertThat(SERVICE.get(OFFICE, path + "?from=2019-01-01&to=2019-01-01").json().at("/items/0/received").asInt())
                .isZero();

        String query = "?from=2020-04-01&to=2020-04-01&theme=DIGITAL_ECONOMY";
        assertThat(new String(SERVICE.download(OFFICE, path + ".csv" + query), StandardCharsets.UTF_8)).isEqualTo(
                "日期,收件,交办,签收,答复,送达,办结,终止办理,在办,逾期\r\n2020-04-01,3,3,3,3,3,0,0,3,0\r\n");
        List<Row> sheet = rows(SERVICE.download(OFFICE, path + ".xlsx" + query));
        assertThat(sheet.get(1).getCellAsDate(0)).contains(LocalDate.of(2020, 4, 1).atStartOfDay());
        assertThat(sheet.get(1).getCellAsNumber(1)).hasValueSatisfying(
                received -> assertThat(received).isEqualByComparingTo("3"));
    }

    private static List<String> wrong(String path) {
        return SERVICE.get(OFFICE, path).json().path("errors").valueStream()
                .map(error -> error.path("code").asString() + " " + error.path("parameter").asString()).toList();
    }

    @Test
    void who_may_not_read_the_cases_sees_no_progress() {
        String path = "/api/campaigns/none/progress";
        assertThat(SERVICE.get(path).status()).isEqualTo(401);
        assertThat(SERVICE.get(person("cloud", Role.CLOUD_OPERATOR), path).status()).isEqualTo(403);
        assertThat(SERVICE.get(OFFICE, path).status()).isEqualTo(404);
        assertThat(SERVICE.post(OFFICE, path, "{}").status()).isIn(404, 405);
    }
}
