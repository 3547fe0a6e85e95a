package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.ExplainedDate;
import govbackbone.events.Label;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.Answer;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CompletionGround;
import govbackbone.events.proposal.ContactChannel;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Delegation;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Disclosure;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.InadmissibleReason;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.MergeRefusal;
import govbackbone.events.proposal.NonDisclosureReason;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Promise;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.ReopeningGround;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Team;
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
 * The case as people see it, with everything that happened to it; how each fact came about is in its history. Entries of the
 * lists name the replying or co-handling unit they belong to.
 */
@Label(zh = "建议提案", en = "Suggestions and proposals")
@Readers(value = {Role.OFFICE, Role.ASSIGNING_OFFICE, Role.PRINCIPAL, Role.REVIEWER, Role.AUDITOR, Role.ADMIN,
    Role.ANALYST}, ownUnit = {Role.HANDLER, Role.UNIT}, unitField = "unitCodes", restricted = {Role.OFFICE,
        Role.HANDLER, Role.ASSIGNING_OFFICE, Role.PRINCIPAL})
public record CaseView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "阶段", en = "Stage") Stage stage,
        @Filter @Label(zh = "办理轮次", en = "Round") int round,
        @Filter @Grouped @Label(zh = "来源", en = "Source") Source source,
        @Filter @Grouped @Label(zh = "层级", en = "Level") Level level,
        @Filter @Grouped @Label(zh = "届", en = "Term") int term,
        @Filter @Grouped @Label(zh = "次", en = "Session") int session,
        @Filter @Sortable @Label(zh = "案号", en = "Case number") String caseNo,
        @Filter @Label(zh = "标题", en = "Title") String title,
        @Filter @Sortable @Label(zh = "收件日期", en = "Received on") LocalDate receivedOn,
        @Label(zh = "登记日期", en = "Registered on") @Nullable LocalDate registeredOn,
        @Filter @Grouped @Label(zh = "主题", en = "Theme") @Nullable Theme theme,
        @Filter @Grouped @Label(zh = "会议期间提出", en = "In session") @Nullable Boolean inSession,
        @Label(zh = "正文", en = "Body") @Nullable String body,
        @Label(zh = "代表委员", en = "Proposers") List<Proposer> proposers,
        @Filter @Grouped @Label(zh = "代表委员姓名", en = "Proposers' names") List<String> proposerNames,
        @Label(zh = "集体提案单位", en = "Collective body") @Nullable String collectiveBody,
        @Label(zh = "所提问题", en = "Questions") List<String> questions,
        @Filter @Sortable @Label(zh = "交办日期", en = "Assigned on") @Nullable LocalDate assignedOn,
        @Label(zh = "交办机关", en = "Assigning body") @Nullable String assigningBody,
        @Filter @Grouped @Label(zh = "承办方式", en = "Mode") @Nullable AssignmentMode mode,
        @Label(zh = "办理规则", en = "Rule set") @Nullable String ruleSet,
        @Label(zh = "规则版本", en = "Rule set version") @Nullable Integer ruleSetVersion,
        @Filter @Grouped @Label(zh = "年度办理工作", en = "Campaign") @Nullable String campaign,
        @Filter @Label(zh = "限期类别", en = "Date class") @Nullable String dateClass,
        @Label(zh = "承办单位", en = "Units") List<UnitInCase> units,
        @Filter @Grouped @Label(zh = "承办单位代码", en = "Unit codes") List<UnitCode> unitCodes,
        @Label(zh = "办理进度", en = "Handlings") List<Handling> handlings,
        @Label(zh = "办理节点", en = "Steps") List<Step> steps,
        @Label(zh = "期限", en = "Deadlines") List<Deadline> deadlines,
        @Filter @Sortable @Summed @Overdue @Label(zh = "答复期限", en = "Reply due on") @Nullable LocalDate replyDueOn,
        @Label(zh = "申退", en = "Return requests") List<ReturnRequest> returnRequests,
        @Label(zh = "沟通联系", en = "Contacts") List<Contact> contacts,
        @Label(zh = "调研", en = "Research") List<Research> research,
        @Label(zh = "会办意见", en = "Co-handlers' opinions") List<CoOpinion> coOpinions,
        @Label(zh = "延期", en = "Extensions") List<Extension> extensions,
        @Label(zh = "答复", en = "Replies") List<Reply> replies,
        @Filter @Grouped @Label(zh = "答复类别", en = "Classes of the signed replies") List<String> replyClasses,
        @Filter @Summed @Label(zh = "跟踪办理", en = "Promises to be kept") boolean tracking,
        @Label(zh = "征询意见", en = "Opinions") List<Opinion> opinions,
        @Filter @Grouped @Label(zh = "满意度", en = "Satisfaction") @Nullable Satisfaction satisfaction,
        @Label(zh = "满意度测评", en = "Evaluation") Evaluation evaluation,
        @Label(zh = "公开情况", en = "Disclosures") List<Publication> publications,
        @Filter @Summed @Label(zh = "已公开", en = "Disclosed") boolean disclosed,
        @Label(zh = "重新办理", en = "Reopenings") List<Reopening> reopenings,
        @Label(zh = "调度", en = "Dispatches") List<Dispatch> dispatches,
        @Label(zh = "催办", en = "Dunnings") List<Dunning> dunnings,
        @Filter @Grouped @Label(zh = "催办级别", en = "Dunning level") @Nullable DunningLevel dunningLevel,
        @Filter @Summed @Label(zh = "重点督办", en = "Supervised") boolean supervised,
        @Label(zh = "重点督办情况", en = "Supervisions") List<Supervision> supervisions,
        @Label(zh = "回访", en = "Return visits") List<Visit> visits,
        @Filter @Sortable @Label(zh = "办结日期", en = "Completed on") @Nullable LocalDate completedOn,
        @Filter @Label(zh = "办结依据", en = "Completion ground") @Nullable CompletionGround completionGround,
        @Filter @Label(zh = "归档日期", en = "Archived on") @Nullable LocalDate archivedOn,
        @Label(zh = "档号", en = "Archive number") @Nullable String archiveNo,
        @Label(zh = "终止办理", en = "Ending") @Nullable Ending ending,
        @Label(zh = "更正", en = "Corrections") List<Correction> corrections,
        @Label(zh = "并入的案件", en = "Merged cases") List<MergedCase> mergedCases,
        @Label(zh = "并案未成立", en = "Merges undone") List<UndoneMerge> undoneMerges) {

    /** A unit that handles the case. */
    public record UnitInCase(@Label(zh = "单位代码", en = "Unit code") UnitCode code,
            @Label(zh = "单位名称", en = "Unit name") String name,
            @Label(zh = "承办角色", en = "Role") HandlingRole role,
            @Label(zh = "签收日期", en = "Acknowledged on") @Nullable LocalDate acknowledgedOn,
            @Label(zh = "增办建议", en = "Suggested units") List<UnitCode> suggestedUnits,
            @Label(zh = "移交接收单位", en = "Transferred to") @Nullable String transferredTo) {}

    /** How far one replying unit is. */
    public record Handling(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "阶段", en = "Stage") Stage stage,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "起始日期", en = "Since") LocalDate since,
            @Label(zh = "专班", en = "Team") @Nullable Team team) {}

    /** The case as a whole reached a stage: the one of the unit that is least far. */
    public record Step(@Label(zh = "日期", en = "On") LocalDate on, @Label(zh = "阶段", en = "Stage") Stage stage) {}

    /**
     * What the proposers think in the units' rounds, by the least satisfied of them. Rates are over what is evaluated.
     *
     * @param attitude  null as long as nobody has said anything
     * @param evaluated whether somebody has
     */
    public record Evaluation(
            @Filter @Grouped @Label(zh = "办理态度", en = "Attitude") @Nullable Satisfaction attitude,
            @Filter @Grouped @Label(zh = "办理结果", en = "Result") @Nullable Satisfaction result,
            @Filter @Summed @Label(zh = "已评价", en = "Evaluated") boolean evaluated,
            @Summed(over = EVALUATED) @Label(zh = "态度满意", en = "Satisfied with the attitude") boolean attitudeSatisfied,
            @Summed(over = EVALUATED) @Label(zh = "态度满意和基本满意", en = "At least basically satisfied with the attitude") boolean attitudeAccepted,
            @Summed(over = EVALUATED) @Label(zh = "结果满意", en = "Satisfied with the result") boolean resultSatisfied,
            @Summed(over = EVALUATED) @Label(zh = "结果满意和基本满意", en = "At least basically satisfied with the result") boolean resultAccepted) {
        private static final String EVALUATED = "evaluation.evaluated";

        static Evaluation of(@Nullable Satisfaction attitude, @Nullable Satisfaction result) {
            return new Evaluation(attitude, result, attitude != null, attitude == Satisfaction.SATISFIED,
                    isAccepted(attitude), result == Satisfaction.SATISFIED, isAccepted(result));
        }

        private static boolean isAccepted(@Nullable Satisfaction given) {
            return given == Satisfaction.SATISFIED || given == Satisfaction.BASICALLY;
        }
    }

    /**
     * A deadline with its explanation.
     *
     * @param settledOn when what was due came, or ceased to be due
     */
    public record Deadline(@Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn,
            @Label(zh = "算法", en = "Explanation") ExplainedDate due,
            @Label(zh = "依据", en = "Rule") RuleBasis rule,
            @Label(zh = "完成日期", en = "Settled on") @Nullable LocalDate settledOn,
            @Label(zh = "逾期", en = "Missed") boolean missed) {}

    /** A request to return the case, and what became of it. */
    public record ReturnRequest(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "申退日期", en = "Requested on") LocalDate requestedOn,
            @Label(zh = "申退人", en = "Requested by") String requestedBy,
            @Label(zh = "建议承办单位", en = "Proposed unit") UnitCode proposedUnit,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "批复日期", en = "Decided on") @Nullable LocalDate decidedOn,
            @Label(zh = "同意", en = "Approved") @Nullable Boolean approved,
            @Label(zh = "批复意见", en = "Decision") @Nullable String decision) {}

    /** A proposer was spoken to. */
    public record Contact(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "联系日期", en = "Contacted on") LocalDate contactedOn,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "联系方式", en = "Channel") ContactChannel channel,
            @Label(zh = "沟通情况", en = "Summary") String summary) {}

    /** The matter was looked into. */
    public record Research(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "调研日期", en = "Researched on") LocalDate researchedOn,
            @Label(zh = "调研主题", en = "Topic") String topic,
            @Label(zh = "调研情况", en = "Findings") String findings) {}

    /** A co-handler's opinion or, if waived, why it is not needed. */
    public record CoOpinion(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "日期", en = "On") LocalDate on,
            @Label(zh = "免予会办", en = "Waived") boolean waived,
            @Label(zh = "稿次", en = "Revision") int revision,
            @Label(zh = "内容", en = "Text") String text,
            @Label(zh = "逾期", en = "Late") boolean late) {}

    /** A request for more time, and what became of it. */
    public record Extension(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "申请日期", en = "Requested on") LocalDate requestedOn,
            @Label(zh = "延长期限", en = "Length") DatePeriod length,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "批复日期", en = "Decided on") @Nullable LocalDate decidedOn,
            @Label(zh = "同意", en = "Granted") @Nullable Boolean granted,
            @Label(zh = "书面告知代表委员日期", en = "Proposers informed on") @Nullable LocalDate proposersInformedOn,
            @Label(zh = "不同意理由", en = "Refusal") @Nullable String refusal) {}

    /** A draft of the reply, and what became of it. */
    public record Reply(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "拟稿日期", en = "Drafted on") LocalDate draftedOn,
            @Label(zh = "拟稿人", en = "Drafter") Person drafter,
            @Label(zh = "答复类别", en = "Class") String replyClass,
            @Label(zh = "答复正文", en = "Text") String text,
            @Label(zh = "逐项答复", en = "Answers") List<Answer> answers,
            @Label(zh = "承诺事项", en = "Promises") List<Promise> promises,
            @Label(zh = "已兑现的承诺序号", en = "Promises kept") List<Integer> kept,
            @Label(zh = "集体评议", en = "Reviews") List<Review> reviews,
            @Label(zh = "签发", en = "Signature") @Nullable Signature signature,
            @Label(zh = "送达", en = "Deliveries") List<Delivery> deliveries) {}

    /** A collective review. */
    public record Review(@Label(zh = "评议日期", en = "Reviewed on") LocalDate reviewedOn,
            @Label(zh = "通过", en = "Passed") boolean passed,
            @Label(zh = "评议人员", en = "Reviewers") List<String> reviewers,
            @Label(zh = "会议纪要编号", en = "Minutes") String minutes,
            @Label(zh = "未通过理由", en = "Reason") @Nullable String reason,
            @Label(zh = "异议", en = "Dispute") @Nullable Dispute dispute) {}

    /** Somebody who was named as a reviewer said otherwise, so the review does not count. */
    public record Dispute(@Label(zh = "提出日期", en = "Disputed on") LocalDate disputedOn,
            @Label(zh = "提出人", en = "Reviewer") Person reviewer,
            @Label(zh = "理由", en = "Reason") String reason) {}

    /** Who signed the reply, and how. */
    public record Signature(@Label(zh = "签发日期", en = "Signed on") LocalDate signedOn,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "签发时类别", en = "Class when signed") String replyClass,
            @Label(zh = "签发人", en = "Signer") Person signer,
            @Label(zh = "书面授权", en = "Delegation") @Nullable Delegation delegation,
            @Label(zh = "公开属性", en = "Disclosure") Disclosure disclosure) {}

    /** The reply reached a proposer. */
    public record Delivery(@Label(zh = "送达日期", en = "Delivered on") LocalDate deliveredOn,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "送达方式", en = "Method") DeliveryMethod method,
            @Label(zh = "领衔人同意情况", en = "Consent of the lead") @Nullable String leadConsent,
            @Label(zh = "抄送", en = "Copies") List<CopyRecipient> copies) {}

    /** What a proposer thinks of the handling. */
    public record Opinion(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "反馈日期", en = "Given on") LocalDate givenOn,
            @Label(zh = "代表委员", en = "Proposer") String proposer,
            @Label(zh = "办理态度", en = "Attitude") Satisfaction attitude,
            @Label(zh = "办理结果", en = "Result") Satisfaction result,
            @Label(zh = "意见", en = "Comment") @Nullable String comment,
            @Label(zh = "佐证", en = "Evidence") @Nullable Hearing hearing) {}

    /** Who heard the opinion, how, and what shows it. */
    public record Hearing(@Label(zh = "听取人", en = "Heard by") Person heardBy,
            @Label(zh = "征询方式", en = "Channel") ContactChannel channel,
            @Label(zh = "佐证", en = "Evidence") String evidence) {}

    /** Why a unit handles the case again. */
    public record Reopening(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "重新交办日期", en = "Reopened on") LocalDate reopenedOn,
            @Label(zh = "事由", en = "Ground") ReopeningGround ground,
            @Label(zh = "督办文件", en = "Order") @Nullable String order) {}

    /** Proposers were asked again after completion. */
    public record Visit(@Label(zh = "回访日期", en = "Visited on") LocalDate visitedOn,
            @Label(zh = "回访人", en = "Visitor") Person visitor,
            @Label(zh = "承办人自行回访", en = "By the handler") boolean byHandler,
            @Label(zh = "代表委员", en = "Proposers") List<String> proposers,
            @Label(zh = "回访方式", en = "Channel") ContactChannel channel,
            @Label(zh = "回访情况", en = "Findings") String findings) {}

    /**
     * A reply was published, or it was decided not to.
     *
     * @param form   present if it was published
     * @param reason present if not
     */
    public record Publication(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "日期", en = "On") LocalDate on,
            @Label(zh = "公开方式", en = "Form") @Nullable DisclosureDecision form,
            @Label(zh = "公开文本", en = "Text") @Nullable String text,
            @Label(zh = "不予公开理由", en = "Reason") @Nullable NonDisclosureReason reason,
            @Label(zh = "说明", en = "Note") @Nullable String note,
            @Label(zh = "逾期", en = "Late") boolean late) {}

    /** At a dispatch the unit said how far it is. */
    public record Dispatch(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "调度日期", en = "Dispatched on") LocalDate dispatchedOn,
            @Label(zh = "汇报人", en = "Reported by") Person reportedBy,
            @Label(zh = "办理进展", en = "Progress") String progress,
            @Label(zh = "下一步工作", en = "Next step") String nextStep) {}

    /**
     * The unit was reminded, urged or named.
     *
     * @param issuingUnit of whoever did; null for the assigning office, which may be no unit of the directory
     */
    public record Dunning(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "催办日期", en = "Issued on") LocalDate issuedOn,
            @Label(zh = "催办人", en = "Issued by") String issuedBy,
            @Label(zh = "催办单位", en = "Issuing unit") @Nullable UnitCode issuingUnit,
            @Label(zh = "催办级别", en = "Level") DunningLevel level,
            @Label(zh = "事由", en = "Reason") String reason) {}

    /** A leader supervises the case, or did. */
    public record Supervision(@Label(zh = "列入日期", en = "Since") LocalDate since,
            @Label(zh = "督办领导", en = "Leader") String leader,
            @Label(zh = "职务", en = "Position") String position,
            @Label(zh = "督办依据", en = "Basis") String basis,
            @Label(zh = "结束日期", en = "Ended on") @Nullable LocalDate endedOn,
            @Label(zh = "督办结果", en = "Outcome") @Nullable String outcome) {}

    /** Another case that this one answers for. */
    public record MergedCase(@Label(zh = "编号", en = "Id") String id,
            @Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "案号", en = "Case number") String caseNo,
            @Label(zh = "标题", en = "Title") String title,
            @Label(zh = "接收日期", en = "Taken over on") LocalDate takenOn) {}

    /** A case into which this one could not be merged. */
    public record UndoneMerge(@Label(zh = "原拟并入案件", en = "Into") String into,
            @Label(zh = "日期", en = "On") LocalDate on,
            @Label(zh = "理由", en = "Reason") MergeRefusal reason) {}

    /** A field was entered wrongly. */
    public record Correction(@Label(zh = "更正日期", en = "Corrected on") LocalDate correctedOn,
            @Label(zh = "更正事项", en = "Field") CorrectableField field,
            @Label(zh = "代表委员", en = "Proposer") @Nullable String proposer,
            @Label(zh = "更正前", en = "Old value") String oldValue,
            @Label(zh = "更正后", en = "New value") String newValue,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "批准人", en = "Approved by") String approvedBy) {}

    /** Why the case ended before it was handled to its end; which fields are there depends on the stage it ended in. */
    public record Ending(@Label(zh = "日期", en = "On") LocalDate on,
            @Label(zh = "不予立案理由", en = "Reason for declining") @Nullable InadmissibleReason reason,
            @Label(zh = "说明或书面依据", en = "Note or document") @Nullable String note,
            @Label(zh = "撤回人", en = "Withdrawn by") @Nullable String proposer,
            @Label(zh = "移交接收单位", en = "Transferred to") @Nullable String transferredTo,
            @Label(zh = "并入案件", en = "Merged into") @Nullable String mergedInto,
            @Label(zh = "并案已确认", en = "Merge confirmed") @Nullable Boolean confirmed) {}

    /**
     * What is only true today.
     *
     * @param overdue  whether the time to reply is over and a unit still owes its reply
     * @param daysLeft calendar days of the time to reply; negative when it is over
     */
    public record TimeToReply(@Label(zh = "逾期", en = "Overdue") boolean overdue,
            @Label(zh = "答复剩余天数", en = "Days left to reply") @Nullable Integer daysLeft) {}

    static TimeToReply remaining(CaseView view, ViewType.Day today) {
        LocalDate due = view.replyDueOn();
        return due == null
                ? new TimeToReply(false, null)
                : new TimeToReply(due.isBefore(today.date()), (int) (due.toEpochDay() - today.date().toEpochDay()));
    }
}
