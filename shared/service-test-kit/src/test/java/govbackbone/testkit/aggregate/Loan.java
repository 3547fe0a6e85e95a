package govbackbone.testkit.aggregate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import org.jspecify.annotations.Nullable;

/** Something lent by a unit (sample): what the tests of the test kit are about. */
record Loan(@Nullable UnitCode unit, Participants took, boolean returned) {
    static final Loan NONE = new Loan(null, Participants.NOBODY, false);
    static final LocalDate DAY = LocalDate.of(2020, 6, 30);

    @CommandApi(collection = "loans")
    @Label(zh = "借用（示例）", en = "Loans (sample)")
    sealed interface LoanCommand {
        @Creates
        @Permitted(ownUnit = Role.UNIT)
        @Label(zh = "出借", en = "Lend")
        record Lend() implements LoanCommand {}

        @Permitted(value = Role.AUDITOR, ownUnit = Role.OFFICE, addressed = Role.HANDLER, otherThan = Part.FILER)
        @Label(zh = "收回", en = "Take back")
        record TakeBack() implements LoanCommand {}

        @Permitted({})
        @Label(zh = "提醒", en = "Remind")
        record Remind() implements LoanCommand {}
    }

    sealed interface LoanEvent extends DomainEvent {
        @EventType("sample.Lent")
        @Label(zh = "已出借", en = "Lent")
        record Lent(@Label(zh = "出借日期", en = "Lent on") LocalDate effectiveOn) implements LoanEvent {}

        @EventType("sample.TakenBack")
        @Label(zh = "已收回", en = "Taken back")
        record TakenBack(@Label(zh = "收回日期", en = "Taken back on") LocalDate effectiveOn) implements LoanEvent {}
    }

    static AggregateType<LoanCommand, Loan, LoanEvent> type(Concern<LoanCommand, Loan, LoanEvent> concern) {
        return new AggregateType<LoanCommand, Loan, LoanEvent>("sample.loan", LoanCommand.class, LoanEvent.class, NONE,
                (state, command, context) -> switch (command) {
                    case LoanCommand.Lend _ -> List.of(new LoanEvent.Lent(context.today()));
                    case LoanCommand.TakeBack _ -> List.of(new LoanEvent.TakenBack(context.today()));
                    case LoanCommand.Remind _ -> List.of();
                }, (state, event) -> switch (event) {
                    case LoanEvent.Lent _ -> of(Participants.NOBODY);
                    case LoanEvent.TakenBack _ -> new Loan(state.unit(), state.took(), true);
                }, Loan::standing, event -> List.of(), state -> List.of()).concerning(concern);
    }

    static AggregateType<LoanCommand, Loan, LoanEvent> type() {
        return type(new Concern<>(Loan::parties));
    }

    static Loan of(Participants took) {
        return new Loan(SampleActors.FIRST, took, false);
    }

    static Parties parties(Loan state, LoanCommand command) {
        return state.unit() == null
                ? Parties.NONE
                : new Parties(Set.of(state.unit()), Set.of(Addressee.person("addressed")), state.took());
    }

    static Standing<LoanCommand> standing(Loan state) {
        return state.returned()
                ? new Standing<>("RETURNED", Set.of())
                : state.unit() == null
                        ? new Standing<>("NONE", Set.of(LoanCommand.Lend.class))
                        : new Standing<>("LENT", Set.of(LoanCommand.TakeBack.class));
    }
}
