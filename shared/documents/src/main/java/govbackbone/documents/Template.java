package govbackbone.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import govbackbone.documents.Fields.Field;

/**
 * A text with fields from which documents are written (公文模板). A line is a paragraph unless it starts with a keyword in 【】;
 * {@code {{字段}}} stands for a field, and {@code {{#字段}}}, {@code {{^字段}}}, {@code {{/字段}}} on lines of their own
 * enclose what is written for each item, if there is something, or if there is nothing. What a field holds is only ever text:
 * it cannot become a keyword, a cell or a field.
 */
public final class Template {
    private static final Pattern NO_XML = Pattern
            .compile("[^\\t\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final Pattern FIRST_LEVEL = Pattern.compile("[一二三四五六七八九十]{1,3}、.{1,40}(?<![。；：])");
    private static final Pattern SECOND_LEVEL = Pattern.compile("（[一二三四五六七八九十]{1,3}）.{1,40}(?<![。；：])");

    private final Class<? extends Record> type;
    private final List<Node> nodes;

    private Template(Class<? extends Record> type, List<Node> nodes) {
        this.type = type;
        this.nodes = nodes;
    }

    /**
     * Reads a template.
     *
     * @param name   by which people know it
     * @param fields the record whose components it may use, by their Chinese labels
     * @throws TemplateFault with everything that is wrong with it
     */
    public static Template read(String name, String text, Class<? extends Record> fields) {
        return new Template(fields, new TemplateReader(name, text, Fields.of(fields)).read());
    }

    /**
     * Writes a document. Lines of which nothing remains are left out.
     *
     * @param values of the record type the template was read for
     */
    public OfficialDocument fill(String title, Record values) {
        if (!type.isInstance(values)) {
            throw new IllegalArgumentException(
                    "A template for " + type + " cannot be filled from " + values.getClass());
        }
        List<Block> blocks = new ArrayList<>();
        fill(nodes, List.of(values), blocks);
        return new OfficialDocument(title, blocks);
    }

    /** A part of a template. */
    sealed interface Node {}

    record TextNode(Block.Line.Kind kind, Text text) implements Node {}

    record LetterheadNode(Text issuer) implements Node {}

    record SignatureNode(Text issuer, Text date) implements Node {}

    record TableNode(List<Integer> widths, List<Node> rows) implements Node {}

    record RowNode(int lines, List<CellNode> cells) implements Node {}

    record CellNode(boolean label, Text text) {}

    /** @param whenEmpty whether it is written if there is nothing, instead of for each item */
    record SectionNode(Place place, boolean whenEmpty, List<Node> nodes) implements Node {}

    /** Text with fields in it. */
    record Text(List<Part> parts) {}

    sealed interface Part {}

    record Literal(String text) implements Part {}

    /**
     * Where a value is found.
     *
     * @param scope 0 for the whole record, 1 for an item of a section in it…
     */
    record Place(int scope, Field field) implements Part {}

    private static void fill(List<Node> nodes, List<Record> scopes, List<Block> blocks) {
        for (Node node : nodes) {
            switch (node) {
                case TextNode(Block.Line.Kind kind, Text text) -> addLines(kind, write(text, scopes), blocks);
                case LetterheadNode(Text issuer) -> blocks.add(new Block.Letterhead(plain(issuer, scopes)));
                case SignatureNode(Text issuer, Text date) ->
                    blocks.add(new Block.Signature(plain(issuer, scopes), plain(date, scopes)));
                case TableNode(List<Integer> widths, List<Node> rows) -> {
                    List<Block.Row> filled = new ArrayList<>();
                    fillRows(rows, scopes, filled);
                    if (!filled.isEmpty()) {
                        blocks.add(new Block.Table(widths, filled));
                    }
                }
                case SectionNode section ->
                    items(section, scopes).forEach(inner -> fill(section.nodes(), inner, blocks));
                case RowNode _ -> throw new IllegalStateException("A row outside of a table");
            }
        }
    }

    private static void fillRows(List<Node> nodes, List<Record> scopes, List<Block.Row> rows) {
        for (Node node : nodes) {
            switch (node) {
                case RowNode(int lines, List<CellNode> cells) ->
                    rows.add(new Block.Row(lines, cells.stream()
                            .map(cell -> new Block.Cell(cell.label(), plain(cell.text(), scopes))).toList()));
                case SectionNode section ->
                    items(section, scopes).forEach(inner -> fillRows(section.nodes(), inner, rows));
                default -> throw new IllegalStateException("Not a row: " + node);
            }
        }
    }

    /** The scopes for which a section is written. */
    private static List<List<Record>> items(SectionNode section, List<Record> scopes) {
        Object value = section.place().field().of(scopes.get(section.place().scope()));
        List<List<Record>> items = switch (value) {
            case null -> List.of();
            case Boolean flag -> flag ? List.of(scopes) : List.of();
            case String text -> text.isBlank() ? List.of() : List.of(scopes);
            case Linked linked -> linked.isBlank() ? List.of() : List.of(scopes);
            case List<?> list -> list.stream().map(item -> with(scopes, (Record) item)).toList();
            default -> List.of(with(scopes, (Record) value));
        };
        if (section.whenEmpty()) {
            return items.isEmpty() ? List.of(scopes) : List.of();
        }
        return items;
    }

    private static List<Record> with(List<Record> scopes, Record inner) {
        List<Record> more = new ArrayList<>(scopes);
        more.add(inner);
        return more;
    }

    private static String plain(Text text, List<Record> scopes) {
        return Marks.plain(write(text, scopes));
    }

    private static String write(Text text, List<Record> scopes) {
        return text.parts().stream().map(part -> switch (part) {
            case Literal(String literal) -> literal;
            case Place(int scope, Field field) -> {
                Object value = field.of(scopes.get(scope));
                yield switch (value) {
                    case null -> "";
                    case Linked linked -> Marks.mark(linked);
                    default -> clean(value.toString());
                };
            }
        }).collect(Collectors.joining());
    }

    /** Neither HTML nor DOCX can hold the other characters. */
    static String clean(String text) {
        return Marks.clean(
                NO_XML.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("").replace('\t', ' '));
    }

    private static void addLines(Block.Line.Kind kind, String text, List<Block> blocks) {
        text.lines().map(Template::strip).filter(line -> !line.isEmpty())
                .forEach(line -> blocks
                        .add(Marks.line(kind == Block.Line.Kind.PARAGRAPH ? level(Marks.plain(line)) : kind, line)));
    }

    /** Officials indent by full-width spaces; the layout does that here. */
    private static String strip(String line) {
        return line.replaceAll("^[\\s\u3000\u00A0]+|[\\s\u3000\u00A0]+$", "");
    }

    private static Block.Line.Kind level(String line) {
        if (FIRST_LEVEL.matcher(line).matches()) {
            return Block.Line.Kind.HEADING_1;
        }
        return SECOND_LEVEL.matcher(line).matches() ? Block.Line.Kind.HEADING_2 : Block.Line.Kind.PARAGRAPH;
    }
}
