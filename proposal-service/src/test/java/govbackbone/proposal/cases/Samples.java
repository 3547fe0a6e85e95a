package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.ContactChannel;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.InadmissibleReason;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.NonDisclosureReason;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.SampleActors;
import org.jspecify.annotations.Nullable;

/** One invented case and the people around it. Every command here is accepted at its place in {@link #at}. */
final class Samples {
    static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    static final UnitCode FIRST = new UnitCode("113703000000000199");
    static final UnitCode SECOND = new UnitCode("113703000000000274");
    static final UnitCode RENAMED = new UnitCode("11370300000000035Y");
    static final UnitCode OTHER = new UnitCode("11370300000000043R");
    static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    static final UnitCode UNLISTED = new UnitCode("11370300000000078C");
    static final UnitCode ASSIGNER = new UnitCode("1137030000000006XC");

    static final Actor ASSIGNING = actor("assigning", ASSIGNER, Role.ASSIGNING_OFFICE);
    static final Actor OFFICE = actor("office", BUREAU, Role.OFFICE);
    static final Actor ADMIN = actor("admin", BUREAU, Role.ADMIN);
    static final Actor HANDLER = actor("handler", BUREAU, Role.HANDLER);
    static final Actor DEPUTY = actor("deputy", BUREAU, Role.REVIEWER);
    static final Actor PRINCIPAL = actor("principal", BUREAU, Role.PRINCIPAL);
    static final Actor FIRST_UNIT = actor("first", FIRST, Role.UNIT, Role.OFFICE, Role.HANDLER);
    static final Actor FIRST_OFFICE = actor("first-office", FIRST, Role.OFFICE);
    static final Actor SECOND_UNIT = actor("second", SECOND, Role.UNIT);
    static final Actor FIRST_PRINCIPAL = actor("first-principal", FIRST, Role.PRINCIPAL);

    static final LocalDate RECEIVED = LocalDate.of(2020, 2, 26);
    static final LocalDate ASSIGNED = LocalDate.of(2020, 3, 2);
    static final LocalDate ACKNOWLEDGED = LocalDate.of(2020, 3, 3);
    static final LocalDate TEAM = LocalDate.of(2020, 3, 4);
    static final LocalDate CONTACTED = LocalDate.of(2020, 3, 10);
    static final LocalDate DRAFTED = LocalDate.of(2020, 3, 20);
    static final LocalDate REVIEWED = LocalDate.of(2020, 3, 25);
    static final LocalDate SIGNED = LocalDate.of(2020, 3, 27);
    static final LocalDate DELIVERED = LocalDate.of(2020, 3, 30);
    static final LocalDate JUDGED = LocalDate.of(2020, 4, 1);
    static final LocalDate COMPLETED = LocalDate.of(2020, 4, 7);
    static final LocalDate VISITED = LocalDate.of(2020, 4, 20);
    static final LocalDate ARCHIVED = LocalDate.of(2020, 4, 30);
    static final LocalDate TODAY = LocalDate.of(2020, 6, 30);

    static final DocumentNumber NUMBER = new DocumentNumber("淄数建字〔2020〕1号");

    private Samples() {}

    static Actor actor(String subject, @Nullable UnitCode unit, Role... roles) {
        return SampleActors.actor(subject, unit, roles);
    }

    /** The history of a sole case up to that stage. */
    static List<CaseEvent> at(Stage stage) {
        return at(AssignmentMode.SOLE, stage);
    }

    /** The history of a case up to that stage, all its units side by side. */
    static List<CaseEvent> at(AssignmentMode mode, Stage stage) {
        Given<CaseCommand, Case, CaseEvent> scenario = Scenario.given(List.of());
        for (Step step : steps(mode)) {
            if (Case.standing(scenario.state()).state().equals(stage.name())) {
                break;
            }
            scenario = scenario.and(step.actor(), step.command());
        }
        return scenario.history();
    }

    record Step(Actor actor, CaseCommand command) {}

