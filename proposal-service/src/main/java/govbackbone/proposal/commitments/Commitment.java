package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.Reminder;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import org.jspecify.annotations.Nullable;

/** A promise of a signed reply. */
sealed interface Commitment {
    /** Before the reply is signed. */
    Commitment NONE = new None();
    /** What the number of a reply or of a later letter is claimed as. */
    String DOCUMENT_NUMBER = "reply-document-number";

    record None() implements Commitment {}

    /**
     * @param since     when it was planned last
     * @param reminders still to come
     * @param project   that will keep it
     * @param ready     whether the project was accepted
     */
    record Open(Terms terms, LocalDate targetOn, LocalDate since, List<Reminder> reminders, @Nullable String project,
            boolean ready) implements Commitment {}

    /** @param by subject of who said so, once that is known */
    record Fulfilled(Terms terms, LocalDate fulfilledOn, @Nullable String by) implements Commitment {}

    /** @param served proposers that the letter has reached */
    record ReReplySigned(Terms terms, Letter letter, LocalDate latest, Set<String> served) implements Commitment {}

    /**
     * Kept, given up or superseded.
     *
     * @param letter that told the proposers, if there is one
     */
    record Settled(CommitmentState state, UnitCode unit, @Nullable Letter letter) implements Commitment {}

    /**
     * The letter that tells the proposers.
     *
     * @param released whether its number was given back
     */
    record Letter(String caseId, DocumentNumber documentNumber, LocalDate signedOn, boolean released) {
        private Letter giveBack() {
            return new Letter(caseId, documentNumber, signedOn, true);
        }
    }

    /** The letter, once it is signed. */
    static Optional<Letter> letter(Commitment state) {
        return switch (state) {
            case ReReplySigned at -> Optional.of(at.letter());
            case Settled at -> Optional.ofNullable(at.letter());
            case None _,Open _,Fulfilled _ -> Optional.empty();
        };
    }

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
            case CommitmentFulfilled e -> new Fulfilled(((Open) state).terms(), e.effectiveOn(), null);
            case CommitmentReReplySigned e -> new ReReplySigned(((Fulfilled) state).terms(),
                    new Letter(e.caseId(), e.documentNumber(), e.effectiveOn(), false), e.effectiveOn(), Set.of());
            case CommitmentSignedUnderDelegation _ -> state;
            case CommitmentNumberReleased _ -> released(state);
            case CommitmentReReplyDelivered e -> delivered((ReReplySigned) state, e);
            case CommitmentKept _ -> settled(state, CommitmentState.KEPT);
            case CommitmentAbandoned _ -> settled(state, CommitmentState.ABANDONED);
            case CommitmentSuperseded _ -> settled(state, CommitmentState.SUPERSEDED);
        };
    }

    private static Open reminded(Open from, Reminder reminder) {
        return new Open(from.terms(), from.targetOn(), from.since(),
                from.reminders().stream().filter(each -> each != reminder).toList(), from.project(), from.ready());
    }

    private static Open built(Open from, String project, boolean ready) {
        return new Open(from.terms(), from.targetOn(), from.since(), from.reminders(), project, ready);
    }

    private static Settled settled(Commitment from, CommitmentState to) {
        return new Settled(to, Objects.requireNonNull(unit(from)), letter(from).orElse(null));
    }

    private static Commitment released(Commitment from) {
        return switch (from) {
            case ReReplySigned at -> new ReReplySigned(at.terms(), at.letter().giveBack(), at.latest(), at.served());
            case Settled at -> new Settled(at.state(), at.unit(), Objects.requireNonNull(at.letter()).giveBack());
            case None _,Open _,Fulfilled _ -> throw new IllegalStateException("No letter");
        };
    }

    private static ReReplySigned delivered(ReReplySigned from, CommitmentReReplyDelivered e) {
        return new ReReplySigned(from.terms(), from.letter(),
                e.effectiveOn().isAfter(from.latest()) ? e.effectiveOn() : from.latest(),
                Stream.concat(from.served().stream(), e.proposers().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable UnitCode unit(Commitment state) {
        return switch (state) {
            case None _ -> null;
            case Open at -> at.terms().unit();
            case Fulfilled at -> at.terms().unit();
            case ReReplySigned at -> at.terms().unit();
            case Settled at -> at.unit();
        };
    }

    /** The unit that made the promise; whoever says that it is kept does not sign the letter that tells so. */
    static Parties parties(Commitment state, CommitmentCommand command) {
        Parties parties = Parties.of(unit(state));
        return state instanceof Fulfilled at && at.by() != null
                ? parties.with(Participants.NOBODY.with(Part.DRAFTER, at.by()))
                : parties;
    }

    /** With who said that the promise is kept. */
    static Commitment acted(Commitment state, CommitmentEvent event, Actor actor) {
        return event instanceof CommitmentFulfilled && state instanceof Fulfilled at
                ? new Fulfilled(at.terms(), at.fulfilledOn(), actor.subject())
                : state;
    }

    /** Where the commitment stands and which commands that allows. */
    static Standing<CommitmentCommand> standing(Commitment state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(OpenCommitment.class));
            case Open _ -> new Standing<>(CommitmentState.OPEN.name(),
                    Set.of(ReportProgress.class, NameProject.class, Fulfil.class, Replan.class, Abandon.class));
            case Fulfilled _ -> new Standing<>(CommitmentState.FULFILLED.name(), Set.of(SignReReply.class));
            case ReReplySigned _ ->
                new Standing<>(CommitmentState.RE_REPLY_SIGNED.name(), holdsNumber(state)
                        ? Set.of(DeliverReReply.class, ReleaseDocumentNumber.class)
                        : Set.of(DeliverReReply.class));
            case Settled at -> new Standing<>(at.state().name(),
                    holdsNumber(state) ? Set.of(ReleaseDocumentNumber.class) : Set.of());
        };
    }

    private static boolean holdsNumber(Commitment state) {
        return letter(state).filter(letter -> !letter.released()).isPresent();
    }

    /** The number of a letter that bears it by mistake. */
    static List<Release> releases(CommitmentEvent event) {
        return event instanceof CommitmentNumberReleased e
                ? List.of(new Release(DOCUMENT_NUMBER, e.documentNumber().value(), e.caseId()))
                : List.of();
    }

    /** A letter's number belongs to one case: several of its commitments may name it. */
    static List<Claim> claims(CommitmentEvent event) {
        return event instanceof CommitmentReReplySigned e
                ? List.of(new Claim(DOCUMENT_NUMBER, e.documentNumber().value(),
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
