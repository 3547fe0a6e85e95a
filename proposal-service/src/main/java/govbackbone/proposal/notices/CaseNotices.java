package govbackbone.proposal.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.About;
import govbackbone.events.proposal.AssignedUnit;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.notice.Announcement;
import govbackbone.kit.notice.Announcement.Receiver;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import org.jspecify.annotations.Nullable;

import static govbackbone.events.notice.NoticeKind.*;

/** Who is told what because something happened to a case. docs/notices.md has it as a table. */
final class CaseNotices {
    private static final List<Receiver> ASSIGNING_OFFICE = List.of(Receiver.ASSIGNING_OFFICE);

    private CaseNotices() {}

    /** @param history of the case, looked at only if somebody is told */
    static List<Consequence<?>> of(Recorded<CaseEvent> recorded, Supplier<List<Recorded<CaseEvent>>> history,
            Units units) {
        Function<CaseFile, Stream<Announcement>> telling = telling(recorded.event(), recorded.actor().name());
        if (telling == null) {
            return List.of();
        }
        CaseFile file = new CaseFile(Announcement.upTo(recorded, history.get()), units);
        About about = new About("proposals", recorded.aggregateId());
        return telling.apply(file).<Consequence<?>>map(each -> each.issued(recorded, about, file.name())).toList();
    }

