package govbackbone.reporting.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.Wording;
import govbackbone.events.notice.NoticeDraftEvent;
import govbackbone.events.registry.FilingKind;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.Measure.Kind;
import govbackbone.reporting.ledger.Measure.Mean;
import govbackbone.reporting.ledger.Measure.Rate;
import govbackbone.reporting.ledger.Measure.Total;
import govbackbone.reporting.ledger.ReportedLog;
import govbackbone.reporting.ledger.Tile;

/** What can be asked about government IT projects. */
public final class RegistryFigures {
    public static final Total REDUCED = Total.flow(RegistryQuantities.REDUCED, "累计审减金额", "Cut in review",
            "预算评审审减的金额，按评审完成日期统计；重新评审的自新一轮完成之日起以新一轮为准。",
            "What budget reviews cut, by the day they were closed; from the day a new round is closed it counts in place of the one before.");
    public static final Total REVIEWED = Total.flow(RegistryQuantities.REVIEWED, "送审金额", "Applied for in review",
            "已完成预算评审的项目送审的金额，重新评审的以新一轮为准。", "What was applied for in reviews that were closed; the last round counts.");
    public static final Total FILED = Total.flow(RegistryQuantities.FILED, "备案项目数", "Projects filed",
            "已申报备案的项目数，以首次申报之日计。", "Projects handed in, by the first time.");

    private RegistryFigures() {}

