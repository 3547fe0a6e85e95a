package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Reminder;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.commitments.Commitment.Fulfilled;
import govbackbone.proposal.commitments.Commitment.Letter;
import govbackbone.proposal.commitments.Commitment.None;
import govbackbone.proposal.commitments.Commitment.Open;
import govbackbone.proposal.commitments.Commitment.ReReplySigned;
import govbackbone.proposal.commitments.Commitment.Settled;
import govbackbone.proposal.commitments.Commitment.Terms;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.delegations.Delegations.Signing;

import static govbackbone.proposal.commitments.CommitmentRejection.*;

/**
 * Every rule of following a promise. What a reply of class B promises is replied to again once it is solved; if it cannot be
 * kept, the proposers are told why in time (B 类跟踪办理). Who may give a command at all is said beside the command.
 *
 * @param delegations by which others sign than principals
 */
record CommitmentDecider(Delegations delegations) {
    List<CommitmentEvent> decide(Commitment state, CommitmentCommand command, Context context) {
        return switch (command) {
            case OpenCommitment c -> openCommitment(c, context);
            case ReportProgress c -> reportProgress((Open) state, c, context);
            case NameProject c -> nameProject((Open) state, c, context);
            case Fulfil c -> fulfil((Open) state, c, context);
            case Replan c -> replan((Open) state, c, context);
            case Abandon c -> abandon((Open) state, c, context);
            case SignReReply c -> signReReply((Fulfilled) state, c, context);
            case ReleaseDocumentNumber c -> releaseDocumentNumber(state, c, context);
            case DeliverReReply c -> deliverReReply((ReReplySigned) state, c, context);
            case Remind c -> remind(state, c, context);
            case MarkReady c -> state instanceof Open at && c.project().equals(at.project()) && !at.ready()
                    ? List.of(new CommitmentReady(c.acceptedOn(), c.project()))
                    : List.of();
            case Supersede c -> supersede(state, c);
        };
    }

    private static List<CommitmentEvent> openCommitment(OpenCommitment c, Context context) {
        Objections objections = new Objections();
        objections.unless(c.targetOn().isAfter(c.signedOn()), TARGET_BEFORE_SIGNING, "/targetOn", c.targetOn(),
                c.signedOn());
        objections.refuseIfAny();
        return List.of(new CommitmentOpened(c.signedOn(), c.caseId(), c.caseNo(), c.title(), c.theme(), c.proposers(),
                c.unit(), c.round(), c.draft(), c.documentNumber(), c.replyClass(), c.number(), c.of(), c.promise(),
                c.targetOn(), reminders(c.targetOn(), context)));
    }

    private static List<CommitmentEvent> reportProgress(Open state, ReportProgress c, Context context) {
        LocalDate on = context.orToday(c.reportedOn());
        Objections objections = new Objections();
        dated(objections, on, "/reportedOn", state.terms().signedOn(), context);
        objections.refuseIfAny();
        return List.of(new CommitmentProgressReported(on, c.progress(), c.nextStep()));
    }

    private static List<CommitmentEvent> nameProject(Open state, NameProject c, Context context) {
        LocalDate on = context.orToday(c.namedOn());
        Objections objections = new Objections();
        dated(objections, on, "/namedOn", state.terms().signedOn(), context);
        objections.unless(!c.project().equals(state.project()), PROJECT_NAMED_ALREADY, "/project", c.project());
        objections.refuseIfAny();
        return List.of(new CommitmentProjectNamed(on, c.project()));
    }

    private static List<CommitmentEvent> fulfil(Open state, Fulfil c, Context context) {
        LocalDate on = context.orToday(c.fulfilledOn());
        Objections objections = new Objections();
        dated(objections, on, "/fulfilledOn", state.terms().signedOn(), context);
        objections.refuseIfAny();
        return List.of(new CommitmentFulfilled(on, c.evidence()));
    }

    /** To another day that has not passed, and not without telling the proposers. */
    private static List<CommitmentEvent> replan(Open state, Replan c, Context context) {
        LocalDate on = context.orToday(c.replannedOn());
        Objections objections = new Objections();
        dated(objections, on, "/replannedOn", state.since(), context);
        dated(objections, c.proposersToldOn(), "/proposersToldOn", state.terms().signedOn(), context);
        objections.unless(!c.targetOn().isBefore(context.today()), TARGET_IN_PAST, "/targetOn", c.targetOn())
                .unless(!c.targetOn().equals(state.targetOn()), TARGET_UNCHANGED, "/targetOn", c.targetOn());
        objections.refuseIfAny();
        return List.of(new CommitmentReplanned(on, c.targetOn(), c.reason(), c.proposersToldOn(),
                reminders(c.targetOn(), context)));
    }

