package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.registry.systems.SystemCommand.*;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.registry.systems.SampleSystems.FAR;
import static govbackbone.registry.systems.SampleSystems.NUMBER;
import static govbackbone.registry.systems.SampleSystems.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

/** What the catalogue of systems takes, and what it refuses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SystemDeciderTest {
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final UnitCode SECOND = new UnitCode("113703000000000274");
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final Actor UNIT = actor(FIRST, Role.UNIT);
    private static final Actor OTHER = actor(SECOND, Role.UNIT);
    private static final Actor SECURITY = actor(BUREAU, Role.SECURITY_OFFICER);
    private static final Actor REVIEWER = actor(BUREAU, Role.PROJECT_REVIEWER);
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final LocalDate EARLY = REGISTERED.minusDays(1);
    private static final List<SystemEvent> SOUND = SampleSystems.sound(FIRST, 3);
    private static final List<SystemEvent> OWING = SOUND.subList(0, 3);
    private static final SystemEvent RETIRED = new SystemRetired(TODAY, "示例理由", "示例：已移交", null);

    private static Actor actor(@Nullable UnitCode unit, Role role) {
        return SampleActors.actor("sample", unit, role);
    }

    private static RegisterSystem register(@Nullable String reason, String... resources) {
        return new RegisterSystem(REGISTERED, NUMBER, "示例系统", "示例简介", List.of("示例功能"), Hosting.GOVERNMENT_CLOUD, 3,
                List.of(resources), reason);
    }

    private static ChangeSystem change(@Nullable LocalDate on, String... resources) {
        return new ChangeSystem(on, "示例系统（更名）", "示例简介", null, Hosting.OWN_ROOM, List.of(resources), null, "示例理由");
    }

    private static FulfilSharing share(String resource) {
        return new FulfilSharing(null, resource, "示例目录-1", 4_670);
    }

    private static Delivery delivery(@Nullable String certificate, DeliveredResource... resources) {
        return new Delivery(TODAY, "p1", NUMBER, "示例系统", FIRST, "示例简介", List.of("示例功能"), Hosting.GOVERNMENT_CLOUD, 3,
                certificate, certificate == null ? null : FAR, List.of(resources), null);
    }

    private static DeliveredResource resource(String name) {
        return new DeliveredResource(name, "示例目录-1", 4_670);
    }

    private static Given<SystemCommand, GovSystem, SystemEvent> given(List<SystemEvent> history) {
        GovSystems known = new GovSystems(Map.of(NUMBER, SampleSystems.state(history), "SYS-0002",
                SampleSystems.state(SampleSystems.sound(SECOND, 1))));
        return Given.nothing(SystemConfiguration.type(Units.shipped(), () -> known), NUMBER, TODAY).after(history);
    }

    private static List<SystemEvent> decide(List<SystemEvent> history, Actor actor, SystemCommand command) {
        return given(history).decide(actor, command);
    }

    private static void refuses(List<SystemEvent> history, Actor actor, SystemCommand command, String... reasons) {
        given(history).refuses(actor, command, reasons);
    }

    private static List<SystemEvent> after(List<SystemEvent> history, SystemEvent... events) {
        List<SystemEvent> all = new ArrayList<>(history);
        all.addAll(List.of(events));
        return all;
    }

    @Test
    void a_system_is_registered_for_the_unit_of_who_does_it() {
        assertThat(decide(List.of(), UNIT, register(null, "示例资源"))).containsExactly(SOUND.getFirst());
        assertThat(register(null, "示例资源").aggregateId()).isEqualTo(NUMBER);
        refuses(List.of(), actor(null, Role.UNIT), register(null, "示例资源"), "ACTOR_WITHOUT_UNIT");
        refuses(List.of(), actor(DISSOLVED, Role.UNIT), register(null, "示例资源"), "UNIT_NOT_ACTIVE");
    }

    @Test
    void it_says_what_it_shares_or_why_nothing() {
        refuses(List.of(), UNIT, register(null), "SHARING_UNSTATED /resources");
        refuses(List.of(), UNIT, register(null, "示例甲", "示例甲"), "RESOURCE_TWICE /resources/1");
        assertThat(decide(List.of(), UNIT, register("示例理由"))).hasSize(1);
    }

    @Test
    void an_entry_is_changed_by_its_unit_and_what_was_shared_stays_shared() {
        assertThat(decide(SOUND, UNIT, change(TODAY, "示例资源", "示例新资源"))).containsExactly(
                new SystemChanged(TODAY, "示例系统（更名）", "示例简介", List.of(), Hosting.OWN_ROOM, List.of("示例资源", "示例新资源"),
                        null, "示例理由"));
        refuses(SOUND, OTHER, change(null, "示例资源"), "UNKNOWN_ID");
        refuses(SOUND, UNIT, change(EARLY), "DATE_OUT_OF_ORDER /changedOn", "SHARING_UNSTATED /resources");
        List<SystemEvent> changed = after(SOUND, decide(SOUND, UNIT, change(TODAY, "示例资源", "示例新资源")).getFirst());
        assertThat(SampleSystems.of(changed).find(NUMBER)).get()
                .returns(List.of("示例新资源"), GovSystems.Entry::owed).returns("示例系统（更名）", GovSystems.Entry::name);
    }

    @Test
    void an_assessment_is_recorded_by_the_unit_or_a_security_officer_and_ends_after_it_began() {
        RecordProtection protection = new RecordProtection(TODAY, 2, "示例备案-2", FAR);
        RecordCryptography cryptography = new RecordCryptography(TODAY, "示例报告-2", FAR);
        assertThat(decide(SOUND, SECURITY, protection))
                .containsExactly(new ProtectionAssessed(TODAY, 2, "示例备案-2", FAR));
        assertThat(decide(SOUND, UNIT, cryptography))
                .containsExactly(new CryptographyAssessed(TODAY, "示例报告-2", FAR));
        refuses(SOUND, OTHER, protection, "UNKNOWN_ID");
        refuses(SOUND, OTHER, cryptography, "UNKNOWN_ID");
        refuses(SOUND, UNIT, new RecordProtection(null, 2, "示例", TODAY.minusDays(1)),
                "VALID_BEFORE_ASSESSED /validUntil");
        refuses(SOUND, UNIT, new RecordCryptography(null, "示例", TODAY.minusDays(1)),
                "VALID_BEFORE_ASSESSED /validUntil");
        assertThat(decide(SOUND, UNIT, new RecordProtection(null, 2, "示例", TODAY))).hasSize(1);
    }

    @Test
    void what_has_to_be_shared_is_shared_once() {
        assertThat(decide(OWING, UNIT, share("示例资源")))
                .containsExactly(new SharingFulfilled(TODAY, "示例资源", "示例目录-1", 4_670));
        refuses(OWING, UNIT, share("示例其他"), "RESOURCE_UNKNOWN /resource");
        refuses(SOUND, UNIT, share("示例资源"), "RESOURCE_SHARED /resource");
        refuses(OWING, OTHER, share("示例资源"), "UNKNOWN_ID");
    }

    @Test
    void a_system_is_retired_for_one_that_is_in_use() {
        assertThat(decide(SOUND, REVIEWER, new RetireSystem(null, "示例理由", "示例：已移交", null)))
                .containsExactly(RETIRED);
        assertThat(decide(SOUND, REVIEWER, new RetireSystem(null, "示例理由", "示例", "SYS-0002"))).hasSize(1);
        for (String successor : List.of(NUMBER, "SYS-0009")) {
            refuses(SOUND, REVIEWER, new RetireSystem(EARLY, "示例理由", "示例", successor),
                    "DATE_OUT_OF_ORDER /retiredOn", "SUCCESSOR_UNKNOWN /successor");
        }
    }

    @Test
    void an_accepted_project_brings_its_system_into_the_catalogue() {
        Delivery delivery = delivery("示例备案-1", resource("示例资源"), resource("示例资源"));
        List<SystemEvent> registered = decide(List.of(), Actor.BACKBONE, new RegisterDelivered(delivery));
        assertThat(registered).containsExactly(
                new SystemRegistered(TODAY, NUMBER, "示例系统", FIRST, "示例单位甲", "示例简介", List.of("示例功能"),
                        Hosting.GOVERNMENT_CLOUD, 3, List.of("示例资源"), null, "p1"),
                new ProtectionAssessed(TODAY, 3, "示例备案-1", FAR),
                new SharingFulfilled(TODAY, "示例资源", "示例目录-1", 4_670));
        assertThat(decide(registered, Actor.BACKBONE, new RecordExtension(delivery))).isEmpty();
        assertThat(decide(List.of(), Actor.BACKBONE, new RecordExtension(delivery))).isEmpty();
    }

    @Test
    void an_accepted_project_extends_a_system_that_is_there_once_and_none_that_is_retired() {
        RecordExtension extension = new RecordExtension(delivery(null, resource("示例资源"), resource("示例新资源")));
        List<SystemEvent> extended = decide(SOUND, Actor.BACKBONE, extension);
        assertThat(extended).containsExactly(new SystemExtended(TODAY, "p1", List.of("示例新资源")),
                new SharingFulfilled(TODAY, "示例新资源", "示例目录-1", 4_670));
        assertThat(decide(after(SOUND, extended.getFirst()), Actor.BACKBONE, extension)).isEmpty();
        assertThat(decide(after(SOUND, RETIRED), Actor.BACKBONE, extension)).isEmpty();
    }

    @Test
    void the_catalogue_says_what_a_system_owes_and_until_when_it_is_secure() {
        assertThat(SampleSystems.none().find(NUMBER)).isEmpty();
        assertThat(SampleSystems.owing(FIRST).find(NUMBER)).get().returns(List.of("示例资源"), GovSystems.Entry::owed);
        assertThat(SampleSystems.retired(FIRST).find(NUMBER)).get().returns(REGISTERED,
                GovSystems.Entry::retiredOn);
        GovSystems.Entry two = SampleSystems.protectedUntil(FIRST, TODAY).find(NUMBER).orElseThrow();
        assertThat(two.isProtectedOn(TODAY)).isTrue();
        assertThat(two.isProtectedOn(TODAY.plusDays(1))).isFalse();
        assertThat(two.isEncryptedOn(FAR.plusDays(1))).isTrue();
        GovSystems.Entry three = SampleSystems.cryptoUntil(FIRST, TODAY).find(NUMBER).orElseThrow();
        assertThat(three.isEncryptedOn(TODAY)).isTrue();
        assertThat(three.isEncryptedOn(TODAY.plusDays(1))).isFalse();
        for (int level = 1; level <= 4; level++) {
            GovSystems.Entry never = SampleSystems.unassessed(FIRST, level).find(NUMBER).orElseThrow();
            assertThat(never.isProtectedOn(TODAY)).isEqualTo(level < 2);
            assertThat(never.isEncryptedOn(TODAY)).isEqualTo(level < 3);
        }
    }

    private static final DeclareCapability DECLARE = new DeclareCapability(null, "示例能力", List.of("示例功能"), "示例：申请接口");
    private static final SystemEvent DECLARED = new CapabilityDeclared(TODAY, "示例能力", FIRST, "示例单位甲", List.of("示例功能"),
            "示例：申请接口");
    private static final WithdrawCapability WITHDRAW = new WithdrawCapability(null, "示例理由");

    @Test
    void what_a_system_does_is_offered_to_every_unit_until_that_is_withdrawn() {
        assertThat(decide(SOUND, REVIEWER, DECLARE)).containsExactly(DECLARED);
        assertThat(decide(after(SOUND, DECLARED), REVIEWER, DECLARE)).as("in place of what was offered")
                .containsExactly(DECLARED);
        assertThat(decide(after(SOUND, DECLARED), REVIEWER, WITHDRAW))
                .containsExactly(new CapabilityWithdrawn(TODAY, "示例理由"));
        refuses(SOUND, REVIEWER, WITHDRAW, "NO_CAPABILITY");
        refuses(after(SOUND, DECLARED, new CapabilityWithdrawn(TODAY, "示例理由")), REVIEWER, WITHDRAW, "NO_CAPABILITY");
        refuses(SOUND, REVIEWER, new DeclareCapability(EARLY, "示例", List.of("甲", "乙", "甲"), "示例"),
                "DATE_OUT_OF_ORDER /declaredOn", "FUNCTION_TWICE /functions/2");
        refuses(after(SOUND, DECLARED), REVIEWER, new WithdrawCapability(EARLY, "示例"),
                "DATE_OUT_OF_ORDER /withdrawnOn");
    }

    @Test
    void whatever_happens_to_a_system_it_stays_offered() {
        List<SystemEvent> history = after(SOUND, DECLARED,
                new SystemChanged(TODAY, "示例", "示例", List.of(), Hosting.OWN_ROOM, List.of("示例资源"), null, "示例"),
                new SystemExtended(TODAY, "p2", List.of("示例新资源")), new ProtectionAssessed(TODAY, 3, "示例", FAR),
                new CryptographyAssessed(TODAY, "示例", FAR), new SharingFulfilled(TODAY, "示例新资源", "示例", 1));
        assertThat(decide(history, REVIEWER, WITHDRAW)).hasSize(1);
    }

    @Test
    void every_state_allows_what_it_says() {
        Map<String, List<SystemEvent>> states = Map.of("NONE", List.of(), "OWING", OWING, "OFFERED",
                after(OWING, DECLARED), "RETIRED", after(SOUND, RETIRED));
        StateTable.check("""
                                   NONE OWING OFFERED RETIRED
                RegisterSystem      x    .     .       .
                ChangeSystem        .    x     x       .
                RecordProtection    .    x     x       .
                RecordCryptography  .    x     x       .
                FulfilSharing       .    x     x       .
                DeclareCapability   .    x     x       .
                WithdrawCapability  .    x     x       .
                RetireSystem        .    x     x       .
                RegisterDelivered   x    .     .       .
                RecordExtension     -    x     x       -
                """, state -> given(Objects.requireNonNull(states.get(state))), SystemCommand.class,
                List.of(register(null, "示例资源"), change(null, "示例资源"), new RecordProtection(null, 3, "示例", FAR),
                        new RecordCryptography(null, "示例", FAR), share("示例资源"), DECLARE, WITHDRAW,
                        new RetireSystem(null, "示例", "示例", null), new RegisterDelivered(delivery(null)),
                        new RecordExtension(delivery(null, resource("示例新资源")))),
                List.of(UNIT, REVIEWER));
    }
}
