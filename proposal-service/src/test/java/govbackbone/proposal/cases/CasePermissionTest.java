package govbackbone.proposal.cases;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every command in every role of every unit: who may give it to a case of the bureau, of another unit, and of nobody. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CasePermissionTest {
    /** city: the roles that reach every case where they concern every unit; own: those that reach cases of their unit. */
    private static final String TABLE = """
            command                | city                    | own
            RegisterReceipt        | office,assigning-office |
            Register               | office,assigning-office |
            Assign                 | assigning-office        |
            AcknowledgeReceipt     |                         | office,handler,unit
            RequestReturn          |                         | office
            ApproveReturn          | assigning-office        |
            RejectReturn           | assigning-office        |
            Transfer               | assigning-office        |
            AppointTeam            |                         | office,principal
            ChangeTeam             |                         | office,principal
            RecordContact          |                         | office,handler
            RecordResearch         |                         | office,handler
            SubmitCoOpinion        |                         | office,handler,unit
            WaiveCoOpinion         | assigning-office        |
            RequestExtension       |                         | office,handler
            GrantExtension         | assigning-office        |
            RefuseExtension        | assigning-office        |
            SubmitReplyDraft       |                         | office,handler
            PassReview             |                         | office,reviewer
            FailReview             |                         | office,reviewer
            DisputeReview          |                         | office,reviewer,principal,handler
            SignReply              |                         | office,reviewer,principal
            DeliverReply           |                         | office,handler
            RecordOpinion          | assigning-office        | office
            Complete               | assigning-office        | office
            Reopen                 | assigning-office        |
            RecordReturnVisit      |                         | office,handler
            Archive                |                         | office
            DeclineFiling          | assigning-office        |
            Withdraw               | office,assigning-office | office
            RecordDispatch         | assigning-office        | office
            IssueDunning           | assigning-office        | office
            PlaceUnderSupervision  | assigning-office        |
            EndSupervision         | assigning-office        |
            Disclose               |                         | office
            Withhold               |                         | office
            Correct                | office,assigning-office | office
            Merge                  | assigning-office        |
            ReleaseDocumentNumber  | admin                   |
            """;

    record Row(String command, Set<Role> city, Set<Role> own) {}

    static Stream<Row> rows() {
        return TABLE.lines().skip(1).map(line -> line.split("\\|", -1))
                .map(c -> new Row(c[0].strip(), roles(c[1]), roles(c[2])));
    }

    private static Set<Role> roles(String names) {
        return Arrays.stream(names.strip().split(",")).filter(name -> !name.isEmpty())
                .map(name -> Role.of(name).orElseThrow()).collect(Collectors.toUnmodifiableSet());
    }

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

    private static CaseCommand command(Row row) {
        return Objects.requireNonNull(COMMANDS.get(row.command()));
    }

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

    private static Actor stranger(Role role, @Nullable UnitCode unit) {
        return actor("nobody-" + role.name().toLowerCase(Locale.ROOT), unit, role);
    }

    @Test
    void the_table_names_every_command_that_people_give() {
        assertThat(rows().map(Row::command)).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(CaseCommand.class.getPermittedSubclasses()).filter(c -> Permission.of(c).served())
                        .map(Class::getSimpleName).toList())
                .containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_role_of_every_unit_reaches_what_the_table_says(Row row) {
        CaseCommand command = command(row);
        List<CaseEvent> bureaus = at(AssignmentMode.LEAD_CO, Stage.ASSIGNED);
        boolean coHandlers = command instanceof SubmitCoOpinion || command instanceof AcknowledgeReceipt;
        boolean lead = !(command instanceof SubmitCoOpinion);
        for (Role role : Arrays.stream(Role.values()).sorted(Comparator.comparing(Role::id)).toList()) {
            boolean city = row.city().contains(role);
            boolean own = row.own().contains(role);
            for (UnitCode unit : Arrays.asList(BUREAU, FIRST, OTHER, ASSIGNER, null)) {
                boolean cityWide = city && (BUREAU.equals(unit)
                        || (ASSIGNER.equals(unit) && role == Role.ASSIGNING_OFFICE));
                boolean ofUnit = own && ((lead && BUREAU.equals(unit)) || (coHandlers && FIRST.equals(unit)));
                assertThat(answer(bureaus, command, stranger(role, unit)).equals("PERMITTED"))
                        .as("%s by %s of %s", row.command(), role, unit).isEqualTo(cityWide || ofUnit);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void to_people_of_another_unit_there_is_no_such_case(Row row) {
        row.own().forEach(role -> assertThat(answer(at(Stage.ASSIGNED), command(row),
                stranger(role, OTHER))).as("%s by %s", row.command(), role).isEqualTo("UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_case_that_is_not_assigned_is_for_the_city_wide_roles_alone(Row row) {
        CaseCommand command = command(row);
        for (Role role : Role.values()) {
            assertThat(answer(at(Stage.REGISTERED), command, stranger(role, FIRST))).as("%s by %s", row.command(), role)
                    .isNotEqualTo("PERMITTED");
            assertThat(answer(at(Stage.REGISTERED), command, stranger(role, BUREAU)).equals("PERMITTED"))
                    .as("%s by %s", row.command(), role).isEqualTo(row.city().contains(role));
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
