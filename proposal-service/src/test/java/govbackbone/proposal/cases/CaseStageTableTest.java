package govbackbone.proposal.cases;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.OutOfPlace;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.StateTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Every stage against every command: what is decided, and what does not fit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseStageTableTest {
    /** Columns are the stages in their order, from before the first event on; x marks what fits. */
    private static final String TABLE = """
                                 NONE RECV REGI ASSI RETU ACCE HAND SUBM REVI SIGN DELI COMP FOLL ARCH DECL WITH TRAN MERG
            RegisterReceipt        x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            Register               .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            Assign                 .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            AcknowledgeReceipt     .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            RequestReturn          .    .    .    x    .    x    .    .    .    .    .    .    .    .    .    .    .    .
            ApproveReturn          .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .
            RejectReturn           .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .
            AppointTeam            .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .
            RecordContact          .    .    .    .    .    .    x    x    x    x    x    x    x    .    .    .    .    .
            RecordResearch         .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .
            SubmitCoOpinion        .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .
            WaiveCoOpinion         .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .
            RequestExtension       .    .    .    .    .    x    x    x    .    .    .    .    .    .    .    .    .    .
            GrantExtension         .    .    .    .    .    x    x    x    .    .    .    .    .    .    .    .    .    .
            RefuseExtension        .    .    .    .    .    x    x    x    .    .    .    .    .    .    .    .    .    .
            SubmitReplyDraft       .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .
            ChangeTeam             .    .    .    .    .    .    x    x    x    x    .    .    .    .    .    .    .    .
            PassReview             .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .
            FailReview             .    .    .    .    .    .    .    x    x    .    .    .    .    .    .    .    .    .
            DisputeReview          .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .
            SignReply              .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .
            DeliverReply           .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .
            RecordOpinion          .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .
            Complete               .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .
            Reopen                 .    .    .    .    .    .    .    .    .    .    x    x    .    .    .    .    .    .
            RecordReturnVisit      .    .    .    .    .    .    .    .    .    .    .    x    x    .    .    .    .    .
            Archive                .    .    .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .
            DeclineFiling          .    x    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            Withdraw               .    .    x    x    x    x    x    x    x    .    .    .    .    .    .    .    .    .
            Transfer               .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .
            RecordDispatch         .    .    .    x    x    x    x    x    x    x    .    .    .    .    .    .    .    .
            IssueDunning           .    .    .    x    x    x    x    x    x    x    .    .    .    .    .    .    .    .
            PlaceUnderSupervision  .    .    .    x    x    x    x    x    x    x    x    x    .    .    .    .    .    .
            EndSupervision         .    .    .    x    x    x    x    x    x    x    x    x    x    .    .    .    .    .
            Disclose               .    .    .    .    .    .    .    .    .    .    x    x    x    x    .    .    .    .
            Withhold               .    .    .    .    .    .    .    .    .    .    x    x    x    x    .    .    .    .
            Correct                .    x    x    x    x    x    x    x    x    x    x    x    x    x    x    x    x    x
            ReleaseDocumentNumber  .    .    .    .    .    .    .    .    .    x    x    x    x    x    .    .    .    .
            Merge                  .    .    x    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            """;

    private static List<CaseCommand> commands() {
        return List.of(receipt("1"), register(), assign(AssignmentMode.SOLE),
                new AcknowledgeReceipt(null, null, null), requestReturn(ACKNOWLEDGED),
                new ApproveReturn(null, null, OTHER, null), new RejectReturn(null, null, "示例"), team(null),
                contact(null), new RecordResearch(null, null, "示例", "示例"), new SubmitCoOpinion(null, "示例"),
                new WaiveCoOpinion(null, FIRST, "示例"), requestExtension(CONTACTED, 1), grantExtension(TODAY),
                new RefuseExtension(null, null, "示例"), draft("A"), pass(null), fail(), sign(null, NUMBER),
                deliver(null, "p1"), opinion(null, "p1", Satisfaction.SATISFIED), new Complete(null),
                new Reopen(null, null, "示例"), visit(), new Archive(null, "示例"), decline(), withdraw(null),
                transfer(null), dispatch(null), dun(null, DunningLevel.REMIND), supervise(), endSupervision(),
                disclose(null), withhold(null), correct(CorrectableField.TITLE, "示例：更正后的标题"),
                merge("case-1"), changeTeam("another"), dispute(), release(NUMBER));
    }

    private static Given<CaseCommand, Case, CaseEvent> standingAt(String stage) {
        return switch (stage) {
            case "NONE" -> given(List.of());
            case "IN_HANDLING" -> given(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING))
                    .and(FIRST_UNIT, new AcknowledgeReceipt(null, null, null))
                    .and(SECOND_UNIT, new AcknowledgeReceipt(null, null, null));
            case "RETURN_REQUESTED" -> given(at(Stage.ASSIGNED)).and(OFFICE, requestReturn(ACKNOWLEDGED));
            case "NOT_FILED" -> given(at(Stage.REGISTERED)).and(ASSIGNING, decline());
            case "WITHDRAWN" -> given(at(Stage.ASSIGNED)).and(OFFICE, withdraw(null));
            case "MERGED" -> given(at(Stage.REGISTERED)).and(ASSIGNING, merge("case-1"));
            case "TRANSFERRED" -> standingAt("RETURN_REQUESTED").and(ASSIGNING, transfer(null));
            default -> given(at(Stage.valueOf(stage)));
        };
    }

    @Test
    void every_cell_is_decided_and_the_standing_says_the_same() {
        List<String> stages = Stream.concat(Stream.of("NONE"), Arrays.stream(Stage.values()).map(Enum::name)).toList();
        List<String> columns = List.of(TABLE.lines().findFirst().orElseThrow().strip().split("\\s+"));
        assertThat(columns).hasSameSizeAs(stages);
        StateTable.check(TABLE, column -> {
            Given<CaseCommand, Case, CaseEvent> there = standingAt(stages.get(columns.indexOf(column)));
            assertThat(there.standing().state()).isEqualTo(stages.get(columns.indexOf(column)));
            return there;
        }, CaseCommand.class, commands(), List.of(OFFICE, HANDLER, ASSIGNING, PRINCIPAL, DEPUTY, FIRST_UNIT, ADMIN));
    }

    @Test
    void what_does_not_fit_is_refused_before_anything_else_is_looked_at() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> given(at(Stage.ASSIGNED)).decide(PRINCIPAL,
                new SignReply(OTHER, TODAY.plusDays(9), NUMBER, false, new DisclosureEntry(
                        DisclosureDecision.NONE, null), null)));
        assertThat(refusal.objections()).singleElement()
                .satisfies(o -> assertThat(o.reason()).isEqualTo(OutOfPlace.NOT_ALLOWED_IN_STATE));
    }
}
