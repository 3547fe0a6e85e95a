package govbackbone.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of cases as an office has them. All names are made up (示例). */
final class CaseFiles {
    static final int ROWS = 10_000;

    private static final String HEADER = "来源,层级,届,次,案号,收件日期,标题,主题,会议期间提出,代表委员,集体提案单位,正文,所提问题\n";
    private static final String BODY = "示例：建议梳理高频事项的数据需求，按需共享，减少群众重复提交材料。".repeat(8);

    private CaseFiles() {}

    /** A file of {@link #ROWS} cases whose numbers start after that one. */
    static String after(int last) {
        return IntStream.rangeClosed(last + 1, last + ROWS).mapToObj(CaseFiles::row)
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }

    private static String row(int number) {
        return "政协委员提案,市,16,5,%d,2020-01-10,示例：关于推进政务数据共享应用的建议（%d）,数据共享,是,示例委员%d、示例委员%d,,%s,示例问题？"
                .formatted(number, number, number % 300, number % 300 + 300, BODY);
    }
}
