package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CompletionGround;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.cases.CaseView.*;
import org.jspecify.annotations.Nullable;

/** The case view as a fold of the case's events. */
final class CaseProjection {
    private CaseProjection() {}

    static Projection<CaseEvent, CaseView> projection() {
        return new Projection<>("case-view", 1, new ViewType<>("proposals", CaseView.class), CaseEvent.class,
                Recorded::aggregateId, CaseProjection::fold);
    }

    private static CaseView fold(@Nullable CaseView view, Recorded<CaseEvent> recorded) {
        Draft draft = recorded.event() instanceof CaseReceived received
                ? new Draft(received)
                : new Draft(Objects.requireNonNull(view, "No case before " + recorded));
        apply(draft, recorded.event(), recorded.actor().name());
        return draft.view(recorded.aggregateId(), recorded.version());
    }

    private static void apply(Draft draft, CaseEvent event, String actor) {
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
                                e.effectiveOn(), e.suggestedUnits())
                        : u);
                draft.move(e.unit(), Stage.ACCEPTED, e.effectiveOn());
            }
            case ReturnRequested e -> {
                draft.returnRequests.add(new ReturnRequest(e.unit(), e.effectiveOn(), actor, e.proposedUnit(),
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
            case ProposerContacted e -> draft.contacts.add(new Contact(e.unit(), e.round(), e.effectiveOn(),
                    e.proposer(), e.channel(), e.summary()));
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
                        e.replyClass(), e.text(), e.answers(), e.promises(), List.of(), null, List.of()));
                draft.move(e.unit(), Stage.REPLY_SUBMITTED, e.effectiveOn());
            }
            case CollectiveReviewPassed e -> {
                draft.review(e.unit(), new Review(e.effectiveOn(), true, e.reviewers(), e.minutes(), null));
                draft.move(e.unit(), Stage.REPLY_REVIEWED, e.effectiveOn());
            }
            case CollectiveReviewFailed e -> {
                draft.review(e.unit(), new Review(e.effectiveOn(), false, e.reviewers(), e.minutes(), e.reason()));
                draft.move(e.unit(), Stage.IN_HANDLING, e.effectiveOn());
            }
            case ReplySigned e -> {
                Signature signature = new Signature(e.effectiveOn(), e.documentNumber(), e.signer(), e.delegation(),
                        e.disclosure());
                draft.changeLast(draft.replies, r -> r.unit().equals(e.unit()),
                        r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(),
                                r.text(), r.answers(), r.promises(), r.reviews(), signature, r.deliveries()));
                draft.move(e.unit(), Stage.SIGNED, e.effectiveOn());
            }
            case ReplyDelivered e -> delivered(draft, e);
            case OpinionRecorded e -> {
                draft.opinions.add(new Opinion(e.unit(), e.round(), e.effectiveOn(), e.proposer(), e.attitude(),
                        e.result(), e.comment()));
                if (draft.opinions.stream().filter(o -> o.unit().equals(e.unit()) && o.round() == e.round())
                        .count() == draft.proposers.size()) {
                    draft.settle(DeadlineKind.FEEDBACK, e.unit(), e.effectiveOn());
                }
            }
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
        }
    }

    private static void registered(Draft draft, CaseRegistered e) {
        draft.stage = Stage.REGISTERED;
        draft.registeredOn = e.effectiveOn();
        draft.theme = e.theme();
        draft.inSession = e.inSession();
        draft.body = e.body();
        draft.proposers = e.proposers();
        draft.collectiveBody = e.collectiveBody();
        draft.questions = e.questions();
    }

    private static void assigned(Draft draft, CaseAssigned e) {
        draft.stage = Stage.ASSIGNED;
        draft.assignedOn = e.effectiveOn();
        draft.assigningBody = e.assigningBody();
        draft.mode = e.mode();
        draft.ruleSet = e.ruleSet();
        draft.ruleSetVersion = e.ruleSetVersion();
        e.units().forEach(unit -> {
            draft.units.add(new UnitInCase(unit.code(), unit.name(), unit.role(), null, List.of()));
            if (unit.role() != HandlingRole.CO) {
                draft.handlings.add(new Handling(unit.code(), Stage.ASSIGNED, 1, e.effectiveOn(), null));
            }
        });
    }

    private static void reassigned(Draft draft, CaseReassigned e) {
        draft.units.replaceAll(u -> u.code().equals(e.from())
                ? new UnitInCase(e.to(), e.toName(), u.role(), null, List.of())
                : u);
        draft.handlings.replaceAll(h -> h.unit().equals(e.from())
                ? new Handling(e.to(), Stage.ASSIGNED, h.round(), e.effectiveOn(), null)
                : h);
        draft.deadlines.replaceAll(d -> d.unit().equals(e.from())
                ? new Deadline(d.kind(), e.to(), d.round(),
                        d.dueOn(), d.due(), d.rule(), d.settledOn(), d.missed())
                : d);
    }

    private static void delivered(Draft draft, ReplyDelivered e) {
        Delivery delivery = new Delivery(e.effectiveOn(), e.proposer(), e.method(), e.leadConsent(), e.copies());
        draft.changeLast(draft.replies, r -> r.unit().equals(e.unit()),
                r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(), r.text(),
                        r.answers(), r.promises(), r.reviews(), r.signature(), plus(r.deliveries(), delivery)));
        List<Delivery> deliveries = draft.replies.stream().filter(r -> r.unit().equals(e.unit())).toList().getLast()
                .deliveries();
        if (deliveries.size() == draft.proposers.size()) {
            LocalDate last = deliveries.stream().map(Delivery::deliveredOn).max(Comparator.naturalOrder())
                    .orElseThrow();
            draft.settle(DeadlineKind.REPLY, e.unit(), last);
            draft.move(e.unit(), Stage.DELIVERED, last);
        }
    }

    private static void reopened(Draft draft, CaseReopened e) {
        draft.settle(DeadlineKind.FEEDBACK, e.unit(), e.effectiveOn());
        draft.completedOn = null;
        draft.completionGround = null;
        draft.reopenings.add(new Reopening(e.unit(), e.round(), e.effectiveOn(), e.ground(), e.order()));
        draft.change(e.unit(),
                h -> new Handling(h.unit(), Stage.IN_HANDLING, e.round(), e.effectiveOn(), h.team()));
    }

    private static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }

    /** The view while an event is folded into it. */
    private static final class Draft {
        private final CaseReceived paper;
        private Stage stage = Stage.RECEIVED;
        private @Nullable LocalDate registeredOn;
        private @Nullable Theme theme;
        private @Nullable Boolean inSession;
        private @Nullable String body;
        private List<Proposer> proposers = List.of();
        private @Nullable String collectiveBody;
        private List<String> questions = List.of();
        private @Nullable LocalDate assignedOn;
        private @Nullable String assigningBody;
        private @Nullable AssignmentMode mode;
        private @Nullable String ruleSet;
        private @Nullable Integer ruleSetVersion;
        private final List<UnitInCase> units = new ArrayList<>();
        private final List<Handling> handlings = new ArrayList<>();
        private final List<Deadline> deadlines = new ArrayList<>();
        private final List<ReturnRequest> returnRequests = new ArrayList<>();
        private final List<Contact> contacts = new ArrayList<>();
        private final List<Research> research = new ArrayList<>();
        private final List<CoOpinion> coOpinions = new ArrayList<>();
        private final List<Extension> extensions = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private final List<Opinion> opinions = new ArrayList<>();
        private final List<Reopening> reopenings = new ArrayList<>();
        private final List<Visit> visits = new ArrayList<>();
        private @Nullable LocalDate completedOn;
        private @Nullable CompletionGround completionGround;
        private @Nullable LocalDate archivedOn;
        private @Nullable String archiveNo;

        Draft(CaseReceived paper) {
            this.paper = paper;
        }

        Draft(CaseView view) {
            paper = new CaseReceived(view.receivedOn(), view.source(), view.level(), view.term(), view.session(),
                    view.caseNo(), view.title());
            stage = view.stage();
            registeredOn = view.registeredOn();
            theme = view.theme();
            inSession = view.inSession();
            body = view.body();
            proposers = view.proposers();
            collectiveBody = view.collectiveBody();
            questions = view.questions();
            assignedOn = view.assignedOn();
            assigningBody = view.assigningBody();
            mode = view.mode();
            ruleSet = view.ruleSet();
            ruleSetVersion = view.ruleSetVersion();
            units.addAll(view.units());
            handlings.addAll(view.handlings());
            deadlines.addAll(view.deadlines());
            returnRequests.addAll(view.returnRequests());
            contacts.addAll(view.contacts());
            research.addAll(view.research());
            coOpinions.addAll(view.coOpinions());
            extensions.addAll(view.extensions());
            replies.addAll(view.replies());
            opinions.addAll(view.opinions());
            reopenings.addAll(view.reopenings());
            visits.addAll(view.visits());
            completedOn = view.completedOn();
            completionGround = view.completionGround();
            archivedOn = view.archivedOn();
            archiveNo = view.archiveNo();
        }

        CaseView view(String id, long version) {
            boolean underWay = !handlings.isEmpty() && completedOn == null;
            Stage reached = underWay
                    ? handlings.stream().map(Handling::stage).min(Comparator.naturalOrder()).orElseThrow()
                    : stage;
            int round = handlings.stream().mapToInt(Handling::round).max().orElse(1);
            LocalDate replyDueOn = deadlines.stream()
                    .filter(d -> d.kind() == DeadlineKind.REPLY && d.settledOn() == null).map(Deadline::dueOn)
                    .min(Comparator.naturalOrder()).orElse(null);
            return new CaseView(id, version, reached, round, paper.source(), paper.level(), paper.term(),
                    paper.session(), paper.caseNo(), paper.title(), paper.effectiveOn(), registeredOn, theme, inSession,
                    body, proposers, collectiveBody, questions, assignedOn, assigningBody, mode, ruleSet,
                    ruleSetVersion, List.copyOf(units), units.stream().map(UnitInCase::code).toList(),
                    List.copyOf(handlings), List.copyOf(deadlines), replyDueOn, List.copyOf(returnRequests),
                    List.copyOf(contacts), List.copyOf(research), List.copyOf(coOpinions), List.copyOf(extensions),
                    List.copyOf(replies), List.copyOf(opinions), List.copyOf(reopenings), List.copyOf(visits),
                    completedOn, completionGround, archivedOn, archiveNo);
        }

        void change(UnitCode unit, UnaryOperator<Handling> change) {
            handlings.replaceAll(h -> h.unit().equals(unit) ? change.apply(h) : h);
        }

        void move(UnitCode unit, Stage next, LocalDate on) {
            change(unit, h -> new Handling(h.unit(), next, h.round(), on, h.team()));
        }

        void changeDeadlines(Predicate<Deadline> which, UnaryOperator<Deadline> change) {
            deadlines.replaceAll(d -> which.test(d) ? change.apply(d) : d);
        }

        /** What was due came, or is not due any more; the first time counts. */
        void settle(DeadlineKind kind, UnitCode unit, LocalDate on) {
            changeDeadlines(d -> d.kind() == kind && d.unit().equals(unit) && d.settledOn() == null,
                    d -> new Deadline(d.kind(), d.unit(), d.round(), d.dueOn(), d.due(), d.rule(), on, d.missed()));
        }

        void decideReturn(UnitCode unit, LocalDate on, boolean approved, @Nullable String decision) {
            changeLast(returnRequests, r -> r.unit().equals(unit), r -> new ReturnRequest(r.unit(), r.requestedOn(),
                    r.requestedBy(), r.proposedUnit(), r.reason(), on, approved, decision));
        }

        void review(UnitCode unit, Review review) {
            changeLast(replies, r -> r.unit().equals(unit),
                    r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(), r.text(),
                            r.answers(), r.promises(), plus(r.reviews(), review), r.signature(), r.deliveries()));
        }

        <T> void changeLast(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (which.test(list.get(i))) {
                    list.set(i, change.apply(list.get(i)));
                    return;
                }
            }
        }
    }
}
