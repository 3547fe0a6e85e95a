package govbackbone.kit.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;

/** A file's lines, whatever its format. */
final class Table {
    static final int MOST_COLUMNS = 200;
    /** Of all sheets, without their headers. */
    static final int MOST_ROWS = 10_000;
    private static final int MOST_REMARKS_TOLD = 1_000;
    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]");
    private static final Set<String> SUBTOTAL = Set.of("小计", "subtotal");
    private static final Set<String> TOTAL = Set.of("合计", "总计", "total");

    /** Which lines above a line adds up: those since the last such line, or all. */
    enum Summed {
        NOTHING, PART, ALL
    }

    /**
     * A line that is not blank.
     *
     * @param row as spreadsheets number it, from 1
     */
    record Line(int row, List<Cell> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(cell -> cell instanceof Cell.Text(String text) && text.isBlank());
        }

        /** A remark for people, like the second line of the template. */
        boolean isRemark() {
            return !cells.isEmpty() && cells.getFirst() instanceof Cell.Text(String text)
                    && text.stripLeading().startsWith("#");
        }

        /** What it states the sum of, if it states any. */
        Summed sums() {
            String first = first();
            return SUBTOTAL.contains(first) ? Summed.PART : TOTAL.contains(first) ? Summed.ALL : Summed.NOTHING;
        }

        private String first() {
            for (Cell cell : cells) {
                if (!Cells.isBlank(cell)) {
                    return cell instanceof Cell.Text(String text)
                            ? BLANKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT)
                            : "";
                }
            }
            return "";
        }
    }

    /**
     * A sheet that is not blank.
     *
     * @param name  empty if the file has no names for sheets
     * @param lines   the first is the header
     * @param remarks where it holds remarks for people, the first {@value #MOST_REMARKS_TOLD} of them
     */
    record Sheet(String name, List<Line> lines, List<Integer> remarks) {
        Line header() {
            return lines.getFirst();
        }

        List<Line> rows() {
            return lines.subList(1, lines.size());
        }
    }

    /**
     * What a file holds.
     *
     * @param dates1904 the workbook counts days from 1904, as old ones from Macintoshes do
     * @param ignored   names of sheets that were not read
     * @param weight    of its cells, in bytes
     */
    record Content(boolean dates1904, List<Sheet> sheets, List<String> ignored, int weight) {}

    private Table() {}

    /**
     * Reads a file: a workbook if it looks like one, else text.
     *
     * @param names  of sheets that are all read; if a workbook has none of them, its first sheet is
     * @param budget what this file may take
     * @throws Problem if it cannot be read
     */
    static Content read(byte[] file, Set<String> names, Budget budget) {
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Problem.of(ProblemCode.UNSUPPORTED_FILE);
        }
        return startsWith(file, 'P', 'K', 3, 4)
                ? Workbook.read(file, names, budget)
                : DelimitedText.read(file, budget);
    }

    /** The lines of a sheet while it is read. */
    static final class Gathered {
        private final Budget budget;
        private final int most;
        private final List<Line> lines = new ArrayList<>();
        private final List<Integer> remarks = new ArrayList<>();

        /** @param most rows that may still come after the header */
        Gathered(Budget budget, int most) {
            this.budget = budget;
            this.most = most;
        }

        /** Adds the line unless it says nothing. */
        void add(Line line) {
            budget.line();
            if (line.cells().size() > MOST_COLUMNS) {
                throw Problem.of(ProblemCode.TOO_MANY_COLUMNS, MOST_COLUMNS);
            }
            if (line.isBlank()) {
                return;
            }
            if (line.isRemark()) {
                if (remarks.size() < MOST_REMARKS_TOLD) {
                    remarks.add(line.row());
                }
                return;
            }
            if (lines.size() > most) {
                throw Problem.of(ProblemCode.TOO_MANY_ROWS, MOST_ROWS);
            }
            lines.add(line);
        }

        Sheet sheet(String name) {
            return new Sheet(name, lines, remarks);
        }
    }

    private static boolean startsWith(byte[] file, int... start) {
        if (file.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((file[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