    private static List<CommitmentEvent> abandon(Open state, Abandon c, Context context) {
        LocalDate on = context.orToday(c.abandonedOn());
        Objections objections = new Objections();
        dated(objections, on, "/abandonedOn", state.since(), context);
        dated(objections, c.proposersToldOn(), "/proposersToldOn", state.terms().signedOn(), context);
        objections.refuseIfAny();
        return List.of(new CommitmentAbandoned(on, c.reason(), c.proposersToldOn()));
    }

    /** By a principal of the unit, or under the delegation of one. */
    private List<CommitmentEvent> signReReply(Fulfilled state, SignReReply c, Context context) {
        Terms terms = state.terms();
        Actor signer = context.actor();
        String delegation = c.delegation();
        if (delegation == null && !signer.is(Role.PRINCIPAL)) {
            throw Refusal.at("/delegation", SIGNER_NOT_PRINCIPAL);
        }
        Objections objections = new Objections();
        Optional<DelegationGiven> given = delegation == null
                ? Optional.empty()
                : delegations.inForce(objections, "/delegation", delegation,
                        new Signing(terms.unit(), signer, null, DelegationScope.RE_REPLY, c.signedOn()));
        dated(objections, c.signedOn(), "/signedOn", state.fulfilledOn(), context);
        objections.unless(!c.documentNumber().equals(terms.documentNumber()), REPLY_NUMBER_REUSED, "/documentNumber",
                c.documentNumber());
        objections.refuseIfAny();
        CommitmentEvent signed = new CommitmentReReplySigned(c.signedOn(), terms.caseId(), c.documentNumber(),
                new Person(signer.subject(), signer.name()));
        return given.<List<CommitmentEvent>>map(authority -> List.of(signed, new CommitmentSignedUnderDelegation(
                c.signedOn(), Objects.requireNonNull(delegation), authority.giver().name()))).orElse(List.of(signed));
    }

    /** A number that a signed letter bears, which nobody may change any more. */
    private static List<CommitmentEvent> releaseDocumentNumber(Commitment state, ReleaseDocumentNumber c,
            Context context) {
        Letter letter = Commitment.letter(state).orElseThrow();
        Objections objections = new Objections();
        objections.unless(c.documentNumber().equals(letter.documentNumber()), NUMBER_NOT_HELD, "/documentNumber",
                c.documentNumber());
        objections.refuseIfAny();
        return List.of(new CommitmentNumberReleased(context.today(), letter.caseId(), c.documentNumber(), c.reason()));
    }

    /** Once to every proposer; with the last one the promise is kept. */
    private static List<CommitmentEvent> deliverReReply(ReReplySigned state, DeliverReReply c, Context context) {
        Set<String> served = new HashSet<>(state.served());
        Objections objections = new Objections();
        dated(objections, c.deliveredOn(), "/deliveredOn", state.letter().signedOn(), context);
        for (int i = 0; i < c.proposers().size(); i++) {
            String proposer = c.proposers().get(i);
            objections.unless(state.terms().proposers().contains(proposer), UNKNOWN_PROPOSER, "/proposers/" + i,
                    proposer).unless(served.add(proposer), ALREADY_DELIVERED, "/proposers/" + i, proposer);
        }
        objections.refuseIfAny();
        List<CommitmentEvent> events = new ArrayList<>();
        events.add(new CommitmentReReplyDelivered(c.deliveredOn(), c.proposers(), c.method()));
        if (served.equals(state.terms().proposers())) {
            LocalDate last = c.deliveredOn().isAfter(state.latest()) ? c.deliveredOn() : state.latest();
            Terms terms = state.terms();
            events.add(new CommitmentKept(last, terms.caseId(), terms.unit(), terms.draft(), terms.number()));
        }
        return events;
    }

    /** Only what is still to come, of the plan that still stands; alarms may ring twice or late. */
    private static List<CommitmentEvent> remind(Commitment state, Remind c, Context context) {
        LocalDate day = c.reminder().on(c.targetOn());
        boolean stands = state instanceof Open at && at.targetOn().equals(c.targetOn())
                && at.reminders().contains(c.reminder());
        return stands && !context.today().isBefore(day)
                ? List.of(new CommitmentReminderDue(day, c.reminder(), c.targetOn()))
                : List.of();
    }

    /** What is settled stays as it is. */
    private static List<CommitmentEvent> supersede(Commitment state, Supersede c) {
        return state instanceof None || state instanceof Settled
                ? List.of()
                : List.of(new CommitmentSuperseded(c.supersededOn(), c.ground()));
    }

    /** Nobody is reminded of a day that had passed when it was entered. */
    private static List<Reminder> reminders(LocalDate targetOn, Context context) {
        return Arrays.stream(Reminder.values()).filter(each -> !each.on(targetOn).isBefore(context.today())).toList();
    }

    private static void dated(Objections objections, LocalDate on, String pointer, LocalDate notBefore,
            Context context) {
        objections.unless(!on.isAfter(context.today()), DATE_IN_FUTURE, pointer, on)
                .unless(!on.isBefore(notBefore), DATE_OUT_OF_ORDER, pointer, on, notBefore);
    }
}
