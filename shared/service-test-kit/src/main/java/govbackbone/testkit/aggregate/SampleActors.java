package govbackbone.testkit.aggregate;

import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import org.jspecify.annotations.Nullable;

/** Invented people of the units that are shipped, each with the reach that a token of that unit gives. */
public final class SampleActors {
    /** In charge: what its people's roles concern is every unit. */
    public static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    /** In charge of assigning cases, and of nothing else. */
    public static final UnitCode ASSIGNER = new UnitCode("1137030000000006XC");
    public static final UnitCode FIRST = new UnitCode("113703000000000199");
    public static final UnitCode SECOND = new UnitCode("113703000000000274");
    /** Of which no sample record tells. */
    public static final UnitCode STRANGERS = new UnitCode("11370300000000043R");
    public static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");

    private SampleActors() {}

    /** Somebody with these roles, as a token of that unit makes them. */
    public static Actor actor(String subject, @Nullable UnitCode unit, Role... roles) {
        Set<Role> all = Set.of(roles);
        return new Actor(subject, "示例" + subject, unit, all, Units.shipped().cityWide(unit, all));
    }
}
