package govbackbone.registry.plans;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEntryState;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Standing;
import govbackbone.registry.plans.PlanCommand.*;
import govbackbone.registry.rules.NameKey;

/** What is known of an annual plan to decide what may happen next. */
sealed interface Plan {
    /** Before it is published. */
    Plan NONE = new None();

    record None() implements Plan {}

    /**
     * In force.
     *
     * @param since   the day of the latest step
     * @param entries by number, from 1 without a gap
     */
    record Published(int year, DocumentNumber documentNumber, LocalDate since, Map<Integer, Entry> entries)
            implements
                Plan {
        private Published with(LocalDate on, int no, Entry entry) {
            Map<Integer, Entry> next = new TreeMap<>(entries);
            next.put(no, entry);
            return new Published(year, documentNumber, later(on), Collections.unmodifiableMap(next));
        }

        private LocalDate later(LocalDate on) {
            return on.isAfter(since) ? on : since;
        }
    }

    /** A project of the plan. */
    record Entry(UnitCode unit, NameKey name, FilingKind kind, PlanEntryState state) {
        private Entry at(PlanEntryState next) {
            return new Entry(unit, name, kind, next);
        }
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Plan evolve(Plan state, PlanEvent event) {
        if (event instanceof PlanPublished e) {
            return new Published(e.year(), e.documentNumber(), e.effectiveOn(), Map.of());
        }
        Published plan = (Published) state;
        LocalDate on = event.effectiveOn();
        return switch (event) {
            case PlanPublished _ -> throw new IllegalStateException("Published twice");
            case PlanAmended _ -> new Published(plan.year(), plan.documentNumber(), plan.later(on), plan.entries());
            case PlanEntryListed e -> plan.with(on, e.no(),
                    new Entry(e.unit(), NameKey.of(e.name()), e.kind(), PlanEntryState.LISTED));
            case PlanEntryWithdrawn e -> moved(plan, on, e.no(), PlanEntryState.WITHDRAWN);
            case PlanEntryCovered e -> moved(plan, on, e.no(), PlanEntryState.COVERED);
        };
    }

    private static Published moved(Published plan, LocalDate on, int no, PlanEntryState to) {
        Entry entry = plan.entries().get(no);
        if (entry == null) {
            throw new IllegalStateException("No entry " + no);
        }
        return plan.with(on, no, entry.at(to));
    }

    /** Where the plan stands and which commands that allows. */
    static Standing<PlanCommand> standing(Plan state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(PublishPlan.class));
            case Published _ -> new Standing<>("PUBLISHED", Set.of(AmendPlan.class, WithdrawEntry.class));
        };
    }
}
