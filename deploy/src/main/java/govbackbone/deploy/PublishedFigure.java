package govbackbone.deploy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * A figure of the bureau's published summary of 2020, beside what the product answers for the sample year.
 *
 * @param published as it stands in the summary
 * @param found     from the views of the sample year
 * @param agrees    whether what was found is what was published; a qualifier such as 多 leaves room
 */
record PublishedFigure(String zh, String en, String published, String found, boolean agrees) {
    private static final LocalDate COMPLETED_BY = LocalDate.of(2020, 7, 31);
    private static final LocalDate HALF_YEAR = LocalDate.of(2020, 6, 30);
    private static final int FEN_DIGITS_OF_YI = 10;
    private static final Set<String> COMPLETED = Set.of("COMPLETED", "FOLLOWED_UP", "ARCHIVED");

    /**
     * Every figure that the product records so far.
     *
     * @param cases    views of the sample year's cases
     * @param projects views of its projects
     */
    static List<PublishedFigure> of(Collection<JsonNode> cases, Collection<JsonNode> projects) {
        return Stream.of(ofCases(cases), ofProjects(projects)).flatMap(List::stream).toList();
    }

    private static PublishedFigure exact(String zh, String en, String published, String found) {
        return new PublishedFigure(zh, en, published, found, published.equals(found));
    }

    /**
     * 淄博市大数据局2020年度人大代表建议、政协委员提案办理工作情况总结, its first paragraph.
     *
     * @param cases views of them
     */
    private static List<PublishedFigure> ofCases(Collection<JsonNode> cases) {
        List<JsonNode> opinions = cases.stream().flatMap(view -> lastOpinions(view).stream()).toList();
        long satisfied = opinions.stream().filter(PublishedFigure::isSatisfied).count();
        return List.of(
                exact("人大代表建议（件）", "Deputies' suggestions", "7", count(cases, "NPC_SUGGESTION")),
                exact("政协委员提案（件）", "Members' proposals", "7", count(cases, "CPPCC_PROPOSAL")),
                exact("2020年7月31日前办结（件）", "Completed by 31 July 2020", "14",
                        Long.toString(cases.stream().filter(PublishedFigure::isOnTime).count())),
                exact("沟通满意率", "Satisfied", "100%",
                        opinions.isEmpty() ? "–" : 100 * satisfied / opinions.size() + "%"));
    }

    /**
     * The same summary, 三（一）: 截至2020年上半年，共累计审减财政预算8亿多元. What counts for a project is the last round of review
     * that was closed by then.
     *
     * @param projects views of them
     */
    private static List<PublishedFigure> ofProjects(Collection<JsonNode> projects) {
        long reducedFen = projects.stream().mapToLong(PublishedFigure::reducedFen).sum();
        BigDecimal reduced = BigDecimal.valueOf(reducedFen).movePointLeft(FEN_DIGITS_OF_YI);
        return List
                .of(new PublishedFigure("截至2020年上半年累计审减财政预算", "Cut from budgets by mid-2020, 100 million CNY", "8亿多元",
                        reduced.setScale(2, RoundingMode.HALF_UP) + "亿元",
                        reduced.toBigInteger().intValue() == 8 && reduced.stripTrailingZeros().scale() > 0));
    }

    private static long reducedFen(JsonNode project) {
        return StreamSupport.stream(project.path("rounds").spliterator(), false)
                .filter(round -> round.path("closedOn").isString()
                        && !LocalDate.parse(round.path("closedOn").asString()).isAfter(HALF_YEAR))
                .reduce((earlier, later) -> later).map(round -> round.path("reducedFen").asLong()).orElse(0L);
    }

    private static String count(Collection<JsonNode> cases, String source) {
        return Long.toString(cases.stream().filter(view -> view.path("source").asString().equals(source)).count());
    }

    private static boolean isOnTime(JsonNode view) {
        return COMPLETED.contains(view.path("stage").asString())
                && !LocalDate.parse(view.path("completedOn").asString()).isAfter(COMPLETED_BY);
    }

    private static Collection<JsonNode> lastOpinions(JsonNode view) {
        Map<String, JsonNode> last = new HashMap<>();
        view.path("opinions").forEach(opinion -> last
                .put(opinion.path("unit").asString() + " " + opinion.path("proposer").asString(), opinion));
        return last.values();
    }

    private static boolean isSatisfied(JsonNode opinion) {
        return !opinion.path("attitude").asString().equals("DISSATISFIED")
                && !opinion.path("result").asString().equals("DISSATISFIED");
    }
}
