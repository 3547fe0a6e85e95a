package govbackbone.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import govbackbone.documents.Block.Line.Kind;
import govbackbone.documents.Fields.Field;
import govbackbone.documents.Template.CellNode;
import govbackbone.documents.Template.LetterheadNode;
import govbackbone.documents.Template.Literal;
import govbackbone.documents.Template.Node;
import govbackbone.documents.Template.Part;
import govbackbone.documents.Template.Place;
import govbackbone.documents.Template.RowNode;
import govbackbone.documents.Template.SectionNode;
import govbackbone.documents.Template.SignatureNode;
import govbackbone.documents.Template.TableNode;
import govbackbone.documents.Template.Text;
import govbackbone.documents.Template.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads a template line by line and collects everything that is wrong with it. */
final class TemplateReader {
    static final String LETTERHEAD = "发文机关";
    static final String SIGNATURE = "落款";
    static final String TABLE = "表格";
    static final String END_OF_TABLE = "表格结束";
    static final Map<String, Kind> LINES = Map.of("类别", Kind.CLASS_MARK, "发文字号", Kind.NUMBER, "标题", Kind.TITLE,
            "副标题", Kind.SUBTITLE, "主送", Kind.ADDRESSEE, "附注", Kind.NOTE, "抄送", Kind.COPIES);

