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
record Template(Layout layout, Language language) {
    /** Longer lists cannot be offered for choice in a cell. */
    private static final int LONGEST_CHOICE = 255;

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
            writer.writeRecord(layout.columns().stream().map(this::heading).toList());
            List<String> notes = new ArrayList<>(layout.columns().stream().map(this::note).toList());
            notes.set(0, "# " + notes.getFirst());
            writer.writeRecord(notes);
        }
    }

    private void writeWorkbook(ByteArrayOutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "govbackbone", "1.0")) {
            for (String sheet : sheets()) {
                Worksheet rows = workbook.newWorksheet(sheet);
                rows.freezePane(0, 1);
                List<Component> columns = columns(sheet);
                for (int i = 0; i < columns.size(); i++) {
                    bold(rows, 0, i, heading(columns.get(i)));
                    offerChoice(rows, i, columns.get(i).kind());
                }
            }
            Worksheet notes = workbook.newWorksheet(language.choose("填写说明", "Notes"));
            bold(notes, 0, 0, language.choose("列", "Column"));
            bold(notes, 0, 1, language.choose("填写要求", "What to write"));
            List<Component> columns = columns(sheets().getFirst());
            for (int i = 0; i < columns.size(); i++) {
                notes.inlineString(i + 1, 0, heading(columns.get(i)));
                notes.inlineString(i + 1, 1, note(columns.get(i)));
            }
            notes.width(0, 20);
            notes.width(1, 100);
        }
    }

    /** One for every code that sheets are named by, else one. */
    private List<String> sheets() {
        return layout.sheet() != null && layout.sheet().kind() instanceof Coded coded
                ? coded.values().stream().map(language::label).toList()
                : List.of(language.label(layout.shape().type()).orElseThrow());
    }

    private List<Component> columns(String sheet) {
        return layout.columns().stream()
                .filter(column -> !column.equals(layout.sheet()) || !layout.sheets().containsKey(sheet)).toList();
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
            sheet.range(1, column, Table.MOST_ROWS, column).validateWithListByFormula("\"" + choice + "\"");
        }
    }

    private String heading(Component column) {
        return language.label(column.declared()).orElseThrow()
                + (Layout.isMoney(column) ? Money.YUAN.in(language) : "");
    }

    private String note(Component column) {
        return (column.nullable()
                ? language.choose("选填。", "Optional. ")
                : language.choose("必填。", "Required. "))
                + (Layout.isMoney(column) ? money(column) : what(column.kind())) + once(column);
    }

    private String money(Component column) {
        String total = layout.totalled().contains(column)
                ? language.choose("首格写“小计”“合计”的行须等于各行之和。", " Lines that begin with 小计 or 合计 must have the sum.")
                : "";
        return language.choose("金额，单位以列名为准，可改为“（万元）”，精确到分。",
                "Money in the unit of the heading, which may be (10,000 CNY), exact to 0.01 CNY.") + total;
    }

    private String once(Component column) {
        return layout.lines() != null && layout.head().contains(column)
                ? language.choose("同一记录占多行的，只填首行。", " Only in the first of the lines of a record.")
                : "";
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
