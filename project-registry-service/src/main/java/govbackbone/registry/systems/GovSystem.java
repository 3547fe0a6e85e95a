package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.events.registry.SystemState;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Standing;
import govbackbone.registry.systems.SystemCommand.*;
import org.jspecify.annotations.Nullable;

/** What is known of a government system to decide what may happen next. */
sealed interface GovSystem {
    /** Before it is in the catalogue. */
    GovSystem NONE = new None();

    record None() implements GovSystem {}

    /**
     * In the catalogue.
     *
     * @param since          the day of the latest step
     * @param resources      what it has to share
     * @param shared         what it shares
     * @param protectedUntil the last day of its assessment under classified protection
     * @param cryptoUntil    the last day of its assessment of cryptography
     * @param projects       ids of the projects that built or extended it
     * @param offered        whether it is a shared capability (统建共享能力)
     */
    record Registered(UnitCode unit, String name, LocalDate since, int gradingLevel, Set<String> resources,
            Set<String> shared, @Nullable LocalDate protectedUntil, @Nullable LocalDate cryptoUntil,
            Set<String> projects, boolean offered)
            implements
                GovSystem {
        private Registered on(LocalDate day) {
            return new Registered(unit, name, day.isAfter(since) ? day : since, gradingLevel, resources, shared,
                    protectedUntil, cryptoUntil, projects, offered);
        }

        private Registered sharing(String nextName, Stream<String> next) {
            return new Registered(unit, nextName, since, gradingLevel, next.collect(Collectors.toUnmodifiableSet()),
                    shared, protectedUntil, cryptoUntil, projects, offered);
        }

        private Registered assessed(int level, LocalDate until) {
            return new Registered(unit, name, since, level, resources, shared, until, cryptoUntil, projects, offered);
        }

        private Registered encrypted(LocalDate until) {
            return new Registered(unit, name, since, gradingLevel, resources, shared, protectedUntil, until,
                    projects, offered);
        }

        private Registered shares(String resource) {
            return new Registered(unit, name, since, gradingLevel, resources,
                    Stream.concat(shared.stream(), Stream.of(resource)).collect(Collectors.toUnmodifiableSet()),
                    protectedUntil, cryptoUntil, projects, offered);
        }

        private Registered builtBy(String project) {
            return new Registered(unit, name, since, gradingLevel, resources, shared, protectedUntil, cryptoUntil,
                    Stream.concat(projects.stream(), Stream.of(project)).collect(Collectors.toUnmodifiableSet()),
                    offered);
        }

        private Registered offered(boolean now) {
            return new Registered(unit, name, since, gradingLevel, resources, shared, protectedUntil, cryptoUntil,
                    projects, now);
        }

        /** What it has to share and does not, in the order of names. */
        List<String> owed() {
            return resources.stream().filter(resource -> !shared.contains(resource)).sorted().toList();
        }
    }

    /** Switched off. */
    record Retired(UnitCode unit, String name, LocalDate retiredOn) implements GovSystem {}

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static GovSystem evolve(GovSystem state, SystemEvent event) {
        LocalDate on = event.effectiveOn();
        return switch (event) {
            case SystemRegistered e -> new Registered(e.unit(), e.name(), on, e.gradingLevel(),
                    Set.copyOf(e.resources()), Set.of(), null, null,
                    e.project() == null ? Set.of() : Set.of(e.project()), false);
            case SystemChanged e -> ((Registered) state).sharing(e.name(), e.resources().stream()).on(on);
            case SystemExtended e -> ((Registered) state).sharing(((Registered) state).name(),
                    Stream.concat(((Registered) state).resources().stream(), e.resources().stream()))
                    .builtBy(e.project()).on(on);
            case ProtectionAssessed e -> ((Registered) state).assessed(e.gradingLevel(), e.validUntil()).on(on);
            case CryptographyAssessed e -> ((Registered) state).encrypted(e.validUntil()).on(on);
            case SharingFulfilled e -> ((Registered) state).shares(e.resource()).on(on);
            case CapabilityDeclared _ -> ((Registered) state).offered(true).on(on);
            case CapabilityWithdrawn _ -> ((Registered) state).offered(false).on(on);
            case SystemRetired _ -> new Retired(((Registered) state).unit(), ((Registered) state).name(), on);
        };
    }

    /** Where the system stands and which commands that allows. */
    static Standing<SystemCommand> standing(GovSystem state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(RegisterSystem.class, RegisterDelivered.class));
            case Registered _ -> new Standing<>(SystemState.IN_USE.name(), Set.of(ChangeSystem.class,
                    RecordProtection.class, RecordCryptography.class, FulfilSharing.class,
                    DeclareCapability.class, WithdrawCapability.class, RetireSystem.class));
            case Retired _ -> new Standing<>(SystemState.RETIRED.name(), Set.of());
        };
    }

    /** People of the unit that uses it. */
    static Parties parties(GovSystem state, SystemCommand command) {
        return switch (state) {
            case None _ -> Parties.NONE;
            case Registered at -> Parties.of(at.unit());
            case Retired at -> Parties.of(at.unit());
        };
    }
}
