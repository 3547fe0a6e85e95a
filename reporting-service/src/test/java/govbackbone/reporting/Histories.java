package govbackbone.reporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.*;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;

/** Random histories of cases and projects, as a log would hold them: sample data. */
public final class Histories {
    static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    static final UnitCode OTHER = new UnitCode("113703000000000199");
    static final LocalDate START = LocalDate.of(2020, 1, 6);
    static final Instant RECORDING = Instant.parse("2020-02-01T00:00:00Z");

    private final Random random;
    private final List<Recorded<DomainEvent>> log = new ArrayList<>();
    private String subject = "";
    private long version;
    private LocalDate day = START;

    Histories(long seed) {
        random = new Random(seed);
    }

    /** Subjects one after the other; business dates never go back within one. */
    public static List<Recorded<DomainEvent>> of(long seed, int cases, int projects) {
        Histories histories = new Histories(seed);
        for (int i = 0; i < cases; i++) {
            histories.begin("case-" + i);
            histories.aCase();
        }
        for (int i = 0; i < projects; i++) {
            histories.begin("project-" + i);
            histories.aProject();
        }
        return List.copyOf(histories.log);
    }

    private void begin(String id) {
        subject = id;
        version = 0;
        day = START.plusDays(random.nextInt(40));
    }

    private void record(DomainEvent event) {
        int position = log.size() + 1;
        version++;
        log.add(new Recorded<>(event, subject, version, RECORDING.plusSeconds(3_600L * position),
                new Actor("sample", "示例", BUREAU, Set.of()), new LogPosition(position, position)));
    }

    private LocalDate later() {
        day = day.plusDays(random.nextInt(12));
        return day;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void aCase() {
        LocalDate receivedOn = day;
        record(new CaseReceived(day, one(Source.values()), Level.CITY, 13, 4, subject, "示例标题"));
        Theme theme = one(Theme.values());
        record(new CaseRegistered(later(), "正文", true, theme,
                List.of(new Proposer("p1", "示例代表", true, null, null, null, null, null)), null, List.of()));
        if (chance(10)) {
            record(new CaseDeclined(later(), InadmissibleReason.OTHER, null));
            return;
        }
        record(new CaseAssigned(later(), "示例交办机关", AssignmentMode.SOLE,
                List.of(new AssignedUnit(BUREAU, "淄博市大数据局", HandlingRole.SOLE)), "sample", 1));
        due(day, day.plusDays(5 + random.nextInt(40)), 1);
        if (chance(25)) {
            Theme corrected = one(Theme.values());
            record(new CaseCorrected(later(), CorrectableField.THEME, null, theme.name(), corrected.name(), "录入有误",
                    "示例"));
        }
        if (chance(25)) {
            LocalDate corrected = receivedOn.minusDays(1 + random.nextInt(20));
            record(new CaseCorrected(later(), CorrectableField.RECEIVED_ON, null, receivedOn.toString(),
                    corrected.toString(), "录入有误", "示例"));
        }
        if (chance(20)) {
            record(new CaseReassigned(later(), BUREAU, OTHER, "示例单位甲"));
            handle(OTHER);
        } else {
            handle(BUREAU);
        }
    }

    private void due(LocalDate from, LocalDate last, int round) {
        record(new CaseEvent.DeadlineSet(from, DeadlineKind.REPLY, BUREAU, round, ExplainedDate.onDay(from, last),
                new RuleBasis("sample", 1, "示例", "Sample"), false));
    }

    private void handle(UnitCode unit) {
        for (int round = 1; round <= 3; round++) {
            if (chance(15)) {
                return;
            }
            Person person = new Person("s", "示例");
            record(new ReplyDrafted(later(), unit, round, round, person, chance(50) ? "A" : "B", "答复", List.of(),
                    List.of()));
            record(new ReplySigned(later(), unit, round, round, new DocumentNumber("淄数建字〔2020〕" + (version + 1) + "号"),
                    person, null, new Disclosure(DisclosureDecision.FULL, null)));
            record(new ReplyDelivered(later(), unit, round, "p1", one(DeliveryMethod.values()), null, List.of()));
            Satisfaction result = one(Satisfaction.values());
            record(new OpinionRecorded(later(), unit, round, "p1", one(Satisfaction.values()), result, null));
            if (result != Satisfaction.DISSATISFIED) {
                record(new CaseCompleted(later(), CompletionGround.ALL_OPINIONS_IN));
                return;
            }
            record(new CaseReopened(later(), unit, round + 1, one(ReopeningGround.values()), null));
        }
    }

    private void aProject() {
        record(new FilingOpened(day, chance(50) ? BUREAU : OTHER, "示例单位", 2020, one(FilingKind.values()), subject));
        List<LineItem> lines = new ArrayList<>();
        for (int no = 1; no <= 1 + random.nextInt(4); no++) {
            long amount = 100L * (1 + random.nextInt(1_000_000));
            lines.add(new LineItem(String.valueOf(no), one(LineCategory.values()), "明细", null, "项",
                    BigDecimal.ONE, amount, amount, null));
        }
        long total = lines.stream().mapToLong(LineItem::amountFen).sum();
        record(new FilingDrafted(later(), new Filing(Nature.NEW, "示例", day, day.plusYears(1), "目标", List.of(), "依据",
                "内容", List.of(), FundSource.GENERAL_BUDGET, total, lines, 0, List.of(), List.of(), null, List.of(),
                null, null, 1, null, null, null)));
        record(new ProjectSubmitted(later(), 1, total));
        for (int round = 1; round <= random.nextInt(4); round++) {
            record(new ReviewOpened(later(), round, List.of()));
            TreeMap<ReductionReason, Long> reduced = new TreeMap<>();
            for (LineItem line : lines) {
                long approved = chance(30) ? line.amountFen() : random.nextLong(line.amountFen() + 1);
                long cut = line.amountFen() - approved;
                ReductionReason reason = cut == 0 ? null : one(ReductionReason.values());
                if (reason != null) {
                    reduced.merge(reason, cut, Long::sum);
                }
                record(new LineReviewed(day, round, line.no(), line.amountFen(), approved, reason, null));
            }
            long sum = reduced.values().stream().mapToLong(Long::longValue).sum();
            record(new BudgetReviewClosed(later(), round, total, total - sum, sum, reduced.entrySet().stream()
                    .map(cut -> new Reduction(cut.getKey(), cut.getValue())).toList()));
        }
    }
}
