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
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
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
@DisplayNameGeneration(ReplaceUnderscores.class)
class NamedViewsTest {
    private static final HostedProposals SERVICE = CaseWalk.start();

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
        await().atMost(Duration.ofSeconds(20)).until(
                () -> caseNos(OFFICE, "/api/worklist?sort=caseNo&stage=IN_HANDLING,ASSIGNED,REGISTERED").size() == 3);
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
        assertThat(caseNos(ASSIGNING, "/api/worklist?mine=true")).containsExactly("403");
        assertThat(caseNos(PRINCIPAL, "/api/worklist?mine=true")).isEmpty();
        assertThat(caseNos(person("other", Role.HANDLER), "/api/worklist?mine=true")).containsExactly("402");
        assertThat(caseNos(OFFICE, "/api/worklist?waitsFor.party=HANDLER")).containsExactly("401");
        isExported(HANDLER, "worklist", "mine=true&sort=caseNo", "401", "402");
        JsonNode parties = SERVICE.get(OFFICE, "/api/worklist/summary?by=waitsFor.party").json().path("items");
        assertThat(parties.valueStream().map(row -> row.path("waitsFor.party").asString() + row.path("count")))
                .containsExactly("ASSIGNING_OFFICE1", "HANDLER1", "OFFICE1");
    }

    @Test
    void the_overdue_board_is_the_work_list_by_due_date() {
        String board = "overdue=true&sort=nextDueOn";
        assertThat(caseNos(OFFICE, "/api/worklist?" + board)).containsExactly("401");
        assertThat(caseNos(OFFICE, "/api/worklist?overdue=false&sort=caseNo")).containsExactly("402", "403");
        assertThat(caseNos(OFFICE, "/api/proposals?overdue=true")).containsExactly("401");
        isExported(OFFICE, "worklist", board, "401");
        assertThat(SERVICE.get(OFFICE, "/api/worklist/summary?by=unitCodes").json().at("/total/nextDueOn").asInt())
                .isEqualTo(1);
    }
}
