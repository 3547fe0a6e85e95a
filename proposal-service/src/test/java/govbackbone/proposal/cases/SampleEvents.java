package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import govbackbone.events.proposal.*;
import govbackbone.events.proposal.CaseEvent.*;

import static govbackbone.proposal.cases.Samples.*;

/** One of every event, with every field filled: what the golden samples of the log are made of. */
final class SampleEvents {
    private static final Person HANDLER_PERSON = new Person("handler", "示例承办人");
    private static final Person PRINCIPAL_PERSON = new Person("principal", "示例主要负责同志");
    private static final List<String> REVIEWERS = List.of("principal", "deputy");

    private SampleEvents() {}

    static List<CaseEvent> all() {
        return List.of(new CaseReceived(RECEIVED, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0012", "示例：关于推进数据共享的建议"),
                new CaseRegistered(RECEIVED, "示例正文。", true, Theme.DATA_SHARING,
                        List.of(new Proposer("p1", "示例代表01", true, "示例选区", "示例代表团", "13800000000", "示例工作单位", "示例职务")),
                        "示例集体", List.of("示例问题？")),
                new CaseAssigned(ASSIGNED, "示例交办机关", AssignmentMode.SOLE,
                        List.of(new AssignedUnit(BUREAU, "淄博市大数据局", HandlingRole.SOLE)), "sample", 1),
                new DeadlineSet(ASSIGNED, DeadlineKind.RETURN, BUREAU, 1,
                        new ExplainedDate(LocalDate.of(2020, 3, 9), ASSIGNED, DatePeriod.workingDays(5),
                                RollPolicy.NEXT_WORKING_DAY, LocalDate.of(2020, 3, 8), null,
                                List.of(new ExplainedDate.NonWorkingDay(LocalDate.of(2020, 3, 7), "周六")),
                                List.of(LocalDate.of(2020, 4, 26)), List.of("2020-2"), true),
                        new RuleBasis("sample", 1, "示例规则", "Sample rule"), true),
                new CaseAcknowledged(ACKNOWLEDGED, BUREAU, List.of(OTHER)),
                new ReturnRequested(ACKNOWLEDGED, BUREAU, OTHER, "示例理由"),
                new ReturnApproved(ACKNOWLEDGED, BUREAU, "示例意见"),
                new CaseReassigned(ACKNOWLEDGED, BUREAU, OTHER, "示例单位丁"),
                new ReturnRejected(ACKNOWLEDGED, BUREAU, Stage.ACCEPTED, "示例理由"),
                new HandlingTeamAppointed(TEAM, BUREAU,
                        new Team(PRINCIPAL_PERSON, new Person("deputy", "示例分管同志"), new Person("office", "示例办公室人员"),
                                "示例科室", HANDLER_PERSON, List.of(new Person("expert", "示例专家")))),
                new ProposerContacted(CONTACTED, BUREAU, 1, "p1", ContactChannel.TALK, "示例沟通情况"),
                new ResearchRecorded(CONTACTED, BUREAU, 1, "示例主题", "示例调研情况"),
                new CoOpinionSubmitted(CONTACTED, FIRST, 1, 2, "示例会办意见", true),
                new CoOpinionWaived(CONTACTED, SECOND, 1, "示例理由"),
                new ExtensionRequested(CONTACTED, BUREAU, 1, DatePeriod.months(1), "示例理由"),
                new ExtensionGranted(CONTACTED, BUREAU, 1, DatePeriod.months(1), CONTACTED),
                new ExtensionRefused(CONTACTED, BUREAU, 1, "示例理由"),
                new ReplyDrafted(DRAFTED, BUREAU, 1, 2, HANDLER_PERSON, "B", "示例答复",
                        List.of(new Answer(1, "示例逐项答复")),
                        List.of(new Promise("示例承诺", LocalDate.of(2020, 12, 31)))),
                new CollectiveReviewPassed(REVIEWED, BUREAU, 1, 2, REVIEWERS, "示例纪要2"),
                new CollectiveReviewFailed(REVIEWED, BUREAU, 1, 1, REVIEWERS, "示例纪要1", "示例理由"),
                new ReplySigned(SIGNED, BUREAU, 1, 2, NUMBER, PRINCIPAL_PERSON,
                        new Delegation("示例授权书", "示例主要负责同志"),
                        new Disclosure(DisclosureDecision.NONE, NonDisclosureReason.PERSONAL_PRIVACY)),
                new ReplyDelivered(DELIVERED, BUREAU, 1, "p1", DeliveryMethod.VIA_LEAD, "示例同意情况",
                        List.of(CopyRecipient.NPC_OFFICE, CopyRecipient.GOVERNMENT_OFFICE)),
                new OpinionRecorded(JUDGED, BUREAU, 1, "p1", Satisfaction.SATISFIED, Satisfaction.BASICALLY, "示例意见"),
                new CaseCompleted(COMPLETED, CompletionGround.ALL_OPINIONS_IN),
                new CaseReopened(COMPLETED, BUREAU, 2, ReopeningGround.SUPERVISION_ORDER, "示例督办文件"),
                new ReturnVisitRecorded(VISITED, HANDLER_PERSON, true, List.of("p1"), ContactChannel.PHONE, "示例回访情况"),
                new CaseArchived(ARCHIVED, "示例-2020-01"),
                new DeadlineNear(LocalDate.of(2020, 5, 26), DeadlineKind.REPLY, BUREAU, 1, LocalDate.of(2020, 6, 2)),
                new DeadlineMissed(LocalDate.of(2020, 6, 3), DeadlineKind.REPLY, BUREAU, 1, LocalDate.of(2020, 6, 2)),
                new CaseDeclined(RECEIVED, InadmissibleReason.OTHER, "示例说明"),
                new CaseWithdrawn(CONTACTED, "p1", "示例撤回函"), new CaseTransferred(CONTACTED, BUREAU, "示例外地单位"),
                new DispatchRecorded(CONTACTED, BUREAU, 1, HANDLER_PERSON, "示例进展", "示例下一步"),
                new DunningIssued(CONTACTED, BUREAU, 1, DunningLevel.URGE, "示例事由"),
                new SupervisionStarted(CONTACTED, "示例督办领导", "示例职务", "示例督办文件"),
                new SupervisionEnded(JUDGED, "示例督办结果"), new PromiseKept(VISITED, BUREAU, 1, 2, 1),
                new ReplyReclassified(VISITED, BUREAU, 1, 2, "B", "A"),
                new DeadlineRecalculated(LocalDate.of(2020, 1, 27), DeadlineKind.RETURN, BUREAU, 1,
                        LocalDate.of(2020, 2, 1),
                        new ExplainedDate(LocalDate.of(2020, 2, 4), LocalDate.of(2020, 1, 20),
                                DatePeriod.workingDays(5), RollPolicy.NEXT_WORKING_DAY, LocalDate.of(2020, 2, 2), null,
                                List.of(new ExplainedDate.NonWorkingDay(LocalDate.of(2020, 1, 24), "春节")),
                                List.of(LocalDate.of(2020, 4, 26)), List.of("2020-2"), true),
                        "2020-2"),
                new ReplyDisclosed(COMPLETED, BUREAU, "淄博市大数据局", 1, DisclosureDecision.SUMMARY, Source.NPC_SUGGESTION,
                        Level.CITY, 15, 4, "0012", Theme.DATA_SHARING, "示例标题", "B", NUMBER, SIGNED, "示例答复摘要", true),
                new DisclosureWithheld(COMPLETED, BUREAU, 1, NonDisclosureReason.COMMERCIAL_SECRET, "示例说明"),
                new CaseCorrected(COMPLETED, CorrectableField.PROPOSER_NAME, "p1", "示例代表1", "示例代表01", "示例理由", "示例批准人"),
                new CaseRenumbered(COMPLETED, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0012", "0021", "示例理由",
                        "示例批准人"),
                new DateClassGiven(ASSIGNED, "示例类", LocalDate.of(2020, 6, 30)),
                new CaseMerged(ASSIGNED, "示例编号1", "示例理由", Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0021", "示例标题",
                        Theme.DATA_SHARING, MERGED_PROPOSERS, List.of("示例问题？")),
                new MergeConfirmed(ASSIGNED, "示例编号1"), new MergeUndone(ASSIGNED, "示例编号1", MergeRefusal.OTHER_SUBJECT),
                new MergedCaseTaken(ASSIGNED, "示例编号2", Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0021", "示例标题",
                        MERGED_PROPOSERS, List.of("示例问题？")),
                new MergedCaseDeclined(ASSIGNED, "示例编号2", MergeRefusal.REPLY_DRAFTED),
                new CampaignPinned(ASSIGNED, "示例年度编号", "示例年度办理工作"),
                new OpinionHeard(JUDGED, BUREAU, 1, "p1", new Person("office", "示例办公室人员"), ContactChannel.VISIT,
                        "示例意见表1号"),
                new HandlingTeamChanged(REVIEWED, BUREAU,
                        new Team(new Person("principal-2", "示例新任负责同志"), new Person("deputy", "示例分管同志"),
                                new Person("office", "示例办公室人员"), "示例科室", HANDLER_PERSON,
                                List.of(new Person("expert", "示例专家"))),
                        "示例理由"),
                new ReviewDisputed(REVIEWED, BUREAU, 1, 2, new Person("deputy", "示例分管同志"), "示例理由"),
                new DocumentNumberReleased(COMPLETED, NUMBER, "示例理由"));
    }

    private static final List<Proposer> MERGED_PROPOSERS = List
            .of(new Proposer("0021-p1", "示例代表02", true, "示例选区", "示例代表团", null, "示例工作单位", "示例职务"));
}
