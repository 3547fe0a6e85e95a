package govbackbone.events.proposal;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.ExplainedDate;
import govbackbone.events.Label;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a case, from receipt to archive. A {@code unit} is the unit whose handling the event
 * belongs to: the sole or lead unit, or one of the split units; a {@code round} is 1 until the case is reopened.
 */
@AggregateEvents("proposal.case")
public sealed interface CaseEvent extends DomainEvent {
    /** The paper came in. */
    @EventType("proposal.CaseReceived")
    @Label(zh = "收件", en = "Case received")
    record CaseReceived(@Label(zh = "收件日期", en = "Received on") LocalDate effectiveOn,
            @Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") int term,
            @Label(zh = "次", en = "Session") int session,
            @Label(zh = "案号", en = "Case number") String caseNo,
            @Label(zh = "标题", en = "Title") String title) implements CaseEvent {}

    /** Its content was entered. */
    @EventType("proposal.CaseRegistered")
    @Label(zh = "登记", en = "Case registered")
    record CaseRegistered(@Label(zh = "登记日期", en = "Registered on") LocalDate effectiveOn,
            @Label(zh = "正文", en = "Body") String body,
            @Label(zh = "会议期间提出", en = "In session") boolean inSession,
            @Label(zh = "主题", en = "Theme") Theme theme,
            @Label(zh = "代表委员", en = "Proposers") List<Proposer> proposers,
            @Label(zh = "集体提案单位", en = "Collective body") @Nullable String collectiveBody,
            @Label(zh = "所提问题", en = "Questions") List<String> questions) implements CaseEvent {
        public CaseRegistered {
            proposers = List.copyOf(proposers);
            questions = List.copyOf(questions);
        }
    }

    /** The assigning office named who handles it; the rule set in force is pinned. */
    @EventType("proposal.CaseAssigned")
    @Label(zh = "交办", en = "Case assigned")
    record CaseAssigned(@Label(zh = "交办日期", en = "Assigned on") LocalDate effectiveOn,
            @Label(zh = "交办机关", en = "Assigning body") String assigningBody,
            @Label(zh = "承办方式", en = "Mode") AssignmentMode mode,
            @Label(zh = "承办单位", en = "Units") List<AssignedUnit> units,
            @Label(zh = "规则", en = "Rule set") String ruleSet,
            @Label(zh = "规则版本", en = "Rule set version") int ruleSetVersion) implements CaseEvent {
        public CaseAssigned {
            units = List.copyOf(units);
        }
    }

