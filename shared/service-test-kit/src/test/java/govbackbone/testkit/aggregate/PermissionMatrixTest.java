package govbackbone.testkit.aggregate;

import java.util.List;
import java.util.Set;

import govbackbone.events.notice.Addressee;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Parties;
import govbackbone.testkit.aggregate.Loan.LoanCommand;
import govbackbone.testkit.aggregate.Loan.LoanEvent;
import govbackbone.testkit.aggregate.PermissionMatrix.Wanted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The matrix holds what is right, and whatever else is said or done it tells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PermissionMatrixTest {
    private static final String LEND = "Lend | UNIT | - | - | -";
    private static final String TAKE_BACK = "TakeBack | OFFICE | AUDITOR | HANDLER | FILER";

    private static Loan lent(Wanted wanted) {
        return Loan.of(wanted.part() == null
                ? Participants.NOBODY
                : Participants.NOBODY.with(wanted.part(), wanted.subject()));
    }

    private static void check(Concern<LoanCommand, Loan, LoanEvent> concern, String... rows) {
        PermissionMatrix.check(Loan.type(concern), String.join("\n", rows), SampleActors.FIRST,
                List.of(new LoanCommand.Lend(), new LoanCommand.TakeBack()), PermissionMatrixTest::lent);
    }

    @Test
    void a_table_that_says_what_is_so_holds() {
        assertThatCode(() -> check(new Concern<>(Loan::parties), "# a remark", "", LEND, TAKE_BACK))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Lend | UNIT OFFICE | - | - | -, OFFICE: no instead of yes",
        "Lend | - | - | - | -, UNIT: yes instead of no", "Lend | UNIT | OFFICE | - | -, OFFICE: no instead of yes"})
    void who_creates_is_told(String row, String told) {
        assertThatThrownBy(() -> check(new Concern<>(Loan::parties), row, TAKE_BACK)).hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource({"TakeBack | OFFICE UNIT | AUDITOR | HANDLER | FILER, UNIT: no instead of yes",
        "TakeBack | - | AUDITOR | HANDLER | FILER, OFFICE: yes instead of no",
        "TakeBack | OFFICE | - | HANDLER | FILER, AUDITOR: yes instead of no",
        "TakeBack | OFFICE | AUDITOR | - | FILER, HANDLER: yes instead of no",
        "TakeBack | OFFICE | AUDITOR | HANDLER | -, FILER: no instead of yes",
        "TakeBack | OFFICE | AUDITOR | HANDLER | FILER SIGNER, SIGNER: yes instead of no"})
    void who_changes_is_told(String row, String told) {
        assertThatThrownBy(() -> check(new Concern<>(Loan::parties), LEND, row)).hasMessageContaining(told);
    }

    @Test
    void a_record_that_concerns_every_unit_is_told() {
        assertThatThrownBy(() -> check(new Concern<>((state, command) -> new Parties(
                Set.of(SampleActors.FIRST, SampleActors.STRANGERS), Set.of(Addressee.person("addressed")),
                state.took())), LEND, TAKE_BACK)).hasMessageContaining(SampleActors.STRANGERS.value());
    }

    @Test
    void a_record_that_remembers_nobody_is_told() {
        assertThatThrownBy(() -> check(new Concern<>((state, command) -> Loan
                .parties(new Loan(state.unit(), Participants.NOBODY, false), command)), LEND, TAKE_BACK))
                .hasMessageContaining("FILER: yes instead of no");
    }

    @Test
    void commands_that_are_missing_are_told() {
        assertThatThrownBy(() -> check(new Concern<>(Loan::parties), LEND)).hasMessageContaining("TakeBack");
        assertThatThrownBy(() -> PermissionMatrix.check(Loan.type(), LEND + "\n" + TAKE_BACK, SampleActors.FIRST,
                List.of(new LoanCommand.Lend()), PermissionMatrixTest::lent)).hasMessageContaining("TakeBack");
    }
}
