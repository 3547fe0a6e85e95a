package govbackbone.events.proposal;

import java.time.LocalDate;

import govbackbone.events.Label;
import org.jspecify.annotations.Nullable;

/**
 * How a unit's handling of a case stood when it was put on a dispatch list.
 *
 * @param caseVersion    of the case as it was seen
 * @param stage          of the unit's handling; of a co-handler, of the case
 * @param section        of the taskforce, once there is one
 * @param handler        the same
 * @param deadline       the earliest that the unit has not met: first contact, reply or co-handler's opinion
 * @param dueOn          its last day
 * @param daysLeft       calendar days from the day of the list to it; negative when overdue
 * @param dunning        the sharpest reminder of the round
 * @param commitments    open promises of the unit's signed replies that are due within the time a list looks ahead
 * @param commitmentDue  the earliest of their target dates
 */
public record ListedCase(@Label(zh = "办件编号", en = "Case") String caseId,
        @Label(zh = "办件版本", en = "Version of the case") long caseVersion,
        @Label(zh = "案号", en = "Case number") String caseNo,
        @Label(zh = "标题", en = "Title") String title,
        @Label(zh = "来源", en = "Source") Source source,
        @Label(zh = "阶段", en = "Stage") Stage stage,
        @Label(zh = "办理轮次", en = "Round") int round,
        @Label(zh = "承办科室", en = "Section") @Nullable String section,
        @Label(zh = "承办人", en = "Handler") @Nullable Person handler,
        @Label(zh = "期限种类", en = "Deadline") @Nullable DeadlineKind deadline,
        @Label(zh = "截止日期", en = "Due on") @Nullable LocalDate dueOn,
        @Label(zh = "剩余天数", en = "Days left") @Nullable Integer daysLeft,
        @Label(zh = "催办级别", en = "Dunning level") @Nullable DunningLevel dunning,
        @Label(zh = "重点督办", en = "Supervised") boolean supervised,
        @Label(zh = "到期承诺数", en = "Commitments due") int commitments,
        @Label(zh = "承诺最早到期日", en = "First commitment due on") @Nullable LocalDate commitmentDue) {

    /** Whether the unit's time was over. */
    public boolean overdue() {
        return daysLeft != null && daysLeft < 0;
    }
}
