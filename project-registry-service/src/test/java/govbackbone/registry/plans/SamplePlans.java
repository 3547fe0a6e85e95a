package govbackbone.registry.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.PlanEntryListed;
import govbackbone.events.registry.PlanEvent.PlanPublished;

/** Invented annual plans. */
public final class SamplePlans {
    public static final DocumentNumber NUMBER = new DocumentNumber("淄数发〔2020〕1号");
    private static final LocalDate PUBLISHED = LocalDate.of(2020, 1, 2);

    private SamplePlans() {}

    /** No plan at all. */
    public static AnnualPlans none() {
        return new AnnualPlans(Map.of());
    }

    /** The plan {@code plan-YEAR-1}, which lists that project under every kind. */
    public static AnnualPlans listing(int year, UnitCode unit, String name) {
        List<PlanEvent> events = new ArrayList<>();
        events.add(new PlanPublished(PUBLISHED, year, 1, "示例机关", NUMBER));
        for (FilingKind kind : FilingKind.values()) {
            events.add(new PlanEntryListed(PUBLISHED, year, NUMBER, events.size(), unit, "示例单位甲", name, kind,
                    5_000_000));
        }
        return of("plan-%d-1".formatted(year), events);
    }

    static AnnualPlans of(String id, List<PlanEvent> events) {
        return new AnnualPlans(Map.of(id, state(events)));
    }

    static Plan state(List<PlanEvent> events) {
        Plan plan = Plan.NONE;
        for (PlanEvent event : events) {
            plan = Plan.evolve(plan, event);
        }
        return plan;
    }
}