    /**
     * @param by the name of who decided
     * @return null if nobody is told
     */
    private static @Nullable Function<CaseFile, Stream<Announcement>> telling(CaseEvent event, String by) {
        return switch (event) {
            case CaseAssigned e -> file -> e.units().stream().flatMap(unit -> assigned(unit, e, file));
            case CaseAcknowledged e when !e.suggestedUnits().isEmpty() -> file -> Announcement.all(UNITS_SUGGESTED,
                    ASSIGNING_OFFICE, Phrase.of("已由{0}签收，并建议增加承办单位（{1}），请研究。",
                            "{0} acknowledged receipt and suggests to add units ({1}).",
                            file.unitName(e.unit(), e.effectiveOn()),
                            e.suggestedUnits().stream().map(unit -> file.unitName(unit, e.effectiveOn())).toList()));
            case ReturnRequested e -> file -> Announcement.all(RETURN_REQUESTED, ASSIGNING_OFFICE,
                    Phrase.of("由{0}于{1}申请退办，建议改由{2}承办，请予批复。理由：{3}",
                            "{0} asked on {1} to return it and names {2} instead; please decide. Reason: {3}",
                            file.unitName(e.unit(), e.effectiveOn()), e.effectiveOn(),
                            file.unitName(e.proposedUnit(), e.effectiveOn()), e.reason()));
            case ReturnApproved e -> file -> Announcement.all(RETURN_DECIDED, List.of(file.unit(e.unit())),
                    Phrase.of("的退办申请已于{0}获准，不再由你单位承办（批复人：{1}）。",
                            "Its return was approved on {0}; your unit does not handle it any more (decided by {1}).",
                            e.effectiveOn(), by));
            case ReturnRejected e -> file -> Announcement.all(RETURN_DECIDED, file.handling(e.unit()),
                    Phrase.of("的退办申请未获同意，请继续办理（批复人：{0}）。理由：{1}",
                            "Its return was not approved; please go on (decided by {0}). Reason: {1}", by,
                            e.reason()));
            case CaseReassigned e ->
                file -> Announcement.all(ASSIGNED, List.of(file.unit(e.to())), reassigned(e, file));
            case CaseTransferred e -> file -> Announcement.all(RETURN_DECIDED, List.of(file.unit(e.unit())),
                    Phrase.of("已于{0}移交{1}办理，不再由你单位承办（批复人：{2}）。",
                            "It was transferred to {1} on {0}; your unit does not handle it any more (decided by {2}).",
                            e.effectiveOn(), e.to(), by));
            case HandlingTeamAppointed e -> file -> Announcement.all(TEAM_APPOINTED, file.teamBut(e.unit(), ""),
                    Phrase.of("的办理专班已于{0}成立，您为专班成员，承办科室为{1}，承办人为{2}。",
                            "You are in its taskforce, appointed on {0}; section {1}, handler {2}.", e.effectiveOn(),
                            e.team().section(), e.team().handler().name()));
            case CoOpinionSubmitted e -> file -> Announcement.all(CO_OPINION, everybodyReplying(file),
                    Phrase.of("已收到{0}的会办意见（第{1}稿）。", "{0} gave its co-handler's opinion (revision {1}).",
                            file.unitName(e.unit(), e.effectiveOn()), e.revision()));
            case CoOpinionWaived e -> file -> Announcement.all(CO_OPINION,
                    Stream.concat(Stream.of(file.unit(e.unit())), everybodyReplying(file).stream()).toList(),
                    Phrase.of("免予{0}提交会办意见（决定人：{1}）。理由：{2}",
                            "{0} need not give a co-handler's opinion (decided by {1}). Reason: {2}",
                            file.unitName(e.unit(), e.effectiveOn()), by, e.reason()));
            case ExtensionRequested e -> file -> Announcement.all(EXTENSION_REQUESTED, ASSIGNING_OFFICE,
                    Phrase.of("由{0}于{1}申请延期答复，请予批复。理由：{2}",
                            "{0} asked on {1} for more time to reply; please decide. Reason: {2}",
                            file.unitName(e.unit(), e.effectiveOn()), e.effectiveOn(), e.reason()));
            case ExtensionGranted e -> file -> Announcement.all(EXTENSION_DECIDED, file.handling(e.unit()),
                    due(file, e.unit(), DeadlineKind.REPLY,
                            Phrase.of("的延期申请已于{0}获准（批复人：{1}）。", "More time was granted on {0} (decided by {1}).",
                                    e.effectiveOn(), by)));
            case ExtensionRefused e -> file -> Announcement.all(EXTENSION_DECIDED, file.handling(e.unit()),
                    due(file, e.unit(), DeadlineKind.REPLY,
                            Phrase.of("的延期申请未获同意（批复人：{0}）。理由：{1}",
                                    "More time was not granted (decided by {0}). Reason: {1}", by, e.reason())));
            case ReplyDrafted e -> file -> Announcement.all(REVIEW_DUE, file.teamBut(e.unit(), e.drafter().subject()),
                    Phrase.of("的答复第{0}稿已由{1}送评，请集体评议。", "Draft {0} of the reply, by {1}, is to be reviewed.",
                            e.draft(), e.drafter().name()));
            case HandlingTeamChanged e -> file -> Announcement.all(TEAM_APPOINTED, file.teamBut(e.unit(), ""),
                    Phrase.of("的办理专班已于{0}调整，您为专班成员，承办人为{1}。理由：{2}",
                            "Its taskforce was changed on {0}, and you are in it; handler {1}. Reason: {2}",
                            e.effectiveOn(), e.team().handler().name(), e.reason()));
            case ReviewDisputed e -> file -> Announcement.all(REVIEW_DECIDED,
                    Stream.concat(file.handling(e.unit()).stream(), Stream.of(file.office(e.unit()))).toList(),
                    Phrase.of("的答复第{0}稿，{1}于{2}对评议提出异议，须重新评议。理由：{3}",
                            "{1} disputed the review of draft {0} of the reply on {2}; it is to be reviewed again. Reason: {3}",
                            e.draft(), e.reviewer().name(), e.effectiveOn(), e.reason()));
            case CollectiveReviewPassed e -> file -> Stream.of(
                    Announcement.all(SIGNATURE_DUE, List.of(file.principal(e.unit())),
                            Phrase.of("的答复第{0}稿已于{1}通过集体评议，请签发。",
                                    "Draft {0} of the reply passed the collective review on {1}; please sign.",
                                    e.draft(), e.effectiveOn())),
                    Announcement.all(REVIEW_DECIDED, file.handling(e.unit()),
                            Phrase.of("的答复第{0}稿已于{1}通过集体评议，待签发。",
                                    "Draft {0} of the reply passed the collective review on {1}.", e.draft(),
                                    e.effectiveOn())),
                    Announcement.all(REVIEW_DECIDED, named(file.members(e.unit(), e.reviewers()), file, e.unit()),
                            Phrase.of("的答复第{0}稿于{1}通过集体评议，评议记录（{2}，{3}登记）列您参加；如有异议，请在签发前提出。",
                                    "Draft {0} of the reply passed the review of {1}; the minutes ({2}, recorded by {3}) name you as present. If that is not so, dispute it before it is signed.",
                                    e.draft(), e.effectiveOn(), e.minutes(), by)))
                    .flatMap(tellings -> tellings);
            case CollectiveReviewFailed e -> file -> Announcement.all(REVIEW_DECIDED, file.handling(e.unit()),
                    Phrase.of("的答复第{0}稿于{1}未通过集体评议，请修改后重新送评。理由：{2}",
                            "Draft {0} of the reply failed the collective review on {1}; please redraft. Reason: {2}",
                            e.draft(), e.effectiveOn(), e.reason()));
            case ReplySigned e -> file -> Announcement.all(DELIVERY_DUE, List.of(file.office(e.unit())),
                    Phrase.of("的答复（{0}）已于{1}由{2}签发，请送达代表委员并抄送有关单位。",
                            "The reply ({0}) was signed by {2} on {1}; please deliver it to every proposer.",
                            e.documentNumber(), e.effectiveOn(), e.signer().name()));
            case OpinionRecorded e when isDissatisfied(e) -> file -> Announcement.all(DISSATISFIED,
                    Stream.concat(ASSIGNING_OFFICE.stream(), file.handling(e.unit()).stream()).toList(),
                    Phrase.of("的答复，有代表委员于{0}反馈：办理态度{1}，办理结果{2}，请研究是否重新办理。",
                            "On {0} a proposer judged: attitude {1}, result {2}; consider handling it again.",
                            e.effectiveOn(), e.attitude(), e.result()));
            case CaseReopened e -> file -> Announcement.all(REOPENED, file.handling(e.unit()),
                    due(file, e.unit(), DeadlineKind.REPLY, Phrase.of("自{0}起由你单位重新办理（第{1}轮），事由：{2}。",
                            "Your unit handles it again from {0} (round {1}): {2}.", e.effectiveOn(), e.round(),
                            e.ground())));
            case DeadlineNear e -> file -> Announcement.all(DEADLINE_NEAR, owing(e.kind(), e.unit(), file).toList(),
                    near(e, file));
            case DeadlineMissed e -> file -> Announcement.all(DEADLINE_MISSED, missedBy(e, file), missed(e, file));
            case DeadlineRecalculated e when !e.old().equals(e.due().date()) -> file -> Announcement.all(DEADLINE_MOVED,
                    file.handling(e.unit()), Phrase.of("的{0}期限因工作日安排调整，由{1}改为{2}。",
                            "The working days changed: the deadline ({0}) moves from {1} to {2}.", e.kind(), e.old(),
                            e.due().date()));
            case CaseCorrected e when e.field() == CorrectableField.ASSIGNED_ON -> file -> Announcement.all(
                    DEADLINE_MOVED,
                    file.units(), Phrase.of("的交办日期由{0}更正为{1}，未到期的期限相应重新计算（批准人：{2}）。",
                            "The day of assignment was corrected from {0} to {1}; open deadlines follow (approved by {2}).",
                            LocalDate.parse(e.oldValue()), LocalDate.parse(e.newValue()), e.approvedBy()));
            case DunningIssued e -> file -> Announcement.all(DUNNING, dunned(e, file),
                    Phrase.of("，现对{0}予以{1}（{2}，{3}）。事由：{4}",
                            "{0}: {1} ({2}, {3}). Reason: {4}", file.unitName(e.unit(), e.effectiveOn()), e.level(), by,
                            e.effectiveOn(),
                            e.reason()));
            case SupervisionStarted e -> file -> Announcement.all(SUPERVISION, supervised(file),
                    Phrase.of("自{0}起由{1}（{2}）领衔督办，依据：{3}。", "Supervised by {1} ({2}) from {0}, by {3}.",
                            e.effectiveOn(), e.leader(), e.position(), e.basis()));
            case SupervisionEnded e -> file -> Announcement.all(SUPERVISION, supervised(file),
                    Phrase.of("的重点督办已于{0}结束，督办结果：{1}", "The supervision ended on {0}: {1}", e.effectiveOn(),
                            e.outcome()));
            case MergedCaseTaken e -> file -> Announcement.all(MERGER, file.units(),
                    Phrase.of("并入第{0}号《{1}》，请在答复中一并回应其所提问题，并送达其代表委员。",
                            "No. {0} “{1}” was merged into it; the reply answers it too and goes to its proposers too.",
                            e.caseNo(), e.title()));
            case MergeConfirmed e -> file -> Announcement.all(MERGER, file.units(),
                    Phrase.of("已于{0}并入其他案件办理，你单位不再单独答复。", "On {0} it was merged into another case.",
                            e.effectiveOn()));
            case MergeUndone e -> file -> Announcement.all(MERGER, ASSIGNING_OFFICE,
                    Phrase.of("的并案未成立：{0}，仍单独办理。", "The merger was undone: {0}.", e.reason()));
            case CaseWithdrawn e -> file -> Announcement.all(ENDED, file.units(),
                    Phrase.of("已于{0}由代表委员书面撤回，终止办理。", "The proposer withdrew it in writing on {0}.",
                            e.effectiveOn()));
            // Routine, said by another event of the same decision, or nobody's to act on.
            case CaseReceived _,CaseRegistered _,DeadlineSet _,CaseAcknowledged _,ProposerContacted _,ResearchRecorded _,ReplyDelivered _,OpinionRecorded _,CaseCompleted _,ReturnVisitRecorded _,CaseArchived _,CaseDeclined _,DispatchRecorded _,PromiseKept _,ReplyReclassified _,DeadlineRecalculated _,ReplyDisclosed _,DisclosureWithheld _,CaseCorrected _,CaseRenumbered _,DateClassGiven _,CaseMerged _,MergedCaseDeclined _,CampaignPinned _,OpinionHeard _,DocumentNumberReleased _ ->
                null;
        };
    }

