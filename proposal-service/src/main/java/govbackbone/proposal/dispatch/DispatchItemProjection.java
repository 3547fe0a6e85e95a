package govbackbone.proposal.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.*;
import govbackbone.events.proposal.ListedCase;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** The lines of dispatch lists: one document for a case on a list. */
final class DispatchItemProjection {
    private DispatchItemProjection() {}

    static Projection<DispatchListEvent, DispatchItemView> projection() {
        return new Projection<>("dispatch-item-view", 1, new ViewType<>("dispatch-items", DispatchItemView.class),
                DispatchListEvent.class, DispatchItemProjection::id, DispatchItemProjection::fold);
    }

    private static String id(Recorded<DispatchListEvent> recorded) {
        return switch (recorded.event()) {
            case CaseListed e -> id(recorded.aggregateId(), e.item().caseId());
            case ListedCaseReported e -> id(recorded.aggregateId(), e.caseId());
            // Of no line; under an id that no aggregate has, nothing is kept.
            case DispatchListDrawn _,DispatchListReady _,DispatchListClosed _ -> id(recorded.aggregateId(), "");
        };
    }

    private static String id(String list, String caseId) {
        return UUID.nameUUIDFromBytes((list + "/" + caseId).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static @Nullable DispatchItemView fold(@Nullable DispatchItemView view,
            Recorded<DispatchListEvent> recorded) {
        return switch (recorded.event()) {
            case CaseListed e -> listed(e, recorded);
            case ListedCaseReported e -> reported(Objects.requireNonNull(view), e, recorded.version());
            case DispatchListDrawn _,DispatchListReady _,DispatchListClosed _ -> null;
        };
    }

    private static DispatchItemView listed(CaseListed e, Recorded<DispatchListEvent> recorded) {
        ListedCase c = e.item();
        Person handler = c.handler();
        return new DispatchItemView(id(recorded.aggregateId(), c.caseId()), recorded.version(),
                recorded.aggregateId(), e.effectiveOn(), e.unit(), e.unitName(), c.section(),
                handler == null ? null : handler.name(), c.caseId(), c.caseVersion(), c.caseNo(), c.title(),
                c.source(), c.stage(), c.round(), c.deadline(), c.dueOn(), c.daysLeft(), c.overdue(), c.dunning(),
                c.supervised(), c.commitments(), c.commitmentDue(), false, null, null, null, null);
    }

    private static DispatchItemView reported(DispatchItemView v, ListedCaseReported e, long version) {
        return new DispatchItemView(v.id(), version, v.list(), v.drawnOn(), v.unit(), v.unitName(), v.section(),
                v.handler(), v.caseId(), v.caseVersion(), v.caseNo(), v.title(), v.source(), v.stage(), v.round(),
                v.deadline(), v.dueOn(), v.daysLeft(), v.overdue(), v.dunning(), v.supervised(), v.commitments(),
                v.commitmentDue(), true, e.effectiveOn(), e.reportedBy().name(), e.progress(), e.nextStep());
    }
}
