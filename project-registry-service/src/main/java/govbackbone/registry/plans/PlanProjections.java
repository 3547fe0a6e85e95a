package govbackbone.registry.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.registry.PlanEntryState;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.registry.plans.PlanView.Amendment;
import org.jspecify.annotations.Nullable;

/** The plan and its entries as folds of the plan's events. */
final class PlanProjections {
    private PlanProjections() {}

    static Projection<PlanEvent, PlanView> plans() {
        return new Projection<>("annual-plan-view", 1, new ViewType<>("annual-plans", PlanView.class), PlanEvent.class,
                Recorded::aggregateId, PlanProjections::plan);
    }

    static Projection<PlanEvent, PlanEntryView> entries() {
        return new Projection<>("plan-entry-view", 2, new ViewType<>("plan-entries", PlanEntryView.class),
                PlanEvent.class, recorded -> recorded.aggregateId() + "-" + number(recorded.event()),
                PlanProjections::entry);
    }

    private static PlanView plan(@Nullable PlanView view, Recorded<PlanEvent> recorded) {
        if (recorded.event() instanceof PlanPublished e) {
            return new PlanView(recorded.aggregateId(), recorded.version(), e.year(), e.batch(), e.issuingBody(),
                    e.documentNumber(), e.effectiveOn(), List.of());
        }
        PlanView before = Objects.requireNonNull(view, "No plan before " + recorded);
        List<Amendment> amendments = new ArrayList<>(before.amendments());
        if (recorded.event() instanceof PlanAmended e) {
            amendments.add(new Amendment(e.effectiveOn(), e.documentNumber(), e.reason()));
        }
        return new PlanView(before.id(), recorded.version(), before.year(), before.batch(), before.issuingBody(),
                before.documentNumber(), before.publishedOn(), List.copyOf(amendments));
    }

    // What is said of the whole plan belongs to the entry 0, which is none.
    private static int number(PlanEvent event) {
        return switch (event) {
            case PlanPublished _,PlanAmended _ -> 0;
            case PlanEntryListed e -> e.no();
            case PlanEntryWithdrawn e -> e.no();
            case PlanEntryCovered e -> e.no();
            case PlanEntryUncovered e -> e.no();
        };
    }

    private static @Nullable PlanEntryView entry(@Nullable PlanEntryView view, Recorded<PlanEvent> recorded) {
        long version = recorded.version();
        return switch (recorded.event()) {
            case PlanPublished _,PlanAmended _ -> null;
            case PlanEntryListed e -> new PlanEntryView(recorded.aggregateId() + "-" + e.no(), version,
                    recorded.aggregateId(), e.year(), e.no(), PlanEntryState.LISTED, e.unit(), e.unitName(), e.name(),
                    e.kind(), e.documentNumber(), e.effectiveOn(), e.amountFen(), false, null, null, null, null);
            case PlanEntryWithdrawn e -> Objects.requireNonNull(view).withdrawn(version, e.reason());
            case PlanEntryCovered e ->
                Objects.requireNonNull(view).covered(version, e.effectiveOn(), e.project(), e.approvedFen());
            case PlanEntryUncovered _ -> Objects.requireNonNull(view).uncovered(version);
        };
    }
}