    /** Everything about project-registry-service. */
    public static ReportedLog log() {
        Total planned = Total.stock(RegistryQuantities.PLANNED, "年度计划项目数", "Projects planned", "当日列入年度计划的项目数。",
                "Projects on annual plans on the day.");
        Total covered = Total.flow(RegistryQuantities.COVERED, "计划内立项数", "Planned projects approved", "列入年度计划且已立项的项目数。",
                "Projects on annual plans that were approved.");
        Total applied = Total.flow(RegistryQuantities.APPLIED, "申报金额", "Applied for", "项目最近一次申报的金额。",
                "What projects applied for, the last time they were handed in.");
        Total atStage = Total.stock(RegistryQuantities.AT_STAGE, "项目数", "Projects on file", "当日处于各阶段的项目数。",
                "Projects at each stage on the day.");
        Total stageDays = Total.flow(RegistryQuantities.STAGE_DAYS, "阶段用时合计", "Days at stages, together",
                "项目离开某阶段时，在该阶段停留的自然日数。", "Calendar days a project spent at a stage, told when it leaves it.");
        Total approved = Total.flow(RegistryQuantities.APPROVED, "立项数", "Projects approved", "已批复立项的项目数。",
                "Projects approved.");
        Total approvedMoney = Total.flow(RegistryQuantities.APPROVED_MONEY, "批复金额", "Approved", "已立项项目的批复金额。",
                "Amounts approved.");
        Total approvedFiled = Total.flow(RegistryQuantities.APPROVED_FILED, "已备案的立项数", "Projects approved after filing",
                "已立项且事先申报备案的项目数。", "Projects approved that had been filed before.");
        Total operation = new Total("approved-for-operation", RegistryQuantities.APPROVED_MONEY,
                Map.of(RegistryQuantities.KIND.code(), Set.of(FilingKind.OPERATION.name())), Kind.FLOW,
                new Wording("运维批复金额", "Approved for operation"),
                new Wording("运维项目的批复金额。", "Amounts approved for operation and maintenance."));
        Total rejected = Total.flow(RegistryQuantities.REJECTED, "不予立项数", "Projects rejected", "不予立项的项目数。",
                "Projects rejected.");
        Total deferred = Total.flow(RegistryQuantities.DEFERRED, "缓建数", "Projects deferred", "决定缓建的项目数。",
                "Projects deferred to a later year.");
        Total overlaps = Total.flow(RegistryQuantities.OVERLAPS, "重复提示数", "Overlaps flagged", "集约化审核提示重复的次数。",
                "How often projects were flagged as overlapping.");
        Total contracts = Total.flow(RegistryQuantities.CONTRACTS, "合同备案数", "Contracts filed", "已备案合同的项目数。",
                "Projects whose contracts were filed.");
        Total contracted = Total.flow(RegistryQuantities.CONTRACT_MONEY, "合同金额", "Contracted", "已备案合同的金额。",
                "Sums of contracts filed.");
        Total late = Total.flow(RegistryQuantities.LATE_CONTRACTS, "逾期备案合同数", "Contracts filed late",
                "超过规定期限备案合同的项目数。", "Projects whose contracts were filed after their last day.");
        Total changed = Total.flow(RegistryQuantities.CHANGED, "变更项目数", "Projects changed", "批准过变更的项目数。",
                "Projects that were changed.");
        Total paid = Total.flow(RegistryQuantities.PAID, "支付金额", "Paid", "已支付的金额。", "What was paid.");
        Total accepted = Total.flow(RegistryQuantities.ACCEPTED, "竣工验收数", "Projects accepted", "通过竣工验收的项目数。",
                "Projects finally accepted.");
        Total acceptancesOverdue = Total.stock(RegistryQuantities.ACCEPTANCE_OVERDUE, "逾期未验收数", "Acceptances overdue",
                "当日已过验收期限而尚未验收的项目数。", "Projects not accepted on the day although their time was over.");
        Total evaluationsOverdue = Total.stock(RegistryQuantities.EVALUATION_OVERDUE, "逾期未评价数", "Evaluations overdue",
                "当日已过绩效评价期限而尚未评价的项目数。", "Projects not evaluated on the day although their time was over.");
        Total delivered = Total.flow(RegistryQuantities.DELIVERED, "验收汇聚数据量", "Records delivered",
                "项目验收时已登记共享的数据条数（以项目验收为抓手）。", "Records that projects had registered for sharing at acceptance.");
        Total scores = Total.flow(RegistryQuantities.SCORES, "评价得分合计", "Scores, together", "绩效评价得分之和。",
                "Sum of the scores of evaluations.");
        Total retired = Total.flow(RegistryQuantities.RETIRED, "退出项目数", "Projects retired", "已退出的项目数。",
                "Projects retired.");
        Total systems = Total.stock(RegistryQuantities.SYSTEMS, "在用系统数", "Systems in use", "当日系统目录中在用的政务信息系统数。",
                "Government systems of the catalogue in use on the day.");
        Total unprotected = Total.stock(RegistryQuantities.EXPIRED, "等保测评失效系统数", "Systems without valid assessment",
                "当日在用、应测评而没有有效等级保护测评的系统数。",
                "Systems in use on the day that need an assessment of their protection and have none that is valid.");
        Total shared = Total.stock(RegistryQuantities.SHARED, "统建共享能力数", "Shared capabilities", "当日供各单位共用的统建共享能力数。",
                "Capabilities that every unit may use on the day.");
        Total systemsRetired = Total.flow(RegistryQuantities.SYSTEMS_RETIRED, "停用系统数", "Systems retired",
                "已停用的政务信息系统数。",
                "Government systems switched off.");
        Total assets = Total.stock(RegistryQuantities.ASSETS, "在账资产数", "Assets", "当日在账的项目资产数。",
                "Assets of projects in the books on the day.");
        Total assetValue = Total.stock(RegistryQuantities.ASSET_VALUE, "在账资产价值", "Value of assets", "当日在账的项目资产入账价值。",
                "Booked value of assets in the books on the day.");
        Total plannedMoney = Total.stock(RegistryQuantities.PLANNED_MONEY, "年度计划金额", "Planned", "当日年度计划所列金额。",
                "What annual plans provided for on the day.");
        Rate reductionRate = Rate.of("reduction-rate", REDUCED, REVIEWED, "审减率", "Reduction rate", "审减金额占送审金额的比例。",
                "What was cut of what was applied for in review.");
        List<Measure> measures = List.of(planned, plannedMoney, covered,
                Rate.of("coverage-rate", covered, planned, "计划立项率", "Coverage of plans", "计划内立项数占年度计划项目数的比例。",
                        "Planned projects approved of those planned."),
                FILED, applied, atStage, stageDays,
                new Mean("stage-days-mean", stageDays, new Wording("阶段平均用时", "Mean days at a stage"),
                        new Wording("项目在各阶段停留的平均自然日数。", "Mean of the days projects spent at a stage.")),
                REVIEWED, REDUCED, reductionRate, approved, approvedMoney, approvedFiled,
                Rate.of("filing-coverage", approvedFiled, approved, "备案覆盖率", "Filing coverage",
                        "已备案的立项数占立项数的比例（全口径备案）。",
                        "Projects filed of those approved, construction and operation alike."),
                operation,
                Rate.of("operation-share", operation, approvedMoney, "运维占比", "Share of operation", "运维批复金额占全部批复金额的比例。",
                        "Approved for operation of all approved."),
                rejected, deferred, overlaps, contracts, contracted, late,
                Rate.of("late-contract-rate", late, contracts, "合同逾期备案率", "Contracts filed late", "逾期备案合同数占合同备案数的比例。",
                        "Contracts filed late of those filed."),
                changed, Rate.of("change-rate", changed, contracts, "变更率", "Change rate", "变更项目数占合同备案数的比例。",
                        "Projects changed of those contracted."),
                paid, accepted, acceptancesOverdue, evaluationsOverdue, delivered, scores,
                new Mean("evaluation-score-mean", scores, new Wording("平均评价得分", "Mean score"),
                        new Wording("绩效评价的平均得分。", "Mean of the scores of evaluations.")),
                retired, systems, shared, unprotected, systemsRetired, assets, assetValue);
        List<Tile> tiles = List.of(Tile.number(REDUCED), Tile.number(reductionRate), Tile.number(FILED),
                Tile.number(approvedMoney), Tile.number(late), Tile.number(acceptancesOverdue), Tile.number(systems),
                Tile.line(REDUCED), Tile.bars(REDUCED, RegistryQuantities.REASON),
                Tile.bars(REDUCED, RegistryQuantities.UNIT), Tile.bars(atStage, RegistryQuantities.STAGE),
                Tile.list(acceptancesOverdue));
        return new ReportedLog("project-registry", new Wording("政务信息化项目", "Government IT projects"),
                List.of(ProjectBook.book(), SystemBook.book(), PlanBook.book(), AssetBook.book()),
                List.of(NoticeDraftEvent.class), measures,
                tiles);
    }
}
