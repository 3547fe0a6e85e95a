package govbackbone.proposal.cases;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.PermissionMatrix.Wanted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Whose case it is, and who must be somebody else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CasePermissionTest {
    /** To a case that all its units still handle, named by none of them. */
    private static final Map<String, CaseCommand> COMMANDS = Stream.<CaseCommand>of(receipt("1"), register(),
            assign(AssignmentMode.SOLE), new AcknowledgeReceipt(null, null, null), requestReturn(ACKNOWLEDGED),
            new ApproveReturn(null, null, OTHER, null), new RejectReturn(null, null, "示例"), transfer(null), team(null),
            changeTeam("another"), contact(null), new RecordResearch(null, null, "示例", "示例"),
            new SubmitCoOpinion(null, "示例"), new WaiveCoOpinion(null, FIRST, "示例"), requestExtension(CONTACTED, 1),
            grantExtension(TODAY), new RefuseExtension(null, null, "示例"), draft("A"), pass(null), fail(), dispute(),
            sign(null, NUMBER), deliver(null, "p1"), opinion(null, "p1", Satisfaction.SATISFIED), new Complete(null),
            new Reopen(null, null, "示例"), visit(), new Archive(null, "示例"), decline(), withdraw(null), dispatch(null),
            dun(null, DunningLevel.REMIND), supervise(), endSupervision(), disclose(null), withhold(null),
            correct(CorrectableField.TITLE, "示例"), merge("case-1"), release(NUMBER))
            .collect(Collectors.toMap(c -> c.getClass().getSimpleName(), c -> c));

    private static String answer(List<CaseEvent> history, CaseCommand command, Actor actor) {
        Case state = given(history).state();
        try {
            Permission.require(Scenario.TYPE.concern(), state, command, actor, Scenario.ID,
                    command.getClass().isAnnotationPresent(Creates.class));
            return "PERMITTED";
        } catch (CommandFailure.Unknown unknown) {
            return "UNKNOWN";
        } catch (Refusal refusal) {
            return refusal.objections().getFirst().reason().name();
        }
    }

    private static Case assigned(Wanted wanted) {
        Actor subject = actor(wanted.subject(), BUREAU, Role.OFFICE, Role.HANDLER);
        return switch (wanted.part()) {
            case REQUESTER -> given(at(Stage.ASSIGNED)).and(subject, requestReturn(ACKNOWLEDGED)).state();
            case DRAFTER -> given(at(Stage.IN_HANDLING)).and(HANDLER, contact(null)).and(subject, draft("A")).state();
            case null, default -> given(at(AssignmentMode.LEAD_CO, Stage.ASSIGNED)).state();
        };
    }

    @Test
    void only_whom_the_case_concerns_gives_a_command_and_nobody_decides_what_they_asked_for() {
        PermissionMatrix.check(Scenario.TYPE, BUREAU, COMMANDS.values(), CasePermissionTest::assigned);
    }

    @Test
    void co_handlers_reach_the_case_with_their_receipt_and_their_opinion_alone() {
        Actor coHandler = actor("co-handler", FIRST, Role.OFFICE, Role.HANDLER, Role.UNIT, Role.PRINCIPAL,
                Role.REVIEWER);
        List<CaseEvent> shared = at(AssignmentMode.LEAD_CO, Stage.ASSIGNED);
        assertThat(COMMANDS.values()).filteredOn(command -> !command.getClass().isAnnotationPresent(Creates.class))
                .filteredOn(command -> answer(shared, command, coHandler).equals("PERMITTED"))
                .hasOnlyElementsOfTypes(AcknowledgeReceipt.class, SubmitCoOpinion.class).hasSize(2);
    }

    @Test
    void a_case_that_is_not_assigned_is_for_the_roles_alone_that_concern_every_unit() {
        for (CaseCommand command : COMMANDS.values()) {
            for (Role role : Role.values()) {
                Actor bureau = actor("nobody", BUREAU, role);
                boolean city = bureau.isCityWide(Permission.of(command.getClass()).city());
                assertThat(answer(at(Stage.REGISTERED), command, actor("nobody", FIRST, role)))
                        .as("%s by %s", command, role).isNotEqualTo("PERMITTED");
                assertThat(answer(at(Stage.REGISTERED), command, bureau).equals("PERMITTED"))
                        .as("%s by %s", command, role).isEqualTo(city);
            }
        }
    }

    @Test
    void of_a_split_case_each_unit_reaches_its_own_handling() {
        List<CaseEvent> split = at(AssignmentMode.SPLIT, Stage.IN_HANDLING);
        assertThat(answer(split, contact(FIRST), FIRST_UNIT)).isEqualTo("PERMITTED");
        assertThat(answer(split, contact(BUREAU), FIRST_UNIT)).isEqualTo("UNKNOWN");
        assertThat(answer(split, contact(FIRST), HANDLER)).isEqualTo("UNKNOWN");
        assertThat(answer(split, new Complete(null), FIRST_OFFICE)).isEqualTo("PERMITTED");
        assertThat(answer(split, contact(OTHER), FIRST_UNIT)).as("told that it does not reply").isEqualTo("PERMITTED");
        assertThat(answer(split, contact(OTHER), actor("x", OTHER, Role.HANDLER))).isEqualTo("UNKNOWN");
    }

    private static String asked(List<CaseEvent> history, CaseEvent asking, Actor by, CaseCommand decision,
            Actor decider) {
        Case state = given(history).state();
        Case next = Case.acted(Case.evolve(state, asking), asking, by);
        try {
            Permission.require(Scenario.TYPE.concern(), next, decision, decider, Scenario.ID, false);
            return "PERMITTED";
        } catch (Refusal refusal) {
            return refusal.objections().getFirst().reason().name();
        }
    }

    @Test
    void whoever_asked_for_a_return_or_more_time_does_not_decide_about_it() {
        Actor both = actor("Office", ASSIGNER, Role.ASSIGNING_OFFICE);
        CaseEvent back = given(at(Stage.ASSIGNED)).decide(OFFICE, requestReturn(ACKNOWLEDGED)).getFirst();
        CaseEvent more = given(at(Stage.IN_HANDLING)).decide(OFFICE, requestExtension(CONTACTED, 1)).getFirst();
        for (CaseCommand decision : List.of(new ApproveReturn(null, null, OTHER, null),
                new RejectReturn(null, null, "示例"), transfer(null))) {
            assertThat(asked(at(Stage.ASSIGNED), back, OFFICE, decision, both)).isEqualTo("SAME_PERSON");
            assertThat(asked(at(Stage.ASSIGNED), back, OFFICE, decision, ASSIGNING)).isEqualTo("PERMITTED");
        }
        for (CaseCommand decision : List.of(grantExtension(TODAY), new RefuseExtension(null, null, "示例"))) {
            assertThat(asked(at(Stage.IN_HANDLING), more, OFFICE, decision, both)).isEqualTo("SAME_PERSON");
            assertThat(asked(at(Stage.IN_HANDLING), more, OFFICE, decision, ASSIGNING)).isEqualTo("PERMITTED");
        }
    }

    @Test
    void whoever_drafted_the_reply_neither_ends_its_supervision_nor_withholds_it() {
        assertThat(answer(at(Stage.DELIVERED), endSupervision(), actor("handler", ASSIGNER, Role.ASSIGNING_OFFICE)))
                .isEqualTo("SAME_PERSON");
        assertThat(answer(at(Stage.DELIVERED), withhold(null), actor("handler", BUREAU, Role.OFFICE)))
                .isEqualTo("SAME_PERSON");
        assertThat(answer(at(Stage.DELIVERED), withhold(null), OFFICE)).isEqualTo("PERMITTED");
    }
}
