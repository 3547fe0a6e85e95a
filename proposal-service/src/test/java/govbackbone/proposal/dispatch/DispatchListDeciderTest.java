package govbackbone.proposal.dispatch;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.*;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.ListedCase;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.proposal.dispatch.DispatchListCommand.*;
import govbackbone.testkit.aggregate.EventContract;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule of dispatch lists. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatchListDeciderTest implements EventContract<DispatchListEvent> {
    private static final LocalDate TODAY = LocalDate.of(2020, 9, 25);
    private static final UnitCode UNIT = SampleActors.BUREAU;
    private static final UnitCode OTHER = SampleActors.FIRST;
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final AggregateType<DispatchListCommand, DispatchList, DispatchListEvent> TYPE = DispatchConfiguration
            .type(Units.shipped());
    private static final Actor OFFICE = actor(UNIT, Role.OFFICE);
    private static final Actor HANDLER = actor(UNIT, Role.HANDLER);
    private static final Actor STRANGER = actor(OTHER, Role.OFFICE);
    private static final Actor ASSIGNING = actor(SampleActors.ASSIGNER, Role.ASSIGNING_OFFICE);

    private static final DispatchListDrawn DRAWN = new DispatchListDrawn(TODAY, UNIT, "淄博市大数据局");
    private static final CaseListed LATE = listed(item("case-1", -3, 1));
    private static final CaseListed ON_TIME = listed(item("case-2", 5, 0));
    private static final DispatchListReady READY = new DispatchListReady(TODAY, 2, 1, 1);
    private static final ListedCaseReported REPORTED = new ListedCaseReported(TODAY, UNIT, "case-1",
            new Person("someone", "示例人员"), "已完成调研。", "拟稿送评。");
    private static final DispatchListClosed CLOSED = new DispatchListClosed(TODAY, "请加快办理。");
    private static final List<DispatchListEvent> OPEN = List.of(DRAWN, LATE, ON_TIME, READY);
    private static final List<DispatchListCommand> COMMANDS = List.of(new Draw(UNIT), new Fill(List.of()),
            report("case-1", null), new Close(null, "示例"));

    private static Actor actor(@Nullable UnitCode unit, Role role) {
        Actor someone = SampleActors.actor("someone", unit, role);
        return new Actor(someone.subject(), "示例人员", unit, someone.roles(), someone.cityRoles());
    }

    private static ListedCase item(String id, int daysLeft, int commitments) {
        return new ListedCase(id, 7, "0012", "示例标题", Source.NPC_SUGGESTION, Stage.IN_HANDLING, 1, "示例科室",
                new Person("handler", "示例承办人"), DeadlineKind.REPLY, TODAY.plusDays(daysLeft), daysLeft,
                DunningLevel.REMIND, true, commitments, commitments == 0 ? null : TODAY.plusDays(9));
    }

    private static CaseListed listed(ListedCase item) {
        return new CaseListed(TODAY, UNIT, "淄博市大数据局", item);
    }

    @Override
    public Class<DispatchListEvent> events() {
        return DispatchListEvent.class;
    }

    @Override
    public List<DispatchListEvent> samples() {
        return List.of(DRAWN, LATE, READY, REPORTED, CLOSED);
    }

    @Override
    public Reason[] reasons() {
        return DispatchRejection.values();
    }

    private static Given<DispatchListCommand, DispatchList, DispatchListEvent> given(
            List<DispatchListEvent> history) {
        return Given.nothing(TYPE, "d-1", TODAY).after(history);
    }

    private static List<DispatchListEvent> decide(List<DispatchListEvent> history, Actor actor,
            DispatchListCommand command) {
        return given(history).decide(actor, command);
    }

    private static void refuses(List<DispatchListEvent> history, Actor actor, DispatchListCommand command,
            String... reasons) {
        given(history).refuses(actor, command, reasons);
    }

    @Test
    void an_office_draws_the_list_of_its_own_unit_and_the_assigning_office_that_of_any() {
        assertThat(decide(List.of(), OFFICE, new Draw(null))).containsExactly(DRAWN);
        assertThat(decide(List.of(), OFFICE, new Draw(UNIT))).containsExactly(DRAWN);
        assertThat(decide(List.of(), ASSIGNING, new Draw(UNIT))).containsExactly(DRAWN);
        assertThat(decide(List.of(), Actor.BACKBONE, new Draw(UNIT))).containsExactly(DRAWN);
        refuses(List.of(), STRANGER, new Draw(UNIT), "ACTOR_OF_ANOTHER_UNIT /unit");
        refuses(List.of(), ASSIGNING, new Draw(DISSOLVED), "UNIT_UNKNOWN /unit");
    }

    @Test
    void a_unit_has_one_list_a_day() {
        assertThat(DispatchList.claims(DRAWN)).extracting(claim -> claim.scope() + " " + claim.value())
                .containsExactly("dispatch-list " + UNIT + "/" + TODAY);
        assertThat(List.of(LATE, READY, REPORTED, CLOSED)).allMatch(event -> DispatchList.claims(event).isEmpty());
    }

    @Test
    void it_is_filled_once_and_summed_up() {
        Fill fill = new Fill(List.of(LATE.item(), ON_TIME.item()));
        assertThat(decide(List.of(DRAWN), Actor.BACKBONE, fill)).containsExactly(LATE, ON_TIME, READY);
        assertThat(decide(List.of(DRAWN), Actor.BACKBONE, new Fill(List.of())))
                .containsExactly(new DispatchListReady(TODAY, 0, 0, 0));
        assertThat(decide(OPEN, Actor.BACKBONE, fill)).isEmpty();
        assertThat(decide(List.of(), Actor.BACKBONE, fill)).isEmpty();
    }

    @Test
    void a_section_of_the_unit_reports_of_what_is_listed() {
        assertThat(decide(OPEN, HANDLER, report("case-1", null))).containsExactly(REPORTED);
        assertThat(decide(OPEN, OFFICE, report("case-1", TODAY))).containsExactly(REPORTED);
        refuses(OPEN, STRANGER, report("case-1", null), "UNKNOWN_ID");
        refuses(OPEN, HANDLER, report("case-9", TODAY.minusDays(1)), "NOT_LISTED /caseId",
                "BEFORE_THE_LIST /reportedOn");
        refuses(OPEN, HANDLER, report("case-1", TODAY.plusDays(1)), "DATE_IN_FUTURE /reportedOn");
    }

    private static Report report(String caseId, @Nullable LocalDate on) {
        return new Report(caseId, on, "已完成调研。", "拟稿送评。");
    }

    @Test
    void the_office_closes_it_with_a_conclusion() {
        assertThat(decide(OPEN, OFFICE, new Close(null, "请加快办理。"))).containsExactly(CLOSED);
        assertThat(decide(OPEN, ASSIGNING, new Close(TODAY, "请加快办理。"))).containsExactly(CLOSED);
        refuses(OPEN, STRANGER, new Close(null, "示例"), "UNKNOWN_ID");
        refuses(OPEN, OFFICE, new Close(TODAY.minusDays(1), "示例"), "BEFORE_THE_LIST /closedOn");
        refuses(OPEN, OFFICE, new Close(TODAY.plusDays(1), "示例"), "DATE_IN_FUTURE /closedOn");
    }

    @Test
    void every_command_has_its_place() {
        List<DispatchListEvent> closed = List.of(DRAWN, LATE, ON_TIME, READY, CLOSED);
        StateTable.check("""
                       NONE DRAWN OPEN CLOSED
                Draw    x     .    .     .
                Fill    -     x    -     -
                Report  .     .    x     .
                Close   .     .    x     .
                """, state -> {
            var there = given(switch (state) {
                case "NONE" -> List.of();
                case "DRAWN" -> List.of(DRAWN);
                case "OPEN" -> OPEN;
                default -> closed;
            });
            assertThat(there.standing().state()).isEqualTo(state);
            return there;
        }, DispatchListCommand.class, COMMANDS, List.of(OFFICE));
    }

    @Test
    void only_people_of_the_unit_and_the_assigning_office_give_a_command() {
        PermissionMatrix.check(TYPE, UNIT,
                List.of(new Draw(null), report("case-1", null), new Close(null, "示例")),
                wanted -> given(OPEN).state());
    }

    @Test
    void nobody_draws_the_list_of_another_unit() {
        for (Role role : Role.values()) {
            given(List.of()).refuses(actor(SampleActors.SECOND, role), new Draw(OTHER),
                    role == Role.OFFICE ? "ACTOR_OF_ANOTHER_UNIT /unit" : "ROLE_OF_ANOTHER_BODY");
        }
    }
}
