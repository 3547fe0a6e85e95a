package govbackbone.proposal.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.*;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import govbackbone.testkit.notice.ToldNotice;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told what because something happened to a case. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseNoticesTest {
    private static final String CASE = "case-1";
    private static final Units UNITS = Units.shipped();
    private static final UnitCode LEAD = new UnitCode("11370300MB28560647");
    private static final UnitCode CO = new UnitCode("113703000000000199");
    private static final UnitCode OTHER = new UnitCode("11370300000000043R");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2020, 6, 2);
    private static final Person HANDLER = new Person("handler", "示例承办人");
    private static final Team TEAM = new Team(new Person("principal", "示例负责人"), new Person("deputy", "示例分管"),
            new Person("office", "示例办公室"), "示例科室", HANDLER, List.of(new Person("deputy", "示例分管")));
    private static final String ASSIGNING = "role:assigning-office";
    private static final String UNIT = "unit:" + LEAD;

    private static final List<CaseEvent> RECEIPT = List.of(new CaseReceived(DAY, Source.CPPCC_PROPOSAL, Level.CITY, 13,
            4, "0012", "示例：关于推进数据共享的提案"));
    private static final List<CaseEvent> ASSIGNMENT = List.of(
            new CaseAssigned(DAY, "示例交办机关", AssignmentMode.LEAD_CO,
                    List.of(new AssignedUnit(LEAD, "示例主办单位", HandlingRole.LEAD),
                            new AssignedUnit(CO, "示例会办单位", HandlingRole.CO)),
                    "sample", 1),
            deadline(DeadlineKind.REPLY, LEAD, 1, DUE), deadline(DeadlineKind.CO_OPINION, CO, 1, DUE.minusMonths(2)));
    private static final List<CaseEvent> TEAM_STANDS = List.of(new HandlingTeamAppointed(DAY, LEAD, TEAM));

    private static DeadlineSet deadline(DeadlineKind kind, UnitCode unit, int round, LocalDate due) {
        return new DeadlineSet(DAY, kind, unit, round, explained(due),
                new RuleBasis("sample", 1, "示例规则", "Sample rule"), false);
    }

    private static ExplainedDate explained(LocalDate due) {
        return new ExplainedDate(due, DAY, DatePeriod.months(3), RollPolicy.NONE, due, null, List.of(), List.of(),
                List.of(), false);
    }

    /** What the first event of the last decision leads to. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<Consequence<?>> because(List<CaseEvent>... decisions) {
        List<Recorded<CaseEvent>> log = ToldNotice.log(CASE, decisions);
        long first = log.size() - decisions[decisions.length - 1].size() + 1L;
        return CaseNotices.of(log.stream().filter(each -> each.version() == first).findFirst().orElseThrow(),
                () -> log, UNITS);
    }

    private static List<Consequence<?>> underWay(CaseEvent... decision) {
        return because(RECEIPT, ASSIGNMENT, TEAM_STANDS, List.of(decision));
    }

    private static void tells(List<Consequence<?>> consequences, String... whom) {
        assertThat(ToldNotice.whom(consequences)).containsExactly(whom);
        assertThat(consequences).allSatisfy(consequence -> wellPut(ToldNotice.of(consequence)));
    }

    private static void wellPut(ToldNotice told) {
        assertThat(told.title()).contains("：第0012号政协委员提案《示例：关于推进数据共享的提案》");
        assertThat(told.zh()).startsWith("第0012号政协委员提案《示例：关于推进数据共享的提案》").endsWith("。")
                .doesNotContainPattern("\\{\\d}|null|[.,;] ");
        assertThat(told.en()).startsWith("CPPCC members' proposal No. 0012 “示例：关于推进数据共享的提案”: ")
                .doesNotContainPattern("\\{\\d}|null");
    }

    private static ToldNotice first(List<Consequence<?>> consequences) {
        return ToldNotice.of(consequences.getFirst());
    }

    @Test
    void every_assigned_unit_is_told_its_part_and_its_time() {
        List<Consequence<?>> told = because(RECEIPT, ASSIGNMENT);
        tells(told, "ASSIGNED " + UNIT, "ASSIGNED unit:" + CO);
        assertThat(first(told).toName()).isEqualTo("示例主办单位");
        assertThat(first(told).zh()).isEqualTo("第0012号政协委员提案《示例：关于推进数据共享的提案》已由示例交办机关于2020年3月2日交办，"
                + "你单位为主办单位，请及时签收并组织办理。答复期限：2020年6月2日。");
        assertThat(first(told).en()).isEqualTo("CPPCC members' proposal No. 0012 “示例：关于推进数据共享的提案”: 示例交办机关 assigned "
                + "it on 2020-03-02. Part of your unit: Lead unit. Please acknowledge receipt. Due (Reply): 2020-06-02.");
        assertThat(ToldNotice.of(told.getLast()).zh()).endsWith("会办意见期限：2020年4月2日。");
    }

    @Test
    void a_return_is_asked_of_the_assigning_office_and_its_decision_told_to_the_unit() {
        List<Consequence<?>> suggested = underWay(new CaseAcknowledged(DAY, LEAD, List.of(OTHER)));
        tells(suggested, "UNITS_SUGGESTED " + ASSIGNING);
        assertThat(first(suggested).zh()).endsWith("已由示例主办单位签收，并建议增加承办单位（示例单位丁），请研究。");
        tells(underWay(new CaseAcknowledged(DAY, LEAD, List.of())));
        tells(underWay(new ReturnRequested(DAY, LEAD, OTHER, "不属于本单位职责。")), "RETURN_REQUESTED " + ASSIGNING);
        List<Consequence<?>> rejected = underWay(new ReturnRejected(DAY, LEAD, Stage.ACCEPTED, "确属你单位职责。"));
        tells(rejected, "RETURN_DECIDED " + UNIT, "RETURN_DECIDED person:handler");
        assertThat(first(rejected).zh()).contains("（批复人：示例交办人员）。理由：确属你单位职责。");
        CaseReassigned reassigned = new CaseReassigned(DAY, LEAD, OTHER, "示例新单位");
        List<Consequence<?>> approved = underWay(new ReturnApproved(DAY, LEAD, null), reassigned,
                deadline(DeadlineKind.REPLY, OTHER, 1, DUE.plusDays(1)));
        tells(approved, "RETURN_DECIDED " + UNIT);
        assertThat(first(approved).toName()).isEqualTo("示例主办单位");
        List<Consequence<?>> taken = underWay(reassigned, deadline(DeadlineKind.REPLY, OTHER, 1, DUE.plusDays(1)));
        tells(taken, "ASSIGNED unit:" + OTHER);
        assertThat(first(taken).zh()).endsWith("答复期限：2020年6月3日。");
        tells(underWay(new CaseTransferred(DAY, LEAD, "示例外地单位")), "RETURN_DECIDED " + UNIT);
    }

    @Test
    void the_taskforce_is_told_of_its_work_each_person_once() {
        tells(because(RECEIPT, ASSIGNMENT, TEAM_STANDS), "TEAM_APPOINTED person:principal",
                "TEAM_APPOINTED person:deputy", "TEAM_APPOINTED person:office", "TEAM_APPOINTED person:handler");
        tells(underWay(new ReplyDrafted(DAY, LEAD, 1, 2, HANDLER, "B", "示例", List.of(), List.of())),
                "REVIEW_DUE person:principal", "REVIEW_DUE person:deputy", "REVIEW_DUE person:office");
        tells(underWay(new CollectiveReviewPassed(DAY, LEAD, 1, 2, List.of("deputy"), "纪要1")),
                "SIGNATURE_DUE person:principal", "REVIEW_DECIDED " + UNIT, "REVIEW_DECIDED person:handler",
                "REVIEW_DECIDED person:deputy");
        tells(underWay(new CollectiveReviewPassed(DAY, LEAD, 1, 2, List.of("Principal", "handler", "office"), "纪要1")),
                "SIGNATURE_DUE person:principal", "REVIEW_DECIDED " + UNIT, "REVIEW_DECIDED person:handler",
                "REVIEW_DECIDED person:office");
        tells(underWay(new ReviewDisputed(DAY, LEAD, 1, 2, new Person("deputy", "示例"), "未参加评议。")),
                "REVIEW_DECIDED " + UNIT, "REVIEW_DECIDED person:handler", "REVIEW_DECIDED role:office@" + LEAD);
        tells(underWay(new HandlingTeamChanged(DAY, LEAD, TEAM, "人员变动。")), "TEAM_APPOINTED person:principal",
                "TEAM_APPOINTED person:deputy", "TEAM_APPOINTED person:office", "TEAM_APPOINTED person:handler");
        tells(underWay(new CollectiveReviewFailed(DAY, LEAD, 1, 2, List.of("deputy"), "纪要1", "措施不具体。")),
                "REVIEW_DECIDED " + UNIT, "REVIEW_DECIDED person:handler");
        tells(underWay(new ReplySigned(DAY, LEAD, 1, 2, new DocumentNumber("示数建字〔2020〕1号"), TEAM.principal(), null,
                new Disclosure(DisclosureDecision.FULL, null))), "DELIVERY_DUE role:office@" + LEAD);
    }

    @Test
    void before_there_is_a_team_the_unit_and_its_roles_are_told() {
        tells(because(RECEIPT, ASSIGNMENT, List.of(new SupervisionStarted(DAY, "示例领导", "示例职务", "示例文件"))),
                "SUPERVISION " + UNIT, "SUPERVISION role:principal@" + LEAD);
        tells(because(RECEIPT, ASSIGNMENT, List.of(new DunningIssued(DAY, LEAD, 1, DunningLevel.REMIND, "进展缓慢。"))),
                "DUNNING " + UNIT);
    }

    @Test
    void who_replies_hears_of_every_co_opinion() {
        tells(underWay(new CoOpinionSubmitted(DAY, CO, 1, 1, "同意。", false)), "CO_OPINION " + UNIT,
                "CO_OPINION person:handler");
        tells(underWay(new CoOpinionWaived(DAY, CO, 1, "职责调整。")), "CO_OPINION unit:" + CO, "CO_OPINION " + UNIT,
                "CO_OPINION person:handler");
    }

    @Test
    void more_time_is_asked_of_the_assigning_office_and_its_decision_told_with_the_day_that_holds() {
        tells(underWay(new ExtensionRequested(DAY, LEAD, 1, DatePeriod.months(1), "情况复杂。")),
                "EXTENSION_REQUESTED " + ASSIGNING);
        List<Consequence<?>> granted = underWay(new ExtensionGranted(DAY, LEAD, 1, DatePeriod.months(1), DAY),
                deadline(DeadlineKind.REPLY, LEAD, 1, DUE.plusMonths(1)));
        tells(granted, "EXTENSION_DECIDED " + UNIT, "EXTENSION_DECIDED person:handler");
        assertThat(first(granted).zh()).endsWith("的延期申请已于2020年3月2日获准（批复人：示例交办人员）。答复期限：2020年7月2日。");
        List<Consequence<?>> refused = underWay(new ExtensionRefused(DAY, LEAD, 1, "期限充足。"));
        assertThat(first(refused).zh()).endsWith("理由：期限充足。答复期限：2020年6月2日。");
    }

    @Test
    void a_dissatisfied_proposer_is_the_assigning_offices_and_the_units_business() {
        tells(underWay(opinion(Satisfaction.SATISFIED, Satisfaction.BASICALLY)));
        tells(underWay(opinion(Satisfaction.DISSATISFIED, Satisfaction.SATISFIED)), "DISSATISFIED " + ASSIGNING,
                "DISSATISFIED " + UNIT, "DISSATISFIED person:handler");
        tells(underWay(opinion(Satisfaction.SATISFIED, Satisfaction.DISSATISFIED)), "DISSATISFIED " + ASSIGNING,
                "DISSATISFIED " + UNIT, "DISSATISFIED person:handler");
        List<Consequence<?>> reopened = underWay(
                new CaseReopened(DAY, LEAD, 2, ReopeningGround.DISSATISFACTION, null),
                deadline(DeadlineKind.REPLY, LEAD, 2, DUE.plusMonths(2)));
        tells(reopened, "REOPENED " + UNIT, "REOPENED person:handler");
        assertThat(first(reopened).zh()).endsWith("由你单位重新办理（第2轮），事由：代表委员不满意。答复期限：2020年8月2日。");
    }

    private static OpinionRecorded opinion(Satisfaction attitude, Satisfaction result) {
        return new OpinionRecorded(DAY, LEAD, 1, "p1", attitude, result, null);
    }

    @Test
    void a_missed_deadline_is_told_to_those_who_can_do_something() {
        tells(underWay(missed(DeadlineKind.REPLY, LEAD)), "DEADLINE_MISSED " + UNIT, "DEADLINE_MISSED person:handler",
                "DEADLINE_MISSED " + ASSIGNING);
        tells(underWay(missed(DeadlineKind.CO_OPINION, CO)), "DEADLINE_MISSED unit:" + CO,
                "DEADLINE_MISSED " + ASSIGNING);
        tells(underWay(missed(DeadlineKind.FIRST_CONTACT, LEAD)), "DEADLINE_MISSED " + UNIT,
                "DEADLINE_MISSED person:handler");
        tells(underWay(missed(DeadlineKind.FEEDBACK, LEAD)), "DEADLINE_MISSED role:office@" + LEAD);
        tells(underWay(missed(DeadlineKind.DISCLOSURE, LEAD)), "DEADLINE_MISSED role:office@" + LEAD);
        assertThat(first(underWay(missed(DeadlineKind.REPLY, LEAD))).zh())
                .endsWith("的答复期限已于2020年6月2日届满，示例主办单位尚未完成，请抓紧办理。");
        assertThat(first(underWay(missed(DeadlineKind.FEEDBACK, LEAD))).zh()).endsWith("尚有代表委员未反馈，可按规定办结。");
    }

    @Test
    void who_owes_something_is_told_when_its_deadline_comes_near() {
        List<Consequence<?>> reply = underWay(near(DeadlineKind.REPLY, LEAD));
        tells(reply, "DEADLINE_NEAR " + UNIT, "DEADLINE_NEAR person:handler");
        assertThat(first(reply).zh()).endsWith("的答复期限将于2020年6月2日届满，示例主办单位尚未完成，请按期办理。");
        tells(underWay(near(DeadlineKind.CO_OPINION, CO)), "DEADLINE_NEAR unit:" + CO);
        tells(underWay(near(DeadlineKind.FIRST_CONTACT, LEAD)), "DEADLINE_NEAR " + UNIT,
                "DEADLINE_NEAR person:handler");
        tells(underWay(near(DeadlineKind.FEEDBACK, LEAD)), "DEADLINE_NEAR role:office@" + LEAD);
        tells(underWay(near(DeadlineKind.DISCLOSURE, LEAD)), "DEADLINE_NEAR role:office@" + LEAD);
    }

    private static DeadlineNear near(DeadlineKind kind, UnitCode unit) {
        return new DeadlineNear(DUE.minusDays(7), kind, unit, 1, DUE);
    }

    private static DeadlineMissed missed(DeadlineKind kind, UnitCode unit) {
        return new DeadlineMissed(DUE.plusDays(1), kind, unit, 1, DUE);
    }

    @Test
    void a_deadline_that_moves_is_told_and_one_that_stays_is_not() {
        tells(underWay(recalculated(DUE.plusDays(2))), "DEADLINE_MOVED " + UNIT, "DEADLINE_MOVED person:handler");
        tells(underWay(recalculated(DUE)));
        tells(underWay(corrected(CorrectableField.ASSIGNED_ON, "2020-03-01", "2020-03-02")),
                "DEADLINE_MOVED " + UNIT, "DEADLINE_MOVED unit:" + CO);
        tells(underWay(corrected(CorrectableField.THEME, "OTHER", "DATA_SHARING")));
    }

    private static DeadlineRecalculated recalculated(LocalDate due) {
        return new DeadlineRecalculated(DAY, DeadlineKind.REPLY, LEAD, 1, DUE, explained(due), "2020-2");
    }

    private static CaseCorrected corrected(CorrectableField field, String before, String after) {
        return new CaseCorrected(DAY, field, null, before, after, "录入有误。", "示例批准人");
    }

    @Test
    void a_dunning_reaches_the_unit_and_its_handler_and_a_notice_to_all_every_office() {
        List<Consequence<?>> urged = underWay(new DunningIssued(DAY, LEAD, 1, DunningLevel.URGE, "进展缓慢。"));
        tells(urged, "DUNNING " + UNIT, "DUNNING person:handler");
        assertThat(first(urged).zh()).endsWith("，现对示例主办单位予以催办（示例交办人员，2020年3月2日）。事由：进展缓慢。");
        tells(underWay(new DunningIssued(DAY, LEAD, 1, DunningLevel.NOTICE, "进展缓慢。")), "DUNNING " + UNIT,
                "DUNNING person:handler", "DUNNING role:office");
    }

    @Test
    void supervision_is_told_to_the_unit_and_its_principal() {
        tells(underWay(new SupervisionStarted(DAY, "示例领导", "示例职务", "示例文件")), "SUPERVISION " + UNIT,
                "SUPERVISION person:principal");
        tells(underWay(new SupervisionEnded(DAY, "已按要求办理。")), "SUPERVISION " + UNIT,
                "SUPERVISION person:principal");
    }

    @Test
    void what_ends_or_joins_cases_is_told_to_their_units() {
        tells(underWay(new CaseWithdrawn(DAY, "p1", "示例撤回函")), "ENDED " + UNIT, "ENDED unit:" + CO);
        tells(underWay(new MergeConfirmed(DAY, "case-2")), "MERGER " + UNIT, "MERGER unit:" + CO);
        tells(underWay(new MergedCaseTaken(DAY, "case-2", Source.CPPCC_PROPOSAL, Level.CITY, 13, 4, "0021", "示例标题",
                List.of(), List.of())), "MERGER " + UNIT, "MERGER unit:" + CO);
        tells(underWay(new MergeUndone(DAY, "case-2", MergeRefusal.OTHER_SUBJECT)), "MERGER " + ASSIGNING);
    }

    @Test
    void the_name_is_the_one_the_case_had_then() {
        List<CaseEvent> renamed = List.of(new CaseRenumbered(DAY, Source.CPPCC_PROPOSAL, Level.CITY, 13, 4, "0012",
                "0021", "录入有误。", "示例批准人"), corrected(CorrectableField.TITLE, "旧", "示例：新标题"));
        List<CaseEvent> dunning = List.of(new DunningIssued(DAY, LEAD, 1, DunningLevel.REMIND, "进展缓慢。"));
        assertThat(first(because(RECEIPT, ASSIGNMENT, renamed, dunning)).title())
                .isEqualTo("催办：第0021号政协委员提案《示例：新标题》");
        List<Recorded<CaseEvent>> later = ToldNotice.log(CASE, RECEIPT, ASSIGNMENT, dunning, renamed);
        assertThat(first(CaseNotices.of(later.get(4), () -> later, UNITS)).title()).contains("第0012号");
    }

    @Test
    void one_reminder_is_two_notices_once_there_is_a_handler_and_no_more_however_often_it_is_looked_at() {
        DunningIssued reminder = new DunningIssued(DAY, LEAD, 1, DunningLevel.REMIND, "进展缓慢。");
        assertThat(because(RECEIPT, ASSIGNMENT, List.of(reminder))).hasSize(1);
        List<Consequence<?>> told = underWay(reminder);
        tells(told, "DUNNING " + UNIT, "DUNNING person:handler");
        assertThat(Stream.concat(told.stream(), underWay(reminder).stream()).map(Consequence::aggregateId).distinct())
                .as("the id of a notice follows from its cause and its addressee").hasSize(2);
    }

    @Test
    void looking_at_an_event_again_gives_the_same_notices_and_another_event_other_ones() {
        List<CaseEvent> dunning = List.of(new DunningIssued(DAY, LEAD, 1, DunningLevel.REMIND, "进展缓慢。"));
        List<Recorded<CaseEvent>> log = ToldNotice.log(CASE, RECEIPT, ASSIGNMENT, dunning, dunning);
        List<Consequence<?>> once = CaseNotices.of(log.get(4), () -> log.subList(0, 5), UNITS);
        assertThat(CaseNotices.of(log.get(4), () -> log, UNITS)).isEqualTo(once);
        assertThat(CaseNotices.of(log.get(5), () -> log, UNITS)).extracting(Consequence::aggregateId)
                .doesNotContainAnyElementsOf(once.stream().map(Consequence::aggregateId).toList());
        Issue issue = (Issue) once.getFirst().command();
        assertThat(issue.message().about().collection() + "/" + issue.message().about().id())
                .isEqualTo("proposals/case-1");
        assertThat(issue.message().cause().event()).isEqualTo("proposal.DunningIssued");
        assertThat(issue.message().cause().version()).isEqualTo(5);
        assertThat(issue.message().cause().byName()).isEqualTo("示例交办人员");
    }

    @Test
    void nobody_is_told_of_routine_and_then_the_history_is_not_even_read() {
        for (CaseEvent routine : List.of(RECEIPT.getFirst(), new ResearchRecorded(DAY, LEAD, 1, "示例", "示例"),
                new CaseCompleted(DAY, CompletionGround.ALL_OPINIONS_IN), new CaseArchived(DAY, "2020-12"))) {
            Recorded<CaseEvent> recorded = ToldNotice.log(CASE, List.of(routine)).getFirst();
            assertThat(CaseNotices.of(recorded, () -> {
                throw new AssertionError("Read the history of " + routine);
            }, UNITS)).isEmpty();
        }
    }
}
