package govbackbone.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import govbackbone.documents.Block.Line;
import govbackbone.documents.Block.Line.Kind;

/** Renders documents as CommonMark with tables, to be put on web pages and into repositories. */
public final class Markdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|]");

    private Markdown() {}

    /** The document as text. */
    public static String render(OfficialDocument document) {
        return joinedTitle(document.blocks()).stream().map(Markdown::block)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** A title of several lines is one heading. */
    private static List<Block> joinedTitle(List<Block> blocks) {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Line(Kind kind, String text, _) && kind == Kind.TITLE && !joined.isEmpty()
                    && joined.getLast() instanceof Line(Kind before, String start, _) && before == Kind.TITLE) {
                joined.set(joined.size() - 1, new Line(Kind.TITLE, start + text));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Letterhead(String issuer) -> "**" + escaped(issuer) + "**";
            case Line line -> prefix(line.kind())
                    + line.parts().stream().map(Markdown::part).collect(Collectors.joining());
            case Block.Signature(String issuer, String date) -> escaped(issuer) + "  \n" + escaped(date);
            case Block.Table table -> table(table);
        };
    }

    private static String prefix(Kind kind) {
        return switch (kind) {
            case TITLE -> "# ";
            case HEADING_1 -> "## ";
            case HEADING_2 -> "### ";
            case CLASS_MARK, NUMBER, SUBTITLE, ADDRESSEE, PARAGRAPH, NOTE, COPIES -> "";
        };
    }

    private static String part(Linked.Part part) {
        return part.href() == null
                ? escaped(part.text())
                : "[" + escaped(part.text()) + "](<" + part.href().replace(">", "%3E") + ">)";
    }

    /** Its first row is its head: there is no table without one. */
    private static String table(Block.Table table) {
        List<String> rows = new ArrayList<>();
        for (Block.Row row : table.rows()) {
            rows.add(row.cells().stream().map(cell -> escaped(cell.text()).replace("\n", "<br>"))
                    .collect(Collectors.joining(" | ", "| ", " |")));
            if (rows.size() == 1) {
                rows.add("|" + " --- |".repeat(table.widths().size()));
            }
        }
        return String.join("\n", rows);
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(text).replaceAll(match -> "\\\\" + Matcher.quoteReplacement(match.group()));
    }
}