    private static Stream<Announcement> assigned(AssignedUnit unit, CaseAssigned e, CaseFile file) {
        boolean replies = unit.role() != HandlingRole.CO;
        Phrase what = Phrase.of("已由{0}于{1}交办，你单位为{2}，请及时签收并组织办理。",
                "{0} assigned it on {1}. Part of your unit: {2}. Please acknowledge receipt.", e.assigningBody(),
                e.effectiveOn(), unit.role());
        return Announcement.all(ASSIGNED, List.of(file.unit(unit.code())),
                due(file, unit.code(), replies ? DeadlineKind.REPLY : DeadlineKind.CO_OPINION, what));
    }

    private static Phrase reassigned(CaseReassigned e, CaseFile file) {
        return due(file, e.to(), DeadlineKind.REPLY, Phrase.of("于{0}改由你单位承办，请及时签收并组织办理。",
                "Your unit handles it from {0}. Please acknowledge receipt.", e.effectiveOn()));
    }

    /** The sentence and the day by which the unit is to do its part, if there is one. */
    private static Phrase due(CaseFile file, UnitCode unit, DeadlineKind kind, Phrase what) {
        return file.due(unit, kind)
                .map(day -> Phrase.of("{0}{1}期限：{2}。", "{0} Due ({1}): {2}.", what, kind, day)).orElse(what);
    }

