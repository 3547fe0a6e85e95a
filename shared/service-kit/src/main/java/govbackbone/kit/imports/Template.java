package govbackbone.kit.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.writer.CsvWriter;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.http.RecordShape.Dated;
import govbackbone.kit.http.RecordShape.Decimal;
import govbackbone.kit.http.RecordShape.Flag;
import govbackbone.kit.http.RecordShape.Keyed;
import govbackbone.kit.http.RecordShape.Kind;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Textual;
import govbackbone.kit.http.RecordShape.Timed;
import govbackbone.kit.http.RecordShape.Valued;
import govbackbone.kit.http.RecordShape.Whole;
import govbackbone.kit.http.SheetFormat;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An empty file to fill in: the headings, and for each column what may be written there. */
record Template(RecordShape shape, Language language) {
    /** Longer lists cannot be offered for choice in a cell. */
    private static final int LONGEST_CHOICE = 255;

    static Template of(RecordShape shape, Language language) {
        return new Template(shape, language);
    }

    byte[] write(SheetFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (format) {
                case CSV -> writeText(out);
                case XLSX -> writeWorkbook(out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** With a byte order mark, without which Excel does not recognise UTF-8; the notes are a remark, which is not imported. */
    private void writeText(ByteArrayOutputStream out) throws IOException {
        out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        try (CsvWriter writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            writer.writeRecord(shape.components().stream().map(this::heading).toList());
            List<String> notes = new ArrayList<>(shape.components().stream().map(this::note).toList());
            notes.set(0, "# " + notes.getFirst());
            writer.writeRecord(notes);
        }
    }

    private void writeWorkbook(ByteArrayOutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "govbackbone", "1.0")) {
            Worksheet rows = workbook.newWorksheet(language.label(shape.type()).orElseThrow());
            rows.freezePane(0, 1);
            Worksheet notes = workbook.newWorksheet(language.choose("填写说明", "Notes"));
            List.of(language.choose("列", "Column"), language.choose("填写要求", "What to write"))
                    .forEach(title -> bold(notes, 0, title.equals(language.choose("列", "Column")) ? 0 : 1, title));
            for (int i = 0; i < shape.components().size(); i++) {
                Component column = shape.components().get(i);
                bold(rows, 0, i, heading(column));
                notes.inlineString(i + 1, 0, heading(column));
                notes.inlineString(i + 1, 1, note(column));
                offerChoice(rows, i, column.kind());
            }
            notes.width(0, 20);
            notes.width(1, 100);
        }
    }

    private static void bold(Worksheet sheet, int row, int column, String text) {
        sheet.inlineString(row, column, text);
        sheet.style(row, column).bold().set();
        sheet.width(column, 18);
    }

    private void offerChoice(Worksheet sheet, int column, Kind kind) {
        String choice = switch (kind) {
            case Coded coded -> coded.values().stream().map(language::label).collect(Collectors.joining(","));
            case Flag() -> yes() + "," + no();
            default -> "";
        };
        if (!choice.isEmpty() && choice.length() <= LONGEST_CHOICE) {
            sheet.range(1, column, Imports.MOST_ROWS, column).validateWithListByFormula("\"" + choice + "\"");
        }
    }

    private String heading(Component column) {
        return language.label(column.declared()).orElseThrow();
    }

    private String note(Component column) {
        return (column.nullable()
                ? language.choose("选填。", "Optional. ")
                : language.choose("必填。", "Required. ")) + what(column.kind());
    }

    private String yes() {
        return language.choose("是", "Yes");
    }

    private String no() {
        return language.choose("否", "No");
    }

    private String what(Kind kind) {
        return switch (kind) {
            case Textual text -> language.choose("文本，", "Text, ")
                    + language.choose("不超过" + text.max() + "个字符。", "at most " + text.max() + " characters.")
                    + (text.pattern() == null
                            ? ""
                            : language.choose("须为", " Must be ") + text.told().in(language)
                                    + language.choose("。", "."));
            case Coded coded -> language.choose("下列之一：", "One of: ") + coded.values().stream().map(language::label)
                    .collect(Collectors.joining(language.choose("、", ", "))) + language.choose("。", ".");
            case Dated(boolean notFuture) -> language.choose("日期，如2020-07-31", "A date such as 2020-07-31")
                    + (notFuture ? language.choose("，不得晚于今天。", ", not after today.") : language.choose("。", "."));
            case Timed _ ->
                language.choose("时间，如2020-07-31T09:30:00+08:00。", "A time such as 2020-07-31T09:30:00+08:00.");
            case Whole whole ->
                language.choose("整数，%d至%d。", "An integer, %d to %d.").formatted(whole.min(), whole.max());
            case Flag() -> yes() + language.choose("或", " or ") + no() + language.choose("。", ".");
            case Valued _ -> "";
            case Nested(RecordShape nested) -> heading(nested.components().getFirst()) + language.choose("。", ".");
            case Listed list -> what(list.item()) + language.choose("可填%d至%d项，用分号%s隔开。",
                    " %d to %d of them, separated by semicolons%s.").formatted(Math.max(1, list.min()), list.max(),
                            list.item() instanceof Textual ? "" : language.choose("或顿号", " or 、"));
            case Decimal _,Keyed _ -> throw new IllegalStateException("Refused at start: " + kind);
        };
    }
}
