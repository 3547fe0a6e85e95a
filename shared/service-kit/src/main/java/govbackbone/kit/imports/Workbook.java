package govbackbone.kit.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.Texts;
import govbackbone.kit.imports.Table.Content;
import govbackbone.kit.imports.Table.Line;
import govbackbone.kit.imports.Table.Sheet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The first visible sheet of a workbook (ISO/IEC 29500) that a stranger may have made: what it unpacks to is counted while it
 * is unpacked, document types are not read, and columns and shared texts that it only claims to have get no memory.
 */
final class Workbook {
    static final int MOST_BYTES = 64 << 20;
    private static final XMLInputFactory XML = xml();
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final ZipFile parts;
    private final List<String> shared = new ArrayList<>();
    private int room = MOST_BYTES;
    private boolean dates1904;

    private Workbook(ZipFile parts) {
        this.parts = parts;
    }

    /** @throws Problem if it is no workbook, or too large when unpacked */
    static Content read(byte[] file, Set<String> names) {
        try (ZipFile parts = ZipFile.builder().setByteArray(file).get()) {
            return new Workbook(parts).content(names);
        } catch (Problem told) {
            throw told;
        } catch (IOException | XMLStreamException | RuntimeException malformed) {
            throw Problem.of(ProblemCode.UNREADABLE_FILE);
        }
    }

    private Content content(Set<String> names) throws IOException, XMLStreamException {
        String main = related("", type -> type.endsWith("/officeDocument")).values().stream().findFirst()
                .orElseThrow(IllegalArgumentException::new);
        Map<String, String> visible = visibleSheets(main);
        List<String> wanted = visible.keySet().stream().filter(names::contains).toList();
        List<String> chosen = wanted.isEmpty() ? List.of(visible.keySet().iterator().next()) : wanted;
        for (String texts : related(main, type -> type.endsWith("/sharedStrings")).values()) {
            readShared(texts);
        }
        List<Sheet> sheets = new ArrayList<>();
        int rows = 0;
        for (String name : chosen) {
            List<Line> lines = lines(Objects.requireNonNull(visible.get(name)), Table.MOST_ROWS - rows);
            if (!lines.isEmpty()) {
                sheets.add(new Sheet(name, lines));
                rows += lines.size() - 1;
            }
        }
        return new Content(dates1904, sheets,
                visible.keySet().stream().filter(name -> !chosen.contains(name)).toList());
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private XMLStreamReader open(String part) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = parts.getEntry(part);
        if (entry == null) {
            throw new IllegalArgumentException("No part " + part);
        }
        try (InputStream packed = parts.getInputStream(entry)) {
            byte[] content = packed.readNBytes(room + 1);
            room -= content.length;
            if (room < 0) {
                throw Problem.of(ProblemCode.UNPACKS_TOO_LARGE, MOST_BYTES);
            }
            return XML.createXMLStreamReader(new ByteArrayInputStream(content));
        }
    }

