package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
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

/** Everything that can be asked of a commitment. A business date that may be left out is then today. */
@CommandApi(collection = "commitments")
@Label(zh = "承诺跟踪", en = "Commitments of replies")
public sealed interface CommitmentCommand {
    /** The reply was signed: its promise is followed from now on. */
    @Creates
    @Permitted({})
    @Label(zh = "承诺立项", en = "Open commitment")
    record OpenCommitment(@Label(zh = "签发日期", en = "Signed on") LocalDate signedOn,
            @Label(zh = "办件编号", en = "Case") @Text String caseId,
            @Label(zh = "案号", en = "Case number") @Text String caseNo,
            @Label(zh = "标题", en = "Title") @Text String title,
            @Label(zh = "主题", en = "Theme") Theme theme,
            @Label(zh = "代表委员", en = "Proposers") @Text List<String> proposers,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "稿次", en = "Draft") int draft,
            @Label(zh = "答复文号", en = "Document number of the reply") DocumentNumber documentNumber,
            @Label(zh = "答复类别", en = "Class") @Text String replyClass,
            @Label(zh = "承诺序号", en = "Number") int number,
            @Label(zh = "承诺总数", en = "Of") int of,
            @Label(zh = "承诺内容", en = "Promise") @Text(max = 2000, multiline = true) String promise,
            @Label(zh = "目标日期", en = "Target date") LocalDate targetOn) implements CommitmentCommand {}

    /** How far the work has come, and what comes next. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE})
    @Label(zh = "报告进展", en = "Report progress")
    @Room(Room.FOR_NOTES)
    record ReportProgress(@Label(zh = "报告日期", en = "Reported on") @NotFuture @Nullable LocalDate reportedOn,
            @Label(zh = "进展情况", en = "Progress") @Text(max = 5000, multiline = true) String progress,
            @Label(zh = "下一步措施", en = "Next step") @Text(max = 2000, multiline = true) String nextStep)
            implements
                CommitmentCommand {}

    /** The promise will be kept by a project of the registry; its final acceptance makes the promise ready. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE})
    @Label(zh = "关联项目", en = "Name project")
    record NameProject(@Label(zh = "关联日期", en = "Named on") @NotFuture @Nullable LocalDate namedOn,
            @Label(zh = "项目编号", en = "Project") @Text(max = 56, pattern = "[A-Za-z0-9-]{1,56}", patternZh = "字母、数字或短横线", patternEn = "letters, digits or -") String project)
            implements
                CommitmentCommand {}

    /**
     * What was promised is done.
     *
     * @param evidence what shows it: documents, pictures, acceptance
     */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE})
    @Label(zh = "兑现承诺", en = "Fulfil")
    record Fulfil(@Label(zh = "兑现日期", en = "Fulfilled on") @NotFuture @Nullable LocalDate fulfilledOn,
            @Label(zh = "佐证材料", en = "Evidence") @Text(max = 5000, multiline = true) String evidence)
            implements
                CommitmentCommand {}

    /**
     * The principal, or somebody under a principal's delegation, signs the letter that tells the proposers; one letter may
     * tell of several promises of the case.
     *
     * @param delegation id of the delegation to the actor
     */
    @Permitted(ownUnit = {Role.PRINCIPAL, Role.REVIEWER, Role.OFFICE}, otherThan = Part.DRAFTER)
    @Label(zh = "签发再次答复", en = "Sign re-reply")
    record SignReReply(@Label(zh = "签发日期", en = "Signed on") @NotFuture LocalDate signedOn,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "签发授权编号", en = "Delegation") @Text(max = 64, pattern = "[0-9A-Za-z-]+", patternZh = "字母、数字或短横线", patternEn = "letters, digits or -") @Nullable String delegation)
            implements
                CommitmentCommand {}

    /** The letter bears a number that was mistyped, which another paper needs. */
    @Permitted(Role.ADMIN)
    @Label(zh = "释放再次答复文号", en = "Release document number")
    record ReleaseDocumentNumber(@Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                CommitmentCommand {}

    /** The letter reached these proposers. */
    @Permitted(ownUnit = {Role.OFFICE, Role.HANDLER})
    @Label(zh = "送达再次答复", en = "Deliver re-reply")
    record DeliverReReply(@Label(zh = "送达日期", en = "Delivered on") @NotFuture LocalDate deliveredOn,
            @Label(zh = "代表委员", en = "Proposers") @Range(min = 1, max = 500) @Text(max = 40) List<String> proposers,
            @Label(zh = "送达方式", en = "Method") DeliveryMethod method) implements CommitmentCommand {}

    /** There is a new target date; the proposers were told why. */
    @Permitted(ownUnit = {Role.OFFICE, Role.PRINCIPAL})
    @Label(zh = "调整承诺期限", en = "Replan")
    record Replan(@Label(zh = "调整日期", en = "Planned anew on") @NotFuture @Nullable LocalDate replannedOn,
            @Label(zh = "新目标日期", en = "New target date") LocalDate targetOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason,
            @Label(zh = "告知代表委员日期", en = "Proposers told on") @NotFuture LocalDate proposersToldOn)
            implements
                CommitmentCommand {}

    /** The promise cannot be kept; the proposers were told why. */
    @Permitted(ownUnit = Role.PRINCIPAL)
    @Label(zh = "终止承诺", en = "Abandon")
    record Abandon(@Label(zh = "终止日期", en = "Given up on") @NotFuture @Nullable LocalDate abandonedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason,
            @Label(zh = "告知代表委员日期", en = "Proposers told on") @NotFuture LocalDate proposersToldOn)
            implements
                CommitmentCommand {}

    /** The target date comes near. */
    @Permitted({})
    @Label(zh = "承诺到期提醒", en = "Remind")
    record Remind(@Label(zh = "提醒时点", en = "Reminder") Reminder reminder,
            @Label(zh = "目标日期", en = "Target date") LocalDate targetOn) implements CommitmentCommand {}

    /** The project that was named is accepted. */
    @Permitted({})
    @Label(zh = "承诺可兑现", en = "Mark ready")
    record MarkReady(@Label(zh = "验收日期", en = "Accepted on") LocalDate acceptedOn,
            @Label(zh = "项目编号", en = "Project") @Text(max = 64) String project) implements CommitmentCommand {}

    /** Something else takes the place of the reply. */
    @Permitted({})
    @Label(zh = "承诺失效", en = "Supersede")
    record Supersede(@Label(zh = "失效日期", en = "Superseded on") LocalDate supersededOn,
            @Label(zh = "事由", en = "Ground") SupersedingGround ground) implements CommitmentCommand {}
}
