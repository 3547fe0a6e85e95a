package govbackbone.testkit.aggregate;

import java.util.List;
import java.util.Set;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import govbackbone.testkit.aggregate.Loan.LoanCommand;
import govbackbone.testkit.aggregate.Loan.LoanEvent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The table holds what is right, and whatever else is said or done it tells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StateTableTest {
    private static final Actor UNIT = SampleActors.actor("unit", SampleActors.FIRST, Role.UNIT, Role.OFFICE);
    private static final String STATES = "         NONE LENT RETURNED";
    private static final String LEND = "Lend      x    .    .";
    private static final String TAKE_BACK = "TakeBack  .    x    .";
    private static final String REMIND = "Remind    -    -    -";

    private static Given<LoanCommand, Loan, LoanEvent> at(AggregateType<LoanCommand, Loan, LoanEvent> type,
            String state) {
        Given<LoanCommand, Loan, LoanEvent> nothing = Given.nothing(type, "loan-1", Loan.DAY);
        return switch (state) {
            case "NONE" -> nothing;
            case "LENT" -> nothing.after(new LoanEvent.Lent(Loan.DAY));
            default -> nothing.after(new LoanEvent.Lent(Loan.DAY), new LoanEvent.TakenBack(Loan.DAY));
        };
    }

    private static void check(AggregateType<LoanCommand, Loan, LoanEvent> type, String... rows) {
        StateTable.check(STATES + "\n" + String.join("\n", rows), state -> at(type, state), LoanCommand.class,
                List.of(new LoanCommand.Lend(), new LoanCommand.TakeBack(), new LoanCommand.Remind()), List.of(UNIT));
    }

    @Test
    void a_table_that_says_what_is_so_holds() {
        assertThatCode(() -> check(Loan.type(), LEND, TAKE_BACK, REMIND)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Lend x x ., Lend in LENT: . instead of x", "Lend . . ., Lend in NONE: x instead of .",
        "Lend - . ., Lend in NONE: x instead of -"})
    void what_is_decided_otherwise_is_told(String row, String told) {
        assertThatThrownBy(() -> check(Loan.type(), row, TAKE_BACK, REMIND)).hasMessageContaining(told);
    }

    @Test
    void what_the_backbone_says_and_changes_nothing_is_told() {
        assertThatThrownBy(() -> check(Loan.type(), LEND, TAKE_BACK, "Remind - x -"))
                .hasMessageContaining("Remind in LENT: - instead of x");
    }

    /** It would be decided, and its decider has no rule against it. */
    @Test
    void a_standing_that_allows_too_much_is_told() {
        AggregateType<LoanCommand, Loan, LoanEvent> type = Loan.type();
        AggregateType<LoanCommand, Loan, LoanEvent> lax = new AggregateType<>(type.name(), type.commands(),
                type.events(), type.initial(), type.decider(), type.evolve(),
                state -> new Standing<>("ANY", Set.of(LoanCommand.Lend.class, LoanCommand.TakeBack.class)),
                type.claims(), type.releases(), type.alarms(), type.concern());

        assertThatThrownBy(() -> check(lax, LEND, TAKE_BACK, REMIND))
                .hasMessageContaining("TakeBack in RETURNED: x instead of .")
                .hasMessageContaining("TakeBack in RETURNED is not what the standing says");
    }

    @Test
    void commands_that_are_missing_are_told() {
        assertThatThrownBy(() -> check(Loan.type(), LEND, REMIND)).hasMessageContaining("TakeBack");
    }
}
