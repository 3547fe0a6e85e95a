package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.Reminder;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import org.jspecify.annotations.Nullable;

/** A promise of a signed reply. */
sealed interface Commitment {
    /** Before the reply is signed. */
    Commitment NONE = new None();

    record None() implements Commitment {}

    /**
     * @param since     when it was planned last
     * @param reminders still to come
     * @param project   that will keep it
     * @param ready     whether the project was accepted
     */
    record Open(Terms terms, LocalDate targetOn, LocalDate since, List<Reminder> reminders, @Nullable String project,
            boolean ready) implements Commitment {}

    record Fulfilled(Terms terms, LocalDate fulfilledOn) implements Commitment {}

    /** @param served proposers that the letter has reached */
    record ReReplySigned(Terms terms, LocalDate signedOn, LocalDate latest, Set<String> served) implements Commitment {}

    /** Kept, given up or superseded. */
    record Settled(CommitmentState state) implements Commitment {}

    /**
     * What does not change.
     *
     * @param proposers      ids
     * @param signedOn       when the reply was
     * @param documentNumber of the reply
     */
    record Terms(String caseId, UnitCode unit, int draft, int number, Set<String> proposers, LocalDate signedOn,
            DocumentNumber documentNumber) {}

    /**
     * The id of a promise of a case: whoever opens it twice opens the same one.
     *
     * @param draft  the unit's draft that makes the promise
     * @param number of the promise in it, from 1
     */
    static String id(String caseId, UnitCode unit, int draft, int number) {
        return "%s-%s-%d-%d".formatted(caseId, unit, draft, number);
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Commitment evolve(Commitment state, CommitmentEvent event) {
        return switch (event) {
            case CommitmentOpened e -> new Open(new Terms(e.caseId(), e.unit(), e.draft(), e.number(),
                    Set.copyOf(e.proposers()), e.effectiveOn(), e.documentNumber()), e.targetOn(), e.effectiveOn(),
                    e.reminders(), null, false);
            case CommitmentProgressReported _ -> state;
            case CommitmentReminderDue e -> reminded((Open) state, e.reminder());
            case CommitmentReplanned e -> new Open(((Open) state).terms(), e.targetOn(), e.effectiveOn(),
                    e.reminders(), ((Open) state).project(), ((Open) state).ready());
            case CommitmentProjectNamed e -> built((Open) state, e.project(), false);
            case CommitmentReady e -> built((Open) state, e.project(), true);
            case CommitmentFulfilled e -> new Fulfilled(((Open) state).terms(), e.effectiveOn());
            case CommitmentReReplySigned e -> new ReReplySigned(((Fulfilled) state).terms(), e.effectiveOn(),
                    e.effectiveOn(), Set.of());
            case CommitmentReReplyDelivered e -> delivered((ReReplySigned) state, e);
            case CommitmentKept _ -> new Settled(CommitmentState.KEPT);
            case CommitmentAbandoned _ -> new Settled(CommitmentState.ABANDONED);
            case CommitmentSuperseded _ -> new Settled(CommitmentState.SUPERSEDED);
        };
    }

    private static Open reminded(Open from, Reminder reminder) {
        return new Open(from.terms(), from.targetOn(), from.since(),
                from.reminders().stream().filter(each -> each != reminder).toList(), from.project(), from.ready());
    }

    private static Open built(Open from, String project, boolean ready) {
        return new Open(from.terms(), from.targetOn(), from.since(), from.reminders(), project, ready);
    }

    private static ReReplySigned delivered(ReReplySigned from, CommitmentReReplyDelivered e) {
        return new ReReplySigned(from.terms(), from.signedOn(),
                e.effectiveOn().isAfter(from.latest()) ? e.effectiveOn() : from.latest(),
                Stream.concat(from.served().stream(), e.proposers().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Where the commitment stands and which commands that allows. */
    static Standing<CommitmentCommand> standing(Commitment state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(OpenCommitment.class));
            case Open _ -> new Standing<>(CommitmentState.OPEN.name(),
                    Set.of(ReportProgress.class, NameProject.class, Fulfil.class, Replan.class, Abandon.class));
            case Fulfilled _ -> new Standing<>(CommitmentState.FULFILLED.name(), Set.of(SignReReply.class));
            case ReReplySigned _ ->
                new Standing<>(CommitmentState.RE_REPLY_SIGNED.name(), Set.of(DeliverReReply.class));
            case Settled(CommitmentState at) -> new Standing<>(at.name(), Set.of());
        };
    }

    /** A letter's number belongs to one case: several of its commitments may name it. */
    static List<Claim> claims(CommitmentEvent event) {
        return event instanceof CommitmentReReplySigned e
                ? List.of(new Claim("reply-document-number", e.documentNumber().value(),
                        CommitmentRejection.DUPLICATE_DOCUMENT_NUMBER, e.caseId()))
                : List.of();
    }

    /** At the beginning of each day of reminding. */
    static List<Alarm<CommitmentCommand>> alarms(Commitment state) {
        return state instanceof Open at
                ? at.reminders().stream()
                        .map(reminder -> new Alarm<CommitmentCommand>(reminder + "/" + at.targetOn(),
                                reminder.on(at.targetOn()).atStartOfDay(Context.ZONE).toInstant(),
                                new Remind(reminder, at.targetOn())))
                        .toList()
                : List.of();
    }
}