    /**
     * A deadline of that kind, unit and round begins, in place of an earlier one.
     *
     * @param unit        whose deadline it is; for {@link DeadlineKind#FEEDBACK} the unit whose reply is judged
     * @param enteredLate true if its last day had passed when it was entered: nothing is left to ring for
     */
    @EventType("proposal.DeadlineSet")
    @Label(zh = "设定期限", en = "Deadline set")
    record DeadlineSet(@Label(zh = "起算依据日期", en = "Effective on") LocalDate effectiveOn,
            @Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "截止日期及算法", en = "Due") ExplainedDate due,
            @Label(zh = "依据", en = "Rule") RuleBasis rule,
            @Label(zh = "补录时已过期", en = "Entered late") boolean enteredLate) implements CaseEvent {}

    /**
     * An assigned unit acknowledged receipt.
     *
     * @param suggestedUnits units it suggests to add (增办建议)
     */
    @EventType("proposal.CaseAcknowledged")
    @Label(zh = "签收", en = "Case acknowledged")
    record CaseAcknowledged(@Label(zh = "签收日期", en = "Acknowledged on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "增办建议", en = "Suggested units") List<UnitCode> suggestedUnits) implements CaseEvent {
        public CaseAcknowledged {
            suggestedUnits = List.copyOf(suggestedUnits);
        }
    }

    /** The unit says the case is not its own and names whose it is. */
    @EventType("proposal.ReturnRequested")
    @Label(zh = "申退", en = "Return requested")
    record ReturnRequested(@Label(zh = "申退日期", en = "Requested on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "建议承办单位", en = "Proposed unit") UnitCode proposedUnit,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}

    /** The assigning office agreed. */
    @EventType("proposal.ReturnApproved")
    @Label(zh = "同意退办", en = "Return approved")
    record ReturnApproved(@Label(zh = "同意日期", en = "Approved on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "意见", en = "Note") @Nullable String note) implements CaseEvent {}

    /** Another unit takes the place of the one that returned the case. */
    @EventType("proposal.CaseReassigned")
    @Label(zh = "改办", en = "Case reassigned")
    record CaseReassigned(@Label(zh = "改办日期", en = "Reassigned on") LocalDate effectiveOn,
            @Label(zh = "原承办单位", en = "From") UnitCode from,
            @Label(zh = "新承办单位", en = "To") UnitCode to,
            @Label(zh = "新承办单位名称", en = "Name of the new unit") String toName) implements CaseEvent {}

    /**
     * The assigning office did not agree.
     *
     * @param resumes the stage the unit goes back to
     */
    @EventType("proposal.ReturnRejected")
    @Label(zh = "拒绝申退", en = "Return rejected")
    record ReturnRejected(@Label(zh = "拒绝日期", en = "Rejected on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "恢复阶段", en = "Resumes") Stage resumes,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}

    /** The taskforce stands and handling begins. */
    @EventType("proposal.HandlingTeamAppointed")
    @Label(zh = "成立专班", en = "Handling team appointed")
    record HandlingTeamAppointed(@Label(zh = "成立日期", en = "Appointed on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "专班", en = "Team") Team team) implements CaseEvent {}

    /** A proposer was spoken to. */
    @EventType("proposal.ProposerContacted")
    @Label(zh = "沟通联系", en = "Proposer contacted")
    record ProposerContacted(@Label(zh = "联系日期", en = "Contacted on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "联系方式", en = "Channel") ContactChannel channel,
            @Label(zh = "沟通情况", en = "Summary") String summary) implements CaseEvent {}

    /** The matter was looked into. */
    @EventType("proposal.ResearchRecorded")
    @Label(zh = "调研", en = "Research recorded")
    record ResearchRecorded(@Label(zh = "调研日期", en = "Researched on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "调研主题", en = "Topic") String topic,
            @Label(zh = "调研情况", en = "Findings") String findings) implements CaseEvent {}

    /**
     * A co-handler gave its opinion.
     *
     * @param revision 1 for the round's first opinion of this unit, then 2…
     * @param late     after the co-handler's deadline
     */
    @EventType("proposal.CoOpinionSubmitted")
    @Label(zh = "会办意见", en = "Co-handler's opinion submitted")
    record CoOpinionSubmitted(@Label(zh = "提交日期", en = "Submitted on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Revision") int revision,
            @Label(zh = "会办意见", en = "Opinion") String opinion,
            @Label(zh = "逾期", en = "Late") boolean late) implements CaseEvent {}

    /** The assigning office does not wait for this co-handler. */
    @EventType("proposal.CoOpinionWaived")
    @Label(zh = "免予会办", en = "Co-handler's opinion waived")
    record CoOpinionWaived(@Label(zh = "免办日期", en = "Waived on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}

    /** The unit asks for more time to reply. */
    @EventType("proposal.ExtensionRequested")
    @Label(zh = "申请延期", en = "Extension requested")
    record ExtensionRequested(@Label(zh = "申请日期", en = "Requested on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "延长期限", en = "Length") DatePeriod length,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}

    /** The assigning office gives more time; the new deadline follows. */
    @EventType("proposal.ExtensionGranted")
    @Label(zh = "同意延期", en = "Extension granted")
    record ExtensionGranted(@Label(zh = "同意日期", en = "Granted on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "延长期限", en = "Length") DatePeriod length,
            @Label(zh = "书面告知代表委员日期", en = "Proposers informed in writing on") LocalDate proposersInformedOn)
            implements
                CaseEvent {}

    /** The assigning office gives no more time. */
    @EventType("proposal.ExtensionRefused")
    @Label(zh = "不同意延期", en = "Extension refused")
    record ExtensionRefused(@Label(zh = "答复日期", en = "Refused on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}

    /**
     * A version of the reply goes to the collective review.
     *
     * @param draft counts the unit's drafts from 1, over all rounds
     */
    @EventType("proposal.ReplyDrafted")
    @Label(zh = "拟稿", en = "Reply drafted")
    record ReplyDrafted(@Label(zh = "拟稿日期", en = "Drafted on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "拟稿人", en = "Drafter") Person drafter,
            @Label(zh = "答复类别", en = "Class") String replyClass,
            @Label(zh = "答复正文", en = "Text") String text,
            @Label(zh = "逐项答复", en = "Answers") List<Answer> answers,
            @Label(zh = "承诺事项", en = "Promises") List<Promise> promises) implements CaseEvent {
        public ReplyDrafted {
            answers = List.copyOf(answers);
            promises = List.copyOf(promises);
        }
    }

    /**
     * The taskforce agreed to the draft.
     *
     * @param reviewers subjects of those present
     */
    @EventType("proposal.CollectiveReviewPassed")
    @Label(zh = "评议通过", en = "Collective review passed")
    record CollectiveReviewPassed(@Label(zh = "评议日期", en = "Reviewed on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "评议人员", en = "Reviewers") List<String> reviewers,
            @Label(zh = "会议纪要编号", en = "Minutes") String minutes) implements CaseEvent {
        public CollectiveReviewPassed {
            reviewers = List.copyOf(reviewers);
        }
    }

    /**
     * The taskforce sent the draft back.
     *
     * @param reviewers subjects of those present
     */
    @EventType("proposal.CollectiveReviewFailed")
    @Label(zh = "评议未通过", en = "Collective review failed")
    record CollectiveReviewFailed(@Label(zh = "评议日期", en = "Reviewed on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "评议人员", en = "Reviewers") List<String> reviewers,
            @Label(zh = "会议纪要编号", en = "Minutes") String minutes,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {
        public CollectiveReviewFailed {
            reviewers = List.copyOf(reviewers);
        }
    }

    /**
     * The reply was signed and sealed.
     *
     * @param delegation present if the signer is not the principal
     */
    @EventType("proposal.ReplySigned")
    @Label(zh = "签发", en = "Reply signed")
    record ReplySigned(@Label(zh = "签发日期", en = "Signed on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "签发人", en = "Signer") Person signer,
            @Label(zh = "书面授权", en = "Delegation") @Nullable Delegation delegation,
            @Label(zh = "公开属性", en = "Disclosure") Disclosure disclosure) implements CaseEvent {}

    /**
     * The reply reached a proposer.
     *
     * @param leadConsent how the lead proposer consented to pass it on; present for {@link DeliveryMethod#VIA_LEAD}
     * @param copies      who got a copy with this delivery
     */
    @EventType("proposal.ReplyDelivered")
    @Label(zh = "送达", en = "Reply delivered")
    record ReplyDelivered(@Label(zh = "送达日期", en = "Delivered on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "送达方式", en = "Method") DeliveryMethod method,
            @Label(zh = "领衔人同意情况", en = "Consent of the lead proposer") @Nullable String leadConsent,
            @Label(zh = "抄送", en = "Copies") List<CopyRecipient> copies) implements CaseEvent {
        public ReplyDelivered {
            copies = List.copyOf(copies);
        }
    }

    /** A proposer judged the handling, in two dimensions. */
    @EventType("proposal.OpinionRecorded")
    @Label(zh = "征询意见", en = "Opinion recorded")
    record OpinionRecorded(@Label(zh = "反馈日期", en = "Given on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "办理态度", en = "Attitude") Satisfaction attitude,
            @Label(zh = "办理结果", en = "Result") Satisfaction result,
            @Label(zh = "意见", en = "Comment") @Nullable String comment) implements CaseEvent {}

    /** The case is done. */
    @EventType("proposal.CaseCompleted")
    @Label(zh = "办结", en = "Case completed")
    record CaseCompleted(@Label(zh = "办结日期", en = "Completed on") LocalDate effectiveOn,
            @Label(zh = "办结依据", en = "Ground") CompletionGround ground) implements CaseEvent {}

    /**
     * A unit handles the case again.
     *
     * @param round the new round
     * @param order the supervision order, if there is one
     */
    @EventType("proposal.CaseReopened")
    @Label(zh = "重新办理", en = "Case reopened")
    record CaseReopened(@Label(zh = "重新交办日期", en = "Reopened on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "事由", en = "Ground") ReopeningGround ground,
            @Label(zh = "督办文件", en = "Order") @Nullable String order) implements CaseEvent {}

    /**
     * Proposers were asked again after completion.
     *
     * @param byHandler whether the visitor is a handler of the case, against the recommendation
     */
    @EventType("proposal.ReturnVisitRecorded")
    @Label(zh = "回访", en = "Return visit recorded")
    record ReturnVisitRecorded(@Label(zh = "回访日期", en = "Visited on") LocalDate effectiveOn,
            @Label(zh = "回访人", en = "Visitor") Person visitor,
            @Label(zh = "承办人自行回访", en = "By the handler") boolean byHandler,
            @Label(zh = "代表委员", en = "Proposers") List<String> proposers,
            @Label(zh = "回访方式", en = "Channel") ContactChannel channel,
            @Label(zh = "回访情况", en = "Findings") String findings) implements CaseEvent {
        public ReturnVisitRecorded {
            proposers = List.copyOf(proposers);
        }
    }

    /** The file is closed. */
    @EventType("proposal.CaseArchived")
    @Label(zh = "归档", en = "Case archived")
    record CaseArchived(@Label(zh = "归档日期", en = "Archived on") LocalDate effectiveOn,
            @Label(zh = "档号", en = "Archive number") String archiveNo) implements CaseEvent {}

    /** What is due is not there yet and the deadline comes near; noted by the backbone itself. */
    @EventType("proposal.DeadlineNear")
    @Label(zh = "临期提醒", en = "Deadline near")
    record DeadlineNear(@Label(zh = "提醒日期", en = "Reminded on") LocalDate effectiveOn,
            @Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements CaseEvent {}

    /** A deadline passed without what was due; noted by the backbone itself at its end. */
    @EventType("proposal.DeadlineMissed")
    @Label(zh = "逾期", en = "Deadline missed")
    record DeadlineMissed(@Label(zh = "逾期日期", en = "Missed on") LocalDate effectiveOn,
            @Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements CaseEvent {}

    /** The paper is no suggestion or proposal to handle. */
    @EventType("proposal.CaseDeclined")
    @Label(zh = "不予立案", en = "Case declined")
    record CaseDeclined(@Label(zh = "不予立案日期", en = "Declined on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") InadmissibleReason reason,
            @Label(zh = "说明", en = "Note") @Nullable String note) implements CaseEvent {}

    /**
     * The lead proposer took it back.
     *
     * @param document the written request
     */
    @EventType("proposal.CaseWithdrawn")
    @Label(zh = "撤回", en = "Case withdrawn")
    record CaseWithdrawn(@Label(zh = "撤回日期", en = "Withdrawn on") LocalDate effectiveOn,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "书面撤回要求", en = "Written request") String document) implements CaseEvent {}

    /**
     * A unit returned its handling to a body outside the directory, which this backbone does not follow.
     *
     * @param to name of that body
     */
    @EventType("proposal.CaseTransferred")
    @Label(zh = "移交改办", en = "Case transferred")
    record CaseTransferred(@Label(zh = "移交日期", en = "Transferred on") LocalDate effectiveOn,
            @Label(zh = "原承办单位", en = "From") UnitCode unit,
            @Label(zh = "接收单位", en = "To") String to) implements CaseEvent {}

    /** At a dispatch (调度) a unit said how far it is. */
    @EventType("proposal.DispatchRecorded")
    @Label(zh = "调度", en = "Dispatch recorded")
    record DispatchRecorded(@Label(zh = "调度日期", en = "Dispatched on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "汇报人", en = "Reported by") Person reportedBy,
            @Label(zh = "办理进展", en = "Progress") String progress,
            @Label(zh = "下一步工作", en = "Next step") String nextStep) implements CaseEvent {}

    /** A unit was reminded, urged or named to all units. */
    @EventType("proposal.DunningIssued")
    @Label(zh = "催办", en = "Dunning issued")
    record DunningIssued(@Label(zh = "催办日期", en = "Issued on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "催办级别", en = "Level") DunningLevel level,
            @Label(zh = "事由", en = "Reason") String reason) implements CaseEvent {}

    /**
     * A leader supervises the case.
     *
     * @param position of the leader, in the congress, the conference or the government
     */
    @EventType("proposal.SupervisionStarted")
    @Label(zh = "列为重点督办", en = "Supervision started")
    record SupervisionStarted(@Label(zh = "列入日期", en = "Started on") LocalDate effectiveOn,
            @Label(zh = "督办领导", en = "Leader") String leader,
            @Label(zh = "职务", en = "Position") String position,
            @Label(zh = "督办依据", en = "Basis") String basis) implements CaseEvent {}

    /** The leader's supervision is over. */
    @EventType("proposal.SupervisionEnded")
    @Label(zh = "结束重点督办", en = "Supervision ended")
    record SupervisionEnded(@Label(zh = "结束日期", en = "Ended on") LocalDate effectiveOn,
            @Label(zh = "督办结果", en = "Outcome") String outcome) implements CaseEvent {}

    /**
     * A promise of a signed reply was kept and the proposers were told.
     *
     * @param draft   the draft that promised it
     * @param promise counted from 1 in that draft
     */
    @EventType("proposal.PromiseKept")
    @Label(zh = "承诺兑现", en = "Promise kept")
    record PromiseKept(@Label(zh = "兑现日期", en = "Kept on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "承诺序号", en = "Promise") int promise) implements CaseEvent {}

    /** Every promise of a reply is kept: its class changes (B类转A类). */
    @EventType("proposal.ReplyReclassified")
    @Label(zh = "答复类别转换", en = "Reply reclassified")
    record ReplyReclassified(@Label(zh = "转换日期", en = "Reclassified on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "原类别", en = "From") String from,
            @Label(zh = "现类别", en = "To") String to) implements CaseEvent {}

    /**
     * An open deadline moved because the calendar changed.
     *
     * @param old             its last day before
     * @param due             its last day now, with the explanation
     * @param calendarVersion the published calendar that moved it, such as {@code 2020-2}
     */
    @EventType("proposal.DeadlineRecalculated")
    @Label(zh = "期限重新计算", en = "Deadline recalculated")
    record DeadlineRecalculated(@Label(zh = "重新计算日期", en = "Recalculated on") LocalDate effectiveOn,
            @Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "原截止日期", en = "Old date") LocalDate old,
            @Label(zh = "现截止日期及算法", en = "Due") ExplainedDate due,
            @Label(zh = "日历版本", en = "Calendar version") String calendarVersion) implements CaseEvent {}

    /**
     * The reply was published, in this form and with this text. Carries all that the public is shown, so that nothing that
     * is not published needs to be kept where the public reads.
     *
     * @param title of the case, as published
     * @param text  the reply itself or a summary, free of personal data
     * @param late  after the time to disclose
     */
    @EventType("proposal.ReplyDisclosed")
    @Label(zh = "答复公开", en = "Reply disclosed")
    record ReplyDisclosed(@Label(zh = "公开日期", en = "Disclosed on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "承办单位名称", en = "Name of the unit") String unitName,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "公开方式", en = "Form") DisclosureDecision form,
            @Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") int term,
            @Label(zh = "次", en = "Session") int session,
            @Label(zh = "案号", en = "Case number") String caseNo,
            @Label(zh = "主题", en = "Theme") Theme theme,
            @Label(zh = "公开标题", en = "Title") String title,
            @Label(zh = "答复类别", en = "Class") String replyClass,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "签发日期", en = "Signed on") LocalDate signedOn,
            @Label(zh = "公开文本", en = "Text") String text,
            @Label(zh = "逾期", en = "Late") boolean late) implements CaseEvent {}

    /** The reply is not published, or not any more. */
    @EventType("proposal.DisclosureWithheld")
    @Label(zh = "不予公开", en = "Disclosure withheld")
    record DisclosureWithheld(@Label(zh = "决定日期", en = "Decided on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "理由", en = "Reason") NonDisclosureReason reason,
            @Label(zh = "说明", en = "Note") @Nullable String note) implements CaseEvent {}

    /**
     * A field was entered wrongly. What was decided before stays as it was decided; deadlines that follow from the field
     * and are still open are set anew.
     *
     * @param proposer whose name it is, for {@link CorrectableField#PROPOSER_NAME}
     * @param oldValue as JSON writes it, a name or a day
     * @param newValue the same
     */
    @EventType("proposal.CaseCorrected")
    @Label(zh = "更正", en = "Case corrected")
    record CaseCorrected(@Label(zh = "更正日期", en = "Corrected on") LocalDate effectiveOn,
            @Label(zh = "更正事项", en = "Field") CorrectableField field,
            @Label(zh = "代表委员", en = "Proposer") @Nullable String proposer,
            @Label(zh = "更正前", en = "Old value") String oldValue,
            @Label(zh = "更正后", en = "New value") String newValue,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "批准人", en = "Approved by") String approvedBy) implements CaseEvent {}

    /** The case number was entered wrongly. The old one is free for the case it belongs to. */
    @EventType("proposal.CaseRenumbered")
    @Label(zh = "更正案号", en = "Case renumbered")
    record CaseRenumbered(@Label(zh = "更正日期", en = "Corrected on") LocalDate effectiveOn,
            @Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") int term,
            @Label(zh = "次", en = "Session") int session,
            @Label(zh = "更正前案号", en = "Old case number") String oldCaseNo,
            @Label(zh = "更正后案号", en = "New case number") String newCaseNo,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "批准人", en = "Approved by") String approvedBy) implements CaseEvent {}

    /** The assigning office gave a paper of a session a class by which the rules fix its date. */
    @EventType("proposal.DateClassGiven")
    @Label(zh = "确定限期类别", en = "Date class given")
    record DateClassGiven(@Label(zh = "交办日期", en = "Assigned on") LocalDate effectiveOn,
            @Label(zh = "限期类别", en = "Date class") String dateClass,
            @Label(zh = "限期办结日", en = "Fixed date") LocalDate day) implements CaseEvent {}

    /**
     * The case was merged into another one, which answers for it from now on: carries all that the other one takes over.
     *
     * @param into      id of the other case
     * @param proposers without their telephone numbers, with those of cases that were merged into this one
     */
    @EventType("proposal.CaseMerged")
    @Label(zh = "并案", en = "Case merged")
    record CaseMerged(@Label(zh = "并案日期", en = "Merged on") LocalDate effectiveOn,
            @Label(zh = "并入案件", en = "Into") String into,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") int term,
            @Label(zh = "次", en = "Session") int session,
            @Label(zh = "案号", en = "Case number") String caseNo,
            @Label(zh = "标题", en = "Title") String title,
            @Label(zh = "主题", en = "Theme") Theme theme,
            @Label(zh = "代表委员", en = "Proposers") List<Proposer> proposers,
            @Label(zh = "所提问题", en = "Questions") List<String> questions) implements CaseEvent {
        public CaseMerged {
            proposers = List.copyOf(proposers);
            questions = List.copyOf(questions);
        }
    }

    /** The other case has taken it over. */
    @EventType("proposal.MergeConfirmed")
    @Label(zh = "并案确认", en = "Merge confirmed")
    record MergeConfirmed(@Label(zh = "确认日期", en = "Confirmed on") LocalDate effectiveOn,
            @Label(zh = "并入案件", en = "Into") String into) implements CaseEvent {}

    /** The other case could not take it over: it is where it was before. */
    @EventType("proposal.MergeUndone")
    @Label(zh = "并案未成立", en = "Merge undone")
    record MergeUndone(@Label(zh = "日期", en = "Undone on") LocalDate effectiveOn,
            @Label(zh = "原拟并入案件", en = "Into") String into,
            @Label(zh = "理由", en = "Reason") MergeRefusal reason) implements CaseEvent {}

    /**
     * This case takes over another one that was merged into it: its reply answers those questions too and is delivered to
     * those proposers too.
     *
     * @param from      id of the other case
     * @param proposers under the ids they have in this case
     */
    @EventType("proposal.MergedCaseTaken")
    @Label(zh = "接收并入案件", en = "Merged case taken over")
    record MergedCaseTaken(@Label(zh = "接收日期", en = "Taken over on") LocalDate effectiveOn,
            @Label(zh = "并入的案件", en = "From") String from,
            @Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") int term,
            @Label(zh = "次", en = "Session") int session,
            @Label(zh = "案号", en = "Case number") String caseNo,
            @Label(zh = "标题", en = "Title") String title,
            @Label(zh = "代表委员", en = "Proposers") List<Proposer> proposers,
            @Label(zh = "所提问题", en = "Questions") List<String> questions) implements CaseEvent {
        public MergedCaseTaken {
            proposers = List.copyOf(proposers);
            questions = List.copyOf(questions);
        }
    }

    /** This case cannot take over another one that was merged into it. */
    @EventType("proposal.MergedCaseDeclined")
    @Label(zh = "不接收并入案件", en = "Merged case declined")
    record MergedCaseDeclined(@Label(zh = "日期", en = "Declined on") LocalDate effectiveOn,
            @Label(zh = "拟并入的案件", en = "From") String from,
            @Label(zh = "理由", en = "Reason") MergeRefusal reason) implements CaseEvent {}

    /** The case belongs to a year's handling: its rules and fixed dates hold for it. */
    @EventType("proposal.CampaignPinned")
    @Label(zh = "列入年度办理工作", en = "Campaign pinned")
    record CampaignPinned(@Label(zh = "交办日期", en = "Assigned on") LocalDate effectiveOn,
            @Label(zh = "年度办理工作", en = "Campaign") String campaign,
            @Label(zh = "名称", en = "Name") String name) implements CaseEvent {}

    /**
     * Who heard what a proposer thinks, how, and what shows it; belongs to the opinion that was recorded with it.
     *
     * @param evidence the paper or note that shows it
     */
    @EventType("proposal.OpinionHeard")
    @Label(zh = "征询意见佐证", en = "Opinion heard")
    record OpinionHeard(@Label(zh = "反馈日期", en = "Given on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "听取人", en = "Heard by") Person heardBy,
            @Label(zh = "征询方式", en = "Channel") ContactChannel channel,
            @Label(zh = "佐证", en = "Evidence") String evidence) implements CaseEvent {}

    /** Others take places in the taskforce; what it has done stands. */
    @EventType("proposal.HandlingTeamChanged")
    @Label(zh = "调整专班", en = "Handling team changed")
    record HandlingTeamChanged(@Label(zh = "调整日期", en = "Changed on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "专班", en = "Team") Team team,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}

    /** Somebody who was named as a reviewer says otherwise: the review does not count. */
    @EventType("proposal.ReviewDisputed")
    @Label(zh = "评议异议", en = "Review disputed")
    record ReviewDisputed(@Label(zh = "提出日期", en = "Disputed on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "提出人", en = "Reviewer") Person reviewer,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}

    /** A signed reply of this case bears a number that was mistyped: the number is free for the paper it belongs to. */
    @EventType("proposal.DocumentNumberReleased")
    @Label(zh = "释放发文字号", en = "Document number released")
    record DocumentNumberReleased(@Label(zh = "释放日期", en = "Released on") LocalDate effectiveOn,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") String reason) implements CaseEvent {}
}
