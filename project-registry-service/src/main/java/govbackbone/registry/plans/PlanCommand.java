package govbackbone.registry.plans;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.NaturalId;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.command.Room;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of an annual plan. A business date that may be left out is then today. */
@CommandApi(collection = "annual-plans")
@Label(zh = "年度计划", en = "Annual plans")
public sealed interface PlanCommand {
    /** The largest sum of money, in 分: 100亿元. */
    long MOST_FEN = 1_000_000_000_000L;

    /**
     * A project of the plan.
     *
     * @param no left out for a new one; of an entry that exists, what it is from now on
     */
    record EntryEntry(@Label(zh = "序号", en = "No.") @Range(min = 1, max = 100_000) @Nullable Integer no,
            @Label(zh = "建设单位", en = "Unit") UnitCode unit,
            @Label(zh = "项目名称", en = "Project name") @Text(max = 200) String name,
            @Label(zh = "备案类别", en = "Kind") FilingKind kind,
            @Label(zh = "计划金额（分）", en = "Planned (0.01 CNY)") @Range(min = 1, max = MOST_FEN) long amountFen) {}

    /**
     * A year's plan is issued.
     *
     * @param batch from 1
     */
    @Creates
    @Permitted({Role.OFFICE, Role.PRINCIPAL})
    @Label(zh = "下达年度计划", en = "Publish plan")
    record PublishPlan(@Label(zh = "下达日期", en = "Published on") @NotFuture @Nullable LocalDate publishedOn,
            @Label(zh = "年度", en = "Year") @Range(min = 1949, max = 2100) int year,
            @Label(zh = "批次", en = "Batch") @Range(min = 1, max = 99) int batch,
            @Label(zh = "下达机关", en = "Issuing body") @Text(max = 100) String issuingBody,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "项目", en = "Entries") @Range(min = 1, max = 500) List<EntryEntry> entries)
            implements
                PlanCommand,
                NaturalId {
        @Override
        public String aggregateId() {
            return "plan-%d-%d".formatted(year, batch);
        }
    }

    /** Projects are added to the plan, or planned otherwise. */
    @Permitted({Role.OFFICE, Role.PRINCIPAL})
    @Label(zh = "调整年度计划", en = "Amend plan")
    @Room(Room.FOR_NOTES)
    record AmendPlan(@Label(zh = "调整日期", en = "Amended on") @NotFuture @Nullable LocalDate amendedOn,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason,
            @Label(zh = "项目", en = "Entries") @Range(min = 1, max = 500) List<EntryEntry> entries)
            implements
                PlanCommand {}

    /** A project is taken off the plan. */
    @Permitted({Role.OFFICE, Role.PRINCIPAL})
    @Label(zh = "调出项目", en = "Withdraw entry")
    record WithdrawEntry(@Label(zh = "调出日期", en = "Withdrawn on") @NotFuture @Nullable LocalDate withdrawnOn,
            @Label(zh = "序号", en = "No.") @Range(min = 1, max = 100_000) int no,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                PlanCommand {}

    /** The project of an entry was approved; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "登记立项", en = "Cover entry")
    record CoverEntry(@Label(zh = "立项日期", en = "Approved on") LocalDate approvedOn,
            @Label(zh = "序号", en = "No.") int no,
            @Label(zh = "项目编号", en = "Project") @Text(max = 64) String project,
            @Label(zh = "批复金额（分）", en = "Approved (0.01 CNY)") long approvedFen) implements PlanCommand {}

    /** The approval that covered an entry counts no more; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "登记立项失效", en = "Uncover entry")
    record UncoverEntry(@Label(zh = "失效日期", en = "Uncovered on") LocalDate uncoveredOn,
            @Label(zh = "序号", en = "No.") int no,
            @Label(zh = "项目编号", en = "Project") @Text(max = 64) String project) implements PlanCommand {}
}
