package govbackbone.registry.assets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.AssetEvent.*;
import govbackbone.events.registry.AssetState;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.events.registry.DisposalWay;
import govbackbone.events.registry.LineCategory;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.registry.assets.AssetCommand.*;
import govbackbone.testkit.aggregate.EventContract;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of an asset, what is stored and what is seen of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AssetTest implements EventContract<AssetEvent> {
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final UnitCode SECOND = new UnitCode("113703000000000274");
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final Actor UNIT = actor(FIRST);
    private static final Actor OTHER = actor(SECOND);
    private static final Actor ADMIN = SampleActors.actor("admin", new UnitCode("11370300MB28560647"), Role.ADMIN);
    private static final LocalDate ACCEPTED = LocalDate.of(2020, 3, 2);
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final LocalDate EARLY = ACCEPTED.minusDays(1);
    private static final DocumentNumber NUMBER = new DocumentNumber("淄财资〔2020〕1号");
    private static final DeliveredAsset FROM = new DeliveredAsset(2, "二", LineCategory.HARDWARE, "示例设备", "台",
            new BigDecimal("2.5"), 4_000_000);
    private static final AssetEvent DELIVERED = new AssetDelivered(ACCEPTED, "p1", FROM, FIRST, "示例单位甲");
    private static final AssetEvent ENTERED = new AssetEntered(TODAY, "示例-0001", "A02010000", 3_900_000, "示例保管人",
            "示例机房");
    private static final AssetEvent MOVED = new CustodianChanged(TODAY, "示例新保管人", "示例新机房");
    private static final AssetEvent TRANSFERRED = new AssetTransferred(TODAY, SECOND, "示例单位乙", "示例保管人", "示例机房",
            NUMBER, "p1", 2);
    private static final AssetEvent DISPOSED = new AssetDisposed(TODAY, DisposalWay.SOLD, NUMBER, 100_000, "示例说明",
            "p1", 2);
    private static final AssetEvent RELEASED = new AssetNumberReleased(TODAY, "示例-0001", "示例理由");
    private static final List<AssetEvent> SAMPLES = List.of(DELIVERED, ENTERED, MOVED, TRANSFERRED, DISPOSED,
            RELEASED);

    private static final EnterAsset ENTER = new EnterAsset(null, "示例-0001", "A02010000", 3_900_000, "示例保管人", "示例机房");
    private static final ChangeCustodian MOVE = new ChangeCustodian(null, "示例新保管人", "示例新机房");
    private static final Transfer TRANSFER = new Transfer(null, SECOND, "示例保管人", "示例机房", NUMBER);
    private static final ReleaseAssetNumber RELEASE = new ReleaseAssetNumber("示例-0001", "示例理由");
    private static final Dispose DISPOSE = new Dispose(null, DisposalWay.SOLD, NUMBER, 100_000, "示例说明");

    @Override
    public Class<AssetEvent> events() {
        return AssetEvent.class;
    }

    @Override
    public List<AssetEvent> samples() {
        return SAMPLES;
    }

    @Override
    public Reason[] reasons() {
        return AssetRejection.values();
    }

    private static Actor actor(UnitCode unit) {
        return SampleActors.actor("sample", unit, Role.UNIT);
    }

    private static Given<AssetCommand, Asset, AssetEvent> given(List<AssetEvent> history) {
        return Given.nothing(AssetConfiguration.type(Units.shipped()), "p1-a2", TODAY).after(history);
    }

    private static List<AssetEvent> decide(List<AssetEvent> history, Actor actor, AssetCommand command) {
        return given(history).decide(actor, command);
    }

    private static void refuses(List<AssetEvent> history, Actor actor, AssetCommand command, String... reasons) {
        given(history).refuses(actor, command, reasons);
    }

    @Test
    void an_accepted_project_brings_it_and_its_unit_enters_it_keeps_it_and_disposes_of_it() {
        assertThat(decide(List.of(), Actor.BACKBONE, new ExpectAsset(ACCEPTED, "p1", FROM, FIRST)))
                .containsExactly(DELIVERED);
        assertThat(decide(SAMPLES.subList(0, 1), UNIT, ENTER)).containsExactly(ENTERED);
        assertThat(decide(SAMPLES.subList(0, 2), UNIT, MOVE)).containsExactly(MOVED);
        assertThat(decide(SAMPLES.subList(0, 3), UNIT, TRANSFER)).containsExactly(TRANSFERRED);
        assertThat(decide(SAMPLES.subList(0, 4), OTHER, DISPOSE)).containsExactly(DISPOSED);
        assertThat(Asset.id("p1", 2)).isEqualTo("p1-a2");
    }

    @Test
    void only_people_of_the_unit_that_has_it_do_anything() {
        refuses(SAMPLES.subList(0, 1), OTHER, ENTER, "UNKNOWN_ID");
        for (AssetCommand command : List.of(MOVE, TRANSFER, DISPOSE)) {
            refuses(SAMPLES.subList(0, 2), OTHER, command, "UNKNOWN_ID");
            refuses(SAMPLES.subList(0, 4), UNIT, command, "UNKNOWN_ID");
        }
    }

    @Test
    void steps_follow_one_another_and_a_transfer_goes_to_another_unit() {
        refuses(SAMPLES.subList(0, 1), UNIT, new EnterAsset(EARLY, "示例", "A02010000", 1, "示例", "示例"),
                "DATE_OUT_OF_ORDER /enteredOn");
        refuses(SAMPLES.subList(0, 2), UNIT, new ChangeCustodian(EARLY, "示例", "示例"),
                "DATE_OUT_OF_ORDER /changedOn");
        refuses(SAMPLES.subList(0, 2), UNIT, new Transfer(EARLY, FIRST, "示例", "示例", NUMBER),
                "DATE_OUT_OF_ORDER /transferredOn", "TRANSFER_TO_ITSELF /unit");
        refuses(SAMPLES.subList(0, 2), UNIT, new Transfer(null, DISSOLVED, "示例", "示例", NUMBER),
                "UNIT_NOT_ACTIVE /unit");
        refuses(SAMPLES.subList(0, 2), UNIT, new Dispose(EARLY, DisposalWay.SCRAPPED, NUMBER, 0, null),
                "DATE_OUT_OF_ORDER /disposedOn");
    }

    @Test
    void every_state_allows_what_it_says() {
        String table = """
                              NONE EXPECTED IN_USE DISPOSED
                ExpectAsset      x        .      .        .
                EnterAsset       .        x      .        .
                ChangeCustodian  .        .      x        .
                Transfer         .        .      x        .
                Dispose          .        .      x        .
                ReleaseAssetNumber .      .      x        x
                """;
        Map<String, List<AssetEvent>> states = Map.of("NONE", List.of(), "EXPECTED", List.of(DELIVERED), "IN_USE",
                List.of(DELIVERED, ENTERED), "DISPOSED", List.of(DELIVERED, ENTERED, DISPOSED));
        StateTable.check(table, state -> given(Objects.requireNonNull(states.get(state))), AssetCommand.class,
                List.of(new ExpectAsset(ACCEPTED, "p1", FROM, FIRST), ENTER, MOVE, TRANSFER, DISPOSE, RELEASE),
                List.of(UNIT, ADMIN));
        states.forEach((state, history) -> assertThat(given(history).standing().state()).isEqualTo(state));
    }

    @Test
    void an_asset_number_is_one_asset() {
        assertThat(Asset.claims(ENTERED))
                .containsExactly(new Claim("asset-number", "示例-0001", AssetRejection.DUPLICATE_ASSET_NUMBER));
        assertThat(Asset.claims(DELIVERED)).isEmpty();
    }

    @Test
    void a_mistyped_asset_number_is_released_once_and_with_a_reason() {
        assertThat(decide(SAMPLES.subList(0, 2), ADMIN, RELEASE)).containsExactly(RELEASED);
        assertThat(decide(SAMPLES.subList(0, 5), ADMIN, RELEASE))
                .as("what is gone keeps its number, unless it is wrong")
                .containsExactly(RELEASED);
        assertThat(Asset.releases(RELEASED)).containsExactly(new Release("asset-number", "示例-0001", null));
        assertThat(Asset.releases(DISPOSED)).isEmpty();
        refuses(SAMPLES.subList(0, 2), ADMIN, new ReleaseAssetNumber("示例-0002", "示例"), "NUMBER_NOT_HELD /assetNo");
        refuses(SAMPLES, ADMIN, RELEASE, "NOT_ALLOWED_IN_STATE");
        assertThat(given(List.of(DELIVERED, ENTERED, RELEASED)).decide(UNIT, MOVE)).as("the asset stays in the books")
                .containsExactly(MOVED);
    }

    private static AssetView seen(int events) {
        AssetView view = null;
        for (int i = 0; i < events; i++) {
            view = AssetProjection.projection().fold().apply(view, new Recorded<>(SAMPLES.get(i), "p1-a2", i + 1,
                    TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), Actor.BACKBONE, new LogPosition(i + 1, 0)));
        }
        return Objects.requireNonNull(view);
    }

    @Test
    void the_view_shows_where_it_stands_who_has_it_and_what_it_is_worth() {
        assertThat(seen(1)).returns(AssetState.EXPECTED, AssetView::state).returns(4_000_000L, AssetView::valueFen)
                .returns("二", AssetView::line).returns("p1", AssetView::project).returns(null, AssetView::assetNo);
        assertThat(seen(3)).returns(AssetState.IN_USE, AssetView::state).returns(3_900_000L, AssetView::valueFen)
                .returns("示例新保管人", AssetView::custodian).returns("示例-0001", AssetView::assetNo);
        assertThat(seen(5)).returns(AssetState.DISPOSED, AssetView::state).returns(SECOND, AssetView::unit)
                .returns(DisposalWay.SOLD, AssetView::way).returns(100_000L, AssetView::proceedsFen)
                .returns(TODAY, AssetView::disposedOn).returns(5L, AssetView::version);
        assertThat(seen(6)).as("what was written stays seen").returns("示例-0001", AssetView::assetNo)
                .returns(AssetState.DISPOSED, AssetView::state).returns(6L, AssetView::version);
    }
}
