package govbackbone.registry.notices;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.documents.Figures;
import govbackbone.events.notice.About;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.notice.Announcement;
import govbackbone.kit.notice.Announcement.Receiver;
import govbackbone.kit.reaction.Consequence;
import org.jspecify.annotations.Nullable;

import static govbackbone.events.notice.NoticeKind.*;

/** Who is told what because something happened to a government IT project. docs/notices.md has it as a table. */
final class ProjectNotices {
    private static final Receiver REVIEWERS = Receiver.everyone(Role.PROJECT_REVIEWER);
    /** What others have filed is theirs: the unit learns that there is something like it, and whom to ask. */
    private static final Phrase OF_ANOTHER_UNIT = Phrase.of(
            "与另一项申报或已建的项目疑似重复，须处理后方可立项，详情请向市大数据局项目审核人员咨询。",
            "Another project that was filed or built looks like it, which must be resolved before it is approved; please ask the bureau's project reviewers.");

    private record Filed(FilingOpened filing) {
        Phrase name() {
            return Phrase.of("“{0}”项目", "Project “{0}”", filing.name());
        }

        Receiver unit() {
            return Receiver.unit(filing.unit(), filing.unitName());
        }

        List<Receiver> unitAndReviewers() {
            return List.of(unit(), REVIEWERS);
        }
    }

    private ProjectNotices() {}

    /** @param history of the project, looked at only if somebody is told */
    static List<Consequence<?>> of(Recorded<ProjectEvent> recorded, Supplier<List<Recorded<ProjectEvent>>> history) {
        Function<Filed, Stream<Announcement>> telling = telling(recorded.event(), recorded.actor().name());
        if (telling == null) {
            return List.of();
        }
        Filed filed = new Filed((FilingOpened) history.get().getFirst().event());
        About about = new About("projects", recorded.aggregateId());
        return telling.apply(filed).<Consequence<?>>map(each -> each.drafted(recorded, about, filed.name())).toList();
    }

