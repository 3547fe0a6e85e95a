package govbackbone.proposal.dispatch;

import java.time.LocalDate;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * A line of a dispatch list: how the case stood on that day, and what was reported of it. What it means is said at
 * {@link govbackbone.events.proposal.ListedCase}.
 */
@Label(zh = "调度事项", en = "Dispatch items")
@Readers(value = {Role.OFFICE, Role.ASSIGNING_OFFICE, Role.PRINCIPAL, Role.REVIEWER, Role.AUDITOR, Role.ADMIN,
    Role.ANALYST}, ownUnit = {Role.HANDLER, Role.UNIT}, unitField = "unit")
public record DispatchItemView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Label(zh = "调度清单", en = "List") String list,
        @Filter @Sortable @Grouped @Label(zh = "调度日期", en = "Drawn on") LocalDate drawnOn,
        @Filter @Grouped @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
        @Label(zh = "承办单位名称", en = "Name of the unit") String unitName,
        @Filter @Sortable @Grouped @Label(zh = "承办科室", en = "Section") @Nullable String section,
        @Filter @Grouped @Label(zh = "承办人", en = "Handler") @Nullable String handler,
        @Filter @Label(zh = "办件编号", en = "Case") String caseId,
        @Label(zh = "办件版本", en = "Version of the case") long caseVersion,
        @Filter @Sortable @Label(zh = "案号", en = "Case number") String caseNo,
        @Filter @Label(zh = "标题", en = "Title") String title,
        @Filter @Grouped @Label(zh = "来源", en = "Source") Source source,
        @Filter @Grouped @Label(zh = "阶段", en = "Stage") Stage stage,
        @Label(zh = "办理轮次", en = "Round") int round,
        @Filter @Grouped @Label(zh = "期限种类", en = "Deadline") @Nullable DeadlineKind deadline,
        @Filter @Sortable @Label(zh = "截止日期", en = "Due on") @Nullable LocalDate dueOn,
        @Sortable @Label(zh = "剩余天数", en = "Days left") @Nullable Integer daysLeft,
        @Filter @Grouped @Label(zh = "逾期", en = "Overdue") boolean overdue,
        @Filter @Grouped @Label(zh = "催办级别", en = "Dunning level") @Nullable DunningLevel dunning,
        @Filter @Grouped @Label(zh = "重点督办", en = "Supervised") boolean supervised,
        @Label(zh = "到期承诺数", en = "Commitments due") int commitments,
        @Label(zh = "承诺最早到期日", en = "First commitment due on") @Nullable LocalDate commitmentDue,
        @Filter @Grouped @Label(zh = "已汇报", en = "Reported") boolean reported,
        @Filter @Label(zh = "汇报日期", en = "Reported on") @Nullable LocalDate reportedOn,
        @Label(zh = "汇报人", en = "Reported by") @Nullable String reportedBy,
        @Label(zh = "办理进展", en = "Progress") @Nullable String progress,
        @Label(zh = "下一步工作", en = "Next step") @Nullable String nextStep) {}
