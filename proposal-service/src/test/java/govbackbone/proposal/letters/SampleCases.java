package govbackbone.proposal.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import govbackbone.events.DocumentNumber;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.Answer;
import govbackbone.events.proposal.AssignedUnit;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CompletionGround;
import govbackbone.events.proposal.ContactChannel;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Disclosure;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Promise;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.ReopeningGround;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Team;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.proposal.cases.CaseConfiguration;
import govbackbone.proposal.cases.CaseView;
import org.jspecify.annotations.Nullable;

/** Invented cases as the projection shows them. */
final class SampleCases {
    static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    static final UnitCode FIRST = new UnitCode("113703000000000199");

    private final List<CaseEvent> events = new ArrayList<>();

    private SampleCases() {}

    /** A suggestion of two deputies, received. */
    static SampleCases received() {
        return received(Source.NPC_SUGGESTION, Level.CITY);
    }

    static SampleCases received(Source source, Level level) {
        SampleCases sample = new SampleCases();
        sample.events.add(new CaseReceived(day(2, 26), source, level, 16, 5, "0012", "示例：关于推进数据共享的建议"));
        return sample;
    }

    static LocalDate day(int month, int day) {
        return LocalDate.of(2020, month, day);
    }

    static Proposer proposer(String id, boolean lead) {
        return new Proposer(id, "示例代表" + id, lead, "示例选区", "示例代表团", "13800000000", "示例工作单位", "示例职务");
    }

    SampleCases with(CaseEvent event) {
        events.add(event);
        return this;
    }

    SampleCases registered() {
        return registered(null, true, proposer("p1", true), proposer("p2", false));
    }

    SampleCases registered(@Nullable String collectiveBody, boolean inSession, Proposer... proposers) {
        return with(new CaseRegistered(day(2, 26), "建议加快数据共享。", inSession, Theme.DATA_SHARING, List.of(proposers),
                collectiveBody, List.of("如何归集？", "如何共享？")));
    }

    SampleCases assigned() {
        return assigned(AssignmentMode.SOLE, new AssignedUnit(BUREAU, "淄博市大数据局", HandlingRole.SOLE));
    }

    SampleCases assigned(AssignmentMode mode, AssignedUnit... units) {
        return with(new CaseAssigned(day(3, 2), "示例交办机关", mode, List.of(units), "sample", 1));
    }

    SampleCases appointed() {
        Person person = new Person("sample", "示例人员");
        return with(new HandlingTeamAppointed(day(3, 4), BUREAU, new Team(person, person, person, "示例科室",
                new Person("sample-handler", "示例承办人"), List.of())))
                .with(new ProposerContacted(day(3, 10), BUREAU, 1, "p1", ContactChannel.TALK, "已沟通。"));
    }

    SampleCases drafted(UnitCode unit, int round, int draft, String text) {
        return with(new ReplyDrafted(day(3, 20), unit, round, draft, new Person("sample-handler", "示例承办人"), "B", text,
                List.of(new Answer(1, "统一归集。"), new Answer(2, "按需共享。")),
                List.of(new Promise("建成共享平台", day(12, 31)))));
    }

    SampleCases signed(UnitCode unit, int round, int draft, String number) {
        return with(new ReplySigned(day(3, 27), unit, round, draft, new DocumentNumber(number),
                new Person("sample-principal", "示例主要负责同志"), null,
                new Disclosure(DisclosureDecision.FULL, null)));
    }

    SampleCases dunned() {
        return with(new DeadlineSet(day(3, 2), DeadlineKind.REPLY, BUREAU, 1, ExplainedDate.onDay(day(3, 2), day(6, 2)),
                new RuleBasis("sample", 1, "示例", "Sample"), false))
                .with(new DunningIssued(day(3, 12), BUREAU, 1, DunningLevel.REMIND, "请尽快沟通。"))
                .with(new DunningIssued(day(3, 18), BUREAU, 1, DunningLevel.URGE, "尚未拟稿。"));
    }

    SampleCases judged() {
        LocalDate due = day(4, 21);
        return with(new DeadlineSet(day(3, 30), DeadlineKind.FEEDBACK, BUREAU, 1, ExplainedDate.onDay(day(3, 30), due),
                new RuleBasis("sample", 1, "示例", "Sample"), false))
                .with(new OpinionRecorded(day(4, 1), BUREAU, 1, "p1", Satisfaction.SATISFIED, Satisfaction.BASICALLY,
                        "望持续推进。"));
    }

    SampleCases reopened() {
        return with(new CaseReopened(day(4, 8), BUREAU, 2, ReopeningGround.DISSATISFACTION, null));
    }

    SampleCases visited() {
        return with(new CaseCompleted(day(4, 7), CompletionGround.ALL_OPINIONS_IN))
                .with(new ReturnVisitRecorded(day(4, 20), new Person("sample-office", "示例办公室主任"), false,
                        List.of("p1", "p2"), ContactChannel.PHONE, "均表示满意。"))
                .with(new ReturnVisitRecorded(day(5, 20), new Person("sample-handler", "示例承办人"), true, List.of("p2"),
                        ContactChannel.VISIT, "已见成效。"));
    }

    /** A case with everything, signed with that text. */
    static SampleCases complete(String text) {
        return received().registered().assigned().appointed().dunned().drafted(BUREAU, 1, 1, text)
                .signed(BUREAU, 1, 1, "淄数建字〔2020〕1号").judged().visited();
    }

    CaseView view() {
        return view(BUREAU);
    }

    /** @param by unit of whoever did everything */
    CaseView view(@Nullable UnitCode by) {
        @Nullable
        CaseView view = null;
        for (int i = 0; i < events.size(); i++) {
            view = new CaseConfiguration().caseView().fold().apply(view, new Recorded<>(events.get(i), "case-1", i + 1L,
                    Instant.EPOCH, new Actor("office", "示例经办人", by, Set.of()), new LogPosition(1, i)));
        }
        return Objects.requireNonNull(view);
    }
}
