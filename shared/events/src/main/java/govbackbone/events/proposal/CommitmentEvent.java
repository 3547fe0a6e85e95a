package govbackbone.events.proposal;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;

/** Everything that can happen to a promise of a signed reply, until it is settled (承诺跟踪). */
@AggregateEvents("proposal.commitment")
public sealed interface CommitmentEvent extends DomainEvent {
    /**
     * The reply that makes the promise was signed.
     *
     * @param caseId         whose reply it is
     * @param caseNo         案号
     * @param proposers      ids of the proposers, each of whom is owed the news
     * @param round          of the case's handling, from 1
     * @param draft          the unit's draft that makes the promise
     * @param documentNumber of the reply
     * @param number         of the promise in the reply, from 1
     * @param of             how many promises the reply makes
     * @param reminders      those that are still to come
     */
    @EventType("proposal.CommitmentOpened")
    @Label(zh = "承诺立项跟踪", en = "Commitment opened")
    record CommitmentOpened(@Label(zh = "签发日期", en = "Signed on") LocalDate effectiveOn,
            @Label(zh = "办件编号", en = "Case") String caseId,
            @Label(zh = "案号", en = "Case number") String caseNo,
            @Label(zh = "标题", en = "Title") String title,
            @Label(zh = "主题", en = "Theme") Theme theme,
            @Label(zh = "代表委员", en = "Proposers") List<String> proposers,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "答复文号", en = "Document number of the reply") DocumentNumber documentNumber,
            @Label(zh = "答复类别", en = "Class") String replyClass,
            @Label(zh = "承诺序号", en = "Number") int number,
            @Label(zh = "承诺总数", en = "Of") int of,
            @Label(zh = "承诺内容", en = "Promise") String promise,
            @Label(zh = "目标日期", en = "Target date") LocalDate targetOn,
            @Label(zh = "待发提醒", en = "Reminders") List<Reminder> reminders) implements CommitmentEvent {
        public CommitmentOpened {
            proposers = List.copyOf(proposers);
            reminders = List.copyOf(reminders);
        }
    }

    /** How far the work has come. */
    @EventType("proposal.CommitmentProgressReported")
    @Label(zh = "报告进展", en = "Progress reported")
    record CommitmentProgressReported(@Label(zh = "报告日期", en = "Reported on") LocalDate effectiveOn,
            @Label(zh = "进展情况", en = "Progress") String progress,
            @Label(zh = "下一步措施", en = "Next step") String nextStep) implements CommitmentEvent {}

    /** The target date comes near, or is here; said by the backbone itself. */
    @EventType("proposal.CommitmentReminderDue")
    @Label(zh = "承诺到期提醒", en = "Reminder due")
    record CommitmentReminderDue(@Label(zh = "提醒日期", en = "Reminded on") LocalDate effectiveOn,
            @Label(zh = "提醒时点", en = "Reminder") Reminder reminder,
            @Label(zh = "目标日期", en = "Target date") LocalDate targetOn) implements CommitmentEvent {}

    /** The promise will be kept by a project of the registry; a later one stands for it. */
    @EventType("proposal.CommitmentProjectNamed")
    @Label(zh = "关联项目", en = "Project named")
    record CommitmentProjectNamed(@Label(zh = "关联日期", en = "Named on") LocalDate effectiveOn,
            @Label(zh = "项目编号", en = "Project") String project) implements CommitmentEvent {}

    /** The project was finally accepted: the promise can be fulfilled. */
    @EventType("proposal.CommitmentReady")
    @Label(zh = "承诺可兑现", en = "Commitment ready")
    record CommitmentReady(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "项目编号", en = "Project") String project) implements CommitmentEvent {}

    /** What was promised is done, with the evidence for it. */
    @EventType("proposal.CommitmentFulfilled")
    @Label(zh = "承诺兑现", en = "Commitment fulfilled")
    record CommitmentFulfilled(@Label(zh = "兑现日期", en = "Fulfilled on") LocalDate effectiveOn,
            @Label(zh = "佐证材料", en = "Evidence") String evidence) implements CommitmentEvent {}

    /**
     * The principal signed the letter that tells so (再次答复).
     *
     * @param caseId whose letter it is: one letter may tell of several promises of the case
     */
    @EventType("proposal.CommitmentReReplySigned")
    @Label(zh = "签发再次答复", en = "Re-reply signed")
    record CommitmentReReplySigned(@Label(zh = "签发日期", en = "Signed on") LocalDate effectiveOn,
            @Label(zh = "办件编号", en = "Case") String caseId,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "签发人", en = "Signer") Person signer) implements CommitmentEvent {}

    /** The letter reached these proposers. */
    @EventType("proposal.CommitmentReReplyDelivered")
    @Label(zh = "送达再次答复", en = "Re-reply delivered")
    record CommitmentReReplyDelivered(@Label(zh = "送达日期", en = "Delivered on") LocalDate effectiveOn,
            @Label(zh = "代表委员", en = "Proposers") List<String> proposers,
            @Label(zh = "送达方式", en = "Method") DeliveryMethod method) implements CommitmentEvent {
        public CommitmentReReplyDelivered {
            proposers = List.copyOf(proposers);
        }
    }

    /**
     * Every proposer has the letter: the promise is kept.
     *
     * @param draft  the unit's draft that made the promise
     * @param number of the promise in it, from 1
     */
    @EventType("proposal.CommitmentKept")
    @Label(zh = "承诺办结", en = "Commitment kept")
    record CommitmentKept(@Label(zh = "办结日期", en = "Kept on") LocalDate effectiveOn,
            @Label(zh = "办件编号", en = "Case") String caseId,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "承诺序号", en = "Number") int number) implements CommitmentEvent {}

    /**
     * There is a new target date, and the proposers were told why.
     *
     * @param reminders those that are still to come
     */
    @EventType("proposal.CommitmentReplanned")
    @Label(zh = "调整承诺期限", en = "Commitment planned anew")
    record CommitmentReplanned(@Label(zh = "调整日期", en = "Planned anew on") LocalDate effectiveOn,
            @Label(zh = "新目标日期", en = "New target date") LocalDate targetOn,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "告知代表委员日期", en = "Proposers told on") LocalDate proposersToldOn,
            @Label(zh = "待发提醒", en = "Reminders") List<Reminder> reminders) implements CommitmentEvent {
        public CommitmentReplanned {
            reminders = List.copyOf(reminders);
        }
    }

    /** It cannot be kept, and the proposers were told why. */
    @EventType("proposal.CommitmentAbandoned")
    @Label(zh = "终止承诺", en = "Commitment given up")
    record CommitmentAbandoned(@Label(zh = "终止日期", en = "Given up on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "告知代表委员日期", en = "Proposers told on") LocalDate proposersToldOn) implements CommitmentEvent {}

    /** Something else takes the place of the reply that made the promise: it is neither kept nor given up. */
    @EventType("proposal.CommitmentSuperseded")
    @Label(zh = "承诺失效", en = "Commitment superseded")
    record CommitmentSuperseded(@Label(zh = "失效日期", en = "Superseded on") LocalDate effectiveOn,
            @Label(zh = "事由", en = "Ground") SupersedingGround ground) implements CommitmentEvent {}

    /**
     * The letter was signed for the principal.
     *
     * @param delegation id of the delegation
     * @param delegator  the principal's name
     */
    @EventType("proposal.CommitmentSignedUnderDelegation")
    @Label(zh = "依授权签发再次答复", en = "Re-reply signed under a delegation")
    record CommitmentSignedUnderDelegation(@Label(zh = "签发日期", en = "Signed on") LocalDate effectiveOn,
            @Label(zh = "签发授权编号", en = "Delegation") String delegation,
            @Label(zh = "授权人", en = "Delegator") String delegator) implements CommitmentEvent {}

    /**
     * The letter bears a number that was mistyped: the number is free for the paper it belongs to.
     *
     * @param caseId in whose name it was taken
     */
    @EventType("proposal.CommitmentNumberReleased")
    @Label(zh = "释放再次答复文号", en = "Number of the re-reply released")
    record CommitmentNumberReleased(@Label(zh = "释放日期", en = "Released on") LocalDate effectiveOn,
            @Label(zh = "办件编号", en = "Case") String caseId,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") String reason) implements CommitmentEvent {}
}
