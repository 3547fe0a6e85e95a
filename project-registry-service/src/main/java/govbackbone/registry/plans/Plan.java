package govbackbone.registry.plans;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

        private Entry entry(int no) {
            return Objects.requireNonNull(entries.get(no), () -> "No entry " + no);
        }

        private LocalDate later(LocalDate on) {
            return on.isAfter(since) ? on : since;
        }
    }

    /**
     * A project of the plan.
     *
     * @param coveredBy approvals under it, the latest last. An entry is one project's at a time; but what is told of two
     *                  projects may be told in another order than it happened, so there are several for a moment
     */
    record Entry(UnitCode unit, NameKey name, FilingKind kind, boolean withdrawn, List<PlanEntryCovered> coveredBy) {
        public Entry {
            coveredBy = List.copyOf(coveredBy);
        }

        PlanEntryState state() {
            return withdrawn
                    ? PlanEntryState.WITHDRAWN
                    : coveredBy.isEmpty() ? PlanEntryState.LISTED : PlanEntryState.COVERED;
        }

        Optional<PlanEntryCovered> coveredBy(String project) {
            return coveredBy.stream().filter(approval -> approval.project().equals(project)).findFirst();
        }

        private Entry withdraw() {
            return new Entry(unit, name, kind, true, List.of());
        }

        private Entry cover(PlanEntryCovered approval) {
            return new Entry(unit, name, kind, false,
                    Stream.concat(without(approval.project()), Stream.of(approval)).toList());
        }

        private Entry uncover(String project) {
            return new Entry(unit, name, kind, withdrawn, without(project).toList());
        }

        private Stream<PlanEntryCovered> without(String project) {
            return coveredBy.stream().filter(approval -> !approval.project().equals(project));
        }
    }

    /** @throws RuntimeException if the event cannot follow: a history that no decision has made */
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
                    new Entry(e.unit(), NameKey.of(e.name()), e.kind(), false, List.of()));
            case PlanEntryWithdrawn e -> plan.with(on, e.no(), plan.entry(e.no()).withdraw());
            case PlanEntryCovered e -> plan.with(on, e.no(), plan.entry(e.no()).cover(e));
            case PlanEntryUncovered e -> plan.with(on, e.no(), plan.entry(e.no()).uncover(e.project()));
        };
    }

    /** Where the plan stands and which commands that allows. */
    static Standing<PlanCommand> standing(Plan state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(PublishPlan.class));
            case Published _ -> new Standing<>("PUBLISHED", Set.of(AmendPlan.class, WithdrawEntry.class));
        };
    }
}