    /** The names of the parts that a part refers to, by the id of the relationship, in order. */
    private Map<String, String> related(String part, Predicate<String> type)
            throws IOException, XMLStreamException {
        int folder = part.lastIndexOf('/') + 1;
        Map<String, String> targets = new LinkedHashMap<>();
        XMLStreamReader xml = open(part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels");
        while (toStart(xml, "Relationship")) {
            if (type.test(attribute(xml, "Type").orElse(""))) {
                URI target = URI.create("/" + part).resolve(attribute(xml, "Target").orElse(""));
                targets.put(attribute(xml, "Id").orElse(""), target.getPath().substring(1));
            }
        }
        return targets;
    }

    /** The parts of the sheets that are not hidden, by name, in order. */
    private Map<String, String> visibleSheets(String main) throws IOException, XMLStreamException {
        Map<String, String> parts = related(main, type -> type.endsWith("/worksheet"));
        Map<String, String> visible = new LinkedHashMap<>();
        XMLStreamReader xml = open(main);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("workbookPr")) {
                    dates1904 = attribute(xml, "date1904").filter(List.of("1", "true")::contains).isPresent();
                } else if (xml.getLocalName().equals("sheet")
                        && attribute(xml, "state").filter(state -> !state.equals("visible")).isEmpty()) {
                    String name = Texts.trim(attribute(xml, "name").orElse(""));
                    String part = Optional.ofNullable(parts.get(attribute(xml, "id").orElse("")))
                            .orElseThrow(IllegalArgumentException::new);
                    if (visible.put(name, part) != null) {
                        throw new IllegalArgumentException("Two sheets " + name);
                    }
                }
            }
        }
        if (visible.isEmpty()) {
            throw new IllegalArgumentException("No visible sheet");
        }
        return visible;
    }

    private void readShared(String part) throws IOException, XMLStreamException {
        XMLStreamReader xml = open(part);
        while (toStart(xml, "si")) {
            shared.add(richText(xml, "si"));
        }
    }

    private List<Line> lines(String sheet, int most) throws IOException, XMLStreamException {
        List<Line> lines = new ArrayList<>();
        XMLStreamReader xml = open(sheet);
        int row = 0;
        while (toStart(xml, "row")) {
            int before = row;
            row = attribute(xml, "r").map(Integer::parseInt).orElseGet(() -> before + 1);
            Table.add(lines, new Line(row, cells(xml)), most);
        }
        return lines;
    }

    private List<Cell> cells(XMLStreamReader xml) throws XMLStreamException {
        List<Cell> cells = new ArrayList<>();
        int next = 0;
        while (xml.hasNext() && !isEnd(xml, "row")) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
                int unnamed = next;
                int column = attribute(xml, "r").map(Workbook::column).orElse(unnamed);
                next = column + 1;
                Cell cell = cell(xml, attribute(xml, "t").orElse("n"));
                // A whole row may be styled to its last column without saying anything.
                if (!cell.equals(Cell.EMPTY)) {
                    if (column >= Table.MOST_COLUMNS) {
                        throw Problem.of(ProblemCode.TOO_MANY_COLUMNS, Table.MOST_COLUMNS);
                    }
                    cells.addAll(Collections.nCopies(Math.max(0, column + 1 - cells.size()), Cell.EMPTY));
                    cells.set(column, cell);
                }
            }
        }
        return cells;
    }

    /** Of a reference such as {@code AB12}, counted from 0. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            if (i == 3) {
                throw new IllegalArgumentException("No column has such a name: " + reference);
            }
            column = column * 26 + Character.digit(reference.charAt(i), Character.MAX_RADIX) - 9;
        }
        if (column < 1) {
            throw new IllegalArgumentException("Not a reference: " + reference);
        }
        return column - 1;
    }

    private Cell cell(XMLStreamReader xml, String type) throws XMLStreamException {
        String value = "";
        while (xml.hasNext() && !isEnd(xml, "c")) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = xml.getElementText();
                    case "is" -> value = richText(xml, "is");
                    default -> {
                    }
                }
            }
        }
        if (value.isEmpty()) {
            return Cell.EMPTY;
        }
        return switch (type) {
            case "n" -> new Cell.Figure(new BigDecimal(value.strip()));
            case "s" -> new Cell.Text(sharedText(Integer.parseInt(value.strip())));
            case "b" -> new Cell.Truth(value.strip().equals("1"));
            case "e" -> new Cell.Failed(value);
            default -> new Cell.Text(unescape(value));
        };
    }

    private String sharedText(int index) {
        if (index < 0 || index >= shared.size()) {
            throw new IllegalArgumentException("No shared text " + index);
        }
        return shared.get(index);
    }

    /** The text of all runs, without the readings of characters (rPh). */
    private static String richText(XMLStreamReader xml, String within) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean reading = false;
        while (xml.hasNext() && !isEnd(xml, within)) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("t") && !reading) {
                text.append(xml.getElementText());
            } else if (event == XMLStreamReader.START_ELEMENT || event == XMLStreamReader.END_ELEMENT) {
                reading = xml.getLocalName().equals("rPh") ? event == XMLStreamReader.START_ELEMENT : reading;
            }
        }
        return unescape(text.toString());
    }

    /** Workbooks write characters that XML cannot hold as {@code _x000D_}. */
    private static String unescape(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> Matcher
                .quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static boolean toStart(XMLStreamReader xml, String name) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(XMLStreamReader xml, String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    private static Optional<String> attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }
}
