package govbackbone.registry.systems;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.events.registry.SystemState;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.query.ViewType;
import govbackbone.testkit.aggregate.EventContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What is stored of a system, and what is seen of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SystemEventTest implements EventContract<SystemEvent> {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 30);
    private static final UnitCode UNIT = new UnitCode("113703000000000199");
    private static final List<SystemEvent> SAMPLES = List.of(
            new SystemRegistered(DAY, "SYS-0001", "示例系统", UNIT, "示例单位甲", "示例简介", List.of("示例功能"), Hosting.LEASED, 3,
                    List.of("示例资源"), "示例不共享理由", "p1"),
            new SystemChanged(DAY, "示例系统（更名）", "示例新简介", List.of("示例新功能"), Hosting.OWN_ROOM, List.of("示例资源"),
                    "示例不共享理由", "示例理由"),
            new SystemExtended(DAY, "p2", List.of("示例新资源")), new ProtectionAssessed(DAY, 2, "示例备案-1", DAY),
            new CryptographyAssessed(DAY, "示例报告-1", DAY), new SharingFulfilled(DAY, "示例资源", "示例目录-1", 4_670),
            new CapabilityDeclared(DAY, "示例能力", UNIT, "示例单位甲", List.of("示例功能"), "示例：申请接口"),
            new CapabilityWithdrawn(DAY, "示例理由"), new SystemRetired(DAY, "示例理由", "示例：已移交", "SYS-0002"));

    @Override
    public Class<SystemEvent> events() {
        return SystemEvent.class;
    }

    @Override
    public List<SystemEvent> samples() {
        return SAMPLES;
    }

    @Override
    public Reason[] reasons() {
        return SystemRejection.values();
    }

    private static SystemView folded(List<SystemEvent> events) {
        SystemView view = null;
        for (int i = 0; i < events.size(); i++) {
            view = fold(view, new Recorded<>(events.get(i), "SYS-0001", i + 1,
                    DAY.atStartOfDay().toInstant(ZoneOffset.UTC), Actor.BACKBONE, new LogPosition(i + 1, 0)));
        }
        return requireNonNull(view);
    }

    private static @Nullable SystemView fold(@Nullable SystemView view, Recorded<SystemEvent> next) {
        return SystemProjection.projection().fold().apply(view, next);
    }

    @Test
    void the_entry_shows_what_it_owes_how_it_is_protected_and_who_built_it() {
        assertThat(folded(SAMPLES.subList(0, 6))).returns(SystemState.IN_USE, SystemView::state)
                .returns("示例系统（更名）", SystemView::name).returns(Hosting.OWN_ROOM, SystemView::hosting)
                .returns(2, SystemView::gradingLevel).returns(DAY, SystemView::protectedUntil)
                .returns(DAY, SystemView::cryptoUntil).returns(List.of("示例资源", "示例新资源"), SystemView::resources)
                .returns(List.of("示例新资源"), SystemView::owed).returns(true, SystemView::sharingOwed)
                .returns(List.of("p1", "p2"), SystemView::projects).returns(DAY, SystemView::registeredOn);
        assertThat(folded(SAMPLES)).returns(SystemState.RETIRED, SystemView::state)
                .returns("SYS-0002", SystemView::successor).returns("示例：已移交", SystemView::dataHandover);
    }

    private static @Nullable CapabilityView offered(SystemEvent... events) {
        CapabilityView view = null;
        for (int i = 0; i < events.length; i++) {
            view = CapabilityProjection.projection().fold().apply(view, new Recorded<>(events[i], "SYS-0001", i + 1,
                    DAY.atStartOfDay().toInstant(ZoneOffset.UTC), Actor.BACKBONE, new LogPosition(i + 1, 0)));
        }
        return view;
    }

    @Test
    void a_shared_capability_is_seen_by_everybody_while_it_is_offered() {
        SystemEvent registered = SAMPLES.getFirst();
        SystemEvent declared = SAMPLES.get(6);
        assertThat(offered(registered)).isNull();
        assertThat(offered(registered, declared, SAMPLES.get(1))).isEqualTo(new CapabilityView("SYS-0001", 3, "示例能力",
                UNIT, "示例单位甲", List.of("示例功能"), "示例：申请接口", DAY));
        assertThat(offered(registered, declared, SAMPLES.get(7))).isNull();
        assertThat(offered(registered, declared, SAMPLES.getLast())).isNull();
    }

    @Test
    void it_can_be_operated_while_it_shares_what_it_has_to_and_is_secure() {
        List<SystemEvent> sound = new ArrayList<>(SampleSystems.sound(UNIT, 3));
        assertThat(now(sound, SampleSystems.FAR)).isEqualTo(new SystemView.Fitness(true, true, true));
        assertThat(now(sound, SampleSystems.FAR.plusDays(1))).isEqualTo(new SystemView.Fitness(false, false, false));
        assertThat(now(sound.subList(0, 3), DAY)).isEqualTo(new SystemView.Fitness(true, true, false));
        sound.add(SAMPLES.getLast());
        assertThat(now(sound, DAY).operable()).isFalse();
    }

    private static SystemView.Fitness now(List<SystemEvent> events, LocalDate today) {
        return SystemView.now(folded(events), new ViewType.Day(today, WorkingCalendars.published()));
    }
}
