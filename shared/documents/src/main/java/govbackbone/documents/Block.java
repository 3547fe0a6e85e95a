package govbackbone.documents;

import java.util.ArrayList;
import java.util.List;

/** An element of an official document (公文要素). Where GB/T 9704-2012 defines it, the clause is named. */
public sealed interface Block {
    /** Points of a size-3 character (三号字), in which the body is set. */
    int BODY_POINTS = 16;

    /** The issuing body in red over the red double line (发文机关标志, 7.2.4 and 10.1). */
    record Letterhead(String issuer) implements Block {
        private static final int LARGEST_POINTS = 42;
        /** 170 mm, as long as the double line. */
        private static final int WIDTH_POINTS = 480;

        /** The size in points at which the name stands on one line. */
        int points() {
            return Math.clamp(WIDTH_POINTS / Math.max(1, (int) Math.ceil(widthOf(issuer))), BODY_POINTS,
                    LARGEST_POINTS);
        }
    }

    /**
     * A line of text that stands out by its place and font.
     *
     * @param links to where parts of the text come from, in their order
     */
    record Line(Kind kind, String text, List<Link> links) implements Block {
        public Line {
            links = List.copyOf(links);
        }

        public Line(Kind kind, String text) {
            this(kind, text, List.of());
        }

        /** The text in parts, each with where it leads to, or null. */
        List<Linked.Part> parts() {
            List<Linked.Part> parts = new ArrayList<>();
            int done = 0;
            for (Link link : links) {
                parts.add(new Linked.Part(text.substring(done, link.from()), null));
                parts.add(new Linked.Part(text.substring(link.from(), link.to()), link.href()));
                done = link.to();
            }
            parts.add(new Linked.Part(text.substring(done), null));
            return parts.stream().filter(part -> !part.text().isEmpty()).toList();
        }

        /** A part of the text, from one place to before another, and where it leads to. */
        public record Link(int from, int to, String href) {}

        /** What the line is. */
        public enum Kind {
            /** The class of a reply, at the top right of the first page (答复类别). */
            CLASS_MARK,
            /** 发文字号, 7.2.5 and 10.1. */
            NUMBER,
            /** 标题, 7.3.1. */
            TITLE,
            /** Under the title, in brackets: what kind of text it is, such as a draft (题注). */
            SUBTITLE,
            /** 主送机关, 7.3.2. */
            ADDRESSEE,
            /** A paragraph of the body (正文, 7.3.3). */
            PARAGRAPH,
            /** Heading of the first level (一、), 7.3.3. */
            HEADING_1,
            /** Heading of the second level (（一）), 7.3.3. */
            HEADING_2,
            /** 附注, 7.3.7. */
            NOTE,
            /** 抄送机关, 7.4.2: at the foot of the last page. */
            COPIES
        }
    }

    /** Issuing body and date (发文机关署名、成文日期, 7.3.5.1): the date four characters from the right, the body centred over it. */
    record Signature(String issuer, String date) implements Block {
        private static final double DATE_FROM_RIGHT = 4;

        /** How many characters the body stands from the right. */
        double issuerFromRight() {
            return Math.max(0, DATE_FROM_RIGHT + (widthOf(date) - widthOf(issuer)) / 2);
        }

        /** How many characters the date stands from the right: further if a long name would leave the type area. */
        double dateFromRight() {
            return Math.max(DATE_FROM_RIGHT, (widthOf(issuer) - widthOf(date)) / 2);
        }
    }

    /**
     * A form, or a list: that is what has a label over every column.
     *
     * @param widths of the columns, in percent
     */
    record Table(List<Integer> widths, List<Row> rows) implements Block {
        private static final int FORM_POINTS_PER_LINE = 26;
        private static final int LIST_POINTS_PER_LINE = 20;

        public Table {
            widths = List.copyOf(widths);
            rows = List.copyOf(rows);
        }

        /** How many columns the cell takes: the last one of a row takes all that are left. */
        int span(Row row, int cell) {
            return cell == row.cells().size() - 1 ? widths.size() - cell : 1;
        }

        /** Lists are set in size 5 (五号字), with their first row on every page. */
        boolean isList() {
            return !rows.isEmpty() && rows.getFirst().cells().size() == widths.size()
                    && rows.getFirst().cells().stream().allMatch(Cell::label);
        }

        /** Whether the cell is a figure that stands under others: these are set from the right. */
        boolean isFigure(Row row, int cell) {
            return isList() && cell > 0 && row.cells().get(cell).text().matches("-?[\\d,]+(\\.\\d+)?");
        }

        /** The least height of a row. */
        int points(Row row) {
            return row.lines() * (isList() ? LIST_POINTS_PER_LINE : FORM_POINTS_PER_LINE);
        }
    }

    /** @param lines the least height, in lines of text */
    record Row(int lines, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param label whether it names what stands beside or under it
     * @param text  may have several lines
     */
    record Cell(boolean label, String text) {}

    /** The width in full characters; what is printed half as wide counts half. */
    private static double widthOf(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x2E80 && c != '—' && c != '“' && c != '”' ? 0.5 : 1).sum();
    }
}
