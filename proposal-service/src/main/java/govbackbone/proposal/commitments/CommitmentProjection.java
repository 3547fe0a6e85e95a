package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.Delegation;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.commitments.CommitmentView.*;
import org.jspecify.annotations.Nullable;

/** The commitment view as a fold of the commitment's events. */
final class CommitmentProjection {
    private CommitmentProjection() {}

    static Projection<CommitmentEvent, CommitmentView> projection() {
        return new Projection<>("commitment-view", 3,
                new ViewType<>("commitments", CommitmentView.class,
                        new ViewType.Today<>(Remaining.class, CommitmentView::remaining)),
                CommitmentEvent.class, Recorded::aggregateId, CommitmentProjection::fold);
    }

    private static CommitmentView fold(@Nullable CommitmentView view, Recorded<CommitmentEvent> recorded) {
        Draft draft = recorded.event() instanceof CommitmentOpened opened
                ? new Draft(opened)
                : new Draft(Objects.requireNonNull(view, "No commitment before " + recorded));
        apply(draft, recorded.event(), recorded.actor().name());
        return draft.view(recorded.aggregateId(), recorded.version());
    }

    private static void apply(Draft draft, CommitmentEvent event, String actor) {
        switch (event) {
            case CommitmentOpened _,CommitmentReminderDue _,CommitmentNumberReleased _ -> {
            }
            case CommitmentProgressReported e -> {
                draft.progress = plus(draft.progress,
                        new Progress(e.effectiveOn(), actor, e.progress(), e.nextStep()));
                draft.reportedOn = e.effectiveOn();
            }
            case CommitmentProjectNamed e -> {
                draft.project = e.project();
                draft.readyOn = null;
            }
            case CommitmentReady e -> draft.readyOn = e.effectiveOn();
            case CommitmentReplanned e -> {
                draft.replannings = plus(draft.replannings, new Replanning(e.effectiveOn(), draft.targetOn,
                        e.targetOn(), e.reason(), e.proposersToldOn()));
                draft.targetOn = e.targetOn();
            }
            case CommitmentFulfilled e -> {
                draft.state = CommitmentState.FULFILLED;
                draft.fulfilledOn = e.effectiveOn();
                draft.evidence = e.evidence();
            }
            case CommitmentReReplySigned e -> {
                draft.state = CommitmentState.RE_REPLY_SIGNED;
                draft.reReply = new ReReply(e.documentNumber(), e.effectiveOn(), e.signer(), null, List.of());
            }
            case CommitmentSignedUnderDelegation e -> {
                ReReply letter = Objects.requireNonNull(draft.reReply);
                draft.reReply = new ReReply(letter.documentNumber(), letter.signedOn(), letter.signer(),
                        new Delegation(e.delegation(), e.delegator()), letter.deliveries());
            }
            case CommitmentReReplyDelivered e -> {
                ReReply letter = Objects.requireNonNull(draft.reReply);
                draft.reReply = new ReReply(letter.documentNumber(), letter.signedOn(), letter.signer(),
                        letter.delegation(),
                        plus(letter.deliveries(), new Delivery(e.effectiveOn(), e.proposers(), e.method())));
            }
            case CommitmentKept e -> draft.settle(CommitmentState.KEPT, e.effectiveOn());
            case CommitmentAbandoned e -> {
                draft.settle(CommitmentState.ABANDONED, e.effectiveOn());
                draft.reason = e.reason();
            }
            case CommitmentSuperseded e -> {
                draft.settle(CommitmentState.SUPERSEDED, e.effectiveOn());
                draft.supersededBy = e.ground();
            }
        }
    }

    private static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }

    /** The view while an event is folded into it. */
    private static final class Draft {
        private final CommitmentOpened opened;
        private CommitmentState state = CommitmentState.OPEN;
        private LocalDate targetOn;
        private List<Replanning> replannings = List.of();
        private List<Progress> progress = List.of();
        private @Nullable LocalDate reportedOn;
        private @Nullable String project;
        private @Nullable LocalDate readyOn;
        private @Nullable LocalDate fulfilledOn;
        private @Nullable String evidence;
        private @Nullable ReReply reReply;
        private @Nullable LocalDate settledOn;
        private @Nullable String reason;
        private @Nullable SupersedingGround supersededBy;

        Draft(CommitmentOpened opened) {
            this.opened = opened;
            this.targetOn = opened.targetOn();
        }

        Draft(CommitmentView view) {
            opened = new CommitmentOpened(view.signedOn(), view.caseId(), view.caseNo(), view.title(), view.theme(),
                    view.proposers(), view.unit(), view.round(), view.draft(), view.documentNumber(), view.replyClass(),
                    view.number(), view.of(), view.promise(), view.originalTargetOn(), List.of());
            state = view.state();
            targetOn = view.targetOn();
            replannings = view.replannings();
            progress = view.progress();
            reportedOn = view.reportedOn();
            project = view.project();
            readyOn = view.readyOn();
            fulfilledOn = view.fulfilledOn();
            evidence = view.evidence();
            reReply = view.reReply();
            settledOn = view.settledOn();
            reason = view.reason();
            supersededBy = view.supersededBy();
        }

        void settle(CommitmentState as, LocalDate on) {
            state = as;
            settledOn = on;
        }

        CommitmentView view(String id, long version) {
            return new CommitmentView(id, version, state, opened.caseId(), opened.caseNo(), opened.title(),
                    opened.theme(), opened.proposers(), opened.unit(), opened.round(), opened.draft(),
                    opened.documentNumber(),
                    opened.replyClass(), opened.number(), opened.of(), opened.promise(), opened.effectiveOn(),
                    targetOn, targetOn.toString().substring(0, "2020-12".length()),
                    state == CommitmentState.OPEN ? targetOn : null, opened.targetOn(), replannings, progress,
                    reportedOn, project, readyOn, fulfilledOn, evidence, reReply, settledOn, reason, supersededBy);
        }
    }
}