    private static final Pattern COMMENT = Pattern.compile("\\{\\{!.*}}");
    private static final Pattern SECTION = Pattern.compile("\\{\\{([#^/])\\s*([^{}]+?)\\s*}}");
    private static final Pattern KEYWORD = Pattern.compile("【([^】]*)】(.*)");
    private static final Pattern ROW = Pattern.compile("(\\d{0,2})\\|(.*)");
    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([^{}#^/!\\s][^{}]*?)\\s*}}");

    private final String name;
    private final List<String> lines;
    private final List<String> faults = new ArrayList<>();
    private final List<@Nullable Fields> scopes = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int number;

    /**
     * A part that goes on until its end.
     *
     * @param field  of a section; null for the whole and for a table
     * @param widths of a table; null for others
     */
    private record Open(int line, @Nullable String field, @Nullable Place place, boolean whenEmpty, boolean scoped,
            @Nullable List<Integer> widths, List<Node> nodes) {}

    TemplateReader(String name, String text, Fields fields) {
        this.name = name;
        this.lines = Template.clean(text).replace("\uFEFF", "").lines().toList();
        scopes.add(fields);
        open.push(new Open(0, null, null, false, false, null, new ArrayList<>()));
    }

    /** @throws TemplateFault with everything that is wrong */
    List<Node> read() {
        for (String line : lines) {
            number++;
            line(line.strip());
        }
        while (open.size() > 1) {
            Open unclosed = open.pop();
            faults.add("第%d行：未结束，缺少%s。(never closed)".formatted(unclosed.line(), unclosed.widths() == null
                    ? "{{/" + unclosed.field() + "}}"
                    : "【" + END_OF_TABLE + "】"));
        }
        if (!faults.isEmpty()) {
            throw new TemplateFault(name, faults);
        }
        return top().nodes();
    }

    private Open top() {
        return open.getFirst();
    }

    private void fault(String fault) {
        faults.add("第" + number + "行：" + fault);
    }

    private void line(String line) {
        Matcher section = SECTION.matcher(line);
        Matcher keyword = KEYWORD.matcher(line);
        Matcher row = ROW.matcher(line);
        if (line.isEmpty() || COMMENT.matcher(line).matches()) {
            return;
        }
        if (section.matches()) {
            section(section.group(1), section.group(2));
        } else if (keyword.matches()) {
            element(keyword.group(1), keyword.group(2).strip());
        } else if (row.matches() && isInTable()) {
            row(row.group(1), row.group(2));
        } else {
            add(new TextNode(Kind.PARAGRAPH, text(line)));
        }
    }

    private void section(String sign, String field) {
        if (sign.equals("/")) {
            if (field.equals(top().field())) {
                close();
            } else {
                fault("{{/" + field + "}}没有对应的开始。(closes nothing that is open)");
            }
            return;
        }
        Place place = place(field);
        boolean scoped = sign.equals("#") && place != null && place.field().inner() != null;
        if (scoped && place != null) {
            scopes.add(place.field().inner());
        }
        open.push(new Open(number, field, place, sign.equals("^"), scoped, null, new ArrayList<>()));
    }

    private void close() {
        Open closed = open.pop();
        if (closed.scoped()) {
            scopes.removeLast();
        }
        if (closed.place() != null) {
            top().nodes().add(new SectionNode(closed.place(), closed.whenEmpty(), List.copyOf(closed.nodes())));
        }
    }

    private void element(String keyword, String rest) {
        Kind kind = LINES.get(keyword);
        if (kind != null) {
            add(new TextNode(kind, text(rest)));
            return;
        }
        switch (keyword) {
            case LETTERHEAD -> add(new LetterheadNode(text(rest)));
            case SIGNATURE -> signature(rest.split("\\|", -1));
            case TABLE -> table(rest);
            case END_OF_TABLE -> endTable();
            default -> fault("没有要素【" + keyword + "】，可用：" + keywords() + "。(no such element)");
        }
    }

    private static String keywords() {
        List<String> all = new ArrayList<>(LINES.keySet());
        all.addAll(List.of(LETTERHEAD, SIGNATURE, TABLE, END_OF_TABLE));
        return String.join("、", all.stream().sorted().toList());
    }

    private void signature(String[] parts) {
        if (parts.length == 2) {
            add(new SignatureNode(text(parts[0]), text(parts[1])));
        } else {
            fault("【落款】应写作“机关|日期”。(needs issuer|date)");
        }
    }

    private void table(String widths) {
        List<Integer> percents = List.of();
        if (widths.matches("\\d{1,3}([,，]\\d{1,3}){0,11}")) {
            percents = Arrays.stream(widths.split("[,，]")).map(Integer::valueOf).toList();
        }
        if (percents.stream().mapToInt(Integer::intValue).sum() != 100 || percents.contains(0)) {
            fault("【表格】后应为各列宽度的百分比，合计100，如20,30,20,30。(widths in percent that add up to 100)");
        }
        if (isInTable()) {
            fault("表格内不能再有表格。(a table in a table)");
        }
        open.push(new Open(number, null, null, false, false, percents, new ArrayList<>()));
    }

    private void endTable() {
        List<Integer> widths = top().widths();
        if (widths == null) {
            fault("【表格结束】没有对应的【表格】。(ends no table)");
        } else {
            List<Node> rows = open.pop().nodes();
            add(new TableNode(widths, List.copyOf(rows)));
        }
    }

    private boolean isInTable() {
        return open.stream().anyMatch(part -> part.widths() != null);
    }

    private void row(String height, String cells) {
        List<CellNode> row = Arrays.stream(cells.split("\\|", -1)).map(String::strip)
                .map(cell -> cell.startsWith("#")
                        ? new CellNode(true, text(cell.substring(1).strip()))
                        : new CellNode(false, text(cell)))
                .toList();
        List<Integer> widths = open.stream().map(Open::widths).filter(w -> w != null).findFirst().orElseThrow();
        if (row.size() > widths.size()) {
            fault("本行有" + row.size() + "格，表格只有" + widths.size() + "列。(more cells than columns)");
        }
        top().nodes().add(new RowNode(height.isEmpty() ? 1 : Math.max(1, Integer.parseInt(height)), row));
    }

    private void add(Node node) {
        if (isInTable()) {
            fault("表格内只能有以“|”分隔的行。(only rows in a table)");
        }
        top().nodes().add(node);
    }

    private Text text(String source) {
        List<Part> parts = new ArrayList<>();
        Matcher field = FIELD.matcher(source);
        int end = 0;
        while (field.find()) {
            literal(source.substring(end, field.start()), parts);
            Place place = place(field.group(1));
            if (place != null && place.field().isText()) {
                parts.add(place);
            } else if (place != null) {
                fault("“%1$s”不是文字，须用{{#%1$s}}…{{/%1$s}}。(not text, needs a section)".formatted(field.group(1)));
            }
            end = field.end();
        }
        literal(source.substring(end), parts);
        return new Text(parts);
    }

    private void literal(String text, List<Part> parts) {
        if (text.contains("{") || text.contains("}")) {
            fault("“" + text.strip() + "”中的花括号有误；{{#…}}、{{^…}}、{{/…}}须单独成行。(braces that are no field, or a section "
                    + "not on a line of its own)");
        }
        parts.add(new Literal(text));
    }

    /** The innermost field of that name. */
    private @Nullable Place place(String field) {
        for (int scope = scopes.size() - 1; scope >= 0; scope--) {
            Fields fields = scopes.get(scope);
            Field found = fields == null ? null : fields.get(field);
            if (found != null) {
                return new Place(scope, found);
            }
        }
        fault("没有字段“" + field + "”，可用：" + String.join("、", available()) + "。(no such field)");
        return null;
    }

    private List<String> available() {
        return scopes.reversed().stream().filter(fields -> fields != null).flatMap(fields -> fields.names().stream())
                .distinct().toList();
    }
}
