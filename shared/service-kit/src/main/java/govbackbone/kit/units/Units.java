package govbackbone.kit.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import govbackbone.kit.reference.ClasspathJson;
import org.jspecify.annotations.Nullable;

/** The directory of units as a value: renamed units have several entries, dissolved ones stay with their last day. */
public final class Units {
    private final List<Unit> entries;

    public Units(List<Unit> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The directory that is shipped in {@code units.json}. */
    public static Units shipped() {
        return new Units(ClasspathJson.list("/units.json", Unit.class));
    }

    /** The unit as it is on that day; empty if it does not exist then. */
    public Optional<Unit> on(LocalDate date, UnitCode code) {
        return entries.stream().filter(unit -> unit.code().equals(code) && unit.isActiveOn(date)).findFirst();
    }

    /** Whether a unit has that name on that day. */
    public boolean isNameOn(LocalDate date, String name) {
        return entries.stream().anyMatch(unit -> unit.name().equals(name.strip()) && unit.isActiveOn(date));
    }

    /** Which of the roles concern every unit when they are held in that one. */
    public Set<Role> cityWide(@Nullable UnitCode unit, Set<Role> roles) {
        return entries.stream().filter(entry -> entry.code().equals(unit)).flatMap(entry -> entry.cityRoles().stream())
                .filter(roles::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the unit exists or existed on any day. */
    public boolean knows(UnitCode code) {
        return entries.stream().anyMatch(unit -> unit.code().equals(code));
    }
}
