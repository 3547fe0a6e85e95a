package govbackbone.proposal.cases;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.BadInputs;
import govbackbone.testkit.aggregate.BadInputs.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Everything that a client may get wrong about a case, as {@code bad-inputs/proposals.txt} says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputsTest {
    /** The case number of another case of that session. */
    private static final String TAKEN = "NPC_SUGGESTION/CITY/15/4/77";

    private static final Map<String, CaseCommand> COMMANDS = Map.ofEntries(Map.entry("receipt", receipt("0012")),
            Map.entry("register", register(proposer("p1", true))),
            Map.entry("assign", assign(AssignmentMode.SOLE)), Map.entry("decline", decline()),
            Map.entry("merge", merge("case-1")),
            Map.entry("correct", correct(CorrectableField.TITLE, "示例")),
            Map.entry("request-return", requestReturn(ACKNOWLEDGED)),
            Map.entry("acknowledge", new AcknowledgeReceipt(null, ACKNOWLEDGED, null)),
            Map.entry("withdraw", withdraw(null)), Map.entry("transfer", transfer(null)),
            Map.entry("team", team(null)), Map.entry("contact", contact(null)),
            Map.entry("extension", requestExtension(CONTACTED, 1)), Map.entry("draft", draft("A")),
            Map.entry("dun", dun(null, DunningLevel.URGE)), Map.entry("pass", pass(null)),
            Map.entry("sign", sign(null, NUMBER)), Map.entry("deliver", deliver(null, "p2")),
            Map.entry("disclose", disclose(null)), Map.entry("dispute", dispute()),
            Map.entry("change-team", changeTeam("another")), Map.entry("release", release(NUMBER)),
            Map.entry("opinion", opinion(null, "p1", Satisfaction.SATISFIED)),
            Map.entry("complete", new Complete(null)), Map.entry("reopen", new Reopen(null, null, null)),
            Map.entry("archive", new Archive(null, "示例")));

    private static final Map<String, Actor> ACTORS = Map.of("office", OFFICE, "handler", HANDLER, "assigning",
            ASSIGNING, "principal", PRINCIPAL, "deputy", DEPUTY, "first", FIRST_UNIT, "admin", ADMIN,
            "other-principal", actor("other", BUREAU, Role.PRINCIPAL), "drafting-office",
            actor("Handler", BUREAU, Role.OFFICE));

    private static List<CaseEvent> history(String name) {
        return switch (name) {
            case "NONE" -> List.of();
            case "RETURN_REQUESTED" -> given(at(Stage.ASSIGNED)).and(OFFICE, requestReturn(ACKNOWLEDGED)).history();
            case "CONTACTED" -> given(at(Stage.IN_HANDLING)).and(HANDLER, contact(null)).history();
            case "DUNNED" -> given(at(Stage.IN_HANDLING)).and(OFFICE, dun(CONTACTED, DunningLevel.URGE)).history();
            case "PROMISED" -> given(history("CONTACTED"))
                    .and(HANDLER, draft("B", promise(LocalDate.of(2020, 6, 29)))).and(DEPUTY, pass(null)).history();
            case "JUDGED" -> given(at(Stage.DELIVERED)).and(OFFICE, opinion(null, "p1", Satisfaction.SATISFIED))
                    .history();
            case "DISSATISFIED" -> given(history("JUDGED"))
                    .and(OFFICE, opinion(null, "p2", Satisfaction.DISSATISFIED)).history();
            case "SUPERVISED" -> given(at(Stage.COMPLETED)).and(ASSIGNING, supervise()).and(OFFICE, visit())
                    .history();
            case "DECLINED" -> given(at(Stage.REGISTERED)).and(ASSIGNING, decline()).history();
            case "WITHDRAWN" -> given(at(Stage.ASSIGNED)).and(OFFICE, withdraw(null)).history();
            default -> at(Stage.valueOf(name));
        };
    }

    private static final BadInputs<CaseCommand, Case, CaseEvent> HTTP = new BadInputs<>(Scenario.TYPE,
            InstantSource.fixed(given(List.of()).context(OFFICE).now()), COMMANDS, ACTORS,
            name -> given(history(name)), TAKEN);

    static List<Row> rows() {
        return BadInputs.rows(CaseCommand.class);
    }

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_wrong_is_told_in_both_languages(Row row) {
        HTTP.check(row);
    }

    private static JsonNode answer(String given, String who, String command, String changes) {
        return HTTP.answer(new Row(given, who, command, changes, "", "", ""), "en");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(answer("NONE", "office", "receipt",
                "{\"title\":\"\\u3000\",\"receivedOn\":\"2020-02-30\",\"term\":0,\"source\":\"LETTER\",\"x\":1}")
                .get("errors").valueStream().map(e -> e.get("pointer").asString())).contains("/x");
        assertThat(answer("NONE", "office", "receipt",
                "{\"title\":\"\\u3000\",\"receivedOn\":\"2020-02-30\",\"term\":0,\"source\":\"LETTER\"}")
                .get("errors").valueStream().map(e -> e.get("pointer").asString()))
                .containsExactlyInAnyOrder("/title", "/receivedOn", "/term", "/source");
    }

    @Test
    void brackets_of_document_numbers_are_written_as_the_official_ones() {
        for (String number : List.of("淄数建字[2020]1号", "淄数建字(2020)1号", "淄数建字【2020】1号", "淄数建字〔2020〕1号")) {
            assertThat(answer("REPLY_REVIEWED", "principal", "sign", "{\"documentNumber\":\"" + number + "\"}")
                    .get("version").asInt()).isEqualTo(at(Stage.REPLY_REVIEWED).size() + 1);
        }
    }
}
