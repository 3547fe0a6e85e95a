package govbackbone.kit.units;

import java.time.LocalDate;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;

/**
 * A unit under one name.
 *
 * @param validFrom its first day under this name
 * @param validTo   its last day under this name; null while it lasts
 * @param sample    true if it is invented (示例)
 * @param cityRoles the roles that concern every unit when they are held here: those of the bureau and of other bodies in
 *                  charge; in any other unit a role concerns that unit
 */
public record Unit(UnitCode code, String name, LocalDate validFrom, @Nullable LocalDate validTo, boolean sample,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Set<Role> cityRoles) {
    public Unit {
        cityRoles = Set.copyOf(cityRoles);
    }

    boolean isActiveOn(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
    }
}
