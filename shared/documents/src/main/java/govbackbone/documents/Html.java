package govbackbone.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Renders documents as one HTML page that prints in the layout of GB/T 9704-2012. It needs no other file and no script. The
 * JDK's XML writer escapes whatever a document says.
 */
public final class Html {
    private static final String STYLE = style();

    private final XMLStreamWriter out;

    private Html(XMLStreamWriter out) {
        this.out = out;
    }

    /** The document as a page. */
    public static String render(OfficialDocument document) {
        StringWriter text = new StringWriter().append("<!DOCTYPE html>\n");
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new Html(out).write(document);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.append('\n').toString();
    }

    private static String style() {
        try (InputStream css = Html.class.getResourceAsStream("document.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(OfficialDocument document) throws XMLStreamException {
        open("html", "lang", "zh-CN");
        open("head");
        out.writeEmptyElement("meta");
        out.writeAttribute("charset", "utf-8");
        element("title", document.title());
        // HTML does not unescape what is in here; there is nothing in it that the writer escapes.
        element("style", STYLE);
        close();
        open("body");
        newLine();
        open("article", "class", document.isLetter() ? "letter" : "form");
        newLine();
        for (Block block : document.blocks()) {
            if (document.isHead(block)) {
                block(block);
            }
        }
        for (Block block : document.blocks()) {
            if (!document.isHead(block)) {
                block(block);
            }
        }
        close();
        close();
        close();
    }

    private void block(Block block) throws XMLStreamException {
        switch (block) {
            case Block.Line line -> line(line);
            case Block.Letterhead letterhead ->
                element("p", letterhead.issuer(), "class", "letterhead", "style",
                        "font-size: " + letterhead.points() + "pt");
            case Block.Signature signature -> {
                open("div", "class", "signature");
                element("p", signature.issuer(), "class", "issuer");
                element("p", signature.date(), "class", "date");
                close();
            }
            case Block.Table table -> table(table);
        }
        newLine();
    }

    private void line(Block.Line line) throws XMLStreamException {
        switch (line.kind()) {
            case TITLE -> linked("h1", line);
            case HEADING_1 -> linked("h2", line);
            case HEADING_2 -> linked("h3", line);
            case CLASS_MARK, NUMBER, SUBTITLE, ADDRESSEE, PARAGRAPH, NOTE, COPIES ->
                linked("p", line, "class", line.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private void linked(String name, Block.Line line, String... attributes) throws XMLStreamException {
        open(name, attributes);
        for (Linked.Part part : line.parts()) {
            if (part.href() == null) {
                out.writeCharacters(part.text());
            } else {
                element("a", part.text(), "href", part.href());
            }
        }
        close();
    }

    private void table(Block.Table table) throws XMLStreamException {
        open("table");
        if (table.isList()) {
            out.writeAttribute("class", "list");
        }
        open("colgroup");
        for (int percent : table.widths()) {
            out.writeEmptyElement("col");
            out.writeAttribute("style", "width: " + percent + "%");
        }
        close();
        int headings = table.isList() ? 1 : 0;
        if (headings > 0) {
            open("thead");
            row(table, table.rows().getFirst());
            close();
        }
        for (Block.Row row : table.rows().subList(headings, table.rows().size())) {
            row(table, row);
        }
        close();
    }

    private void row(Block.Table table, Block.Row row) throws XMLStreamException {
        open("tr", "style", "height: " + table.points(row) + "pt");
        for (int c = 0; c < row.cells().size(); c++) {
            Block.Cell cell = row.cells().get(c);
            int span = table.span(row, c);
            open(cell.label() ? "th" : "td");
            if (span > 1) {
                out.writeAttribute("colspan", String.valueOf(span));
            }
            if (table.isFigure(row, c)) {
                out.writeAttribute("class", "figure");
            }
            out.writeCharacters(cell.text());
            close();
        }
        close();
    }

    private void element(String name, String text, String... attributes) throws XMLStreamException {
        open(name, attributes);
        out.writeCharacters(text);
        close();
    }

    private void open(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void close() throws XMLStreamException {
        out.writeEndElement();
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n");
    }
}
