package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.DatePeriod;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What was entered wrongly is put right by a further event. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseCorrectionTest {
    private static CaseView view(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
    }

    private static CaseCorrected corrected(CorrectableField field, String old, String now) {
        return new CaseCorrected(TODAY, field, field == CorrectableField.PROPOSER_NAME ? "p1" : null, old, now, "录入有误。",
                "示例批准人");
    }

    @ParameterizedTest
    @CsvSource({"TITLE, 示例：关于推进数据共享的建议, 示例：更正后的标题", "THEME, DATA_SHARING, SMART_CITY", "IN_SESSION, true, false",
        "RECEIVED_ON, 2020-02-26, 2020-02-25", "ASSIGNED_ON, 2020-03-02, 2020-02-28",
        "PROPOSER_NAME, 示例代表p1, 示例代表01"})
    void a_field_is_corrected_with_old_and_new_value_reason_and_approval(CorrectableField field, String old,
            String now) {
        for (Stage stage : List.of(Stage.ASSIGNED, Stage.IN_HANDLING, Stage.SIGNED, Stage.ARCHIVED)) {
            Given<CaseCommand, Case, CaseEvent> scenario = given(at(stage));
            assertThat(scenario.decide(OFFICE, correct(field, now)).getFirst()).isEqualTo(corrected(field, old, now));
            Given<CaseCommand, Case, CaseEvent> after = scenario.and(OFFICE, correct(field, now));
            after.refuses(OFFICE, correct(field, now), "NOTHING_TO_CORRECT /value");
            CaseView view = view(after);
            assertThat(shown(view, field)).isEqualTo(now);
            assertThat(view.corrections()).containsExactly(new CaseView.Correction(TODAY, field,
                    field == CorrectableField.PROPOSER_NAME ? "p1" : null, old, now, "录入有误。", "示例批准人"));
            assertThat(view.stage()).isEqualTo(stage);
            assertThat(after.history()).startsWith(scenario.history().toArray(new CaseEvent[0]));
        }
    }

    private static String shown(CaseView view, CorrectableField field) {
        return String.valueOf(switch (field) {
            case TITLE -> view.title();
            case CASE_NUMBER -> view.caseNo();
            case THEME -> view.theme();
            case IN_SESSION -> view.inSession();
            case RECEIVED_ON -> view.receivedOn();
            case ASSIGNED_ON -> view.assignedOn();
            case PROPOSER_NAME -> view.proposers().getFirst().name();
        });
    }

    @Test
    void a_case_gets_another_number_that_no_other_case_has() {
        Given<CaseCommand, Case, CaseEvent> scenario = given(at(Stage.COMPLETED));
        CaseRenumbered renumbered = new CaseRenumbered(TODAY, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0012", "0021",
                "录入有误。", "示例批准人");
        scenario.gives(OFFICE, correct(CorrectableField.CASE_NUMBER, "0021"), renumbered);
        assertThat(Case.claims(renumbered)).extracting(c -> c.scope() + " " + c.value())
                .containsExactly("case-number NPC_SUGGESTION/CITY/15/4/21");
        assertThat(Case.releases(renumbered)).as("the wrong one is free")
                .containsExactly(new Release("case-number", "NPC_SUGGESTION/CITY/15/4/12", null));
        Given<CaseCommand, Case, CaseEvent> after = scenario.and(OFFICE, correct(CorrectableField.CASE_NUMBER, "0021"));
        assertThat(view(after).caseNo()).isEqualTo("0021");
        assertThat(view(after).corrections()).extracting(CaseView.Correction::oldValue).containsExactly("0012");
        after.refuses(OFFICE, correct(CorrectableField.CASE_NUMBER, "0021"), "NOTHING_TO_CORRECT /value");
        WorkItem item = Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), after.history()));
        assertThat(item.caseNo()).isEqualTo("0021");
        assertThat(item.version()).isEqualTo(after.history().size());
    }

    @ParameterizedTest
    @CsvSource({"CASE_NUMBER, 十二", "CASE_NUMBER, -1", "CASE_NUMBER, 123456789012345678901", "THEME, NONE",
        "IN_SESSION, yes",
        "RECEIVED_ON, 2020-02-30", "RECEIVED_ON, 26.2.2020", "ASSIGNED_ON, gestern",
        "PROPOSER_NAME, 示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例示例"})
    void a_value_fits_its_field(CorrectableField field, String value) {
        given(at(Stage.ASSIGNED)).refuses(OFFICE, correct(field, value), "VALUE_NOT_FITTING /value");
    }

    @Test
    void what_is_not_entered_cannot_be_corrected() {
        for (CorrectableField field : List.of(CorrectableField.THEME, CorrectableField.IN_SESSION,
                CorrectableField.PROPOSER_NAME, CorrectableField.ASSIGNED_ON)) {
            String value = field == CorrectableField.THEME
                    ? "OTHER"
                    : field == CorrectableField.IN_SESSION
                            ? "true"
                            : "2020-03-02";
            given(at(Stage.RECEIVED)).refuses(OFFICE, correct(field, value), "NOT_ENTERED_YET /field");
        }
        given(at(Stage.REGISTERED)).refuses(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-03-02"),
                "NOT_ENTERED_YET /field");
        for (String value : List.of("2020-02-01", "2020-06-30")) {
            assertThat(given(at(Stage.REGISTERED)).decide(OFFICE, correct(CorrectableField.RECEIVED_ON, value)))
                    .hasSize(1);
        }
        assertThat(given(at(Stage.RECEIVED)).decide(OFFICE, correct(CorrectableField.TITLE, "示例"))).hasSize(1);
    }

    @Test
    void a_name_is_that_of_a_proposer_of_the_case() {
        for (String proposer : new String[]{"p9", null}) {
            given(at(Stage.ASSIGNED)).refuses(OFFICE,
                    new Correct(null, CorrectableField.PROPOSER_NAME, proposer, "示例", "示例", "示例"),
                    "UNKNOWN_PROPOSER /proposer");
        }
    }

    @Test
    void days_stay_in_order() {
        Given<CaseCommand, Case, CaseEvent> assigned = given(at(Stage.ASSIGNED));
        assigned.refuses(OFFICE, correct(CorrectableField.RECEIVED_ON, "2020-03-03"), "ASSIGNED_BEFORE_RECEIPT /value");
        assigned.refuses(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-02-25"), "ASSIGNED_BEFORE_RECEIPT /value");
        assigned.refuses(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-07-01"), "DATE_IN_FUTURE /value");
        given(at(Stage.REGISTERED)).refuses(OFFICE, correct(CorrectableField.RECEIVED_ON, "2020-07-01"),
                "DATE_IN_FUTURE /value");
        assertThat(assigned.decide(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-02-26"))).isNotEmpty();
        assertThat(assigned.decide(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-03-04"))).isNotEmpty();
        assertThat(assigned.decide(OFFICE, correct(CorrectableField.RECEIVED_ON, "2020-03-02"))).isNotEmpty();
        given(at(Stage.ACCEPTED)).refuses(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-03-03"),
                "ASSIGNED_ON_FIXED /value");
        assigned.refuses(OFFICE, new Correct(TODAY.plusDays(1), CorrectableField.TITLE, null, "示例", "示例", "示例"),
                "DATE_IN_FUTURE /correctedOn");
    }

    @Test
    void only_the_units_and_the_assigning_office_correct() {
        given(at(Stage.ASSIGNED)).refuses(actor("stranger", OTHER, Role.OFFICE),
                correct(CorrectableField.TITLE, "示例"), "UNKNOWN_ID");
        assertThat(given(at(Stage.ASSIGNED)).decide(ASSIGNING, correct(CorrectableField.TITLE, "示例"))).hasSize(1);
    }

    @Test
    void open_deadlines_follow_the_corrected_day_of_assignment() {
        LocalDate today = LocalDate.of(2020, 3, 5);
        Given<CaseCommand, Case, CaseEvent> scenario = given(at(Stage.REGISTERED)).on(today).and(ASSIGNING,
                assign(AssignmentMode.LEAD_CO));
        List<CaseEvent> events = scenario.decide(ASSIGNING, correct(CorrectableField.ASSIGNED_ON, "2020-02-28"));
        assertThat(events).filteredOn(DeadlineSet.class::isInstance).extracting(DeadlineSet.class::cast)
                .extracting(DeadlineSet::kind, DeadlineSet::unit, e -> e.due().start(), e -> e.due().date())
                .containsExactly(
                        tuple(DeadlineKind.RETURN, BUREAU, LocalDate.of(2020, 2, 28), LocalDate.of(2020, 3, 6)),
                        tuple(DeadlineKind.REPLY, BUREAU, LocalDate.of(2020, 2, 28), LocalDate.of(2020, 5, 28)),
                        tuple(DeadlineKind.CO_OPINION, FIRST, LocalDate.of(2020, 2, 28), LocalDate.of(2020, 3, 30)),
                        tuple(DeadlineKind.CO_OPINION, SECOND, LocalDate.of(2020, 2, 28), LocalDate.of(2020, 3, 30)));
        Given<CaseCommand, Case, CaseEvent> after = scenario.and(ASSIGNING,
                correct(CorrectableField.ASSIGNED_ON, "2020-02-28"));
        assertThat(((Case.UnderHandling) after.state()).assignment().on()).isEqualTo(LocalDate.of(2020, 2, 28));
    }

    @Test
    void deadlines_that_are_over_or_start_elsewhere_stay() {
        given(at(Stage.COMPLETED)).gives(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-02-28"),
                corrected(CorrectableField.ASSIGNED_ON, "2020-03-02", "2020-02-28"));
        Given<CaseCommand, Case, CaseEvent> extended = given(at(Stage.REGISTERED)).on(LocalDate.of(2020, 3, 20))
                .and(ASSIGNING, assign(AssignmentMode.SOLE)).and(OFFICE, new AcknowledgeReceipt(null, null, null))
                .and(HANDLER, new RequestExtension(null, null, new Length(1, DatePeriod.Unit.MONTHS),
                        null, "示例"))
                .and(ASSIGNING, new GrantExtension(null, null, null, null, LocalDate.of(2020, 3, 20)));
        assertThat(extended.decide(OFFICE, correct(CorrectableField.ASSIGNED_ON, "2020-02-28"))).hasSize(1);
        assertThat(given(at(Stage.ASSIGNED)).decide(OFFICE, correct(CorrectableField.TITLE, "示例"))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"NOT_FILED", "WITHDRAWN", "TRANSFERRED"})
    void what_has_ended_is_corrected_too_and_stays_ended(Stage stage) {
        Given<CaseCommand, Case, CaseEvent> ended = switch (stage) {
            case NOT_FILED -> given(at(Stage.REGISTERED)).and(ASSIGNING, decline());
            case WITHDRAWN -> given(at(Stage.ASSIGNED)).and(OFFICE, withdraw(null));
            default -> given(at(Stage.ASSIGNED)).and(OFFICE, requestReturn(ACKNOWLEDGED)).and(ASSIGNING,
                    transfer(null));
        };
        for (CorrectableField field : List.of(CorrectableField.TITLE, CorrectableField.THEME)) {
            String value = field == CorrectableField.TITLE ? "示例：更正" : Theme.OTHER.name();
            Given<CaseCommand, Case, CaseEvent> after = ended.and(ASSIGNING, correct(field, value));
            assertThat(shown(view(after), field)).isEqualTo(value);
            assertThat(view(after).stage()).isEqualTo(stage);
            after.refuses(ASSIGNING, correct(field, value), "NOTHING_TO_CORRECT /value");
        }
    }

    @Test
    void the_work_list_shows_what_was_corrected() {
        Given<CaseCommand, Case, CaseEvent> judged = given(at(Stage.DELIVERED))
                .and(OFFICE, correct(CorrectableField.PROPOSER_NAME, "示例代表01"))
                .and(OFFICE, correct(CorrectableField.TITLE, "示例：更正"));
        WorkItem item = Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), judged.history()));
        assertThat(item.title()).isEqualTo("示例：更正");
        assertThat(item.waitsFor()).extracting(WorkItem.Waiting::name).contains("示例代表01");
        Given<CaseCommand, Case, CaseEvent> registered = given(at(Stage.REGISTERED)).and(OFFICE,
                correct(CorrectableField.TITLE, "示例：更正"));
        assertThat(Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), registered.history())).title())
                .isEqualTo("示例：更正");
    }

    @Test
    void telephone_numbers_survive_in_the_view_and_never_enter_the_state() {
        Given<CaseCommand, Case, CaseEvent> scenario = given(at(Stage.ASSIGNED)).and(OFFICE,
                correct(CorrectableField.PROPOSER_NAME, "示例代表01"));
        assertThat(view(scenario).proposers().getFirst().phone()).isEqualTo("13800000000");
        assertThat(((Case.UnderHandling) scenario.state()).matter().proposers()).extracting(Proposer::phone)
                .containsOnlyNulls();
    }
}
