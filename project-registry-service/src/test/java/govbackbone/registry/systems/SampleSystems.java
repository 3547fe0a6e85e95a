package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;

/** Invented systems. */
public final class SampleSystems {
    /** The number of the one system there is. */
    public static final String NUMBER = "SYS-0001";
    static final LocalDate REGISTERED = LocalDate.of(2019, 3, 1);
    static final LocalDate FAR = LocalDate.of(2099, 12, 31);

    private SampleSystems() {}

    /** An empty catalogue. */
    public static GovSystems none() {
        return new GovSystems(Map.of());
    }

    /** A system of level 3 of that unit, which shares what it has to and is secure. */
    public static GovSystems sound(UnitCode unit) {
        return of(sound(unit, 3));
    }

    /** It owes one resource. */
    public static GovSystems owing(UnitCode unit) {
        return of(without(sound(unit, 3), SharingFulfilled.class));
    }

    /** Its assessment under classified protection is valid until that day. */
    public static GovSystems protectedUntil(UnitCode unit, LocalDate day) {
        List<SystemEvent> events = sound(unit, 2);
        events.add(new ProtectionAssessed(REGISTERED, 2, "示例备案-1", day));
        return of(events);
    }

    /** Its assessment of cryptography is valid until that day. */
    public static GovSystems cryptoUntil(UnitCode unit, LocalDate day) {
        List<SystemEvent> events = sound(unit, 3);
        events.add(new CryptographyAssessed(REGISTERED, "示例报告-1", day));
        return of(events);
    }

    /** Never assessed, at that level. */
    public static GovSystems unassessed(UnitCode unit, int level) {
        return of(without(without(sound(unit, level), ProtectionAssessed.class), CryptographyAssessed.class));
    }

    /** Switched off. */
    public static GovSystems retired(UnitCode unit) {
        List<SystemEvent> events = sound(unit, 3);
        events.add(new SystemRetired(REGISTERED, "示例理由", "示例：已移交", null));
        return of(events);
    }

    static List<SystemEvent> sound(UnitCode unit, int level) {
        return new ArrayList<>(List.of(
                new SystemRegistered(REGISTERED, NUMBER, "示例系统", unit, "示例单位甲", "示例简介", List.of("示例功能"),
                        Hosting.GOVERNMENT_CLOUD, level, List.of("示例资源"), null, null),
                new ProtectionAssessed(REGISTERED, level, "示例备案-1", FAR),
                new CryptographyAssessed(REGISTERED, "示例报告-1", FAR),
                new SharingFulfilled(REGISTERED, "示例资源", "示例目录-1", 4_670)));
    }

    private static List<SystemEvent> without(List<SystemEvent> events, Class<? extends SystemEvent> type) {
        return events.stream().filter(event -> !type.isInstance(event)).toList();
    }

    static GovSystems of(List<SystemEvent> events) {
        return new GovSystems(Map.of(NUMBER, state(events)));
    }

    static GovSystem state(List<SystemEvent> events) {
        GovSystem system = GovSystem.NONE;
        for (SystemEvent event : events) {
            system = GovSystem.evolve(system, event);
        }
        return system;
    }
}
