package govbackbone.reporting.summaries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import govbackbone.documents.Figures;
import govbackbone.documents.Linked;
import govbackbone.events.Wording;
import govbackbone.reporting.figures.Links;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Figure;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.MeasureUnit;
import govbackbone.reporting.ledger.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Writes the summary of a year's handling in the words of the one that was published for 2020 (淄博市大数据局2020年度人大代表建议、
 * 政协委员提案办理工作情况总结). Every number is a figure of the ledger and leads to the entries it is made of.
 */
final class AnnualSummary {
    private static final BigDecimal YI = BigDecimal.valueOf(10_000_000_000L);
    private static final BigDecimal WAN = BigDecimal.valueOf(1_000_000L);

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Links links;
    private final String year;
    private final @Nullable String unit;
    private final Slice slice;

    /**
     * @param unit  whose summary it is; null for all units
     * @param slice as of which day and known when
     */
    AnnualSummary(Ledger ledger, Catalogue catalogue, Links links, String year, @Nullable String unit, Slice slice) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.links = links;
        this.year = year;
        this.unit = unit;
        this.slice = slice;
    }

    /**
     * @param campaign name and document of the year's handling, if there was one
     * @param body     name of the unit, or of the city
     */
    SummaryText write(Optional<Campaign> campaign, String body) {
        long received = count("cases-received");
        boolean hasProjects = has("projects-filed", projects()) || has("reduced", reviewed());
        return new SummaryText(body, self(), year, received > 0, received(),
                campaign.map(known -> "根据《" + known.name() + "》（" + known.document() + "）要求，").orElse(""),
                completion(received), satisfaction(), themes(), completed(), classes(), days(), teams(received),
                contacts(), dispatches(), replies(), hasProjects || has("commitments-made", commitmentsSlice()),
                hasProjects ? projectsFiled() : nothing(), cuts(), reasons(), commitments(), next(),
                Figures.date(slice.asOf()));
    }

    /** Of a year's handling. */
    record Campaign(String name, String document) {}

    private String self() {
        String name = unit == null ? "" : ledger.name(unit).orElse("");
        return unit == null ? "全市" : name.endsWith("局") ? "我局" : name.endsWith("委员会") ? "我委" : "我单位";
    }

    private Linked received() {
        return Linked.joined("、", Stream.of("NPC_SUGGESTION", "CPPCC_PROPOSAL", "NPC_MOTION_CONVERTED")
                .map(source -> Map.of("source", Set.of(source)))
                .filter(where -> has("cases-received", cases(where)))
                .map(where -> label("cases-received", where).and(number("cases-received", cases(where)))).toList());
    }

    /** 全部办件已于…前办理结束: only if it is so. */
    private Linked completion(long received) {
        Slice cases = cases(Map.of());
        Figure rate = one("completion-rate", cases);
        if (received > 0 && rate.qualifier() == Figure.Qualifier.ALL) {
            LocalDate last = ledger.last(measure("cases-completed"), cases).orElseThrow();
            return text("全部办件已于").and(link(Figures.date(last), "cases-completed", cases)).and(text("前办理结束"));
        }
        return text("已办结").and(number("cases-completed", cases)).and(text("，办结率"))
                .and(number("completion-rate", cases));
    }

    private Linked satisfaction() {
        Slice cases = cases(Map.of());
        return one("satisfaction-rate", cases).value() == null
                ? nothing()
                : text("人大代表、政协委员沟通满意率").and(number("satisfaction-rate", cases)).and(text("。"));
    }

    private Linked themes() {
        List<Linked> themes = groups("cases-received", "theme", cases(Map.of()));
        return themes.isEmpty()
                ? nothing()
                : text("代表委员提出的意见建议涉及").and(Linked.joined("、", themes)).and(text("。"));
    }

    private Linked completed() {
        Slice cases = cases(Map.of());
        Linked sentence = text("截至" + Figures.date(slice.asOf()) + "，已办结").and(number("cases-completed", cases));
        if (has("cases-completed", cases)) {
            sentence = sentence.and(text("，按期办结率")).and(number("in-time-rate", cases));
        }
        if (has("cases-open", cases)) {
            sentence = sentence.and(text("；在办")).and(number("cases-open", cases));
        }
        if (has("replies-overdue", cases)) {
            sentence = sentence.and(text("，其中逾期未答复")).and(number("replies-overdue", cases));
        }
        return sentence.and(text("。"));
    }

    private Linked classes() {
        List<Linked> classes = groupsOf("replies-signed", "class", cases(Map.of()),
                (code, number) -> text(code + "类").and(number));
        return classes.isEmpty() ? nothing() : text("已签发答复中，").and(Linked.joined("、", classes)).and(text("。"));
    }

    private Linked days() {
        Slice cases = cases(Map.of());
        return one("reply-days-mean", cases).value() == null
                ? nothing()
                : text("自交办至答复全部送达平均用时").and(number("reply-days-mean", cases)).and(text("，九成答复在"))
                        .and(number("reply-days-p90", cases)).and(text("内送达。"));
    }

    private Linked teams(long received) {
        Slice cases = cases(Map.of());
        if (!has("teams-appointed", cases)) {
            return nothing();
        }
        return text("成立专班").and(number("teams-appointed", cases))
                .and(text(count("teams-appointed") >= received ? "，做到每件建议、提案专班统筹、专项研究、专人承办" : ""))
                .and(text("。专班由主要负责同志负总责，分管同志牵头负责，局办公室统筹组织，承办科室具体经办。"));
    }

    private Linked contacts() {
        Slice cases = cases(Map.of());
        List<Linked> channels = groups("contacts", "channel", cases);
        if (channels.isEmpty()) {
            return nothing();
        }
        Linked sentence = text("通过").and(Linked.joined("、", channels)).and(text("等形式与代表委员沟通，沟通率"))
                .and(number("contact-rate", cases)).and(text("，面商率")).and(number("meeting-rate", cases));
        return has("research", cases)
                ? sentence.and(text("；开展专题调研")).and(number("research", cases)).and(text("。"))
                : sentence.and(text("。"));
    }

    private Linked dispatches() {
        Slice cases = cases(Map.of());
        List<Linked> steps = new ArrayList<>();
        if (has("dispatches", cases)) {
            steps.add(text("调度办理进展").and(number("dispatches", cases)));
        }
        steps.addAll(groups("dunnings", "dunning", cases));
        if (has("cases-supervised", cases)) {
            steps.add(text("当前重点督办").and(number("cases-supervised", cases)));
        }
        return steps.isEmpty() ? nothing() : text("建立督导调度机制，").and(Linked.joined("，", steps)).and(text("。"));
    }

    private Linked replies() {
        Slice cases = cases(Map.of());
        if (!has("replies-signed", cases)) {
            return nothing();
        }
        Linked sentence = text("各承办科室研究形成答复意见，经集体评议").and(number("collective-reviews", cases))
                .and(text("，由主要负责同志签发答复")).and(number("replies-signed", cases)).and(text("，按要求送达各位代表委员"));
        if (has("cases-visited", cases)) {
            sentence = sentence.and(text("；办结后回访")).and(number("cases-visited", cases));
        }
        if (has("replies-disclosed", cases)) {
            sentence = sentence.and(text("；向社会公开答复")).and(number("replies-disclosed", cases));
        }
        return sentence.and(text("。"));
    }

    private Linked projectsFiled() {
        Slice filed = projects();
        if (!has("projects-filed", filed)) {
            return text("坚持统建共享，加强政务信息化项目预算评审。");
        }
        Linked sentence = text("坚持统建共享，实行建设和运维全口径备案制度，累计备案项目").and(number("projects-filed", filed))
                .and(text("，其中")).and(Linked.joined("、", groups("projects-filed", "kind", filed)));
        return one("filing-coverage", filed).qualifier() == Figure.Qualifier.ALL
                ? sentence.and(text("；已立项")).and(number("projects-approved", filed)).and(text("，备案覆盖率"))
                        .and(number("filing-coverage", filed)).and(text("。"))
                : sentence.and(text("。"));
    }

    private Linked cuts() {
        LocalDate halfYear = lastHalfYear(slice.asOf());
        Slice reviewed = reviewed().during(null, halfYear);
        return has("reduced", reviewed)
                ? text("截至" + halfYear.getYear() + (halfYear.getMonth() == Month.JUNE ? "年上半年" : "年底") + "，共累计审减财政预算")
                        .and(link(moreThan(one("reduced", reviewed).value()), "reduced", reviewed)).and(text("，审减率"))
                        .and(number("reduction-rate", reviewed)).and(text("。"))
                : nothing();
    }

    /** Cumulative figures are told as of the end of a half-year, the last that is over. */
    static LocalDate lastHalfYear(LocalDate day) {
        LocalDate june = LocalDate.of(day.getYear(), Month.JUNE, 30);
        LocalDate december = LocalDate.of(day.getYear(), Month.DECEMBER, 31);
        return !day.isBefore(december) ? december : day.isBefore(june) ? december.minusYears(1) : june;
    }

    private Linked reasons() {
        List<Linked> reasons = groups("reduced", "reason", reviewed().during(null, lastHalfYear(slice.asOf())));
        return reasons.isEmpty() ? nothing() : text("按审减原因分：").and(Linked.joined("、", reasons)).and(text("。"));
    }

    private Linked commitments() {
        Slice promised = commitmentsSlice();
        if (!has("commitments-made", promised)) {
            return nothing();
        }
        Linked sentence = text("答复中作出承诺事项").and(number("commitments-made", promised)).and(text("，已兑现"))
                .and(number("commitments-kept", promised));
        return sentence.and(text("，跟踪中")).and(number("commitments-open", promised)).and(text("。"));
    }

    private Linked next() {
        Slice promised = commitmentsSlice();
        return has("commitments-open", promised)
                ? text("下一步，继续跟踪落实承诺事项").and(number("commitments-open", promised)).and(text("，兑现后及时再次答复代表委员。"))
                : nothing();
    }

    /** 多 says that there is more: 8亿多元 of 8.05亿元. Nothing is rounded up. */
    static String moreThan(@Nullable BigDecimal fen) {
        BigDecimal value = Objects.requireNonNullElse(fen, BigDecimal.ZERO);
        if (value.compareTo(YI) >= 0) {
            return whole(value, YI) + "亿" + (isWhole(value, YI) ? "元" : "多元");
        }
        return value.compareTo(WAN) >= 0
                ? whole(value, WAN) + "万" + (isWhole(value, WAN) ? "元" : "多元")
                : MeasureUnit.FEN.text(value).zh();
    }

    private static BigDecimal whole(BigDecimal value, BigDecimal by) {
        return value.divideToIntegralValue(by).setScale(0);
    }

    private static boolean isWhole(BigDecimal value, BigDecimal by) {
        return value.remainder(by).signum() == 0;
    }

    private Slice cases(Map<String, Set<String>> further) {
        return with("year", Set.of(year), "unit", further);
    }

    private Slice commitmentsSlice() {
        return with("year", Set.of(year), "unit", Map.of());
    }

    /** All that was filed until then, whatever its year: the figure is cumulative. */
    private Slice projects() {
        return with(null, Set.of(), null, Map.of());
    }

    /** Reviews that the unit closed. */
    private Slice reviewed() {
        return with(null, Set.of(), "reviewer", Map.of());
    }

    private Slice with(@Nullable String yearly, Set<String> years, @Nullable String unitAs,
            Map<String, Set<String>> further) {
        Map<String, Set<String>> where = new HashMap<>(further);
        if (yearly != null) {
            where.put(yearly, years);
        }
        if (unit != null && unitAs != null) {
            where.put(unitAs, Set.of(unit));
        }
        return new Slice(slice.asOf(), slice.knownAt(), null, where, List.of());
    }

    private long count(String measure) {
        return Objects.requireNonNullElse(one(measure, cases(Map.of())).value(), BigDecimal.ZERO).longValue();
    }

    private boolean has(String measure, Slice of) {
        BigDecimal value = one(measure, of).value();
        return value != null && value.signum() != 0;
    }

    private Figure one(String measure, Slice of) {
        return ledger.figures(measure(measure), of).getFirst();
    }

    private Measure measure(String code) {
        return catalogue.measure(code).orElseThrow(() -> new IllegalStateException("No measure " + code));
    }

    private Linked number(String measure, Slice of) {
        Figure figure = one(measure, of);
        return link(written(measure(measure), figure.value()), measure, of);
    }

    private static String written(Measure measure, @Nullable BigDecimal value) {
        return value == null ? "—" : measure.unit().prose(value).zh();
    }

    private Linked link(String text, String measure, Slice of) {
        return Linked.of(text, links.entries(measure(measure), of));
    }

    private Linked label(String measure, Map<String, Set<String>> where) {
        return text(where.entrySet().stream().map(entry -> dimension(measure, entry.getKey())
                .label(entry.getValue().iterator().next()).map(Wording::zh).orElseThrow()).findFirst().orElse(""));
    }

    private Dimension dimension(String measure, String code) {
        return measure(measure).dimensions().stream().filter(known -> known.code().equals(code)).findFirst()
                .orElseThrow();
    }

    /** Every group with its name and number, the largest first. */
    private List<Linked> groups(String measure, String by, Slice of) {
        Dimension dimension = dimension(measure, by);
        return groupsOf(measure, by, of,
                (code, number) -> text(dimension.label(code).map(Wording::zh).orElse(code)).and(number));
    }

    private interface Told {
        Linked of(String code, Linked number);
    }

    private List<Linked> groupsOf(String measure, String by, Slice of, Told told) {
        Function<Figure, BigDecimal> value = figure -> Objects.requireNonNullElse(figure.value(), BigDecimal.ZERO);
        return ledger
                .figures(measure(measure), new Slice(of.asOf(), of.knownAt(), of.from(), of.where(), List.of(by)))
                .stream().filter(figure -> !figure.by().getFirst().isEmpty() && value.apply(figure).signum() != 0)
                .sorted(Comparator.comparing(value).reversed()).map(figure -> {
                    Map<String, Set<String>> where = new HashMap<>(of.where());
                    where.put(by, Set.of(figure.by().getFirst()));
                    Slice group = new Slice(of.asOf(), of.knownAt(), of.from(), where, List.of());
                    return told.of(figure.by().getFirst(), number(measure, group));
                }).toList();
    }

    private static Linked text(String text) {
        return Linked.text(text);
    }

    private static Linked nothing() {
        return Linked.text("");
    }
}
