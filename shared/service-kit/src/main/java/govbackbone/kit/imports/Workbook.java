package govbackbone.kit.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
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
 * The sheets of a workbook (ISO/IEC 29500) that a stranger may have made: whatever it holds is counted while it is read, and
 * columns and shared texts that it only claims to have get no memory.
 */
final class Workbook {
    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_SHEETS = 1_000;
    private static final byte[] ENTRY = {'P', 'K', 1, 2};
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final ZipFile parts;
    private final Budget budget;
    private final List<Cell> shared = new ArrayList<>();
    private boolean dates1904;

    private Workbook(ZipFile parts, Budget budget) {
        this.parts = parts;
        this.budget = budget;
    }

    /** @throws Problem if it is no workbook, or too large when unpacked */
    static Content read(byte[] file, Set<String> names, Budget budget) {
        requireFewEntries(file);
        try (ZipFile parts = ZipFile.builder().setByteArray(file).get()) {
            return new Workbook(parts, budget).content(names);
        } catch (Problem told) {
            throw told;
        } catch (IOException | XMLStreamException | RuntimeException malformed) {
            throw Problem.of(ProblemCode.UNREADABLE_FILE);
        }
    }

    // An archive is opened by reading the headers of all its entries, whatever number it states.
    private static void requireFewEntries(byte[] file) {
        int entries = 0;
        for (int i = 0; i <= file.length - ENTRY.length; i++) {
            if (file[i] == ENTRY[0] && Arrays.equals(file, i, i + ENTRY.length, ENTRY, 0, ENTRY.length)
                    && ++entries > MOST_ENTRIES) {
                throw Problem.of(ProblemCode.UNREADABLE_FILE);
            }
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
            Sheet sheet = sheet(name, Objects.requireNonNull(visible.get(name)), Table.MOST_ROWS - rows);
            if (!sheet.lines().isEmpty()) {
                sheets.add(sheet);
                rows += sheet.rows().size();
            }
        }
        return new Content(dates1904, sheets,
                visible.keySet().stream().filter(name -> !chosen.contains(name)).toList(), budget.weight());
    }

    private Markup open(String part) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = parts.getEntry(part);
        if (entry == null) {
            throw new IllegalArgumentException("No part " + part);
        }
        return Markup.of(new Unpacked(parts.getInputStream(entry)));
    }

    /** Counts what is unpacked. */
    private final class Unpacked extends FilterInputStream {
        Unpacked(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            budget.unpacked(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            budget.unpacked(Math.max(0, count));
            return count;
        }
    }

    /** The names of the parts that a part refers to, by the id of the relationship, in order. */
    private Map<String, String> related(String part, Predicate<String> type)
            throws IOException, XMLStreamException {
        int folder = part.lastIndexOf('/') + 1;
        Map<String, String> targets = new LinkedHashMap<>();
        Markup xml = open(part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels");
        while (xml.toStart("Relationship")) {
            if (type.test(xml.attribute("Type").orElse(""))) {
                URI target = URI.create("/" + part).resolve(xml.attribute("Target").orElse(""));
                targets.put(xml.attribute("Id").orElse(""), target.getPath().substring(1));
                requireFewSheets(targets.size());
            }
        }
        return targets;
    }

    /** The parts of the sheets that are not hidden, by name, in order. */
    private Map<String, String> visibleSheets(String main) throws IOException, XMLStreamException {
        Map<String, String> parts = related(main, type -> type.endsWith("/worksheet"));
        Map<String, String> visible = new LinkedHashMap<>();
        Markup xml = open(main);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("workbookPr")) {
                    dates1904 = xml.attribute("date1904").filter(List.of("1", "true")::contains).isPresent();
                } else if (xml.getLocalName().equals("sheet")
                        && xml.attribute("state").filter(state -> !state.equals("visible")).isEmpty()) {
                    String name = Texts.trim(xml.attribute("name").orElse(""));
                    String part = Optional.ofNullable(parts.get(xml.attribute("id").orElse("")))
                            .orElseThrow(IllegalArgumentException::new);
                    if (visible.put(name, part) != null) {
                        throw new IllegalArgumentException("Two sheets " + name);
                    }
                    requireFewSheets(visible.size());
                }
            }
        }
        if (visible.isEmpty()) {
            throw new IllegalArgumentException("No visible sheet");
        }
        return visible;
    }

    private static void requireFewSheets(int count) {
        if (count > MOST_SHEETS) {
            throw new IllegalArgumentException("More than " + MOST_SHEETS + " sheets");
        }
    }

    private void readShared(String part) throws IOException, XMLStreamException {
        Markup xml = open(part);
        while (xml.toStart("si")) {
            budget.requireTime();
            CellText text = richText(xml, "si");
            Cell cell = text.isCut() ? text.tooLong() : new Cell.Text(unescape(text.kept()));
            budget.cell(cell);
            shared.add(cell);
        }
    }

    private Sheet sheet(String name, String part, int most) throws IOException, XMLStreamException {
        Table.Gathered lines = new Table.Gathered(budget, most);
        Markup xml = open(part);
        int row = 0;
        while (xml.toStart("row")) {
            int before = row;
            row = xml.attribute("r").map(Integer::parseInt).orElseGet(() -> before + 1);
            lines.add(new Line(row, cells(xml)));
        }
        return lines.sheet(name);
    }

    private List<Cell> cells(Markup xml) throws XMLStreamException {
        List<Cell> cells = new ArrayList<>();
        int next = 0;
        while (xml.hasNext() && !xml.isEnd("row")) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
                int unnamed = next;
                int column = xml.attribute("r").map(Workbook::column).orElse(unnamed);
                next = column + 1;
                Cell cell = cell(xml, xml.attribute("t").orElse("n"));
                // A whole row may be styled to its last column without saying anything.
                if (!cell.equals(Cell.EMPTY)) {
                    budget.cell(cell);
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

    private Cell cell(Markup xml, String type) throws XMLStreamException {
        CellText value = new CellText();
        while (xml.hasNext() && !xml.isEnd("c")) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> {
                        value = new CellText();
                        xml.textTo(value);
                    }
                    case "is" -> value = richText(xml, "is");
                    default -> {
                    }
                }
            }
        }
        if (value.isEmpty()) {
            return Cell.EMPTY;
        }
        if (value.isCut()) {
            return value.tooLong();
        }
        String text = value.kept();
        return switch (type) {
            case "n" -> Cell.Figure.of(text.strip());
            case "s" -> sharedText(Integer.parseInt(text.strip()));
            case "b" -> new Cell.Truth(text.strip().equals("1"));
            case "e" -> new Cell.Failed(Texts.visible(text));
            default -> new Cell.Text(unescape(text));
        };
    }

    private Cell sharedText(int index) {
        if (index < 0 || index >= shared.size()) {
            throw new IllegalArgumentException("No shared text " + index);
        }
        return shared.get(index);
    }

    /** The text of all runs, without the readings of characters (rPh). */
    private static CellText richText(Markup xml, String within) throws XMLStreamException {
        CellText text = new CellText();
        boolean reading = false;
        while (xml.hasNext() && !xml.isEnd(within)) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("t") && !reading) {
                xml.textTo(text);
            } else if (event == XMLStreamReader.START_ELEMENT || event == XMLStreamReader.END_ELEMENT) {
                reading = xml.getLocalName().equals("rPh") ? event == XMLStreamReader.START_ELEMENT : reading;
            }
        }
        return text;
    }

    /** Workbooks write characters that XML cannot hold as {@code _x000D_}. */
    private static String unescape(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> Matcher
                .quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
