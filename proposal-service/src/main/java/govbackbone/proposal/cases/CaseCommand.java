package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent.CaseMerged;
import govbackbone.events.proposal.ContactChannel;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.InadmissibleReason;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.MergeRefusal;
import govbackbone.events.proposal.NonDisclosureReason;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.command.Room;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a case. A business date that may be left out is then today. */
@CommandApi(collection = "proposals")
@Label(zh = "建议提案办理", en = "Handling of suggestions and proposals")
public sealed interface CaseCommand {
    /** A command to one of the units that reply. */
    interface OfUnit {
        /** Which unit's handling it concerns; may be left out unless the case is split. */
        @Nullable
        UnitCode unit();
    }

    /** The places in the taskforce of a unit. */
    interface TeamEntry {
        PersonEntry principal();

        PersonEntry deputy();

        PersonEntry office();

        String section();

        PersonEntry handler();

        @Nullable
        List<PersonEntry> others();
    }

    /** A deputy or member. */
    record ProposerEntry(
            @Label(zh = "编号", en = "Id") @Text(max = 40, pattern = "[0-9A-Za-z_-]+", patternZh = "字母、数字、下划线或短横线", patternEn = "letters, digits, _ or -") String id,
            @Label(zh = "姓名", en = "Name") @Text(max = 50) String name,
            @Label(zh = "领衔", en = "Lead") boolean lead,
            @Label(zh = "选区或界别", en = "Constituency or sector") @Text(max = 100) @Nullable String constituency,
            @Label(zh = "代表团", en = "Delegation") @Text(max = 100) @Nullable String delegation,
            @Label(zh = "联系电话", en = "Telephone") @Restricted @Text(max = 20, pattern = "[+]?[0-9][0-9-]{5,18}", patternZh = "数字与短横线", patternEn = "digits and -") @Nullable String phone,
            @Label(zh = "工作单位", en = "Work unit") @Text(max = 100) @Nullable String workUnit,
            @Label(zh = "职务", en = "Duty") @Text(max = 100) @Nullable String duty) {}

    /** A unit and what it is in the handling. */
    record UnitEntry(@Label(zh = "单位代码", en = "Unit code") UnitCode code,
            @Label(zh = "承办角色", en = "Role") HandlingRole role) {}

    /** A person as the identity provider and as people know them. */
    record PersonEntry(@Label(zh = "账号", en = "Subject") @Text(max = 100) String subject,
            @Label(zh = "姓名", en = "Name") @Text(max = 50) String name) {}

    /**
     * The reply to one registered question.
     *
     * @param question counted from 1
     */
    record AnswerEntry(@Label(zh = "问题序号", en = "Question") @Range(min = 1, max = 50) int question,
            @Label(zh = "答复", en = "Answer") @Text(max = 20000, multiline = true) String text) {}

    /** What the reply promises, and by when. */
    record PromiseEntry(@Label(zh = "承诺内容", en = "Promise") @Text(max = 2000, multiline = true) String text,
            @Label(zh = "目标日期", en = "Target date") LocalDate targetOn) {}

    /** Whether the reply will be public, and if not, why. */
    record DisclosureEntry(@Label(zh = "公开方式", en = "Decision") DisclosureDecision decision,
            @Label(zh = "不公开理由", en = "Reason") @Nullable NonDisclosureReason reason) {}

    /** A length of time. */
    record Length(@Label(zh = "数量", en = "Amount") @Range(min = 1, max = 400) int amount,
            @Label(zh = "单位", en = "Unit") DatePeriod.Unit unit) {}

    /** The paper came in: starts a case. */
    @Creates
    @Permitted({Role.OFFICE, Role.ASSIGNING_OFFICE})
    @Label(zh = "收件", en = "Register receipt")
    record RegisterReceipt(@Label(zh = "收件日期", en = "Received on") @NotFuture LocalDate receivedOn,
            @Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") @Range(min = 1, max = 99) int term,
            @Label(zh = "次", en = "Session") @Range(min = 1, max = 20) int session,
            @Label(zh = "案号", en = "Case number") @Text(max = 20, pattern = "[0-9A-Z][0-9A-Z-]*", patternZh = "数字、大写字母或短横线", patternEn = "digits, capital letters or -") String caseNo,
            @Label(zh = "标题", en = "Title") @Text(max = 200) String title) implements CaseCommand {}

