package govbackbone.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody would keep of a file's rows who kept nothing else: one typed column for each of the file's.
 *
 * @param columns after the key of the file, each with its type and what else it has; ends with the primary key
 * @param rows    of a file that quotes nothing, without the key of the file
 */
record PlainTable(String name, List<String> columns, String key, Function<String, List<String[]>> rows) {
    private static final int FILING_COLUMNS = 15;

    static final PlainTable CASE = new PlainTable("plain_case", List.of("source text", "level text", "term int",
            "session int", "case_no text", "received_on date", "title text", "theme text", "in_session text",
            "proposers text", "collective_body text", "body text", "questions text"),
            "source, level, term, session, case_no",
            file -> lines(file).toList());

    static final PlainTable FILING = new PlainTable("plain_filing", List.of("filing int", "year int", "kind text",
            "name text", "nature text", "authority text", "starts_on date", "ends_on date", "goals text",
            "indicators text", "basis text", "content text", "functions text", "fund_source text",
            "not_sharing_reason text", "grading_level int"), "filing",
            file -> filings(file, true));

    static final PlainTable LINE_ITEM = new PlainTable("plain_line_item", List.of("filing int", "no int",
            "category text", "item text", "measure text", "quantity numeric", "unit_price numeric", "amount numeric"),
            "filing, no",
            file -> filings(file, false));

    String create() {
        return "CREATE TABLE %s (file text NOT NULL, %s, PRIMARY KEY (file, %s))".formatted(name,
                String.join(", ", columns), key);
    }

    String insert() {
        return "INSERT INTO %s VALUES (?, %s)".formatted(name,
                String.join(", ", columns.stream().map(column -> "?::" + column.split(" ", -1)[1]).toList()));
    }

    private static Stream<String[]> lines(String file) {
        return file.lines().skip(1).map(line -> line.split(",", -1));
    }

    private static List<String[]> filings(String file, boolean head) {
        List<String[]> rows = new ArrayList<>();
        int filing = 0;
        for (String[] line : lines(file).toList()) {
            boolean first = !line[0].isEmpty();
            filing += first ? 1 : 0;
            if (first || !head) {
                rows.add(Stream.concat(Stream.of(Integer.toString(filing)), Arrays.stream(line)
                        .skip(head ? 0 : FILING_COLUMNS).limit(head ? FILING_COLUMNS : line.length))
                        .toArray(String[]::new));
            }
        }
        return rows;
    }
}
