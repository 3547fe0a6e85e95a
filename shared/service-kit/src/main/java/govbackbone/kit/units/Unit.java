package govbackbone.kit.units;

import java.time.LocalDate;

import govbackbone.events.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * A unit under one name.
 *
 * @param validFrom its first day under this name
 * @param validTo   its last day under this name; null while it lasts
 * @param sample    true if it is invented (示例)
 */
public record Unit(UnitCode code, String name, LocalDate validFrom, @Nullable LocalDate validTo, boolean sample) {
    boolean isActiveOn(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
    }
}
