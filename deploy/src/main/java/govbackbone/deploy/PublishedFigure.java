package govbackbone.deploy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * A figure of the bureau's published summary of 2020, beside what the product answers for the sample year.
 *
 * @param published as it stands in the summary
 * @param found     from the views of the sample year
 */
record PublishedFigure(String zh, String en, String published, String found) {
    private static final LocalDate COMPLETED_BY = LocalDate.of(2020, 7, 31);
    private static final Set<String> COMPLETED = Set.of("COMPLETED", "FOLLOWED_UP", "ARCHIVED");

    boolean agrees() {
        return published.equals(found);
    }

    /**
     * 淄博市大数据局2020年度人大代表建议、政协委员提案办理工作情况总结, its first paragraph.
     *
     * @param cases views of them
     */
    static List<PublishedFigure> ofCases(List<JsonNode> cases) {
        List<JsonNode> opinions = cases.stream().flatMap(view -> lastOpinions(view).stream()).toList();
        long satisfied = opinions.stream().filter(PublishedFigure::isSatisfied).count();
        return List.of(
                new PublishedFigure("人大代表建议（件）", "Deputies' suggestions", "7", count(cases, "NPC_SUGGESTION")),
                new PublishedFigure("政协委员提案（件）", "Members' proposals", "7", count(cases, "CPPCC_PROPOSAL")),
                new PublishedFigure("2020年7月31日前办结（件）", "Completed by 31 July 2020", "14",
                        Long.toString(cases.stream().filter(PublishedFigure::isOnTime).count())),
                new PublishedFigure("沟通满意率", "Satisfied", "100%",
                        opinions.isEmpty() ? "–" : 100 * satisfied / opinions.size() + "%"));
    }

    private static String count(List<JsonNode> cases, String source) {
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
