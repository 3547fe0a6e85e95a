package govbackbone.reporting.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.Wording;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReductionReason;
import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Entries;
import govbackbone.reporting.ledger.MeasureUnit;
import org.jspecify.annotations.Nullable;

/**
 * The account of a project.
 *
 * @param since         when it came to the stage
 * @param suspendedFrom where it goes on when it is resumed
 * @param submitted     whether it was ever handed in
 * @param changed       whether a change was ever approved
 * @param lines         of the filing, by number
 * @param judged        lines of the round that is under review, by number
 * @param system        catalogue number of the system it built
 * @param systems       catalogue numbers of the systems it touches
 */
record ProjectAccount(String id, long version, String title, ProjectStage stage, LocalDate since,
        @Nullable ProjectStage suspendedFrom, boolean submitted, boolean changed, SortedMap<String, Line> lines,
        SortedMap<String, Judged> judged, @Nullable String system, List<String> systems,
        SortedMap<String, String> dimensions, SortedMap<String, String> names, Entries entries)
        implements
            Account {
    /** A line of the budget, as applied for. */
    record Line(String name, LineCategory category, long appliedFen) {}

    /** What a review said of a line. */
    record Judged(long appliedFen, long approvedFen, @Nullable ReductionReason reason) {
        long reducedFen() {
            return appliedFen - approvedFen;
        }
    }

    @Override
    public Set<Link> links() {
        return Stream.concat(systems.stream(), Stream.ofNullable(system)).map(number -> new Link("system", number))
                .collect(Collectors.toSet());
    }

    @Override
    public Wording state() {
        return Dimension.labelOf(stage);
    }

    @Override
    public List<Fact> facts() {
        String unit = dimensions.getOrDefault(RegistryQuantities.UNIT.code(), "");
        List<Fact> facts = new ArrayList<>(List.of(Fact.of("建设单位", "Unit", names.getOrDefault(unit, unit)),
                money("申报金额", "Applied for", lines.values().stream().mapToLong(Line::appliedFen).sum())));
        if (!judged.isEmpty()) {
            facts.add(money("审减金额", "Cut", judged.values().stream().mapToLong(Judged::reducedFen).sum()));
        }
        return facts;
    }

    @Override
    public List<Part> parts() {
        return lines.entrySet().stream().map(line -> {
            List<Fact> facts = new ArrayList<>(List.of(
                    new Fact(new Wording("费用类别", "Category"), Dimension.labelOf(line.getValue().category())),
                    money("申报", "Applied for", line.getValue().appliedFen())));
            Judged verdict = judged.get(line.getKey());
            if (verdict != null) {
                facts.add(money("审定", "Approved", verdict.approvedFen()));
                if (verdict.reason() != null) {
                    facts.add(money("审减", "Cut", verdict.reducedFen()));
                    facts.add(new Fact(new Wording("审减原因", "Reason"), Dimension.labelOf(verdict.reason())));
                }
            }
            return new Part(line.getKey(), line.getValue().name(), facts);
        }).toList();
    }

    private static Fact money(String zh, String en, long fen) {
        return new Fact(new Wording(zh, en), MeasureUnit.FEN.text(BigDecimal.valueOf(fen)));
    }
}
