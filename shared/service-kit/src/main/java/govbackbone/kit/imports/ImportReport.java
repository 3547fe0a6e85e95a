package govbackbone.kit.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import govbackbone.kit.command.Creation;
import govbackbone.kit.command.Creation.Created;
import govbackbone.kit.command.Creation.Exists;
import govbackbone.kit.command.Creation.Possible;
import govbackbone.kit.command.Creation.Refused;
import govbackbone.kit.command.Creation.Repeated;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Language;
import org.jspecify.annotations.Nullable;

/**
 * What became, or would become, of every row of a file.
 *
 * @param columns of the file
 * @param rows    in the order of the file
 */
record ImportReport(Columns columns, List<Row> rows) {
    /** A report never grows with a hostile file; what goes beyond is counted. */
    static final int MOST_CELLS_TOLD = 10_000;

    /**
     * @param number  as spreadsheets number it
     * @param faults  everything that is wrong with its cells
     * @param verdict null if it has faults
     */
    record Row(int number, List<Fault> faults, Creation.@Nullable Verdict verdict) {
        boolean isGood() {
            return verdict instanceof Possible || verdict instanceof Created;
        }
    }

    int bad() {
        return (int) rows.stream().filter(row -> !row.isGood()).count();
    }

    /** As JSON: how many, the verdict of each row, and each bad cell. */
    Map<String, Object> told(Language language) {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        List<Map<String, Object>> errors = new ArrayList<>();
        int omitted = 0;
        // Only rows without faults were judged, so a verdict that refers to another one counts these.
        List<Row> judged = rows.stream().filter(row -> row.verdict() != null).toList();
        for (Row row : rows) {
            verdicts.add(verdict(row, judged));
            for (Fault fault : faults(row)) {
                if (errors.size() < MOST_CELLS_TOLD) {
                    errors.add(error(row, fault, language));
                } else {
                    omitted++;
                }
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("total", rows.size());
        told.put("good", rows.size() - bad());
        told.put("bad", bad());
        told.put("rows", verdicts);
        told.put("errors", errors);
        told.put("errorsOmitted", omitted);
        told.put("columnsIgnored", columns.ignored());
        return told;
    }

    private static Map<String, Object> verdict(Row row, List<Row> judged) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("row", row.number());
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
                told.put("sameAs", judged.get(earlier).number());
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

    private Map<String, Object> error(Row row, Fault fault, Language language) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("row", row.number());
        columns.heading(fault.at()).ifPresent(heading -> error.put("column", heading));
        error.put("code", fault.code());
        error.put("message", fault.message().in(language));
        return error;
    }
}
