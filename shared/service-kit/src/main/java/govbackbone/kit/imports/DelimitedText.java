package govbackbone.kit.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.imports.Table.Content;
import govbackbone.kit.imports.Table.Line;
import govbackbone.kit.imports.Table.Sheet;

/**
 * Comma-separated values in the dialects in which spreadsheets save them: UTF-8 with or without a byte order mark, GB 18030
 * (Excel on a Chinese Windows), UTF-16 with a byte order mark (Excel's "Unicode text"); commas, semicolons or tabs.
 */
final class DelimitedText {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String SEPARATORS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** How the export keeps a text from being taken for a formula. */
    private static final String GUARDED = "=+-@\t\r\n＝＋－＠";

    private DelimitedText() {}

    /** @throws Problem if it is no text, or its quotes do not close */
    static Content read(byte[] file, Budget budget) {
        String text = decode(file);
        Table.Gathered lines = new Table.Gathered(budget, Table.MOST_ROWS);
        int row = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator(text)).skipEmptyLines(false)
                .allowUnclosedQuote(false).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                row++;
                lines.add(new Line(row, cells(record.getFields(), budget)));
            }
        } catch (CsvParseException malformed) {
            throw Problem.of(ProblemCode.MALFORMED_CSV, row + 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Sheet sheet = lines.sheet("");
        return new Content(false, sheet.lines().isEmpty() ? List.of() : List.of(sheet), List.of(), budget.weight());
    }

    private static List<Cell> cells(List<String> fields, Budget budget) {
        List<Cell> cells = new ArrayList<>(fields.size());
        for (String field : fields) {
            Cell cell = field.isEmpty() ? Cell.EMPTY : cell(field);
            if (!cell.equals(Cell.EMPTY)) {
                budget.cell(cell);
            }
            cells.add(cell);
        }
        return cells;
    }

    private static Cell cell(String field) {
        boolean guarded = field.length() > 1 && field.charAt(0) == '\'' && GUARDED.indexOf(field.charAt(1)) >= 0;
        return Cell.Text.of(guarded ? field.substring(1) : field);
    }

    private static String decode(byte[] file) {
        return decode(file, StandardCharsets.UTF_8)
                .or(() -> startsWithMark(file, 0xFF, 0xFE) || startsWithMark(file, 0xFE, 0xFF)
                        ? decode(file, StandardCharsets.UTF_16)
                        : decode(file, GB18030))
                .map(text -> !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text)
                .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_ENCODING));
    }

    private static Optional<String> decode(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static boolean startsWithMark(byte[] file, int first, int second) {
        return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    /** The separator that the header has most of, outside quotes. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == '\n' || character == '\r')) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(character) >= 0) {
                counts[SEPARATORS.indexOf(character)]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }
}
