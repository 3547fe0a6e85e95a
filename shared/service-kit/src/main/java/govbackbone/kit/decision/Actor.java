package govbackbone.kit.decision;

import java.util.HashSet;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: taken from the token, never from a command.
 *
 * @param subject stable identifier of the person or system
 * @param name    the name people read
 * @param unit    the unit the actor belongs to, if any
 * @param roles   what the actor may act as; empty for the backbone itself
 */
public record Actor(String subject, String name, @Nullable UnitCode unit, Set<Role> roles) {
    /** The backbone itself, acting when a deadline passes. No token can be this actor. */
    public static final Actor BACKBONE = new Actor("backbone", "政务数字底座", null, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Under which addresses notices reach the actor: as a person, as one of the unit, in every role, in it or anywhere. */
    public Set<Addressee> addresses() {
        Set<Addressee> addresses = new HashSet<>();
        addresses.add(Addressee.person(subject));
        roles.forEach(role -> addresses.add(Addressee.role(role.id())));
        if (unit != null) {
            addresses.add(Addressee.unit(unit));
            roles.forEach(role -> addresses.add(Addressee.roleIn(role.id(), unit)));
        }
        return addresses;
    }

    /** Whether the actor has at least one of the roles. */
    public boolean isAnyOf(Set<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}