    static List<Step> steps(AssignmentMode mode) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(OFFICE, receipt("0012")));
        steps.add(new Step(OFFICE, register()));
        steps.add(new Step(ASSIGNING, assign(mode)));
        boolean split = mode == AssignmentMode.SPLIT;
        for (UnitCode unit : split ? List.of(BUREAU, FIRST) : List.of(BUREAU)) {
            boolean bureau = unit.equals(BUREAU);
            Actor office = bureau ? OFFICE : FIRST_OFFICE;
            Actor handler = bureau ? HANDLER : FIRST_UNIT;
            Actor principal = bureau ? PRINCIPAL : FIRST_PRINCIPAL;
            UnitCode named = split ? unit : null;
            steps.add(new Step(office, new AcknowledgeReceipt(named, ACKNOWLEDGED, null)));
            steps.add(new Step(office, team(named)));
            if (mode == AssignmentMode.LEAD_CO) {
                steps.add(new Step(FIRST_UNIT, new SubmitCoOpinion(CONTACTED, "同意。")));
                steps.add(new Step(SECOND_UNIT, new SubmitCoOpinion(CONTACTED, "无意见。")));
            }
            steps.add(new Step(handler, contact(named)));
            steps.add(new Step(handler, draft(named)));
            steps.add(new Step(office, pass(named)));
            steps.add(new Step(principal, sign(named, bureau ? NUMBER : new DocumentNumber("示甲建字〔2020〕1号"))));
            steps.add(new Step(office, deliver(named, "p1")));
            steps.add(new Step(office, deliver(named, "p2")));
            steps.add(new Step(office, opinion(named, "p1", Satisfaction.SATISFIED)));
            steps.add(new Step(office, opinion(named, "p2", Satisfaction.BASICALLY)));
        }
        steps.add(new Step(OFFICE, new Complete(COMPLETED)));
        steps.add(new Step(OFFICE, visit()));
        steps.add(new Step(OFFICE, new Archive(ARCHIVED, "2020-12")));
        return steps;
    }

    static RegisterReceipt receipt(String caseNo) {
        return new RegisterReceipt(RECEIVED, Source.NPC_SUGGESTION, Level.CITY, 15, 4, caseNo, "示例：关于推进数据共享的建议");
    }

    static Register register() {
        return register(proposer("p1", true), proposer("p2", false));
    }

    static Register register(ProposerEntry... proposers) {
        return new Register(RECEIVED, "建议加快数据共享。", true, Theme.DATA_SHARING, List.of(proposers), null,
                List.of("如何归集？", "如何共享？"));
    }

    static ProposerEntry proposer(String id, boolean lead) {
        return new ProposerEntry(id, "示例代表" + id, lead, "示例选区", "示例代表团", "13800000000", "示例工作单位", "示例职务");
    }

    static Assign assign(AssignmentMode mode) {
        return switch (mode) {
            case SOLE -> assign(mode, unit(BUREAU, HandlingRole.SOLE));
            case LEAD_CO -> assign(mode, unit(BUREAU, HandlingRole.LEAD), unit(FIRST, HandlingRole.CO),
                    unit(SECOND, HandlingRole.CO));
            case SPLIT -> assign(mode, unit(BUREAU, HandlingRole.SPLIT), unit(FIRST, HandlingRole.SPLIT));
        };
    }

    static Assign assign(AssignmentMode mode, UnitEntry... units) {
        return new Assign(ASSIGNED, "示例交办机关", mode, List.of(units), null);
    }

    static UnitEntry unit(UnitCode code, HandlingRole role) {
        return new UnitEntry(code, role);
    }

    static RequestReturn requestReturn(LocalDate on) {
        return new RequestReturn(null, on, OTHER, "不属于本单位职责。");
    }

    static AppointTeam team(@Nullable UnitCode unit) {
        boolean first = FIRST.equals(unit);
        return new AppointTeam(unit, TEAM, person(first ? "first-principal" : "principal"), person("deputy"),
                person("office"), "示例科室", person(first ? "first" : "handler"), List.of(person("expert")));
    }

    static ChangeTeam changeTeam(String principal) {
        return new ChangeTeam(null, null, person(principal), person("deputy"), person("office"), "示例科室",
                person("handler"), List.of(person("expert")), "示例人员调整");
    }

    static DisputeReview dispute() {
        return new DisputeReview(null, null, "未参加评议。");
    }

    static ReleaseDocumentNumber release(DocumentNumber number) {
        return new ReleaseDocumentNumber(number, "录入有误。");
    }

    static PersonEntry person(String subject) {
        return new PersonEntry(subject, "示例" + subject);
    }

    static RecordContact contact(@Nullable UnitCode unit) {
        return new RecordContact(unit, CONTACTED, "p1", ContactChannel.PHONE, "已沟通。");
    }

    static RequestExtension requestExtension(LocalDate on, int months) {
        return new RequestExtension(null, on, new Length(months, DatePeriod.Unit.MONTHS), null, "情况复杂。");
    }

    static GrantExtension grantExtension(LocalDate on) {
        return new GrantExtension(null, on, null, null, on);
    }

    static SubmitReplyDraft draft(@Nullable UnitCode unit) {
        return new SubmitReplyDraft(unit, DRAFTED, "A", "现答复如下。", answers(1, 2), null);
    }

    static List<AnswerEntry> answers(int... questions) {
        return Arrays.stream(questions).mapToObj(q -> new AnswerEntry(q, "答复" + q)).toList();
    }

    static SubmitReplyDraft draft(String replyClass, PromiseEntry... promises) {
        return new SubmitReplyDraft(null, DRAFTED, replyClass, "现答复如下。", answers(1, 2), List.of(promises));
    }

    static PromiseEntry promise(LocalDate target) {
        return new PromiseEntry("完成建设。", target);
    }

    static PassReview pass(@Nullable UnitCode unit) {
        return new PassReview(unit, REVIEWED, List.of(FIRST.equals(unit) ? "first-principal" : "principal", "deputy",
                "office"), "纪要1");
    }

    static FailReview fail() {
        return new FailReview(null, REVIEWED, List.of("principal", "deputy", "office"), "纪要2", "措施不具体。");
    }

    static SignReply sign(@Nullable UnitCode unit, DocumentNumber number) {
        return new SignReply(unit, SIGNED, number, true, new DisclosureEntry(DisclosureDecision.FULL, null), null);
    }

    static DeliverReply deliver(@Nullable UnitCode unit, String proposer) {
        return deliver(unit, proposer, DELIVERED);
    }

    static DeliverReply deliver(@Nullable UnitCode unit, String proposer, LocalDate on) {
        return new DeliverReply(unit, on, proposer, DeliveryMethod.IN_PERSON, null,
                List.of(CopyRecipient.NPC_OFFICE, CopyRecipient.GOVERNMENT_OFFICE));
    }

    static RecordOpinion opinion(@Nullable UnitCode unit, String proposer, Satisfaction result) {
        return opinion(unit, JUDGED, proposer, Satisfaction.SATISFIED, result);
    }

    static RecordOpinion opinion(@Nullable UnitCode unit, @Nullable LocalDate on, String proposer,
            Satisfaction attitude, Satisfaction result) {
        return new RecordOpinion(unit, on, proposer, attitude, result, null, null, ContactChannel.PHONE, "示例意见表");
    }

    static RecordReturnVisit visit() {
        return new RecordReturnVisit(VISITED, person("office"), List.of("p1", "p2"), ContactChannel.PHONE, "均表示满意。");
    }

    static DeclineFiling decline() {
        return new DeclineFiling(null, InadmissibleReason.NO_SUBSTANCE, null);
    }

    static Withdraw withdraw(@Nullable LocalDate on) {
        return new Withdraw(on, "p1", "示例撤回函");
    }

    static Transfer transfer(@Nullable LocalDate on) {
        return new Transfer(null, on, "示例外地单位", null);
    }

    static RecordDispatch dispatch(@Nullable LocalDate on) {
        return new RecordDispatch(null, on, person("handler"), "已完成调研。", "拟稿。");
    }

    static IssueDunning dun(@Nullable LocalDate on, DunningLevel level) {
        return new IssueDunning(null, on, level, "进展缓慢。");
    }

    static PlaceUnderSupervision supervise() {
        return new PlaceUnderSupervision(TEAM, "示例领导", "示例职务", "示例督办文件");
    }

    static EndSupervision endSupervision() {
        return new EndSupervision(null, "已按要求办理。");
    }

    static Disclose disclose(@Nullable LocalDate on) {
        return new Disclose(null, on, false, null, "现答复如下。");
    }

    static Withhold withhold(@Nullable LocalDate on) {
        return new Withhold(null, on, NonDisclosureReason.COMMERCIAL_SECRET, null);
    }

    static Correct correct(CorrectableField field, String value) {
        return new Correct(null, field, "p1", value, "录入有误。", "示例批准人");
    }

    static Merge merge(String into) {
        return new Merge(null, into, "内容相同。");
    }
}
