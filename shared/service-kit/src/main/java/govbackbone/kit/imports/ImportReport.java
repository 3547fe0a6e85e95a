package govbackbone.kit.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import govbackbone.kit.command.Creation;
import govbackbone.kit.command.Creation.Created;
import govbackbone.kit.command.Creation.Exists;
import govbackbone.kit.command.Creation.Possible;
import govbackbone.kit.command.Creation.Refused;
import govbackbone.kit.command.Creation.Repeated;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Phrase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became, or would become, of every row of a file.
 *
 * @param columns of every sheet that was read
 * @param remarks lines of each of them that are remarks for people
 * @param ignored names of the sheets that were not
 * @param rows    in the order of the file
 */
record ImportReport(List<Columns> columns, List<List<Integer>> remarks, List<String> ignored, List<Row> rows) {
    /** A report never grows with a hostile file; what goes beyond is counted. */
    static final int MOST_CELLS_TOLD = 10_000;
    private static final String ERRORS = "errors";
    private static final String MESSAGE = "message";

    /**
     * @param columns of its sheet
     * @param lines   as spreadsheets number them
     * @param faults  what is wrong with its cells
     * @param omitted how many more faults there are
     * @param verdict null if it has faults
     */
    record Row(Columns columns, List<Integer> lines, List<Fault> faults, int omitted,
            Creation.@Nullable Verdict verdict) {
        boolean isGood() {
            return verdict instanceof Possible || verdict instanceof Created;
        }
    }

    /** How many lines cannot be imported. */
    int bad() {
        return rows.stream().filter(row -> !row.isGood()).mapToInt(row -> row.lines().size()).sum();
    }

    private int total() {
        return rows.stream().mapToInt(row -> row.lines().size()).sum();
    }

    /** As JSON: how many, the verdict of each row, and each bad cell. */
    Map<String, Object> told(Language language) {
        return told(message -> message.in(language));
    }

    /** The same for readers of any language. */
    String kept() {
        return JsonMapper.shared().writeValueAsString(told(message -> Arrays.stream(Language.values())
                .collect(Collectors.toMap(Language::tag, message::in))));
    }

    /** What was kept, for a reader of that language. */
    static JsonNode told(String kept, Language language) {
        JsonNode report = JsonMapper.shared().readTree(kept);
        for (JsonNode error : report.path(ERRORS)) {
            ((ObjectNode) error).set(MESSAGE, error.path(MESSAGE).get(language.tag()));
        }
        return report;
    }

    private Map<String, Object> told(Function<Phrase, Object> message) {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        List<Map<String, Object>> errors = new ArrayList<>();
        int omitted = 0;
        // Only rows without faults were judged, so a verdict that refers to another one counts these.
        List<Row> judged = rows.stream().filter(row -> row.verdict() != null).toList();
        for (Row row : rows) {
            Map<String, Object> verdict = verdict(row, judged);
            for (int line : row.lines()) {
                Map<String, Object> told = place(row.columns(), line);
                told.putAll(verdict);
                verdicts.add(told);
            }
            omitted += row.omitted();
            for (Fault fault : faults(row)) {
                if (errors.size() < MOST_CELLS_TOLD) {
                    errors.add(error(row, fault, message));
                } else {
                    omitted++;
                }
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("total", total());
        told.put("good", total() - bad());
        told.put("bad", bad());
        told.put("rows", verdicts);
        told.put(ERRORS, errors);
        told.put("errorsOmitted", omitted);
        told.put("linesIgnored", linesIgnored());
        told.put("columnsIgnored", columns.stream().flatMap(each -> each.ignored().stream()).toList());
        if (columns.stream().anyMatch(each -> each.layout().sheet() != null)) {
            told.put("sheetsIgnored", ignored);
        }
        return told;
    }

    /** Where a line is; the sheet only if there are several. */
    private static Map<String, Object> place(Columns columns, int line) {
        Map<String, Object> place = new LinkedHashMap<>();
        if (!columns.sheet().isEmpty()) {
            place.put("sheet", columns.sheet());
        }
        place.put("row", line);
        return place;
    }

    private List<Map<String, Object>> linesIgnored() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int line : remarks.get(i)) {
                lines.add(place(columns.get(i), line));
            }
        }
        return lines;
    }

    private static Map<String, Object> verdict(Row row, List<Row> judged) {
        Map<String, Object> told = new LinkedHashMap<>();
        switch (row.verdict()) {
            case Possible() -> told.put("verdict", "VALID");
            case Created(var accepted) -> {
                told.put("verdict", "IMPORTED");
                told.put("id", accepted.id());
                told.put("version", accepted.version());
            }
            case Exists _ -> told.put("verdict", "EXISTS");
            case Repeated(int earlier, _) -> {
                told.put("verdict", "REPEATED");
                Row same = judged.get(earlier);
                told.put("sameAs", same.lines().getFirst());
                if (!same.columns().sheet().equals(row.columns().sheet())) {
                    told.put("sameAsSheet", same.columns().sheet());
                }
            }
            case Refused _ -> told.put("verdict", "INVALID");
            case null -> told.put("verdict", "INVALID");
        }
        return told;
    }

    private static List<Fault> faults(Row row) {
        return switch (row.verdict()) {
            case Exists(Refusal refusal) -> Fault.of(refusal);
            case Repeated(int _, Refusal refusal) -> Fault.of(refusal);
            case Refused(Refusal refusal) -> Fault.of(refusal);
            case Possible _,Created _ -> List.of();
            case null -> row.faults();
        };
    }

    private static Map<String, Object> error(Row row, Fault fault,
            Function<Phrase, Object> message) {
        Columns columns = row.columns();
        Map<String, Object> error = place(columns, row.lines().get(Math.min(columns.line(fault.at()),
                row.lines().size() - 1)));
        columns.heading(fault.at()).ifPresent(heading -> error.put("column", heading));
        error.put("code", fault.code());
        error.put(MESSAGE, message.apply(fault.message()));
        return error;
    }
}
