package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.DeadlineMissed;
import govbackbone.events.proposal.CaseEvent.DeadlineSet;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.RuleSets;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The proposers are first contacted within 15 working days of assignment (崇义县政协提案办理办法), where the rules say so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseFirstContactTest {
    private static final LocalDate DUE = LocalDate.of(2020, 3, 23);

    private static Given<CaseCommand, Case, CaseEvent> after(int steps) {
        return after(AssignmentMode.SOLE, steps, RuleSets.shipped());
    }

    private static Given<CaseCommand, Case, CaseEvent> after(AssignmentMode mode, int steps, RuleSets rules) {
        Given<CaseCommand, Case, CaseEvent> scenario = given(List.of()).under(Scenario.under(rules)).on(DUE);
        for (Samples.Step step : Samples.steps(mode).subList(0, steps)) {
            scenario = scenario.and(step.actor(), step.command());
        }
        return scenario;
    }

    private static List<DeadlineSet> firstContacts(List<CaseEvent> events) {
        return events.stream().filter(DeadlineSet.class::isInstance).map(DeadlineSet.class::cast)
                .filter(set -> set.kind() == DeadlineKind.FIRST_CONTACT).toList();
    }

    private static RemindOfDeadline near() {
        return new RemindOfDeadline(DeadlineKind.FIRST_CONTACT, BUREAU, 1, DUE);
    }

    private static RecordMissedDeadline missed() {
        return new RecordMissedDeadline(DeadlineKind.FIRST_CONTACT, BUREAU, 1, DUE);
    }

    private static CaseView.Deadline seen(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history())).deadlines().stream()
                .filter(d -> d.kind() == DeadlineKind.FIRST_CONTACT).findFirst().orElseThrow();
    }

    private static WorkItem item(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), scenario.history()));
    }

    @Test
    void the_assignment_sets_it_for_every_replying_unit_and_explains_it() {
        DeadlineSet set = firstContacts(after(3).history()).getFirst();
        assertThat(set.due().date()).isEqualTo(DUE);
        assertThat(set.due().start()).isEqualTo(ASSIGNED);
        assertThat(set.due().period().amount()).isEqualTo(15);
        assertThat(set.rule().zh()).contains("首次沟通");
        assertThat(firstContacts(after(AssignmentMode.SPLIT, 3, RuleSets.shipped()).history()))
                .extracting(DeadlineSet::unit).containsExactly(BUREAU, FIRST);
        assertThat(firstContacts(after(AssignmentMode.LEAD_CO, 3, RuleSets.shipped()).history()))
                .extracting(DeadlineSet::unit).as("the lead alone").containsExactly(BUREAU);
    }

    @Test
    void rules_that_do_not_limit_it_set_none() {
        assertThat(firstContacts(given(at(Stage.ASSIGNED)).history())).isEmpty();
    }

    @Test
    void the_work_list_shows_it_until_somebody_was_contacted() {
        assertThat(item(after(5)).nextDeadline()).isEqualTo(DeadlineKind.FIRST_CONTACT);
        assertThat(item(after(5)).nextDueOn()).isEqualTo(DUE);
        Given<CaseCommand, Case, CaseEvent> contacted = after(6);
        assertThat(item(contacted).nextDeadline()).isEqualTo(DeadlineKind.REPLY);
        assertThat(seen(after(5)).settledOn()).isNull();
        assertThat(seen(contacted).settledOn()).isEqualTo(CONTACTED);
        Given<CaseCommand, Case, CaseEvent> again = contacted.and(HANDLER, contact(null));
        assertThat(seen(again).settledOn()).as("the first one counts").isEqualTo(CONTACTED);
    }

    @Test
    void the_backbone_notes_when_nobody_was_contacted_in_time() {
        Given<CaseCommand, Case, CaseEvent> handling = after(5);
        assertThat(Case.alarms(handling.state())).extracting(alarm -> alarm.command()).contains(near());
        assertThat(handling.on(DUE).decide(Actor.BACKBONE, missed())).isEmpty();
        handling.on(DUE.plusDays(1)).gives(Actor.BACKBONE, missed(),
                new DeadlineMissed(DUE.plusDays(1), DeadlineKind.FIRST_CONTACT, BUREAU, 1, DUE));
        Given<CaseCommand, Case, CaseEvent> contacted = after(6);
        assertThat(Case.alarms(contacted.state())).extracting(alarm -> alarm.command())
                .doesNotContain(near());
        assertThat(contacted.on(DUE.plusDays(1)).decide(Actor.BACKBONE, missed())).isEmpty();
    }

    @Test
    void it_follows_the_corrected_day_of_assignment() {
        List<CaseEvent> events = after(3).on(DUE).decide(ASSIGNING,
                new Correct(null, CorrectableField.ASSIGNED_ON, null,
                        ASSIGNED.plusDays(1).toString(), "示例", "示例"));
        assertThat(firstContacts(events)).singleElement()
                .satisfies(set -> assertThat(set.due().date()).isEqualTo(DUE.plusDays(1)));
    }

    @Test
    void it_passes_to_the_next_unit_and_starts_anew_only_where_the_rules_say_so() {
        Given<CaseCommand, Case, CaseEvent> returned = after(3).and(OFFICE, requestReturn(ACKNOWLEDGED));
        ApproveReturn approve = new ApproveReturn(null, TEAM, OTHER, null);
        Given<CaseCommand, Case, CaseEvent> handed = returned.and(ASSIGNING, approve);
        assertThat(((Case.UnderHandling) handed.state()).handlings().getFirst().due(DeadlineKind.FIRST_CONTACT, OTHER))
                .contains(DUE);
        assertThat(firstContacts(returned.under(Scenario.under(restarting())).decide(ASSIGNING, approve)))
                .singleElement()
                .satisfies(set -> {
                    assertThat(set.unit()).isEqualTo(OTHER);
                    assertThat(set.due().start()).isEqualTo(TEAM);
                });
    }

    private static RuleSets restarting() {
        HandlingRuleSet r = RuleSets.shipped().pinned("sample", 1);
        HandlingTerms t = r.terms();
        return new RuleSets(List.of(new HandlingRuleSet(r.id(), r.version(), r.authority(), r.sample(), r.source(),
                r.effectiveFrom(), r.effectiveTo(), new HandlingTerms(t.returnWindow(), t.lateReturn(), t.reply(),
                        t.extension(), t.coOpinion(), t.redo(), t.feedback(), t.firstContact(), t.disclosure(),
                        t.roll(), List.of(DeadlineKind.FIRST_CONTACT), t.classes(), t.copies()))));
    }
}
