package govbackbone.kit.decision;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: taken from the token, never from a command.
 *
 * @param subject   stable identifier of the person or system, in its canonical form ({@link Subjects})
 * @param name      the name people read
 * @param unit      the unit the actor belongs to, if any
 * @param roles     what the actor may act as; empty for the backbone itself
 * @param cityRoles of these, the ones that concern every unit; any other concerns the actor's own unit only
 */
public record Actor(String subject, String name, @Nullable UnitCode unit, Set<Role> roles, Set<Role> cityRoles) {
    /** The backbone itself, acting when a deadline passes. No token can be this actor. */
    public static final Actor BACKBONE = new Actor("backbone", "政务数字底座", null, Set.of());

    /** @throws IllegalArgumentException if a role that concerns every unit is none of the actor's */
    public Actor {
        subject = Subjects.canonical(subject);
        roles = Set.copyOf(roles);
        cityRoles = Set.copyOf(cityRoles);
        if (!roles.containsAll(cityRoles)) {
            throw new IllegalArgumentException("Not among " + roles + ": " + cityRoles);
        }
    }

    /** Somebody whose roles concern the own unit only. */
    public Actor(String subject, String name, @Nullable UnitCode unit, Set<Role> roles) {
        this(subject, name, unit, roles, Set.of());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether that is the actor's subject, however it is spelt. */
    public boolean isPerson(String other) {
        return subject.equals(Subjects.canonical(other));
    }

    /** Under which addresses notices reach the actor: as a person, as one of the unit, in every role
     * in it, and in every role that concerns every unit. */
    public Set<Addressee> addresses() {
        Set<Addressee> addresses = new HashSet<>();
        addresses.add(Addressee.person(subject));
        cityRoles.forEach(role -> addresses.add(Addressee.role(role.id())));
        if (unit != null) {
            addresses.add(Addressee.unit(unit));
            roles.forEach(role -> addresses.add(Addressee.roleIn(role.id(), unit)));
        }
        return addresses;
    }

    /** Whether the actor has at least one of the roles, for the own unit or for all. */
    public boolean isAnyOf(Collection<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /** Whether the actor has at least one of the roles for every unit. */
    public boolean isCityWide(Collection<Role> wanted) {
        return wanted.stream().anyMatch(cityRoles::contains);
    }
}
