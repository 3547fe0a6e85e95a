package govbackbone.reporting.registry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReductionReason;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.MeasureUnit;
import govbackbone.reporting.ledger.Quantity;

/** What is counted of projects, plans, systems and assets, and how it is told apart. */
final class RegistryQuantities {
    static final Dimension UNIT = Dimension.open("unit", "单位", "Unit");
    /** For which the project is filed or planned. */
    static final Dimension YEAR = Dimension.open("year", "年度", "Year");
    static final Dimension KIND = Dimension.of("kind", "备案类别", "Kind", FilingKind.class);
    static final Dimension STAGE = Dimension.of("stage", "项目阶段", "Stage", ProjectStage.class);
    static final Dimension CATEGORY = Dimension.of("category", "费用类别", "Category", LineCategory.class);
    static final Dimension REASON = Dimension.of("reason", "审减原因", "Reason", ReductionReason.class);
    static final Dimension LINE = Dimension.open("line", "明细序号", "Line");
    /** The unit whose reviewer closed the review (归口管理部门). */
    static final Dimension REVIEWER = Dimension.open("reviewer", "评审单位", "Reviewing unit");
    static final Dimension ENTRY = Dimension.open("entry", "计划序号", "Entry of the plan");
    static final Dimension HOSTING = Dimension.of("hosting", "部署方式", "Hosting", Hosting.class);
    static final Dimension GRADING = Dimension.open("grading", "安全保护等级", "Protection level");

    static final Quantity FILED = ofProject("projects-filed", MeasureUnit.PROJECTS);
    static final Quantity APPLIED = ofProject("applied", MeasureUnit.FEN);
    static final Quantity AT_STAGE = ofProject("projects-at-stage", MeasureUnit.PROJECTS, STAGE);
    static final Quantity STAGE_DAYS = ofProject("stage-days", MeasureUnit.DAYS, STAGE);
    static final Quantity REVIEWED = ofProject("reviewed", MeasureUnit.FEN, CATEGORY, LINE, REVIEWER);
    static final Quantity REDUCED = ofProject("reduced", MeasureUnit.FEN, CATEGORY, LINE, REVIEWER, REASON);
    static final Quantity APPROVED = ofProject("projects-approved", MeasureUnit.PROJECTS);
    static final Quantity APPROVED_MONEY = ofProject("approved", MeasureUnit.FEN);
    static final Quantity APPROVED_FILED = ofProject("projects-approved-and-filed", MeasureUnit.PROJECTS);
    static final Quantity REJECTED = ofProject("projects-rejected", MeasureUnit.PROJECTS);
    static final Quantity DEFERRED = ofProject("projects-deferred", MeasureUnit.PROJECTS);
    static final Quantity OVERLAPS = ofProject("overlaps-flagged", MeasureUnit.TIMES);
    static final Quantity CONTRACTS = ofProject("contracts-filed", MeasureUnit.PROJECTS);
    static final Quantity CONTRACT_MONEY = ofProject("contracted", MeasureUnit.FEN);
    static final Quantity LATE_CONTRACTS = ofProject("contracts-filed-late", MeasureUnit.PROJECTS);
    static final Quantity CHANGED = ofProject("projects-changed", MeasureUnit.PROJECTS);
    static final Quantity PAID = ofProject("paid", MeasureUnit.FEN);
    static final Quantity ACCEPTED = ofProject("projects-accepted", MeasureUnit.PROJECTS);
    static final Quantity ACCEPTANCE_OVERDUE = ofProject("acceptances-overdue", MeasureUnit.PROJECTS);
    static final Quantity EVALUATION_OVERDUE = ofProject("evaluations-overdue", MeasureUnit.PROJECTS);
    static final Quantity DELIVERED = ofProject("records-delivered", MeasureUnit.RECORDS);
    static final Quantity SCORES = ofProject("evaluation-scores", MeasureUnit.POINTS);
    static final Quantity RETIRED = ofProject("projects-retired", MeasureUnit.PROJECTS);

    static final Quantity PLANNED = new Quantity("plan-entries", MeasureUnit.PROJECTS,
            List.of(UNIT, KIND, YEAR, ENTRY));
    static final Quantity PLANNED_MONEY = new Quantity("planned", MeasureUnit.FEN, List.of(UNIT, KIND, YEAR, ENTRY));
    static final Quantity COVERED = new Quantity("plan-entries-covered", MeasureUnit.PROJECTS,
            List.of(UNIT, KIND, YEAR, ENTRY));

    static final Quantity SYSTEMS = new Quantity("systems-in-use", MeasureUnit.SYSTEMS,
            List.of(UNIT, HOSTING, GRADING));
    static final Quantity EXPIRED = new Quantity("systems-unprotected", MeasureUnit.SYSTEMS,
            List.of(UNIT, HOSTING, GRADING));
    static final Quantity SHARED = new Quantity("shared-capabilities", MeasureUnit.SYSTEMS,
            List.of(UNIT, HOSTING, GRADING));
    static final Quantity SYSTEMS_RETIRED = new Quantity("systems-retired", MeasureUnit.SYSTEMS,
            List.of(UNIT, HOSTING, GRADING));

    static final Quantity ASSETS = new Quantity("assets-kept", MeasureUnit.ASSETS, List.of(UNIT));
    static final Quantity ASSET_VALUE = new Quantity("assets-value", MeasureUnit.FEN, List.of(UNIT));

    private RegistryQuantities() {}

    private static Quantity ofProject(String code, MeasureUnit unit, Dimension... own) {
        return new Quantity(code, unit, Stream.concat(Stream.of(UNIT, KIND, YEAR), Arrays.stream(own)).toList());
    }
}