    private static Phrase missed(DeadlineMissed e, CaseFile file) {
        return e.kind() == DeadlineKind.FEEDBACK
                ? Phrase.of("的征询意见反馈期限已于{0}届满，尚有代表委员未反馈，可按规定办结。",
                        "The time for opinions ended on {0}; it can be completed without those outstanding.", e.dueOn())
                : Phrase.of("的{0}期限已于{1}届满，{2}尚未完成，请抓紧办理。",
                        "The deadline ({0}) of {2} passed on {1}; please hurry.", e.kind(), e.dueOn(),
                        file.unitName(e.unit(), e.effectiveOn()));
    }

    private static Phrase near(DeadlineNear e, CaseFile file) {
        return e.kind() == DeadlineKind.FEEDBACK
                ? Phrase.of("的征询意见反馈期限将于{0}届满，尚有代表委员未反馈，请联系征询。",
                        "The time for opinions ends on {0}; please ask those outstanding.", e.dueOn())
                : Phrase.of("的{0}期限将于{1}届满，{2}尚未完成，请按期办理。",
                        "The deadline ({0}) of {2} ends on {1}; please be in time.", e.kind(), e.dueOn(),
                        file.unitName(e.unit(), e.effectiveOn()));
    }

    /** What a unit owes the proposers is the assigning office's business too. */
    private static List<Receiver> missedBy(DeadlineMissed e, CaseFile file) {
        Stream<Receiver> owing = owing(e.kind(), e.unit(), file);
        return switch (e.kind()) {
            case REPLY, CO_OPINION -> Stream.concat(owing, ASSIGNING_OFFICE.stream()).toList();
            default -> owing.toList();
        };
    }

    private static Stream<Receiver> owing(DeadlineKind kind, UnitCode unit, CaseFile file) {
        return switch (kind) {
            case FIRST_CONTACT, REPLY, CO_OPINION -> file.handling(unit).stream();
            default -> Stream.of(file.office(unit));
        };
    }

    /** A notice to all units (通报) reaches every unit's office. */
    private static List<Receiver> dunned(DunningIssued e, CaseFile file) {
        Stream<Receiver> all = e.level() == DunningLevel.NOTICE
                ? Stream.of(Receiver.everyone(Role.OFFICE))
                : Stream.empty();
        return Stream.concat(file.handling(e.unit()).stream(), all).toList();
    }

    private static List<Receiver> supervised(CaseFile file) {
        return file.replying().stream().flatMap(unit -> Stream.of(file.unit(unit), file.principal(unit))).toList();
    }

    private static List<Receiver> everybodyReplying(CaseFile file) {
        return file.replying().stream().flatMap(unit -> file.handling(unit).stream()).toList();
    }

    /** Without those whom another notice of the same decision tells of it. */
    private static List<Receiver> named(List<Receiver> reviewers, CaseFile file, UnitCode unit) {
        return reviewers.stream()
                .filter(who -> !who.equals(file.principal(unit)) && !file.handling(unit).contains(who)).toList();
    }

    private static boolean isDissatisfied(OpinionRecorded e) {
        return e.attitude() == Satisfaction.DISSATISFIED || e.result() == Satisfaction.DISSATISFIED;
    }
}
