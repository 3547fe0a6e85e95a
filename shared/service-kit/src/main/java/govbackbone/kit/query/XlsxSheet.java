package govbackbone.kit.query;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import govbackbone.kit.decision.Context;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (ISO/IEC 29500) whose dates and numbers are real ones. Texts are written where they stand, not into a table
 * shared by the whole workbook, so rows can leave at once; and they are marked as texts, so none is taken for a formula.
 */
final class XlsxSheet implements Sheet {
    private static final int FLUSHED_AT_ONCE = 50;
    private static final int LONGEST_TEXT = 32_767;
    /** Excel's numbers have 15 significant digits. */
    private static final BigDecimal FIRST_INEXACT = new BigDecimal("1E15");

    private final Workbook workbook;
    private final String name;
    private final List<String> headings;
    private Worksheet worksheet;
    private int sheets = 1;
    private int next;

    /** @param name of the worksheets; a second one follows when the first is full */
    XlsxSheet(OutputStream out, String name, List<String> headings) {
        this.workbook = new Workbook(out, "govbackbone", "1.0");
        this.name = name;
        this.headings = headings;
        this.worksheet = begin(name);
    }

    private Worksheet begin(String title) {
        Worksheet begun = workbook.newWorksheet(title);
        begun.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            begun.inlineString(0, column, headings.get(column));
            begun.style(0, column).bold().set();
            begun.width(column, 18);
        }
        next = 1;
        return begun;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (next == Worksheet.MAX_ROWS) {
            worksheet.finish();
            sheets++;
            worksheet = begin(name + " " + sheets);
        }
        for (int column = 0; column < cells.size(); column++) {
            write(next, column, cells.get(column));
        }
        next++;
        if (next % FLUSHED_AT_ONCE == 0) {
            worksheet.flush();
        }
    }

    private void write(int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {
            }
            case LocalDate date -> {
                worksheet.value(row, column, date);
                worksheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case Instant instant -> {
                worksheet.value(row, column, LocalDateTime.ofInstant(instant, Context.ZONE));
                worksheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case Boolean truth -> worksheet.value(row, column, truth);
            case Number number when new BigDecimal(number.toString()).abs().compareTo(FIRST_INEXACT) < 0 ->
                worksheet.value(row, column, number);
            default -> worksheet.inlineString(row, column, shortened(Sheet.text(cell, null)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
