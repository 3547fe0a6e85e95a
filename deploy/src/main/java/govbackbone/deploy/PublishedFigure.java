package govbackbone.deploy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A figure of the bureau's published summary of 2020 (淄博市大数据局2020年度人大代表建议、政协委员提案办理工作情况总结), beside what the ledger
 * answers for the sample year.
 *
 * @param published as it stands in the summary
 * @param found     in the ledger, or in the summary that is written from it
 * @param agrees    whether what was found is what was published; a qualifier such as 多 leaves room
 */
record PublishedFigure(String zh, String en, String published, String found, boolean agrees) {
    /** The bureau itself (索引号 of the summary). */
    static final String BUREAU = "11370300MB28560647";
    private static final String OF_2020 = "&year=2020&unit=" + BUREAU;
    private static final LocalDate PUBLISHED = LocalDate.of(2020, 9, 25);
    /** The summary that is written from the ledger, and of whom. */
    static final String SUMMARY = "summaries/2020";
    static final String OF_SUMMARY = "?unit=" + BUREAU + "&asOf=" + PUBLISHED;
    private static final LocalDate COMPLETED_BY = LocalDate.of(2020, 7, 31);
    private static final LocalDate HALF_YEAR = LocalDate.of(2020, 6, 30);
    private static final Pattern DOCUMENT = Pattern.compile("（([^（）]+〔\\d{4}〕\\d+号)）");
    private static final Pattern INDEX = Pattern.compile("unit=(\\w{18})&year=(\\d{4})");
    private static final Pattern DATE = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日\\s*$");
    private static final Pattern CUT = Pattern.compile("截至2020年上半年，共累计审减财政预算\\[([^\\]]+)]");

    /** What the product answers. */
    @FunctionalInterface
    interface Reports {
        /** @param path under {@code /api/reports/} */
        String get(String path) throws IOException, InterruptedException;

        private JsonNode figure(String measure, LocalDate asOf, String where)
                throws IOException, InterruptedException {
            return JsonMapper.shared()
                    .readTree(get("figures?measure=" + measure + "&asOf=" + asOf + where)).path("items").path(0);
        }
    }

    /** Every figure that the product records so far. */
    static List<PublishedFigure> of(Reports reports) throws IOException, InterruptedException {
        String summary = reports.get(SUMMARY + ".md" + OF_SUMMARY);
        JsonNode completion = reports.figure("completion-rate", COMPLETED_BY, OF_2020);
        JsonNode cut = reports.figure("reduced", HALF_YEAR, "&reviewer=" + BUREAU);
        String inWords = found(CUT, summary, 1);
        return List.of(
                exact("人大代表建议", "Deputies' suggestions", "7件",
                        text(reports.figure("cases-received", PUBLISHED, OF_2020 + "&source=NPC_SUGGESTION"))),
                exact("政协委员提案", "Members' proposals", "7件",
                        text(reports.figure("cases-received", PUBLISHED, OF_2020 + "&source=CPPCC_PROPOSAL"))),
                new PublishedFigure("2020年7月31日前全部办结", "All completed by 31 July 2020", "14/14",
                        completion.path("numerator").asString() + "/" + completion.path("denominator").asString(),
                        completion.path("qualifier").asString().equals("ALL")
                                && summary.contains("全部办件已于[2020年7月31日]")),
                new PublishedFigure("沟通满意率", "Satisfied", "100%",
                        text(reports.figure("satisfaction-rate", PUBLISHED, OF_2020)),
                        summary.contains("沟通满意率[100%]")),
                exact("办理依据", "Document of the year's handling", "淄政办字〔2020〕23号", found(DOCUMENT, summary, 1)),
                exact("索引号", "Index number", BUREAU + "/2020-None",
                        found(INDEX, summary, 1) + "/" + found(INDEX, summary, 2) + "-None"),
                exact("发文日期", "Date of the summary", "2020-09-25", "%s-%02d-%02d".formatted(found(DATE, summary, 1),
                        number(found(DATE, summary, 2)), number(found(DATE, summary, 3)))),
                new PublishedFigure("截至2020年上半年累计审减财政预算", "Cut from budgets by mid-2020", "8亿多元",
                        inWords + "（" + text(cut) + "）", inWords.equals("8亿多元")),
                new PublishedFigure("建设和运维全口径备案", "Every construction and operation project filed", "全部",
                        text(reports.figure("filing-coverage", HALF_YEAR, "")),
                        reports.figure("filing-coverage", HALF_YEAR, "").path("qualifier").asString().equals("ALL")));
    }

    private static PublishedFigure exact(String zh, String en, String published, String found) {
        return new PublishedFigure(zh, en, published, found, published.equals(found));
    }

    private static String text(JsonNode figure) {
        return figure.path("text").path("zh").asString();
    }

    private static String found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(group) : "";
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
