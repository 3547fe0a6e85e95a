package govbackbone.registry.plans;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEntryState;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.testkit.aggregate.EventContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is stored of a plan, and what is seen of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanEventTest implements EventContract<PlanEvent> {
    private static final LocalDate DAY = LocalDate.of(2020, 1, 2);
    private static final List<PlanEvent> SAMPLES = List.of(
            new PlanPublished(DAY, 2020, 1, "示例机关", SamplePlans.NUMBER),
            new PlanAmended(DAY, SamplePlans.NUMBER, "示例理由"),
            new PlanEntryListed(DAY, 2020, SamplePlans.NUMBER, 1, new UnitCode("113703000000000199"), "示例单位甲",
                    "示例：平台", FilingKind.CONSTRUCTION, 5_000_000),
            new PlanEntryWithdrawn(DAY, 1, SamplePlans.NUMBER, "示例理由"), new PlanEntryCovered(DAY, 1, "p1", 4_000_000),
            new PlanEntryUncovered(DAY, 1, "p1"));

    @Override
    public Class<PlanEvent> events() {
        return PlanEvent.class;
    }

    @Override
    public List<PlanEvent> samples() {
        return SAMPLES;
    }

    @Override
    public Reason[] reasons() {
        return PlanRejection.values();
    }

    private static Recorded<PlanEvent> recorded(int version, PlanEvent event) {
        return new Recorded<>(event, "plan-2020-1", version, DAY.atStartOfDay().toInstant(ZoneOffset.UTC),
                Actor.BACKBONE, new LogPosition(version, 0));
    }

    private static <V> @Nullable V folded(Projection<PlanEvent, V> projection, String id, List<PlanEvent> events) {
        V view = null;
        for (int i = 0; i < events.size(); i++) {
            Recorded<PlanEvent> next = recorded(i + 1, events.get(i));
            if (projection.id().apply(next).equals(id)) {
                view = projection.fold().apply(view, next);
            }
        }
        return view;
    }

    @Test
    void an_entry_shows_what_became_of_it() {
        assertThat(folded(PlanProjections.entries(), "plan-2020-1-1", SAMPLES.subList(0, 3)))
                .returns(PlanEntryState.LISTED, PlanEntryView::state).returns(3L, PlanEntryView::version)
                .returns(5_000_000L, PlanEntryView::amountFen).returns(false, PlanEntryView::covered);
        assertThat(folded(PlanProjections.entries(), "plan-2020-1-1", SAMPLES.subList(0, 4)))
                .returns(PlanEntryState.WITHDRAWN, PlanEntryView::state)
                .returns("示例理由", PlanEntryView::withdrawnBecause);
        assertThat(folded(PlanProjections.entries(), "plan-2020-1-1", SAMPLES.subList(0, 5)))
                .returns(PlanEntryState.COVERED, PlanEntryView::state).returns("p1", PlanEntryView::project)
                .returns(4_000_000L, PlanEntryView::approvedFen).returns(DAY, PlanEntryView::coveredOn);
        assertThat(folded(PlanProjections.entries(), "plan-2020-1-1", SAMPLES))
                .returns(PlanEntryState.LISTED, PlanEntryView::state).returns(false, PlanEntryView::covered)
                .returns(null, PlanEntryView::project).returns(null, PlanEntryView::coveredOn)
                .returns(null, PlanEntryView::approvedFen).returns(6L, PlanEntryView::version);
        assertThat(folded(PlanProjections.entries(), "plan-2020-1-0", SAMPLES)).isNull();
    }

    @Test
    void a_plan_shows_its_amendments() {
        assertThat(folded(PlanProjections.plans(), "plan-2020-1", SAMPLES)).returns(6L, PlanView::version)
                .returns("示例机关", PlanView::issuingBody).returns(1, view -> view.amendments().size());
    }
}
