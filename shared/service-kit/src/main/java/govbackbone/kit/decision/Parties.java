package govbackbone.kit.decision;

import java.util.Collection;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import org.jspecify.annotations.Nullable;

/**
 * Whom a command to a record concerns.
 *
 * @param units        whose people may act as people of the own unit; of a record that is yet to be created, the unit it is
 *                     said to be for, or empty for the actor's own
 * @param addressees   to whom the record is addressed
 * @param participants who took which part in it
 */
public record Parties(Set<UnitCode> units, Set<Addressee> addressees, Participants participants) {
    /** Of a record that belongs to no unit. */
    public static final Parties NONE = new Parties(Set.of(), Set.of(), Participants.NOBODY);

    public Parties {
        units = Set.copyOf(units);
        addressees = Set.copyOf(addressees);
    }

    /** Of a record of that unit; nobody's if it names none. */
    public static Parties of(@Nullable UnitCode unit) {
        return unit == null ? NONE : of(Set.of(unit));
    }

    public static Parties of(Collection<UnitCode> units) {
        return new Parties(Set.copyOf(units), Set.of(), Participants.NOBODY);
    }

    /** Of a record that is addressed to somebody and belongs to no unit. */
    public static Parties addressed(Addressee to) {
        return new Parties(Set.of(), Set.of(to), Participants.NOBODY);
    }

    public Parties with(Participants people) {
        return new Parties(units, addressees, people);
    }
}
