package govbackbone.registry.plans;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEntryState;
import govbackbone.registry.plans.Plan.Entry;
import govbackbone.registry.plans.Plan.Published;
import govbackbone.registry.rules.NameKey;

/** All annual plans as a value. */
public final class AnnualPlans {
    private final Map<String, ? extends Plan> plans;

    /** @param plans by id */
    AnnualPlans(Map<String, ? extends Plan> plans) {
        this.plans = plans;
    }

    /**
     * Where a project is listed.
     *
     * @param plan           id of the plan
     * @param documentNumber of the plan
     * @param no             of the entry in it
     */
    public record Place(String plan, DocumentNumber documentNumber, int no) {}

    /** Where the plans of a year list that project of a unit, unless it was withdrawn. */
    public Optional<Place> find(int year, UnitCode unit, FilingKind kind, NameKey name) {
        return listed(year).filter(each -> each.entry().unit().equals(unit) && each.entry().kind() == kind
                && each.entry().name().equals(name)).map(Listed::place)
                .min(Comparator.comparing(Place::plan).thenComparingInt(Place::no));
    }

    private record Listed(Place place, Entry entry) {}

    private Stream<Listed> listed(int year) {
        return plans.entrySet().stream().flatMap(each -> each.getValue() instanceof Published plan
                && plan.year() == year
                        ? plan.entries().entrySet().stream()
                                .filter(entry -> entry.getValue().state() != PlanEntryState.WITHDRAWN)
                                .map(entry -> new Listed(
                                        new Place(each.getKey(), plan.documentNumber(), entry.getKey()),
                                        entry.getValue()))
                        : Stream.empty());
    }
}
