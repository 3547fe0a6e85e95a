package govbackbone.registry.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEntryState;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.AnnualPlans.Place;
import govbackbone.registry.plans.Plan.Entry;
import govbackbone.registry.plans.Plan.Published;
import govbackbone.registry.plans.PlanCommand.*;
import govbackbone.registry.rules.NameKey;

import static govbackbone.registry.plans.PlanRejection.*;

/**
 * Decides every command to an annual plan: a project of a unit is listed once a year, and what was approved under an entry
 * keeps it.
 *
 * @param known all plans, so that no batch repeats what another lists
 */
record PlanDecider(Units units, AnnualPlans known) {
    List<PlanEvent> decide(Plan state, PlanCommand command, Context context) {
        return switch (command) {
            case PublishPlan c -> publishPlan(c, context);
            case AmendPlan c -> amendPlan((Published) state, c, context);
            case WithdrawEntry c -> withdrawEntry((Published) state, c, context);
            case CoverEntry c -> entry(state, c.no()).map(entry -> coverEntry(entry, c)).orElse(List.of());
            case UncoverEntry c -> entry(state, c.no()).map(entry -> uncoverEntry(entry, c)).orElse(List.of());
        };
    }

    private List<PlanEvent> publishPlan(PublishPlan c, Context context) {
        LocalDate on = context.orToday(c.publishedOn());
        Objections objections = new Objections();
        for (int i = 0; i < c.entries().size(); i++) {
            objections.unless(c.entries().get(i).no() == null, ENTRY_NUMBERED, "/entries/" + i + "/no");
        }
        Published empty = new Published(c.year(), c.documentNumber(), on, Map.of());
        List<PlanEvent> events = new ArrayList<>();
        events.add(new PlanPublished(on, c.year(), c.batch(), c.issuingBody(), c.documentNumber()));
        List<EntryEntry> entries = c.entries().stream()
                .map(entry -> new EntryEntry(null, entry.unit(), entry.name(), entry.kind(), entry.amountFen()))
                .toList();
        events.addAll(listed(objections, empty, context.id(), entries, c.documentNumber(), on));
        objections.refuseIfAny();
        return List.copyOf(events);
    }

    private List<PlanEvent> amendPlan(Published plan, AmendPlan c, Context context) {
        LocalDate on = context.orToday(c.amendedOn());
        Objections objections = new Objections();
        dated(objections, on, "/amendedOn", plan);
        List<PlanEvent> events = new ArrayList<>();
        events.add(new PlanAmended(on, c.documentNumber(), c.reason()));
        events.addAll(listed(objections, plan, context.id(), c.entries(), c.documentNumber(), on));
        objections.refuseIfAny();
        return List.copyOf(events);
    }

    private record Key(UnitCode unit, FilingKind kind, NameKey name) {}

    /** New entries get the next numbers; those with a number stand for the one they name, while it is not settled. */
    private List<PlanEvent> listed(Objections objections, Published plan, String id, List<EntryEntry> entries,
            DocumentNumber document, LocalDate on) {
        Map<Key, Integer> taken = new HashMap<>();
        plan.entries().forEach((no, entry) -> {
            if (entry.state() != PlanEntryState.WITHDRAWN) {
                taken.put(new Key(entry.unit(), entry.kind(), entry.name()), no);
            }
        });
        List<PlanEvent> events = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        int next = plan.entries().size();
        for (int i = 0; i < entries.size(); i++) {
            EntryEntry entry = entries.get(i);
            String pointer = "/entries/" + i;
            int no = entry.no() == null ? ++next : entry.no();
            if (entry.no() != null) {
                open(objections, plan, no, pointer + "/no");
                objections.unless(numbers.add(no), NUMBER_TWICE, pointer + "/no", no);
            }
            Optional<Unit> unit = units.on(on, entry.unit());
            objections.unless(unit.isPresent(), UNIT_NOT_ACTIVE, pointer + "/unit", entry.unit(), on);
            Key key = new Key(entry.unit(), entry.kind(), NameKey.of(entry.name()));
            Integer holder = taken.putIfAbsent(key, no);
            Optional<Place> elsewhere = known.find(plan.year(), key.unit(), key.kind(), key.name())
                    .filter(place -> !place.plan().equals(id));
            objections.unless((holder == null || holder == no) && elsewhere.isEmpty(), ENTRY_TWICE,
                    pointer + "/name", entry.name(), plan.year());
            events.add(new PlanEntryListed(on, plan.year(), document, no, entry.unit(),
                    unit.map(Unit::name).orElse(""), entry.name(), entry.kind(), entry.amountFen()));
        }
        return events;
    }

    private static List<PlanEvent> withdrawEntry(Published plan, WithdrawEntry c, Context context) {
        LocalDate on = context.orToday(c.withdrawnOn());
        Objections objections = new Objections();
        dated(objections, on, "/withdrawnOn", plan);
        open(objections, plan, c.no(), "/no");
        objections.refuseIfAny();
        return List.of(new PlanEntryWithdrawn(on, c.no(), c.documentNumber(), c.reason()));
    }

    private static Optional<Entry> entry(Plan state, int no) {
        return state instanceof Published plan ? Optional.ofNullable(plan.entries().get(no)) : Optional.empty();
    }

    /** A later approval of the same project stands for the one before; what was said already changes nothing. */
    private static List<PlanEvent> coverEntry(Entry entry, CoverEntry c) {
        PlanEntryCovered approval = new PlanEntryCovered(c.approvedOn(), c.no(), c.project(), c.approvedFen());
        boolean known = entry.coveredBy(c.project())
                .filter(before -> before.equals(approval) || before.effectiveOn().isAfter(c.approvedOn())).isPresent();
        return known ? List.of() : List.of(approval);
    }

    /** If another project was approved under the entry meanwhile, then that one covers it. */
    private static List<PlanEvent> uncoverEntry(Entry entry, UncoverEntry c) {
        if (entry.coveredBy(c.project()).isEmpty()) {
            return List.of();
        }
        List<PlanEvent> events = new ArrayList<>();
        events.add(new PlanEntryUncovered(c.uncoveredOn(), c.no(), c.project()));
        entry.coveredBy().stream().filter(approval -> !approval.project().equals(c.project()))
                .reduce((_, latest) -> latest).ifPresent(events::add);
        return List.copyOf(events);
    }

    private static void open(Objections objections, Published plan, int no, String pointer) {
        Entry entry = plan.entries().get(no);
        objections.unless(entry != null, ENTRY_UNKNOWN, pointer, no);
        if (entry != null) {
            objections.unless(entry.state() == PlanEntryState.LISTED, ENTRY_SETTLED, pointer, no, entry.state());
        }
    }

    private static void dated(Objections objections, LocalDate on, String pointer, Published plan) {
        objections.unless(!on.isBefore(plan.since()), DATE_OUT_OF_ORDER, pointer, on, plan.since());
    }
}