    /**
     * @param by the name of who decided
     * @return null if nobody is told
     */
    private static @Nullable Function<Filed, Stream<Announcement>> telling(ProjectEvent event, String by) {
        return switch (event) {
            case ProjectSubmitted e -> filed -> Announcement.all(REVIEW_DUE, List.of(REVIEWERS),
                    Phrase.of("已由{0}于{1}申报，申报金额{2}万元，请进行形式审查。",
                            "It was submitted by {0} on {1}, applying for CNY {3}; please check its form.",
                            filed.filing().unitName(), e.effectiveOn(), Figures.tenThousandYuan(e.appliedFen()),
                            Figures.yuan(e.appliedFen())));
            case FilingReturned e -> filed -> Announcement.all(FILING_RETURNED, List.of(filed.unit()),
                    Phrase.of("已于{0}退回补正（{1}），需补正：{2}", "It was returned for correction on {0} ({1}): {2}",
                            e.effectiveOn(), by,
                            e.defects().stream().map(each -> each.part() + "——" + each.correction()).toList()));
            case OverlapFlagged e -> filed -> {
                Phrase found = Phrase.of("与{0}“{1}”疑似重复，须以复用或说明理由的方式处理后方可立项。{2}",
                        "It looks like {0} “{1}” and cannot be approved before that is resolved by reuse or justification. {2}",
                        e.with(), e.name(), e.reason());
                return e.with() == OverlapWith.PROJECT
                        ? Stream.concat(Announcement.all(OVERLAP, List.of(filed.unit()), OF_ANOTHER_UNIT),
                                Announcement.all(OVERLAP, List.of(REVIEWERS), found))
                        : Announcement.all(OVERLAP, filed.unitAndReviewers(), found);
            };
            case ProjectApproved e -> filed -> Announcement.all(FILING_DECIDED, List.of(filed.unit()),
                    Phrase.of("已于{0}立项（{1}），批复金额{2}万元，批复文号：{3}。",
                            "It was approved on {0} ({1}) with CNY {4}, document {3}.", e.effectiveOn(),
                            by, Figures.tenThousandYuan(e.amountFen()), e.documentNumber(),
                            Figures.yuan(e.amountFen())));
            case ProjectDeferred e -> filed -> Announcement.all(FILING_DECIDED, List.of(filed.unit()),
                    Phrase.of("已于{0}决定缓建（{1}），结转{2}年，理由：{3}", "It was deferred on {0} ({1}) to {2}. Reason: {3}",
                            e.effectiveOn(), by, String.valueOf(e.toYear()), e.reason()));
            case ProjectRejected e -> filed -> Announcement.all(FILING_DECIDED, List.of(filed.unit()),
                    Phrase.of("已于{0}决定不予立项（{1}），理由：{2}", "It was rejected on {0} ({1}). Reason: {2}",
                            e.effectiveOn(), by, e.reason()));
            case ContractFiled e when e.late() -> filed -> Announcement.all(DEADLINE_MISSED, filed.unitAndReviewers(),
                    Phrase.of("的合同（{0}）应于{1}前备案，实际于{2}备案，已逾期。",
                            "Its contract ({0}) was due to be filed by {1} and was filed late, on {2}.",
                            e.contractNo(), e.due().date(), e.effectiveOn()));
            case DeadlineNear e -> filed -> Announcement.all(DEADLINE_NEAR, responsible(e.kind(), filed),
                    Phrase.of("应于{1}前完成{0}，请抓紧办理。", "Its {0} is due on {1}.", e.kind(), e.dueOn()));
            case DeadlineMissed e -> filed -> Announcement.all(DEADLINE_MISSED, filed.unitAndReviewers(),
                    Phrase.of("应于{1}前完成{0}，现已逾期，请立即办理并说明原因。",
                            "Its {0} was due on {1} and is overdue; please see to it and give the reason.", e.kind(),
                            e.dueOn()));
            case RetirementRequested e -> filed -> Announcement.all(REVIEW_DUE, List.of(REVIEWERS),
                    Phrase.of("已于{0}申请退出（{1}），请审核。理由：{2}", "Its retirement was requested on {0} ({1}). Reason: {2}",
                            e.effectiveOn(), by, e.reason()));
            case ProjectSuspended e -> filed -> Announcement.all(SUSPENSION, List.of(filed.unit()),
                    Phrase.of("已于{0}暂停（{1}），理由：{2}", "It was suspended on {0} ({1}). Reason: {2}", e.effectiveOn(), by,
                            e.reason()));
            case ProjectResumed e -> filed -> Announcement.all(SUSPENSION, List.of(filed.unit()),
                    Phrase.of("已于{0}恢复（{1}），理由：{2}", "It was resumed on {0} ({1}). Reason: {2}", e.effectiveOn(), by,
                            e.reason()));
            case ProjectCancelled e -> filed -> Announcement.all(ENDED, filed.unitAndReviewers(),
                    Phrase.of("已于{0}撤销（{1}），理由：{2}", "It was cancelled on {0} ({1}). Reason: {2}", e.effectiveOn(), by,
                            e.reason()));
            // Routine, or another event of the same decision says it.
            case FilingOpened _,FilingDrafted _,FormChecked _,ReviewOpened _,ExpertOpinionRecorded _,OpinionSheetFiled _,OverlapResolved _,LineReviewed _,BudgetReviewClosed _,ProjectListed _,ProcurementStarted _,AwardRecorded _,ContractFiled _,ConstructionStarted _,ChangeApproved _,PaymentRecorded _,ConstructionCompleted _,DeadlineSet _,PreliminarilyAccepted _,TrialRunStarted _,FinallyAccepted _,SystemDelivered _,AssetsDelivered _,AssetSettled _,OperationStarted _,ProjectEvaluated _,OperationClosed _,ProjectRetired _,ContractNumberReleased _ ->
                null;
        };
    }

    /** The unit accepts what it builds; evaluating is done by the reviewers. */
    private static List<Receiver> responsible(ProjectDeadlineKind kind, Filed filed) {
        return switch (kind) {
            case ACCEPTANCE -> List.of(filed.unit());
            case EVALUATION -> filed.unitAndReviewers();
        };
    }
}
