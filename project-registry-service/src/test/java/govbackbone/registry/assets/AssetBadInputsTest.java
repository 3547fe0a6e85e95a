package govbackbone.registry.assets;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.AssetEvent.*;
import govbackbone.events.registry.AssetState;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.events.registry.DisposalWay;
import govbackbone.events.registry.LineCategory;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.registry.assets.AssetCommand.*;
import govbackbone.testkit.aggregate.BadInputs;
import govbackbone.testkit.aggregate.BadInputs.Row;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a client may get wrong about an asset, as {@code bad-inputs/assets.txt} says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AssetBadInputsTest {
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final UnitCode SECOND = new UnitCode("113703000000000274");
    private static final LocalDate ACCEPTED = LocalDate.of(2020, 3, 2);
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final DocumentNumber NUMBER = new DocumentNumber("淄财资〔2020〕1号");
    private static final AggregateType<AssetCommand, Asset, AssetEvent> TYPE = AssetConfiguration.type(Units.shipped());

    private static final Map<String, Actor> ACTORS = Map.of("unit", actor(FIRST, Role.UNIT), "other",
            actor(SECOND, Role.UNIT), "reviewer", actor(FIRST, Role.PROJECT_REVIEWER), "admin",
            actor(new UnitCode("11370300MB28560647"), Role.ADMIN));

    private static final Map<String, AssetCommand> COMMANDS = Map.of(
            "enter", new EnterAsset(null, "示例-0001", "A02010000", 3_900_000, "示例保管人", "示例机房"),
            "keep", new ChangeCustodian(null, "示例新保管人", "示例新机房"),
            "transfer", new Transfer(null, SECOND, "示例保管人", "示例机房", NUMBER),
            "dispose", new Dispose(null, DisposalWay.SOLD, NUMBER, 100_000, "示例说明"),
            "release", new ReleaseAssetNumber("示例-0001", "录入有误。"));

    private static final List<AssetEvent> ALL = List.of(
            new AssetDelivered(ACCEPTED, "p1",
                    new DeliveredAsset(2, "二", LineCategory.HARDWARE, "示例设备", "台", new BigDecimal("2.5"), 4_000_000),
                    FIRST, "示例单位甲"),
            new AssetEntered(ACCEPTED, "示例-0001", "A02010000", 3_900_000, "示例保管人", "示例机房"),
            new AssetDisposed(ACCEPTED, DisposalWay.SOLD, NUMBER, 100_000, "示例说明", "p1", 2));

    private static Actor actor(UnitCode unit, Role role) {
        return SampleActors.actor(role.id(), unit, role);
    }

    private static Given<AssetCommand, Asset, AssetEvent> given(String name) {
        int events = switch (AssetState.valueOf(name)) {
            case EXPECTED -> 1;
            case IN_USE -> 2;
            case DISPOSED -> 3;
        };
        return Given.nothing(TYPE, "p1-a2", TODAY).after(ALL.subList(0, events));
    }

    private static final BadInputs<AssetCommand, Asset, AssetEvent> HTTP = new BadInputs<>(TYPE,
            InstantSource.fixed(given("EXPECTED").context(Actor.BACKBONE).now()), COMMANDS, ACTORS,
            AssetBadInputsTest::given);

    static List<Row> rows() {
        return BadInputs.rows(AssetCommand.class);
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
    void only_people_of_the_unit_that_has_it_give_a_command() {
        PermissionMatrix.check(TYPE, FIRST, COMMANDS.values(), wanted -> given("IN_USE").state());
    }
}
