package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.Delegation;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Overdue;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.query.Summed;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as people see it. Overdue are those whose {@code dueOn} has passed: that is true of a day, so it is never
 * stored; {@code overdue=true} finds them and summaries count them.
 *
 * @param proposers        ids of the proposers, each of whom is owed the news
 * @param targetMonth      of the target date, {@code 2020-12}
 * @param dueOn            the target date as long as the promise is open
 * @param originalTargetOn as the reply promised
 * @param project          of the registry, that will keep it
 * @param readyOn          the day that project was accepted
 * @param settledOn        when it was kept, given up or superseded
 * @param reason           why it was given up
 */
@Label(zh = "承诺事项", en = "Commitments")
@Readers(value = {Role.OFFICE, Role.ASSIGNING_OFFICE, Role.PRINCIPAL, Role.REVIEWER, Role.AUDITOR, Role.ADMIN,
    Role.ANALYST}, ownUnit = {Role.HANDLER, Role.UNIT}, unitField = "unit")
public record CommitmentView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "状态", en = "State") CommitmentState state,
        @Filter @Label(zh = "办件编号", en = "Case") String caseId,
        @Filter @Sortable @Label(zh = "案号", en = "Case number") String caseNo,
        @Filter @Label(zh = "标题", en = "Title") String title,
        @Filter @Grouped @Label(zh = "主题", en = "Theme") Theme theme,
        @Label(zh = "代表委员", en = "Proposers") List<String> proposers,
        @Filter @Grouped @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
        @Filter @Label(zh = "办理轮次", en = "Round") int round,
        @Label(zh = "稿次", en = "Draft") int draft,
        @Filter @Label(zh = "答复文号", en = "Document number of the reply") DocumentNumber documentNumber,
        @Filter @Grouped @Label(zh = "答复类别", en = "Class") String replyClass,
        @Label(zh = "承诺序号", en = "Number") int number,
        @Label(zh = "承诺总数", en = "Of") int of,
        @Filter @Label(zh = "承诺内容", en = "Promise") String promise,
        @Filter @Sortable @Label(zh = "签发日期", en = "Signed on") LocalDate signedOn,
        @Filter @Sortable @Label(zh = "目标日期", en = "Target date") LocalDate targetOn,
        @Filter @Grouped @Label(zh = "目标月份", en = "Target month") String targetMonth,
        @Filter @Sortable @Summed @Overdue @Label(zh = "待兑现日期", en = "Due on") @Nullable LocalDate dueOn,
        @Filter @Label(zh = "原目标日期", en = "Original target date") LocalDate originalTargetOn,
        @Label(zh = "期限调整", en = "Replannings") List<Replanning> replannings,
        @Label(zh = "进展", en = "Progress") List<Progress> progress,
        @Filter @Sortable @Label(zh = "最近报告日期", en = "Last reported on") @Nullable LocalDate reportedOn,
        @Filter @Label(zh = "关联项目", en = "Project") @Nullable String project,
        @Filter @Sortable @Label(zh = "关联项目验收日期", en = "Ready since") @Nullable LocalDate readyOn,
        @Filter @Sortable @Label(zh = "兑现日期", en = "Fulfilled on") @Nullable LocalDate fulfilledOn,
        @Label(zh = "佐证材料", en = "Evidence") @Nullable String evidence,
        @Label(zh = "再次答复", en = "Re-reply") @Nullable ReReply reReply,
        @Filter @Sortable @Label(zh = "了结日期", en = "Settled on") @Nullable LocalDate settledOn,
        @Label(zh = "终止理由", en = "Reason") @Nullable String reason,
        @Filter @Label(zh = "失效事由", en = "Superseding ground") @Nullable SupersedingGround supersededBy) {

    /** The target date was moved. */
    public record Replanning(@Label(zh = "调整日期", en = "Planned anew on") LocalDate replannedOn,
            @Label(zh = "原目标日期", en = "From") LocalDate from,
            @Label(zh = "新目标日期", en = "To") LocalDate to,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "告知代表委员日期", en = "Proposers told on") LocalDate proposersToldOn) {}

    /** How far the work had come. */
    public record Progress(@Label(zh = "报告日期", en = "Reported on") LocalDate reportedOn,
            @Label(zh = "报告人", en = "Reported by") String reportedBy,
            @Label(zh = "进展情况", en = "Progress") String progress,
            @Label(zh = "下一步措施", en = "Next step") String nextStep) {}

    /** The letter that tells that the promise was kept. */
    public record ReReply(@Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "签发日期", en = "Signed on") LocalDate signedOn,
            @Label(zh = "签发人", en = "Signer") Person signer,
            @Label(zh = "签发授权", en = "Delegation") @Nullable Delegation delegation,
            @Label(zh = "送达", en = "Deliveries") List<Delivery> deliveries) {}

    /** The letter reached proposers. */
    public record Delivery(@Label(zh = "送达日期", en = "Delivered on") LocalDate deliveredOn,
            @Label(zh = "代表委员", en = "Proposers") List<String> proposers,
            @Label(zh = "送达方式", en = "Method") DeliveryMethod method) {}

    /**
     * What is only true today.
     *
     * @param daysLeft calendar days until the promise is due; negative when overdue
     */
    public record Remaining(@Label(zh = "剩余天数", en = "Days left") @Nullable Integer daysLeft,
            @Label(zh = "逾期", en = "Overdue") boolean overdue) {}

    static Remaining remaining(CommitmentView view, ViewType.Day today) {
        LocalDate due = view.dueOn();
        return due == null
                ? new Remaining(null, false)
                : new Remaining((int) (due.toEpochDay() - today.date().toEpochDay()), due.isBefore(today.date()));
    }
}
