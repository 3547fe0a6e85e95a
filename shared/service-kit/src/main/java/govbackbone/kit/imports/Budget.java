package govbackbone.kit.imports;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import org.springframework.http.HttpHeaders;

/**
 * What is left of what one file may take while it is read: bytes unpacked, lines, and memory for its cells. A text that many
 * cells share counts for each of them, since each of them is looked at. Asked so often that it also notices when nobody
 * waits for the file any more.
 */
final class Budget {
    /** What a workbook may unpack to. */
    static final int MOST_BYTES = 64 << 20;
    /** What the cells may weigh together. */
    static final int MOST_IN_CELLS = 32 << 20;
    /** Blank ones included; as many as a sheet of Excel has. */
    static final int MOST_LINES = 1 << 20;
    /** What a cell takes beside its characters, in bytes, about. */
    private static final int CELL = 64;

    private static final int RETRY_AFTER_SECONDS = 60;

    private final BooleanSupplier timeIsOver;
    private long bytes = MOST_BYTES;
    private long inCells = MOST_IN_CELLS;
    private int lines = MOST_LINES;

    Budget(BooleanSupplier timeIsOver) {
        this.timeIsOver = timeIsOver;
    }

    /** For work that begins now. */
    static Budget lasting(Duration longest) {
        long start = System.nanoTime();
        return new Budget(() -> System.nanoTime() - start > longest.toNanos());
    }

    void unpacked(long more) {
        bytes -= more;
        if (bytes < 0) {
            throw Problem.of(ProblemCode.UNPACKS_TOO_LARGE, MOST_BYTES);
        }
    }

    void line() {
        requireTime();
        if (--lines < 0) {
            throw Problem.of(ProblemCode.TOO_MANY_LINES, MOST_LINES);
        }
    }

    /** Counts a cell that is kept. */
    void cell(Cell cell) {
        inCells -= CELL + (cell instanceof Cell.Text(String text) ? text.length() : 0);
        if (inCells < 0) {
            throw Problem.of(ProblemCode.CELLS_TOO_LARGE, MOST_IN_CELLS >> 20);
        }
    }

    /** What the cells counted so far weigh, in bytes. */
    int weight() {
        return (int) (MOST_IN_CELLS - inCells);
    }

    /** Asked often. */
    void requireTime() {
        if (timeIsOver.getAsBoolean()) {
            throw Problem.of(ProblemCode.TAKES_TOO_LONG).withHeader(HttpHeaders.RETRY_AFTER,
                    String.valueOf(RETRY_AFTER_SECONDS));
        }
    }
}
