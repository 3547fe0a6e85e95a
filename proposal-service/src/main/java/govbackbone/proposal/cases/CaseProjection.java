package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.cases.CaseView.*;
import govbackbone.proposal.cases.CaseView.Handling;
import org.jspecify.annotations.Nullable;

/** The case view as a fold of the case's events. */
final class CaseProjection {
    private CaseProjection() {}

    static Projection<CaseEvent, CaseView> projection() {
        return new Projection<>("case-view", 6,
                new ViewType<>("proposals", CaseView.class,
                        new ViewType.Today<>(CaseView.TimeToReply.class, CaseView::remaining)),
                CaseEvent.class,
                Recorded::aggregateId, CaseProjection::fold);
    }

    private static CaseView fold(@Nullable CaseView view, Recorded<CaseEvent> recorded) {
        CaseDraft draft = recorded.event() instanceof CaseReceived received
                ? new CaseDraft(received)
                : new CaseDraft(Objects.requireNonNull(view, "No case before " + recorded));
        apply(draft, recorded.event(), recorded.actor());
        return draft.view(recorded.aggregateId(), recorded.version(), recorded.event().effectiveOn());
    }

    private static void apply(CaseDraft draft, CaseEvent event, Actor actor) {
        switch (event) {
            case CaseReceived _ -> draft.stage = Stage.RECEIVED;
            case CaseRegistered e -> registered(draft, e);
            case CaseAssigned e -> assigned(draft, e);
            case DeadlineSet e -> {
                draft.deadlines
                        .removeIf(d -> d.kind() == e.kind() && d.unit().equals(e.unit()) && d.round() == e.round());
                draft.deadlines.add(new Deadline(e.kind(), e.unit(), e.round(), e.due().date(), e.due(), e.rule(),
                        null, false));
            }
            case DeadlineMissed e -> draft.changeDeadlines(
                    d -> d.kind() == e.kind() && d.unit().equals(e.unit()) && d.round() == e.round(),
                    d -> new Deadline(d.kind(), d.unit(), d.round(), d.dueOn(), d.due(), d.rule(), d.settledOn(),
                            true));
            case CaseAcknowledged e -> {
                draft.units.replaceAll(u -> u.code().equals(e.unit())
                        ? new UnitInCase(u.code(), u.name(), u.role(),
                                e.effectiveOn(), e.suggestedUnits(), null)
                        : u);
                draft.move(e.unit(), Stage.ACCEPTED, e.effectiveOn());
            }
            case ReturnRequested e -> {
                draft.returnRequests.add(new ReturnRequest(e.unit(), e.effectiveOn(), actor.name(), e.proposedUnit(),
                        e.reason(), null, null, null));
                draft.settle(DeadlineKind.RETURN, e.unit(), e.effectiveOn());
                draft.move(e.unit(), Stage.RETURN_REQUESTED, e.effectiveOn());
            }
            case ReturnApproved e -> draft.decideReturn(e.unit(), e.effectiveOn(), true, e.note());
            case CaseReassigned e -> reassigned(draft, e);
            case ReturnRejected e -> {
                draft.decideReturn(e.unit(), e.effectiveOn(), false, e.reason());
                draft.move(e.unit(), e.resumes(), e.effectiveOn());
            }
            case HandlingTeamAppointed e -> {
                draft.settle(DeadlineKind.RETURN, e.unit(), e.effectiveOn());
                draft.change(e.unit(), h -> new Handling(h.unit(), Stage.IN_HANDLING, h.round(), e.effectiveOn(),
                        e.team()));
            }
            case HandlingTeamChanged e -> draft.change(e.unit(),
                    h -> new Handling(h.unit(), h.stage(), h.round(), h.since(), e.team()));
            case ProposerContacted e -> {
                draft.contacts.add(new Contact(e.unit(), e.round(), e.effectiveOn(), e.proposer(), e.channel(),
                        e.summary()));
                draft.settle(DeadlineKind.FIRST_CONTACT, e.unit(), e.effectiveOn());
            }
            case ResearchRecorded e ->
                draft.research.add(new Research(e.unit(), e.round(), e.effectiveOn(), e.topic(), e.findings()));
            case CoOpinionSubmitted e -> {
                draft.coOpinions.add(new CoOpinion(e.unit(), e.round(), e.effectiveOn(), false, e.revision(),
                        e.opinion(), e.late()));
                draft.settle(DeadlineKind.CO_OPINION, e.unit(), e.effectiveOn());
            }
            case CoOpinionWaived e -> {
                draft.coOpinions.add(
                        new CoOpinion(e.unit(), e.round(), e.effectiveOn(), true, 0, e.reason(), false));
                draft.settle(DeadlineKind.CO_OPINION, e.unit(), e.effectiveOn());
            }
            case ExtensionRequested e -> draft.extensions.add(new Extension(e.unit(), e.round(), e.effectiveOn(),
                    e.length(), e.reason(), null, null, null, null));
            case ExtensionGranted e -> draft.changeLast(draft.extensions, x -> x.unit().equals(e.unit()),
                    x -> new Extension(x.unit(), x.round(), x.requestedOn(), e.length(), x.reason(), e.effectiveOn(),
                            true, e.proposersInformedOn(), null));
            case ExtensionRefused e -> draft.changeLast(draft.extensions, x -> x.unit().equals(e.unit()),
                    x -> new Extension(x.unit(), x.round(), x.requestedOn(), x.length(), x.reason(), e.effectiveOn(),
                            false, null, e.reason()));
            case ReplyDrafted e -> {
                draft.replies.add(new Reply(e.unit(), e.round(), e.draft(), e.effectiveOn(), e.drafter(),
                        e.replyClass(), e.text(), e.answers(), e.promises(), List.of(), List.of(), null, List.of()));
                draft.move(e.unit(), Stage.REPLY_SUBMITTED, e.effectiveOn());
            }
            case CollectiveReviewPassed e -> {
                draft.review(e.unit(), new Review(e.effectiveOn(), true, e.reviewers(), e.minutes(), null, null));
                draft.move(e.unit(), Stage.REPLY_REVIEWED, e.effectiveOn());
            }
            case CollectiveReviewFailed e -> {
                draft.review(e.unit(), new Review(e.effectiveOn(), false, e.reviewers(), e.minutes(), e.reason(),
                        null));
                draft.move(e.unit(), Stage.IN_HANDLING, e.effectiveOn());
            }
            case ReviewDisputed e -> {
                draft.dispute(e.unit(), new Dispute(e.effectiveOn(), e.reviewer(), e.reason()));
                draft.move(e.unit(), Stage.REPLY_SUBMITTED, e.effectiveOn());
            }
            case ReplySigned e -> {
                draft.changeLast(draft.replies, r -> r.unit().equals(e.unit()),
                        r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(),
                                r.text(), r.answers(), r.promises(), r.kept(), r.reviews(),
                                new Signature(e.effectiveOn(), e.documentNumber(), r.replyClass(), e.signer(),
                                        e.delegation(), e.disclosure()),
                                r.deliveries()));
                draft.move(e.unit(), Stage.SIGNED, e.effectiveOn());
            }
            case ReplyDelivered e -> delivered(draft, e);
            case OpinionRecorded e -> {
                draft.opinions.add(new Opinion(e.unit(), e.round(), e.effectiveOn(), e.proposer(), e.attitude(),
                        e.result(), e.comment(), null));
                if (draft.opinions.stream().filter(o -> o.unit().equals(e.unit()) && o.round() == e.round())
                        .count() == draft.proposers.size()) {
                    draft.settle(DeadlineKind.FEEDBACK, e.unit(), e.effectiveOn());
                }
            }
            case OpinionHeard e -> draft.changeLast(draft.opinions,
                    o -> o.unit().equals(e.unit()) && o.round() == e.round() && o.proposer().equals(e.proposer()),
                    o -> new Opinion(o.unit(), o.round(), o.givenOn(), o.proposer(), o.attitude(), o.result(),
                            o.comment(), new Hearing(e.heardBy(), e.channel(), e.evidence())));
            case CaseCompleted e -> {
                draft.stage = Stage.COMPLETED;
                draft.completedOn = e.effectiveOn();
                draft.completionGround = e.ground();
                draft.handlings.forEach(h -> draft.settle(DeadlineKind.FEEDBACK, h.unit(), e.effectiveOn()));
            }
            case CaseReopened e -> reopened(draft, e);
            case ReturnVisitRecorded e -> {
                draft.stage = Stage.FOLLOWED_UP;
                draft.visits.add(new Visit(e.effectiveOn(), e.visitor(), e.byHandler(), e.proposers(), e.channel(),
                        e.findings()));
            }
            case CaseArchived e -> {
                draft.stage = Stage.ARCHIVED;
                draft.archivedOn = e.effectiveOn();
                draft.archiveNo = e.archiveNo();
            }
            case CaseDeclined e -> draft.end(Stage.NOT_FILED,
                    new Ending(e.effectiveOn(), e.reason(), e.note(), null, null, null, null));
            case CaseWithdrawn e -> draft.end(Stage.WITHDRAWN,
                    new Ending(e.effectiveOn(), null, e.document(), e.proposer(), null, null, null));
            case CaseTransferred e -> transferred(draft, e);
            case CampaignPinned e -> draft.campaign = e.campaign();
            case DateClassGiven e -> draft.dateClass = e.dateClass();
            case CaseMerged e -> draft.ending = merged(e.effectiveOn(), e.into(), e.reason(), false);
            case MergeConfirmed e -> {
                Ending before = Objects.requireNonNull(draft.ending);
                draft.end(Stage.MERGED, merged(before.on(), e.into(), before.note(), true));
            }
            case MergeUndone e -> {
                draft.ending = null;
                draft.stage = Stage.REGISTERED;
                draft.undoneMerges.add(new UndoneMerge(e.into(), e.effectiveOn(), e.reason()));
            }
            case MergedCaseTaken e -> {
                draft.mergedCases
                        .add(new MergedCase(e.from(), e.source(), e.caseNo(), e.title(), e.effectiveOn()));
                draft.proposers = Stream.concat(draft.proposers.stream(), e.proposers().stream()).toList();
                draft.questions = Stream.concat(draft.questions.stream(), e.questions().stream()).toList();
            }
            case MergedCaseDeclined _,DeadlineNear _,DocumentNumberReleased _ -> {
            }
            case CaseCorrected e -> draft.correct(e);
            case CaseRenumbered e -> draft.renumber(e);
            case DispatchRecorded e -> draft.dispatches.add(new Dispatch(e.unit(), e.round(), e.effectiveOn(),
                    e.reportedBy(), e.progress(), e.nextStep()));
            case DunningIssued e -> draft.dunnings
                    .add(new Dunning(e.unit(), e.round(), e.effectiveOn(), actor.name(), actor.unit(), e.level(),
                            e.reason()));
            case SupervisionStarted e -> draft.supervisions
                    .add(new Supervision(e.effectiveOn(), e.leader(), e.position(), e.basis(), null, null));
            case SupervisionEnded e -> draft.changeLast(draft.supervisions, _ -> true,
                    s -> new Supervision(s.since(), s.leader(), s.position(), s.basis(), e.effectiveOn(),
                            e.outcome()));
            case PromiseKept e -> draft.changeLast(draft.replies, r -> r.unit().equals(e.unit()),
                    r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(),
                            r.text(), r.answers(), r.promises(), CaseDraft.plus(r.kept(), e.promise()), r.reviews(),
                            r.signature(), r.deliveries()));
            case ReplyReclassified e -> draft.changeLast(draft.replies, r -> r.unit().equals(e.unit()),
                    r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), e.to(), r.text(),
                            r.answers(), r.promises(), r.kept(), r.reviews(), r.signature(), r.deliveries()));
            case ReplyDisclosed e -> {
                draft.publications.add(new Publication(e.unit(), e.round(), e.effectiveOn(), e.form(), e.text(), null,
                        null, e.late()));
                draft.settle(DeadlineKind.DISCLOSURE, e.unit(), e.effectiveOn());
            }
            case DisclosureWithheld e -> {
                draft.publications.add(new Publication(e.unit(), e.round(), e.effectiveOn(), null, null, e.reason(),
                        e.note(), false));
                draft.settle(DeadlineKind.DISCLOSURE, e.unit(), e.effectiveOn());
            }
            case DeadlineRecalculated e -> draft.changeDeadlines(
                    d -> d.kind() == e.kind() && d.unit().equals(e.unit()) && d.round() == e.round(),
                    d -> new Deadline(d.kind(), d.unit(), d.round(), e.due().date(), e.due(), d.rule(), d.settledOn(),
                            d.missed()));
        }
    }

    private static void registered(CaseDraft draft, CaseRegistered e) {
        draft.stage = Stage.REGISTERED;
        draft.registeredOn = e.effectiveOn();
        draft.theme = e.theme();
        draft.inSession = e.inSession();
        draft.body = e.body();
        draft.proposers = e.proposers();
        draft.collectiveBody = e.collectiveBody();
        draft.questions = e.questions();
    }

    private static void assigned(CaseDraft draft, CaseAssigned e) {
        draft.stage = Stage.ASSIGNED;
        draft.assignedOn = e.effectiveOn();
        draft.assigningBody = e.assigningBody();
        draft.mode = e.mode();
        draft.ruleSet = e.ruleSet();
        draft.ruleSetVersion = e.ruleSetVersion();
        e.units().forEach(unit -> {
            draft.units.add(new UnitInCase(unit.code(), unit.name(), unit.role(), null, List.of(), null));
            if (unit.role() != HandlingRole.CO) {
                draft.handlings.add(new Handling(unit.code(), Stage.ASSIGNED, 1, e.effectiveOn(), null));
            }
        });
    }

    private static void reassigned(CaseDraft draft, CaseReassigned e) {
        draft.units.replaceAll(u -> u.code().equals(e.from())
                ? new UnitInCase(e.to(), e.toName(), u.role(), null, List.of(), null)
                : u);
        draft.handlings.replaceAll(h -> h.unit().equals(e.from())
                ? new Handling(e.to(), Stage.ASSIGNED, h.round(), e.effectiveOn(), null)
                : h);
        draft.deadlines.replaceAll(d -> d.unit().equals(e.from())
                ? new Deadline(d.kind(), e.to(), d.round(),
                        d.dueOn(), d.due(), d.rule(), d.settledOn(), d.missed())
                : d);
    }

    private static Ending merged(LocalDate on, String into, @Nullable String reason, boolean confirmed) {
        return new Ending(on, null, reason, null, null, into, confirmed);
    }

    private static void transferred(CaseDraft draft, CaseTransferred e) {
        draft.units.replaceAll(u -> u.code().equals(e.unit())
                ? new UnitInCase(u.code(), u.name(), u.role(), u.acknowledgedOn(), u.suggestedUnits(), e.to())
                : u);
        draft.settle(DeadlineKind.FIRST_CONTACT, e.unit(), e.effectiveOn());
        draft.settle(DeadlineKind.REPLY, e.unit(), e.effectiveOn());
        if (draft.handlings.size() == 1) {
            draft.end(Stage.TRANSFERRED, new Ending(e.effectiveOn(), null, null, null, e.to(), null, null));
        } else {
            draft.handlings.removeIf(h -> h.unit().equals(e.unit()));
        }
    }

    private static void delivered(CaseDraft draft, ReplyDelivered e) {
        Delivery delivery = new Delivery(e.effectiveOn(), e.proposer(), e.method(), e.leadConsent(), e.copies());
        draft.changeLast(draft.replies, r -> r.unit().equals(e.unit()),
                r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(), r.text(),
                        r.answers(), r.promises(), r.kept(), r.reviews(), r.signature(),
                        CaseDraft.plus(r.deliveries(), delivery)));
        List<Delivery> deliveries = draft.replies.stream().filter(r -> r.unit().equals(e.unit())).toList().getLast()
                .deliveries();
        if (deliveries.size() == draft.proposers.size()) {
            LocalDate last = deliveries.stream().map(Delivery::deliveredOn).max(Comparator.naturalOrder())
                    .orElseThrow();
            draft.settle(DeadlineKind.REPLY, e.unit(), last);
            draft.move(e.unit(), Stage.DELIVERED, last);
        }
    }

    private static void reopened(CaseDraft draft, CaseReopened e) {
        draft.settle(DeadlineKind.FEEDBACK, e.unit(), e.effectiveOn());
        draft.settle(DeadlineKind.DISCLOSURE, e.unit(), e.effectiveOn());
        draft.completedOn = null;
        draft.completionGround = null;
        draft.reopenings.add(new Reopening(e.unit(), e.round(), e.effectiveOn(), e.ground(), e.order()));
        draft.change(e.unit(),
                h -> new Handling(h.unit(), Stage.IN_HANDLING, e.round(), e.effectiveOn(), h.team()));
    }
}
