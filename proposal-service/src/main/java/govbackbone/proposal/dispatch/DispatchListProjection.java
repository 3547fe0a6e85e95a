package govbackbone.proposal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.*;
import govbackbone.events.proposal.DispatchListState;
import govbackbone.events.proposal.ListedCase;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.dispatch.DispatchListView.Section;
import org.jspecify.annotations.Nullable;

/** A dispatch list as a fold of its events. */
final class DispatchListProjection {
    private DispatchListProjection() {}

    static Projection<DispatchListEvent, DispatchListView> projection() {
        return new Projection<>("dispatch-list-view", 1, new ViewType<>("dispatch-lists", DispatchListView.class),
                DispatchListEvent.class, Recorded::aggregateId, DispatchListProjection::fold);
    }

    private static DispatchListView fold(@Nullable DispatchListView view, Recorded<DispatchListEvent> recorded) {
        return recorded.event() instanceof DispatchListDrawn e
                ? new DispatchListView(recorded.aggregateId(), recorded.version(), DispatchListState.DRAWN, e.unit(),
                        e.unitName(), e.effectiveOn(), recorded.actor().name(), 0, 0, 0, List.of(), List.of(), null,
                        null)
                : apply(Objects.requireNonNull(view), recorded.event(), recorded.version());
    }

    private static DispatchListView apply(DispatchListView v, DispatchListEvent event, long version) {
        return switch (event) {
            case DispatchListDrawn _ -> throw new IllegalStateException("Drawn twice");
            case CaseListed e -> new DispatchListView(v.id(), version, v.state(), v.unit(), v.unitName(), v.drawnOn(),
                    v.drawnBy(), v.cases() + 1, v.overdue() + (e.item().overdue() ? 1 : 0),
                    v.commitments() + e.item().commitments(), counted(v.sections(), e.item()),
                    Stream.concat(v.outstanding().stream(), Stream.of(e.item().caseId())).toList(), null, null);
            case DispatchListReady _ -> at(v, version, DispatchListState.OPEN, v.outstanding());
            case ListedCaseReported e -> at(v, version, v.state(),
                    v.outstanding().stream().filter(id -> !id.equals(e.caseId())).toList());
            case DispatchListClosed e -> new DispatchListView(v.id(), version, DispatchListState.CLOSED, v.unit(),
                    v.unitName(), v.drawnOn(), v.drawnBy(), v.cases(), v.overdue(), v.commitments(), v.sections(),
                    v.outstanding(), e.effectiveOn(), e.conclusion());
        };
    }

    private static DispatchListView at(DispatchListView v, long version, DispatchListState state,
            List<String> outstanding) {
        return new DispatchListView(v.id(), version, state, v.unit(), v.unitName(), v.drawnOn(), v.drawnBy(),
                v.cases(), v.overdue(), v.commitments(), v.sections(), outstanding, null, null);
    }

    private static List<Section> counted(List<Section> sections, ListedCase item) {
        String name = item.section() == null ? "" : item.section();
        int overdue = item.overdue() ? 1 : 0;
        List<Section> counted = new ArrayList<>(sections);
        counted.replaceAll(each -> each.section().equals(name)
                ? new Section(name, each.cases() + 1, each.overdue() + overdue)
                : each);
        if (sections.stream().noneMatch(each -> each.section().equals(name))) {
            counted.add(new Section(name, 1, overdue));
        }
        return List.copyOf(counted);
    }
}
