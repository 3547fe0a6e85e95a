package govbackbone.kit.query;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180) in UTF-8. */
final class CsvSheet implements Sheet {
    /** How spreadsheets recognise a formula; some take the full-width forms for the same. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final CsvWriter writer;

    /** @param bom whether a byte order mark comes first, without which Excel does not recognise UTF-8 */
    CsvSheet(OutputStream out, boolean bom) throws IOException {
        if (bom) {
            out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        }
        this.writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        writer.writeRecord(cells.stream().map(CsvSheet::text).toList());
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> harmless(text);
            default -> Sheet.text(cell, null);
        };
    }

    // Only a text can be a formula; a negative number has to stay a number.
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
