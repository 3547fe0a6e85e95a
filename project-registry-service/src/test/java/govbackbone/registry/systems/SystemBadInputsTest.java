package govbackbone.registry.systems;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.SystemEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.registry.systems.SystemCommand.*;
import govbackbone.testkit.aggregate.BadInputs;
import govbackbone.testkit.aggregate.BadInputs.Row;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a client may get wrong about a government system, as {@code bad-inputs/systems.txt} says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SystemBadInputsTest {
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final UnitCode SECOND = new UnitCode("113703000000000274");
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final LocalDate FAR = LocalDate.of(2099, 12, 31);

    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final Map<String, Actor> ACTORS = Map.of("unit", actor(FIRST, Role.UNIT), "other",
            actor(SECOND, Role.UNIT), "dissolved", actor(DISSOLVED, Role.UNIT), "nobody", actor(null, Role.UNIT),
            "reviewer", actor(BUREAU, Role.PROJECT_REVIEWER), "security", actor(BUREAU, Role.SECURITY_OFFICER));

    private static final Map<String, SystemCommand> COMMANDS = Map.of(
            "register", new RegisterSystem(null, "SYS-0009", "示例系统", "示例简介", List.of("示例功能"),
                    Hosting.GOVERNMENT_CLOUD, 3, List.of("示例资源"), null),
            "change", new ChangeSystem(null, "示例系统", "示例简介", null, Hosting.OWN_ROOM, List.of("示例资源"), null, "示例理由"),
            "protect", new RecordProtection(null, 3, "示例备案-1", FAR),
            "encrypt", new RecordCryptography(null, "示例报告-1", FAR),
            "share", new FulfilSharing(null, "示例资源", "示例目录-1", 4_670),
            "declare", new DeclareCapability(null, "示例能力", List.of("示例功能"), "示例：申请接口"),
            "withdraw", new WithdrawCapability(null, "示例理由"),
            "retire", new RetireSystem(null, "示例理由", "示例：已移交", null));

    private static Actor actor(@Nullable UnitCode unit, Role role) {
        return SampleActors.actor(role.id(), unit, role);
    }

    private static Given<SystemCommand, GovSystem, SystemEvent> given(String name) {
        List<SystemEvent> sound = SampleSystems.sound(FIRST, 3);
        List<SystemEvent> history = switch (name) {
            case "NONE" -> List.of();
            case "OWING" -> sound.subList(0, 3);
            case "IN_USE" -> sound;
            case "RETIRED" -> {
                sound.add(new SystemEvent.SystemRetired(SampleSystems.REGISTERED, "示例理由", "示例：已移交", null));
                yield sound;
            }
            default -> throw new IllegalArgumentException(name);
        };
        GovSystems known = new GovSystems(Map.of(SampleSystems.NUMBER, SampleSystems.state(history)));
        return Given.nothing(type(known), SampleSystems.NUMBER, TODAY).after(history);
    }

    private static AggregateType<SystemCommand, GovSystem, SystemEvent> type(GovSystems known) {
        return SystemConfiguration.type(Units.shipped(), () -> known);
    }

    private static final BadInputs<SystemCommand, GovSystem, SystemEvent> HTTP = new BadInputs<>(
            type(SampleSystems.none()),
            InstantSource.fixed(given("NONE").context(Actor.BACKBONE).now()), COMMANDS, ACTORS,
            SystemBadInputsTest::given);

    static List<Row> rows() {
        return BadInputs.rows(SystemCommand.class);
    }

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_wrong_is_told_in_both_languages(Row row) {
        HTTP.check(row);
    }

    @Test
    void nobody_else_gives_a_command() {
        PermissionMatrix.check(type(SampleSystems.none()), FIRST, COMMANDS.values(), wanted -> given("IN_USE").state());
    }
}
