package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.registry.systems.GovSystem.Registered;
import govbackbone.registry.systems.SystemCommand.*;
import org.jspecify.annotations.Nullable;

import static govbackbone.registry.systems.SystemRejection.*;
import static java.util.Objects.requireNonNull;

/**
 * Decides every command to a government system.
 *
 * @param known the catalogue
 */
record SystemDecider(Units units, GovSystems known) {
    List<SystemEvent> decide(GovSystem state, SystemCommand command, Context context) {
        return switch (command) {
            case RegisterSystem c -> registerSystem(c, context);
            case ChangeSystem c -> changeSystem((Registered) state, c, context);
            case RecordProtection c -> recordProtection(c, context);
            case RecordCryptography c -> recordCryptography(c, context);
            case FulfilSharing c -> fulfilSharing((Registered) state, c, context);
            case DeclareCapability c -> declareCapability((Registered) state, c, context);
            case WithdrawCapability c -> withdrawCapability((Registered) state, c, context);
            case RetireSystem c -> retireSystem((Registered) state, c, context);
            case RegisterDelivered c -> register(c.delivery());
            case RecordExtension c -> extend(state, c.delivery());
        };
    }

    private List<SystemEvent> registerSystem(RegisterSystem c, Context context) {
        UnitCode own = requireNonNull(context.actor().unit());
        LocalDate on = context.orToday(c.registeredOn());
        Optional<Unit> unit = units.on(on, own);
        Objections objections = new Objections();
        objections.unless(unit.isPresent(), UNIT_NOT_ACTIVE, "", own, on);
        sharing(objections, c.resources(), c.notSharingReason());
        objections.refuseIfAny();
        return List.of(new SystemRegistered(on, c.catalogueNo(), c.name(), unit.orElseThrow().code(),
                unit.orElseThrow().name(), c.content(), orEmpty(c.functions()), c.hosting(), c.gradingLevel(),
                orEmpty(c.resources()), c.notSharingReason(), null));
    }

    private static List<SystemEvent> changeSystem(Registered state, ChangeSystem c, Context context) {
        LocalDate on = context.orToday(c.changedOn());
        Objections objections = new Objections();
        dated(objections, on, "/changedOn", state);
        sharing(objections, c.resources(), c.notSharingReason());
        objections.refuseIfAny();
        return List.of(new SystemChanged(on, c.name(), c.content(), orEmpty(c.functions()), c.hosting(),
                orEmpty(c.resources()), c.notSharingReason(), c.reason()));
    }

    /** Assessments are reported late as they are early: they need no order among the other steps. */
    private static List<SystemEvent> recordProtection(RecordProtection c, Context context) {
        LocalDate on = context.orToday(c.assessedOn());
        valid(on, c.validUntil());
        return List.of(new ProtectionAssessed(on, c.gradingLevel(), c.certificate(), c.validUntil()));
    }

    private static List<SystemEvent> recordCryptography(RecordCryptography c, Context context) {
        LocalDate on = context.orToday(c.assessedOn());
        valid(on, c.validUntil());
        return List.of(new CryptographyAssessed(on, c.report(), c.validUntil()));
    }

    private static void valid(LocalDate on, LocalDate until) {
        if (until.isBefore(on)) {
            throw Refusal.at("/validUntil", VALID_BEFORE_ASSESSED, until, on);
        }
    }

    private static List<SystemEvent> fulfilSharing(Registered state, FulfilSharing c, Context context) {
        Objections objections = new Objections();
        objections.unless(state.resources().contains(c.resource()), RESOURCE_UNKNOWN, "/resource", c.resource())
                .unless(!state.shared().contains(c.resource()), RESOURCE_SHARED, "/resource", c.resource());
        objections.refuseIfAny();
        return List.of(new SharingFulfilled(context.orToday(c.registeredOn()), c.resource(), c.catalogueNo(),
                c.records()));
    }

