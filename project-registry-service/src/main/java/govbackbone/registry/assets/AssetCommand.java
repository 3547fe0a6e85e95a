package govbackbone.registry.assets;

import java.time.LocalDate;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.events.registry.DisposalWay;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.command.Room;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of an asset. A business date that may be left out is then today. Money is in 分. */
@CommandApi(collection = "assets")
@Label(zh = "资产", en = "Assets")
public sealed interface AssetCommand {
    /** The largest sum of money, in 分: 100亿元. */
    long MOST_FEN = 1_000_000_000_000L;

    /** The project that brought it was accepted; only the backbone itself says so. */
    @Creates
    @Permitted({})
    @Label(zh = "登记交付资产", en = "Expect asset")
    record ExpectAsset(@Label(zh = "验收日期", en = "Accepted on") LocalDate acceptedOn,
            @Label(zh = "项目编号", en = "Project") @Text(max = 64) String project,
            @Label(zh = "项目明细", en = "From the line") DeliveredAsset asset,
            @Label(zh = "使用单位", en = "Unit") UnitCode unit) implements AssetCommand {}

    /** The unit enters the asset in its books. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "资产入账", en = "Enter asset")
    record EnterAsset(@Label(zh = "入账日期", en = "Entered on") @NotFuture @Nullable LocalDate enteredOn,
            @Label(zh = "资产编号", en = "Asset number") @Text(max = 50) String assetNo,
            @Label(zh = "资产分类代码", en = "Classification") @Text(max = 10, pattern = "A\\d{7,8}", patternZh = "以A开头的8至9位分类代码", patternEn = "A and 7 or 8 digits") String classification,
            @Label(zh = "入账价值（分）", en = "Value (0.01 CNY)") @Range(max = MOST_FEN) long valueFen,
            @Label(zh = "保管人", en = "Custodian") @Text(max = 50) String custodian,
            @Label(zh = "存放地点", en = "Location") @Text(max = 200) String location) implements AssetCommand {}

    /** Somebody else of the unit keeps it. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "变更保管人", en = "Change custodian")
    @Room(Room.FOR_NOTES)
    record ChangeCustodian(@Label(zh = "变更日期", en = "Changed on") @NotFuture @Nullable LocalDate changedOn,
            @Label(zh = "保管人", en = "Custodian") @Text(max = 50) String custodian,
            @Label(zh = "存放地点", en = "Location") @Text(max = 200) String location) implements AssetCommand {}

    /** It becomes another unit's, without payment. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "资产划转", en = "Transfer")
    record Transfer(@Label(zh = "划转日期", en = "Transferred on") @NotFuture @Nullable LocalDate transferredOn,
            @Label(zh = "接收单位", en = "To unit") UnitCode unit,
            @Label(zh = "保管人", en = "Custodian") @Text(max = 50) String custodian,
            @Label(zh = "存放地点", en = "Location") @Text(max = 200) String location,
            @Label(zh = "批准文号", en = "Document number") DocumentNumber documentNumber) implements AssetCommand {}

    /** It is gone, as a document approved. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "资产处置", en = "Dispose")
    record Dispose(@Label(zh = "处置日期", en = "Disposed of on") @NotFuture @Nullable LocalDate disposedOn,
            @Label(zh = "处置方式", en = "Way") DisposalWay way,
            @Label(zh = "批准文号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "处置收入（分）", en = "Proceeds (0.01 CNY)") @Range(max = MOST_FEN) long proceedsFen,
            @Label(zh = "说明", en = "Note") @Text(max = 2000, multiline = true) @Nullable String note)
            implements
                AssetCommand {}

    /** The asset was entered under a number that was mistyped, which another asset needs. */
    @Permitted(Role.ADMIN)
    @Label(zh = "释放资产编号", en = "Release asset number")
    record ReleaseAssetNumber(@Label(zh = "资产编号", en = "Asset number") @Text(max = 50) String assetNo,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                AssetCommand {}
}
