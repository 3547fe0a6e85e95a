package govbackbone.kit.imports;

import java.util.List;
import java.util.function.Predicate;

import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;

/** A file's lines, whatever its format. */
final class Table {
    static final int MOST_COLUMNS = 200;

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
    }

    /**
     * What a file holds.
     *
     * @param dates1904 the workbook counts days from 1904, as old ones from Macintoshes do
     * @param lines     the first is the header
     */
    record Content(boolean dates1904, List<Line> lines) {}

    private Table() {}

    /**
     * Reads a file: a workbook if it looks like one, else text.
     *
     * @param most lines that are read; one more is a problem
     * @throws Problem if it cannot be read
     */
    static Content read(byte[] file, int most) {
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Problem.of(ProblemCode.UNSUPPORTED_FILE);
        }
        return startsWith(file, 'P', 'K', 3, 4) ? Workbook.read(file, most) : DelimitedText.read(file, most);
    }

    /** Adds the line unless it says nothing. */
    static void add(List<Line> lines, Line line, int most) {
        if (line.cells().size() > MOST_COLUMNS) {
            throw Problem.of(ProblemCode.TOO_MANY_COLUMNS, MOST_COLUMNS);
        }
        Predicate<Line> saysNothing = Line::isBlank;
        if (saysNothing.or(Line::isRemark).test(line)) {
            return;
        }
        if (lines.size() == most) {
            throw Problem.of(ProblemCode.TOO_MANY_ROWS, most - 1);
        }
        lines.add(line);
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