    /**
     * Its content is entered.
     *
     * @param questions the questions it asks, which the reply must answer one by one
     */
    @Permitted({Role.OFFICE, Role.ASSIGNING_OFFICE})
    @Label(zh = "登记", en = "Register")
    record Register(@Label(zh = "登记日期", en = "Registered on") @NotFuture @Nullable LocalDate registeredOn,
            @Label(zh = "正文", en = "Body") @Text(max = 20000, multiline = true) String body,
            @Label(zh = "会议期间提出", en = "In session") boolean inSession,
            @Label(zh = "主题", en = "Theme") Theme theme,
            @Label(zh = "代表委员", en = "Proposers") @Range(min = 1, max = 500) List<ProposerEntry> proposers,
            @Label(zh = "集体提案单位", en = "Collective body") @Text(max = 100) @Nullable String collectiveBody,
            @Label(zh = "所提问题", en = "Questions") @Range(max = 50) @Text(max = 1000, multiline = true) @Nullable List<String> questions)
            implements
                CaseCommand {}

    /**
     * Names who handles the case; its deadlines begin.
     *
     * @param dateClass of a paper of a session, where the rules have fixed dates by class
     */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "交办", en = "Assign")
    record Assign(@Label(zh = "交办日期", en = "Assigned on") @NotFuture @Nullable LocalDate assignedOn,
            @Label(zh = "交办机关", en = "Assigning body") @Text(max = 100) String assigningBody,
            @Label(zh = "承办方式", en = "Mode") AssignmentMode mode,
            @Label(zh = "承办单位", en = "Units") @Range(min = 1, max = 50) List<UnitEntry> units,
            @Label(zh = "限期类别", en = "Date class") @Text(max = 10) @Nullable String dateClass)
            implements
                CaseCommand {}

    /**
     * An assigned unit has the case.
     *
     * @param suggestedUnits units it suggests to add (增办建议)
     */
    @Permitted(ownUnit = {Role.OFFICE, Role.HANDLER, Role.UNIT})
    @Label(zh = "签收", en = "Acknowledge receipt")
    record AcknowledgeReceipt(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "签收日期", en = "Acknowledged on") @NotFuture @Nullable LocalDate acknowledgedOn,
            @Label(zh = "增办建议", en = "Suggested units") @Range(max = 50) @Nullable List<UnitCode> suggestedUnits)
            implements
                CaseCommand,
                OfUnit {}

    /** The case is not this unit's. */
    @Permitted(ownUnit = Role.OFFICE)
    @Label(zh = "申退", en = "Request return")
    record RequestReturn(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "申退日期", en = "Requested on") @NotFuture @Nullable LocalDate requestedOn,
            @Label(zh = "建议承办单位", en = "Proposed unit") UnitCode proposedUnit,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit {}

    /** Another unit of the directory takes the unit's place. */
    @Permitted(value = Role.ASSIGNING_OFFICE, otherThan = Part.REQUESTER)
    @Label(zh = "同意退办", en = "Approve return")
    record ApproveReturn(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "同意日期", en = "Approved on") @NotFuture @Nullable LocalDate approvedOn,
            @Label(zh = "新承办单位", en = "New unit") UnitCode newUnit,
            @Label(zh = "意见", en = "Note") @Text(max = 2000, multiline = true) @Nullable String note)
            implements
                CaseCommand,
                OfUnit {}

    /** The unit keeps the case. */
    @Permitted(value = Role.ASSIGNING_OFFICE, otherThan = Part.REQUESTER)
    @Label(zh = "拒绝申退", en = "Reject return")
    record RejectReturn(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "拒绝日期", en = "Rejected on") @NotFuture @Nullable LocalDate rejectedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit {}

    /** The taskforce is named; handling begins. */
    @Permitted(ownUnit = {Role.OFFICE, Role.PRINCIPAL})
    @Label(zh = "成立专班", en = "Appoint team")
    record AppointTeam(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "成立日期", en = "Appointed on") @NotFuture @Nullable LocalDate appointedOn,
            @Label(zh = "主要负责同志", en = "Principal") PersonEntry principal,
            @Label(zh = "分管同志", en = "Deputy in charge") PersonEntry deputy,
            @Label(zh = "局办公室统筹人员", en = "Office coordinator") PersonEntry office,
            @Label(zh = "承办科室", en = "Section") @Text(max = 100) String section,
            @Label(zh = "承办人", en = "Handler") PersonEntry handler,
            @Label(zh = "其他成员", en = "Other members") @Range(max = 50) @Nullable List<PersonEntry> others)
            implements
                CaseCommand,
                OfUnit,
                TeamEntry {}

    /** A proposer was spoken to. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE})
    @Label(zh = "沟通联系", en = "Record contact")
    @Room(Room.FOR_NOTES)
    record RecordContact(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "联系日期", en = "Contacted on") @NotFuture @Nullable LocalDate contactedOn,
            @Label(zh = "代表委员", en = "Proposer") @Text(max = 64) String proposer,
            @Label(zh = "联系方式", en = "Channel") ContactChannel channel,
            @Label(zh = "沟通情况", en = "Summary") @Text(max = 5000, multiline = true) String summary)
            implements
                CaseCommand,
                OfUnit {}

    /** The matter was looked into. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE})
    @Label(zh = "调研", en = "Record research")
    @Room(Room.FOR_NOTES)
    record RecordResearch(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "调研日期", en = "Researched on") @NotFuture @Nullable LocalDate researchedOn,
            @Label(zh = "调研主题", en = "Topic") @Text(max = 200) String topic,
            @Label(zh = "调研情况", en = "Findings") @Text(max = 20000, multiline = true) String findings)
            implements
                CaseCommand,
                OfUnit {}

    /** The actor's unit, a co-handler, gives its opinion; again in the same round is a revision. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE, Role.UNIT})
    @Label(zh = "提交会办意见", en = "Submit co-handler's opinion")
    record SubmitCoOpinion(@Label(zh = "提交日期", en = "Submitted on") @NotFuture @Nullable LocalDate submittedOn,
            @Label(zh = "会办意见", en = "Opinion") @Text(max = 20000, multiline = true) String opinion)
            implements
                CaseCommand {}

    /** That co-handler is not waited for. */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "免予会办", en = "Waive co-handler's opinion")
    record WaiveCoOpinion(@Label(zh = "免办日期", en = "Waived on") @NotFuture @Nullable LocalDate waivedOn,
            @Label(zh = "会办单位", en = "Co-handler") UnitCode coHandler,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand {}

    /** More time to reply is asked for: a length, or a day. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE})
    @Label(zh = "申请延期", en = "Request extension")
    @Room(Room.FOR_NOTES)
    record RequestExtension(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "申请日期", en = "Requested on") @NotFuture @Nullable LocalDate requestedOn,
            @Label(zh = "延长期限", en = "Length") @Nullable Length length,
            @Label(zh = "延长至", en = "Until") @Nullable LocalDate until,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit {}

    /**
     * More time to reply is given.
     *
     * @param length if not as requested
     * @param until  instead of a length
     */
    @Permitted(value = Role.ASSIGNING_OFFICE, otherThan = Part.REQUESTER)
    @Label(zh = "同意延期", en = "Grant extension")
    record GrantExtension(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "同意日期", en = "Granted on") @NotFuture @Nullable LocalDate grantedOn,
            @Label(zh = "延长期限", en = "Length") @Nullable Length length,
            @Label(zh = "延长至", en = "Until") @Nullable LocalDate until,
            @Label(zh = "书面告知代表委员日期", en = "Proposers informed in writing on") @NotFuture LocalDate proposersInformedOn)
            implements
                CaseCommand,
                OfUnit {}

    /** No more time is given. */
    @Permitted(value = Role.ASSIGNING_OFFICE, otherThan = Part.REQUESTER)
    @Label(zh = "不同意延期", en = "Refuse extension")
    record RefuseExtension(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "答复日期", en = "Refused on") @NotFuture @Nullable LocalDate refusedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit {}

    /** The reply is drafted and goes to the collective review; the actor is its drafter. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE})
    @Label(zh = "拟稿送评", en = "Submit reply draft")
    record SubmitReplyDraft(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "拟稿日期", en = "Drafted on") @NotFuture @Nullable LocalDate draftedOn,
            @Label(zh = "答复类别", en = "Class") @Text(max = 10) String replyClass,
            @Label(zh = "答复正文", en = "Text") @Text(max = 20000, multiline = true) String text,
            @Label(zh = "逐项答复", en = "Answers") @Range(max = 50) @Nullable List<AnswerEntry> answers,
            @Label(zh = "承诺事项", en = "Promises") @Range(max = 50) @Nullable List<PromiseEntry> promises)
            implements
                CaseCommand,
                OfUnit {}

    /** Others take places in the taskforce, for instance because somebody moved to another post. */
    @Permitted(ownUnit = {Role.OFFICE, Role.PRINCIPAL})
    @Label(zh = "调整专班", en = "Change team")
    record ChangeTeam(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "调整日期", en = "Changed on") @NotFuture @Nullable LocalDate changedOn,
            @Label(zh = "主要负责同志", en = "Principal") PersonEntry principal,
            @Label(zh = "分管同志", en = "Deputy in charge") PersonEntry deputy,
            @Label(zh = "局办公室统筹人员", en = "Office coordinator") PersonEntry office,
            @Label(zh = "承办科室", en = "Section") @Text(max = 100) String section,
            @Label(zh = "承办人", en = "Handler") PersonEntry handler,
            @Label(zh = "其他成员", en = "Other members") @Range(max = 50) @Nullable List<PersonEntry> others,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit,
                TeamEntry {}

    /**
     * The taskforce agrees to the draft.
     *
     * @param reviewers subjects of the members present
     */
    @Permitted(ownUnit = {Role.OFFICE, Role.REVIEWER})
    @Label(zh = "评议通过", en = "Pass review")
    record PassReview(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "评议日期", en = "Reviewed on") @NotFuture @Nullable LocalDate reviewedOn,
            @Label(zh = "评议人员", en = "Reviewers") @Range(min = 1, max = 100) @Text(max = 100) List<String> reviewers,
            @Label(zh = "会议纪要编号", en = "Minutes") @Text(max = 100) String minutes) implements CaseCommand, OfUnit {}

    /**
     * The taskforce sends the draft back, also one it had agreed to that is not signed yet.
     *
     * @param reviewers subjects of the members present
     */
    @Permitted(ownUnit = {Role.OFFICE, Role.REVIEWER})
    @Label(zh = "评议不通过", en = "Fail review")
    record FailReview(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "评议日期", en = "Reviewed on") @NotFuture @Nullable LocalDate reviewedOn,
            @Label(zh = "评议人员", en = "Reviewers") @Range(min = 1, max = 100) @Text(max = 100) List<String> reviewers,
            @Label(zh = "会议纪要编号", en = "Minutes") @Text(max = 100) String minutes,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit {}

    /** Somebody who was named as a reviewer was not there, or said something else: the draft is to be reviewed again. */
    @Permitted(ownUnit = {Role.OFFICE, Role.REVIEWER, Role.PRINCIPAL, Role.HANDLER})
    @Label(zh = "评议异议", en = "Dispute review")
    record DisputeReview(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "提出日期", en = "Disputed on") @NotFuture @Nullable LocalDate disputedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit {}

    /**
     * The actor signs the reply as principal of the taskforce, or for the principal under a delegation.
     *
     * @param delegation id of the principal's delegation to the actor
     */
    @Permitted(ownUnit = {Role.PRINCIPAL, Role.REVIEWER, Role.OFFICE})
    @Label(zh = "签发", en = "Sign reply")
    record SignReply(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "签发日期", en = "Signed on") @NotFuture LocalDate signedOn,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "已用印", en = "Sealed") boolean sealed,
            @Label(zh = "公开属性", en = "Disclosure") DisclosureEntry disclosure,
            @Label(zh = "签发授权编号", en = "Delegation") @Text(max = 64, pattern = "[0-9A-Za-z-]+", patternZh = "字母、数字或短横线", patternEn = "letters, digits or -") @Nullable String delegation)
            implements
                CaseCommand,
                OfUnit {}

    /**
     * The reply reached a proposer.
     *
     * @param leadConsent how the lead proposer consented; for delivery through the lead only
     */
    @Permitted(ownUnit = {Role.OFFICE, Role.HANDLER})
    @Label(zh = "送达", en = "Deliver reply")
    record DeliverReply(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "送达日期", en = "Delivered on") @NotFuture LocalDate deliveredOn,
            @Label(zh = "代表委员", en = "Proposer") @Text(max = 64) String proposer,
            @Label(zh = "送达方式", en = "Method") DeliveryMethod method,
            @Label(zh = "领衔人同意情况", en = "Consent of the lead proposer") @Text(max = 500) @Nullable String leadConsent,
            @Label(zh = "抄送", en = "Copies") @Range(max = 10) @Nullable List<CopyRecipient> copies)
            implements
                CaseCommand,
                OfUnit {}

    /**
     * What a proposer thinks of the handling, as somebody heard it who has not handled the case.
     *
     * @param heardBy  left out if the actor heard it
     * @param evidence number of the opinion form, of the letter or of the note of the talk
     */
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "征询意见", en = "Record opinion")
    record RecordOpinion(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "反馈日期", en = "Given on") @NotFuture @Nullable LocalDate givenOn,
            @Label(zh = "代表委员", en = "Proposer") @Text(max = 64) String proposer,
            @Label(zh = "办理态度", en = "Attitude") Satisfaction attitude,
            @Label(zh = "办理结果", en = "Result") Satisfaction result,
            @Label(zh = "意见", en = "Comment") @Text(max = 5000, multiline = true) @Nullable String comment,
            @Label(zh = "听取人", en = "Heard by") @Nullable PersonEntry heardBy,
            @Label(zh = "征询方式", en = "Channel") ContactChannel channel,
            @Label(zh = "佐证", en = "Evidence") @Text(max = 200) String evidence)
            implements
                CaseCommand,
                OfUnit {}

    /** The case is done. */
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "办结", en = "Complete")
    record Complete(@Label(zh = "办结日期", en = "Completed on") @NotFuture @Nullable LocalDate completedOn)
            implements
                CaseCommand {}

    /**
     * A unit is to handle the case again.
     *
     * @param supervisionOrder the document that orders it; needed unless a proposer is dissatisfied
     */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "重新办理", en = "Reopen")
    record Reopen(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "重新交办日期", en = "Reopened on") @NotFuture @Nullable LocalDate reopenedOn,
            @Label(zh = "督办文件", en = "Supervision order") @Text(max = 200) @Nullable String supervisionOrder)
            implements
                CaseCommand,
                OfUnit {}

    /** Proposers were asked again after completion. */
    @Permitted(ownUnit = {Role.OFFICE, Role.HANDLER})
    @Label(zh = "回访", en = "Record return visit")
    record RecordReturnVisit(@Label(zh = "回访日期", en = "Visited on") @NotFuture @Nullable LocalDate visitedOn,
            @Label(zh = "回访人", en = "Visitor") PersonEntry visitor,
            @Label(zh = "代表委员", en = "Proposers") @Range(min = 1, max = 500) @Text(max = 64) List<String> proposers,
            @Label(zh = "回访方式", en = "Channel") ContactChannel channel,
            @Label(zh = "回访情况", en = "Findings") @Text(max = 5000, multiline = true) String findings)
            implements
                CaseCommand {}

    /** The file is closed. */
    @Permitted(ownUnit = Role.OFFICE)
    @Label(zh = "归档", en = "Archive")
    record Archive(@Label(zh = "归档日期", en = "Archived on") @NotFuture @Nullable LocalDate archivedOn,
            @Label(zh = "档号", en = "Archive number") @Text(max = 50) String archiveNo) implements CaseCommand {}

    /** A deadline comes near; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "临期提醒", en = "Remind of deadline")
    record RemindOfDeadline(@Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements CaseCommand {}

    /** The end of a deadline has come; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "记录逾期", en = "Record missed deadline")
    record RecordMissedDeadline(@Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements CaseCommand {}

    /**
     * The paper is no suggestion or proposal to handle.
     *
     * @param note needed for {@link InadmissibleReason#OTHER}
     */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "不予立案", en = "Decline filing")
    record DeclineFiling(@Label(zh = "不予立案日期", en = "Declined on") @NotFuture @Nullable LocalDate declinedOn,
            @Label(zh = "理由", en = "Reason") InadmissibleReason reason,
            @Label(zh = "说明", en = "Note") @Text(max = 2000, multiline = true) @Nullable String note)
            implements
                CaseCommand {}

    /**
     * The lead proposer takes the paper back.
     *
     * @param document the written request
     */
    @Permitted(value = {Role.OFFICE, Role.ASSIGNING_OFFICE}, ownUnit = Role.OFFICE)
    @Label(zh = "撤回", en = "Withdraw")
    record Withdraw(@Label(zh = "撤回日期", en = "Withdrawn on") @NotFuture @Nullable LocalDate withdrawnOn,
            @Label(zh = "代表委员", en = "Proposer") @Text(max = 64) String proposer,
            @Label(zh = "书面撤回要求", en = "Written request") @Text(max = 200) String document)
            implements
                CaseCommand {}

    /**
     * The return is agreed to, and a body outside the directory takes the unit's place: here the handling ends.
     *
     * @param to name of that body
     */
    @Permitted(value = Role.ASSIGNING_OFFICE, otherThan = Part.REQUESTER)
    @Label(zh = "移交改办", en = "Transfer")
    record Transfer(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "移交日期", en = "Transferred on") @NotFuture @Nullable LocalDate transferredOn,
            @Label(zh = "接收单位", en = "To") @Text(max = 100) String to,
            @Label(zh = "意见", en = "Note") @Text(max = 2000, multiline = true) @Nullable String note)
            implements
                CaseCommand,
                OfUnit {}

    /** At a dispatch a unit says how far it is and what comes next. */
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "调度", en = "Record dispatch")
    @Room(Room.FOR_NOTES)
    record RecordDispatch(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "调度日期", en = "Dispatched on") @NotFuture @Nullable LocalDate dispatchedOn,
            @Label(zh = "汇报人", en = "Reported by") PersonEntry reportedBy,
            @Label(zh = "办理进展", en = "Progress") @Text(max = 5000, multiline = true) String progress,
            @Label(zh = "下一步工作", en = "Next step") @Text(max = 2000, multiline = true) String nextStep)
            implements
                CaseCommand,
                OfUnit {}

    /** A unit is reminded, urged, or named to all units. */
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "催办", en = "Issue dunning")
    @Room(Room.FOR_NOTES)
    record IssueDunning(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "催办日期", en = "Issued on") @NotFuture @Nullable LocalDate issuedOn,
            @Label(zh = "催办级别", en = "Level") DunningLevel level,
            @Label(zh = "事由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand,
                OfUnit {}

    /**
     * A leader takes the case under supervision.
     *
     * @param basis the list or document that says so
     */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "列为重点督办", en = "Place under supervision")
    @Room(Room.FOR_NOTES)
    record PlaceUnderSupervision(@Label(zh = "列入日期", en = "Placed on") @NotFuture @Nullable LocalDate placedOn,
            @Label(zh = "督办领导", en = "Leader") @Text(max = 50) String leader,
            @Label(zh = "职务", en = "Position") @Text(max = 100) String position,
            @Label(zh = "督办依据", en = "Basis") @Text(max = 200) String basis) implements CaseCommand {}

    /** The leader is done. */
    @Permitted(value = Role.ASSIGNING_OFFICE, otherThan = Part.DRAFTER)
    @Label(zh = "结束重点督办", en = "End supervision")
    @Room(Room.FOR_NOTES)
    record EndSupervision(@Label(zh = "结束日期", en = "Ended on") @NotFuture @Nullable LocalDate endedOn,
            @Label(zh = "督办结果", en = "Outcome") @Text(max = 2000, multiline = true) String outcome)
            implements
                CaseCommand {}

    /**
     * The signed reply is published.
     *
     * @param summary whether the text is a summary instead of the reply itself
     * @param title   if it is not the title of the case
     * @param text    without telephone and identity numbers
     */
    @Permitted(ownUnit = Role.OFFICE)
    @Label(zh = "公开答复", en = "Disclose")
    record Disclose(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "公开日期", en = "Disclosed on") @NotFuture @Nullable LocalDate disclosedOn,
            @Label(zh = "摘要公开", en = "As a summary") boolean summary,
            @Label(zh = "公开标题", en = "Title") @Text(max = 200) @Nullable String title,
            @Label(zh = "公开文本", en = "Text") @Text(max = 20000, multiline = true) String text)
            implements
                CaseCommand,
                OfUnit {}

    /** The signed reply is not published, or not any more. */
    @Permitted(ownUnit = Role.OFFICE, otherThan = Part.DRAFTER)
    @Label(zh = "不予公开", en = "Withhold")
    record Withhold(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit,
            @Label(zh = "决定日期", en = "Decided on") @NotFuture @Nullable LocalDate withheldOn,
            @Label(zh = "理由", en = "Reason") NonDisclosureReason reason,
            @Label(zh = "说明", en = "Note") @Text(max = 2000, multiline = true) @Nullable String note)
            implements
                CaseCommand,
                OfUnit {}

    /**
     * A field was entered wrongly.
     *
     * @param proposer whose name it is, for {@link CorrectableField#PROPOSER_NAME}
     * @param value    as JSON writes it: text, a code, true or false, a day as 2020-02-29
     */
    @Permitted(value = {Role.OFFICE, Role.ASSIGNING_OFFICE}, ownUnit = Role.OFFICE)
    @Label(zh = "更正", en = "Correct")
    @Room(Room.FOR_NOTES)
    record Correct(@Label(zh = "更正日期", en = "Corrected on") @NotFuture @Nullable LocalDate correctedOn,
            @Label(zh = "更正事项", en = "Field") CorrectableField field,
            @Label(zh = "代表委员", en = "Proposer") @Text(max = 64) @Nullable String proposer,
            @Label(zh = "更正后", en = "Value") @Text(max = 200) String value,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason,
            @Label(zh = "批准人", en = "Approved by") @Text(max = 50) String approvedBy) implements CaseCommand {}

    /**
     * Another case about the same matter, filed before, answers for this one too.
     *
     * @param into id of the other case
     */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "并案", en = "Merge")
    record Merge(@Label(zh = "并案日期", en = "Merged on") @NotFuture @Nullable LocalDate mergedOn,
            @Label(zh = "并入案件", en = "Into") @Text(max = 64, pattern = "[0-9A-Za-z-]+", patternZh = "字母、数字或短横线", patternEn = "letters, digits or -") String into,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand {}

    /** A signed reply bears a number that was mistyped, which another paper needs. */
    @Permitted(Role.ADMIN)
    @Label(zh = "释放发文字号", en = "Release document number")
    record ReleaseDocumentNumber(@Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CaseCommand {}

    /** Another case was merged into this one. */
    @Permitted({})
    @Label(zh = "接收并入案件", en = "Note merged")
    record NoteMerged(@Label(zh = "并入的案件", en = "From") String from,
            @Label(zh = "并案情况", en = "Merger") CaseMerged merger) implements CaseCommand {}

    /** The other case has taken this one over. */
    @Permitted({})
    @Label(zh = "确认并案", en = "Confirm merge")
    record ConfirmMerge(@Label(zh = "并入案件", en = "Into") String into) implements CaseCommand {}

    /** The other case cannot take this one over. */
    @Permitted({})
    @Label(zh = "撤销并案", en = "Undo merge")
    record UndoMerge(@Label(zh = "并入案件", en = "Into") String into,
            @Label(zh = "理由", en = "Reason") MergeRefusal reason) implements CaseCommand {}

    /**
     * A promise of the reply was kept and the proposers were told; only the backbone says so, when the commitment is
     * fulfilled.
     *
     * @param draft   the draft that promised it
     * @param promise counted from 1 in that draft
     */
    @Permitted({})
    @Label(zh = "承诺兑现", en = "Keep promise")
    record KeepPromise(@Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "承诺序号", en = "Promise") int promise,
            @Label(zh = "兑现日期", en = "Kept on") LocalDate keptOn) implements CaseCommand {}

    /**
     * The calendar changed; only the backbone says so.
     *
     * @param calendarVersion the published calendar that is new, such as {@code 2020-2}
     */
    @Permitted({})
    @Label(zh = "重新计算期限", en = "Recalculate deadlines")
    record RecalculateDeadlines(
            @Label(zh = "日历版本", en = "Calendar version") String calendarVersion) implements CaseCommand {}
}
