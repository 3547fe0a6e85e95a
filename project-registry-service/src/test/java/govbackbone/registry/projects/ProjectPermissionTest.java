package govbackbone.registry.projects;

import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.registry.Expert;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.ExpertOpinionRecorded;
import govbackbone.events.registry.ProjectEvent.OpinionSheetFiled;
import govbackbone.events.registry.ProjectEvent.ReviewOpened;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReviewOpinion;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Role;
import govbackbone.registry.projects.Project.Filed;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.PermissionMatrix.Wanted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Whose project it is, and who must be somebody else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectPermissionTest {
    private static final List<ProjectCommand> COMMANDS = List.of(open(FilingKind.CONSTRUCTION),
            draft(FilingKind.CONSTRUCTION), new SubmitFiling(null), new CheckForm(null, null), giveBack(),
            review(FilingKind.CONSTRUCTION), opinion("a"), flag(), resolve(1), judge("1", 0, null),
            new CloseBudgetReview(null), approve(1), new Defer(null, 2030, "示例"), new Reject(null, "示例"),
            new StartProcurement(null, ProcurementMethod.INQUIRY, "示例"), award(1), contract(TODAY, 1),
            new StartConstruction(null), change(1), pay("v9", 1), new CompleteConstruction(null),
            new AcceptPreliminarily(null, "示例"), new StartTrialRun(null), accept(TODAY), new StartOperation(null),
            evaluate(TODAY, 2020), new CloseOperation(null), new RequestRetirement(null, "示例"), retire(),
            new Suspend(null, "示例"), new Resume(null, "示例"), new Cancel(null, "示例"), release("示例"));

    private static Project reviewed(Wanted wanted) {
        Filed open = (Filed) given(at(ProjectStage.FORM_CHECKED)).after(new ReviewOpened(REVIEW, 1,
                List.of(new Expert(wanted.addressee(), "示例专家", "示例单位", false)))).state();
        return open.taken(wanted.part() == null
                ? Participants.NOBODY
                : Participants.NOBODY.with(wanted.part(), wanted.subject()));
    }

    @Test
    void nobody_else_gives_a_command_and_nobody_judges_what_is_their_own() {
        PermissionMatrix.check(Scenario.TYPE, FIRST, COMMANDS, ProjectPermissionTest::reviewed);
    }

    /** Everything one person did of whom nobody noticed that it was one person. */
    @Test
    void one_person_in_every_role_comes_no_further_than_the_filing() {
        Actor solo = actor("solo", BUREAU, Role.UNIT, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.PRINCIPAL);
        Given<ProjectCommand, Project, ProjectEvent> filed = given(List.of()).and(solo, open(FilingKind.CONSTRUCTION))
                .and(solo, draft(FilingKind.CONSTRUCTION)).and(solo, new SubmitFiling(SUBMITTED));
        filed.refuses(solo, new CheckForm(CHECKED, null), "SAME_PERSON");
        Given<ProjectCommand, Project, ProjectEvent> checked = filed.and(REVIEWER, new CheckForm(CHECKED, null));
        checked.refuses(actor("SOLO", BUREAU, Role.PROJECT_REVIEWER), review(FilingKind.CONSTRUCTION), "SAME_PERSON");
        checked.refuses(REVIEWER, new OpenReview(REVIEW, List.of(expert("Solo ", false), expert("reviewer", false),
                expert("c", false))), "EXPERT_INVOLVED /experts/0/subject", "EXPERT_INVOLVED /experts/1/subject");
        Given<ProjectCommand, Project, ProjectEvent> open = checked.and(REVIEWER, review(FilingKind.CONSTRUCTION));
        open.refuses(actor("solo", BUREAU, Role.BUDGET_REVIEWER), judge("1", 5_000_000, null), "SAME_PERSON");
        open.refuses(actor("a", BUREAU, Role.BUDGET_REVIEWER), judge("1", 5_000_000, null), "SAME_PERSON");
        open.refuses(actor("reviewer", BUREAU, Role.BUDGET_REVIEWER), judge("1", 5_000_000, null), "SAME_PERSON");
        Given<ProjectCommand, Project, ProjectEvent> closed = open.and(REVIEWER, opinion("a"))
                .and(REVIEWER, opinion("b")).and(REVIEWER, opinion("c"))
                .and(BUDGET, judge("1", 5_000_000, null)).and(BUDGET, judge("2", 1_250, null))
                .and(BUDGET, new CloseBudgetReview(CLOSED));
        for (String subject : List.of("solo", "reviewer", "budget", "b")) {
            closed.refuses(actor(subject, BUREAU, Role.PRINCIPAL), approve(1), "SAME_PERSON");
        }
    }

    @Test
    void experts_speak_for_themselves_and_a_reviewer_from_a_signed_sheet() {
        Given<ProjectCommand, Project, ProjectEvent> open = given(at(ProjectStage.UNDER_REVIEW));
        Actor expert = actor("A", null, Role.EXPERT);
        RecordExpertOpinion own = new RecordExpertOpinion(REVIEW, "a", ReviewOpinion.AGREE, "示例", null);
        ExpertOpinionRecorded heard = new ExpertOpinionRecorded(REVIEW, 1, "a", ReviewOpinion.AGREE, "示例");
        open.gives(expert, own, heard);
        open.refuses(expert, new RecordExpertOpinion(REVIEW, "b", ReviewOpinion.AGREE, "示例", "示例-1"),
                "OPINION_OF_SOMEBODY_ELSE /expert");
        open.refuses(actor("x", null, Role.EXPERT), own, "UNKNOWN_ID");
        open.refuses(REVIEWER, own, "SHEET_MISSING /sheet");
        open.gives(REVIEWER, new RecordExpertOpinion(REVIEW, "a", ReviewOpinion.AGREE, "示例", "示例-1"), heard,
                new OpinionSheetFiled(REVIEW, 1, "a", "示例-1"));
    }

    @Test
    void what_somebody_has_done_is_remembered_by_part() {
        Given<ProjectCommand, Project, ProjectEvent> scenario = given(List.of()).and(UNIT, open(FilingKind.OPERATION))
                .and(UNIT, draft(FilingKind.OPERATION)).and(UNIT, new SubmitFiling(SUBMITTED))
                .and(REVIEWER, new CheckForm(CHECKED, null)).and(REVIEWER, new OpenReview(REVIEW, null))
                .and(BUDGET, judge("1", 5_000_000, null));
        assertThat(((Filed) scenario.state()).took().subjects()).isEqualTo(Map.of(Part.FILER, Set.of("unit"),
                Part.FORM_CHECKER, Set.of("reviewer"), Part.BUDGET_REVIEWER, Set.of("budget")));
    }
}
