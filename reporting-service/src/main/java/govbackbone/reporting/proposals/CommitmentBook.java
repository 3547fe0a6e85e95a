package govbackbone.reporting.proposals;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.Wording;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Journal;
import govbackbone.reporting.ledger.Quantity;
import org.jspecify.annotations.Nullable;

import static govbackbone.reporting.proposals.CommitmentQuantities.*;

/** What every event of a promise contributes. */
final class CommitmentBook {
    /** The longest of the reminders before the target date (domain §2.5). */
    private static final int SOON_DAYS = 30;
    private static final List<Quantity> WHILE_OPEN = List.of(OPEN, DUE_SOON, OVERDUE);

    private CommitmentBook() {}

    static Book<CommitmentEvent, CommitmentAccount> book() {
        return new Book<>("commitment", new Wording("承诺事项", "Commitment"), "commitments", CommitmentEvent.class,
                CommitmentAccount.class, 3, CommitmentBook::fold);
    }

    private static CommitmentAccount fold(@Nullable CommitmentAccount before, Recorded<CommitmentEvent> recorded,
            Journal journal) {
        if (recorded.event() instanceof CommitmentOpened e) {
            journal.classify(CaseQuantities.THEME.code(), e.theme().name());
            journal.classify(CaseQuantities.UNIT.code(), e.unit().value());
            journal.classify(CaseQuantities.YEAR.code(), String.valueOf(e.effectiveOn().getYear()));
            journal.count(MADE);
            journal.count(OPEN);
            expect(journal, e.targetOn());
            return account(recorded, journal, e.promise(), CommitmentState.OPEN, e.caseId(), null, e.targetOn());
        }
        CommitmentAccount account = Objects.requireNonNull(before, () -> "No commitment before " + recorded);
        CommitmentState state = account.standing();
        String project = account.project();
        LocalDate targetOn = account.targetOn();
        switch (recorded.event()) {
            case CommitmentOpened _ -> throw new IllegalStateException("Opened twice: " + recorded);
            case CommitmentProjectNamed e -> project = e.project();
            case CommitmentFulfilled _ -> state = CommitmentState.FULFILLED;
            case CommitmentReReplySigned _ -> state = CommitmentState.RE_REPLY_SIGNED;
            case CommitmentKept _ -> {
                state = CommitmentState.KEPT;
                settle(journal);
                journal.count(KEPT);
            }
            case CommitmentReplanned e -> {
                targetOn = e.targetOn();
                journal.end(DUE_SOON, journal.on());
                journal.end(OVERDUE, journal.on());
                expect(journal, targetOn);
                journal.count(REPLANNED);
            }
            case CommitmentAbandoned _ -> {
                state = CommitmentState.ABANDONED;
                settle(journal);
                journal.count(ABANDONED);
            }
            case CommitmentSuperseded _ -> {
                state = CommitmentState.SUPERSEDED;
                settle(journal);
                journal.end(MADE, journal.on());
            }
            case CommitmentProgressReported _,CommitmentReminderDue _,CommitmentReady _,CommitmentReReplyDelivered _,CommitmentSignedUnderDelegation _,CommitmentNumberReleased _ ->
                {
                }
        }
        return account(recorded, journal, account.title(), state, account.caseId(), project, targetOn);
    }

    private static CommitmentAccount account(Recorded<CommitmentEvent> recorded, Journal journal, String title,
            CommitmentState state, String caseId, @Nullable String project, LocalDate targetOn) {
        return new CommitmentAccount(recorded.aggregateId(), recorded.version(),
                title, state, caseId, project, targetOn, journal.dimensions(), journal.names(), journal.entries());
    }

    /** Due from thirty days before its target date; overdue from the day after it. */
    private static void expect(Journal journal, LocalDate targetOn) {
        LocalDate soon = targetOn.minusDays(SOON_DAYS);
        journal.post(DUE_SOON, 1, soon.isBefore(journal.on()) ? journal.on() : soon);
        journal.post(OVERDUE, 1, targetOn.plusDays(1));
    }

    private static void settle(Journal journal) {
        WHILE_OPEN.forEach(quantity -> journal.end(quantity, journal.on()));
    }
}