    private List<SystemEvent> declareCapability(Registered state, DeclareCapability c, Context context) {
        LocalDate on = context.orToday(c.declaredOn());
        Objections objections = new Objections();
        dated(objections, on, "/declaredOn", state);
        onceEach(objections, c.functions(), FUNCTION_TWICE, "/functions/");
        objections.refuseIfAny();
        return List.of(new CapabilityDeclared(on, c.name(), state.unit(),
                units.on(on, state.unit()).map(Unit::name).orElse(state.unit().value()), c.functions(), c.access()));
    }

    private static List<SystemEvent> withdrawCapability(Registered state, WithdrawCapability c, Context context) {
        LocalDate on = context.orToday(c.withdrawnOn());
        Objections objections = new Objections();
        dated(objections, on, "/withdrawnOn", state);
        objections.unless(state.offered(), NO_CAPABILITY, "");
        objections.refuseIfAny();
        return List.of(new CapabilityWithdrawn(on, c.reason()));
    }

    private List<SystemEvent> retireSystem(Registered state, RetireSystem c, Context context) {
        LocalDate on = context.orToday(c.retiredOn());
        Objections objections = new Objections();
        dated(objections, on, "/retiredOn", state);
        if (c.successor() != null) {
            boolean inUse = !c.successor().equals(context.id())
                    && known.find(c.successor()).filter(system -> system.retiredOn() == null).isPresent();
            objections.unless(inUse, SUCCESSOR_UNKNOWN, "/successor", c.successor());
        }
        objections.refuseIfAny();
        return List.of(new SystemRetired(on, c.reason(), c.dataHandover(), c.successor()));
    }

    /** What a project built shares what its acceptance was shown. */
    private List<SystemEvent> register(Delivery c) {
        List<SystemEvent> events = new ArrayList<>();
        events.add(new SystemRegistered(c.acceptedOn(), c.catalogueNo(), c.name(), c.unit(),
                units.on(c.acceptedOn(), c.unit()).map(Unit::name).orElse(c.unit().value()), c.content(),
                c.functions(), c.hosting(), c.gradingLevel(), names(c), c.notSharingReason(), c.project()));
        events.addAll(accepted(c, Set.of()));
        return List.copyOf(events);
    }

    /** Once for each project; a system that was retired meanwhile stays retired. */
    private static List<SystemEvent> extend(GovSystem state, Delivery c) {
        if (!(state instanceof Registered at) || at.projects().contains(c.project())) {
            return List.of();
        }
        List<SystemEvent> events = new ArrayList<>();
        events.add(new SystemExtended(c.acceptedOn(), c.project(),
                names(c).stream().filter(name -> !at.resources().contains(name)).toList()));
        events.addAll(accepted(c, at.shared()));
        return List.copyOf(events);
    }

    private static List<String> names(Delivery c) {
        return c.resources().stream().map(DeliveredResource::name).distinct().toList();
    }

    private static List<SystemEvent> accepted(Delivery c, Set<String> before) {
        List<SystemEvent> events = new ArrayList<>();
        if (c.certificate() != null && c.assessmentValidUntil() != null) {
            events.add(new ProtectionAssessed(c.acceptedOn(), c.gradingLevel(), c.certificate(),
                    c.assessmentValidUntil()));
        }
        Set<String> shared = new HashSet<>(before);
        for (DeliveredResource resource : c.resources()) {
            if (shared.add(resource.name())) {
                events.add(new SharingFulfilled(c.acceptedOn(), resource.name(), resource.catalogueNo(),
                        resource.records()));
            }
        }
        return events;
    }

    private static void sharing(Objections objections, @Nullable List<String> resources, @Nullable String reason) {
        List<String> names = orEmpty(resources);
        objections.unless(!names.isEmpty() || reason != null, SHARING_UNSTATED, "/resources");
        onceEach(objections, names, RESOURCE_TWICE, "/resources/");
    }

    private static void onceEach(Objections objections, List<String> names, SystemRejection twice, String pointer) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            objections.unless(seen.add(names.get(i)), twice, pointer + i, names.get(i));
        }
    }

    private static void dated(Objections objections, LocalDate on, String pointer, Registered state) {
        objections.unless(!on.isBefore(state.since()), DATE_OUT_OF_ORDER, pointer, on, state.since());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
