package govbackbone.reporting.figures;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;

/**
 * Who may know of a subject: whoever may read it in the service that keeps it, no more and no less.
 *
 * @param city    of every unit, where the role concerns every unit
 * @param ownUnit of the own unit only, as those of {@code city} whose role concerns their own unit
 */
record Audience(Set<Role> city, Set<Role> ownUnit) {
    private static final Audience PROPOSALS = new Audience(EnumSet.of(Role.OFFICE, Role.ASSIGNING_OFFICE,
            Role.PRINCIPAL, Role.REVIEWER, Role.AUDITOR, Role.ADMIN, Role.ANALYST),
            EnumSet.of(Role.HANDLER, Role.UNIT));
    private static final Audience PROJECTS = new Audience(EnumSet.of(Role.OFFICE, Role.PRINCIPAL, Role.PROJECT_REVIEWER,
            Role.BUDGET_REVIEWER, Role.AUDITOR, Role.ADMIN, Role.ANALYST), EnumSet.of(Role.UNIT));

    /** Of the subjects that a service keeps. */
    static Audience of(String service) {
        return switch (service) {
            case "proposal" -> PROPOSALS;
            case "project-registry" -> PROJECTS;
            default -> throw new IllegalArgumentException("Whose are the subjects of " + service + "?");
        };
    }

    boolean includesAll(Actor actor) {
        return actor.isCityWide(city);
    }

    /** The unit of whose subjects alone the actor may know; empty if of none. */
    Optional<UnitCode> unit(Actor actor) {
        Set<Role> roles = Stream.of(city, ownUnit).flatMap(Set::stream).collect(Collectors.toSet());
        return Optional.ofNullable(actor.unit()).filter(unit -> actor.isAnyOf(roles));
    }

    boolean includes(Actor actor, String unit) {
        return includesAll(actor) || unit(actor).filter(own -> own.value().equals(unit)).isPresent();
    }
}
