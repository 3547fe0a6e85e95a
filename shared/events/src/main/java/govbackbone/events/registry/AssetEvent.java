package govbackbone.events.registry;

import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to an asset that a project brought (资产). */
@AggregateEvents("registry.asset")
public sealed interface AssetEvent extends DomainEvent {
    /**
     * The project was accepted: its unit has to enter the asset in its books.
     *
     * @param project id of the project
     */
    @EventType("registry.AssetDelivered")
    @Label(zh = "资产交付", en = "Asset delivered")
    record AssetDelivered(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "项目编号", en = "Project") String project,
            @Label(zh = "项目明细", en = "From the line") DeliveredAsset asset,
            @Label(zh = "使用单位", en = "Unit") UnitCode unit,
            @Label(zh = "使用单位名称", en = "Unit name") String unitName) implements AssetEvent {}

    /**
     * The asset is in the books.
     *
     * @param assetNo        of the unit's books
     * @param classification code of the classification of fixed assets (GB/T 14885)
     * @param valueFen       in 分: as booked
     */
    @EventType("registry.AssetEntered")
    @Label(zh = "资产入账", en = "Asset entered")
    record AssetEntered(@Label(zh = "入账日期", en = "Entered on") LocalDate effectiveOn,
            @Label(zh = "资产编号", en = "Asset number") String assetNo,
            @Label(zh = "资产分类代码", en = "Classification") String classification,
            @Label(zh = "入账价值（分）", en = "Value (0.01 CNY)") long valueFen,
            @Label(zh = "保管人", en = "Custodian") String custodian,
            @Label(zh = "存放地点", en = "Location") String location) implements AssetEvent {}

    /** Somebody else of the unit keeps it. */
    @EventType("registry.CustodianChanged")
    @Label(zh = "变更保管人", en = "Custodian changed")
    record CustodianChanged(@Label(zh = "变更日期", en = "Changed on") LocalDate effectiveOn,
            @Label(zh = "保管人", en = "Custodian") String custodian,
            @Label(zh = "存放地点", en = "Location") String location) implements AssetEvent {}

    /**
     * The asset is another unit's from now on.
     *
     * @param project id of the project that brought it
     * @param no      position of its line there
     */
    @EventType("registry.AssetTransferred")
    @Label(zh = "资产划转", en = "Asset transferred")
    record AssetTransferred(@Label(zh = "划转日期", en = "Transferred on") LocalDate effectiveOn,
            @Label(zh = "接收单位", en = "To unit") UnitCode unit,
            @Label(zh = "接收单位名称", en = "Its name") String unitName,
            @Label(zh = "保管人", en = "Custodian") String custodian,
            @Label(zh = "存放地点", en = "Location") String location,
            @Label(zh = "批准文号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "项目编号", en = "Project") String project,
            @Label(zh = "资产序号", en = "Position") int no) implements AssetEvent {}

    /**
     * The asset is gone.
     *
     * @param proceedsFen in 分: what it brought
     * @param project     id of the project that brought it
     * @param no          position of its line there
     */
    @EventType("registry.AssetDisposed")
    @Label(zh = "资产处置", en = "Asset disposed of")
    record AssetDisposed(@Label(zh = "处置日期", en = "Disposed of on") LocalDate effectiveOn,
            @Label(zh = "处置方式", en = "Way") DisposalWay way,
            @Label(zh = "批准文号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "处置收入（分）", en = "Proceeds (0.01 CNY)") long proceedsFen,
            @Label(zh = "说明", en = "Note") @Nullable String note,
            @Label(zh = "项目编号", en = "Project") String project,
            @Label(zh = "资产序号", en = "Position") int no) implements AssetEvent {}

    /** The asset bears a number that was mistyped: the number is free for the asset it belongs to. */
    @EventType("registry.AssetNumberReleased")
    @Label(zh = "释放资产编号", en = "Asset number released")
    record AssetNumberReleased(@Label(zh = "释放日期", en = "Released on") LocalDate effectiveOn,
            @Label(zh = "资产编号", en = "Asset number") String assetNo,
            @Label(zh = "理由", en = "Reason") String reason) implements AssetEvent {}
}
