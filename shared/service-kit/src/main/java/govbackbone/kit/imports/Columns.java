package govbackbone.kit.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.http.Texts;
import govbackbone.kit.imports.Table.Line;
import govbackbone.kit.imports.Table.Sheet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which column of a sheet is which component of the row, found by its label in either language or by its name. Other columns
 * are passed over, so that an export can be imported.
 *
 * @param sheet  its name; empty if the file has only one
 * @param found  name of the component → its column
 * @param ignored headings of columns that are none of the row's
 */
record Columns(String sheet, Layout layout, Map<String, Found> found, List<String> ignored) {
    private static final Pattern IN_LINE = Pattern.compile("/[^/]+/([0-9]{1,9})/([^/]+)(/.*)?");

    /**
     * A column of the sheet.
     *
     * @param heading what the sheet writes above it
     * @param unit    in which money is written; null if it holds none
     */
    record Found(int index, String heading, @Nullable Money unit) {}

    /**
     * Finds the columns, and adds a fault for each that is missing or there twice.
     *
     * @param name of the sheet, if there are several, else empty
     */
    static Columns of(Layout layout, String name, Sheet sheet, Faults faults) {
        Columns columns = new Columns(name, layout, new HashMap<>(), new ArrayList<>());
        List<Cell> header = sheet.header().cells();
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i) instanceof Cell.Text(String text) && !Texts.trim(text).isEmpty()) {
                columns.add(i, Texts.visible(Texts.trim(text)), faults);
            }
        }
        for (Component column : layout.columns()) {
            boolean told = column.equals(layout.sheet()) && layout.sheets().containsKey(sheet.name());
            if (!column.nullable() && !told && !columns.found.containsKey(column.name())) {
                faults.add(Fault.inColumn(columns.at(Language.CHINESE.label(column.declared()).orElseThrow()),
                        ProblemCode.COLUMN_MISSING, List.copyOf(Layout.headings(column).keySet())));
            }
        }
        return columns;
    }

    private String at(String heading) {
        return sheet.isEmpty() ? heading : sheet + "：" + heading;
    }

    private void add(int index, String heading, Faults faults) {
        String written = heading.replace('(', '（').replace(')', '）');
        for (Component column : layout.columns()) {
            for (Map.Entry<String, Long> known : Layout.headings(column).entrySet()) {
                if (known.getKey().replace('(', '（').replace(')', '）').equalsIgnoreCase(written)) {
                    Found place = new Found(index, heading,
                            Layout.isMoney(column) ? Money.of(known.getValue()) : null);
                    if (found.putIfAbsent(column.name(), place) != null) {
                        faults.add(Fault.inColumn(at(heading), ProblemCode.COLUMN_TWICE));
                    }
                    return;
                }
            }
        }
        ignored.add(at(heading));
    }

    /** What a line holds in some of its columns, as the JSON of the row. */
    ObjectNode json(List<Component> some, Line line, Cells cells, String pointer, Faults faults) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Component column : some) {
            Found place = found.get(column.name());
            if (place != null && place.index() < line.cells().size()) {
                Cell cell = line.cells().get(place.index());
                String at = pointer + "/" + column.name();
                Money unit = place.unit();
                json.set(column.name(), unit == null
                        ? cells.json(column.kind(), cell, at, faults)
                        : cells.fen(unit, cell, at, faults));
            }
        }
        return json;
    }

    /** The cell of a column; empty if the line ends before it, or there is no such column. */
    Cell cell(Component column, Line line) {
        Found place = found.get(column.name());
        return place == null || place.index() >= line.cells().size() ? Cell.EMPTY : line.cells().get(place.index());
    }

    /** Whether a line says nothing of a row itself that the row's first line does not say. */
    boolean goesOn(Line line, Line first) {
        if (layout.lines() == null) {
            return false;
        }
        for (Component column : layout.head()) {
            Cell cell = cell(column, line);
            if (!Cells.isBlank(cell) && !cell.equals(cell(column, first))) {
                return false;
            }
        }
        return true;
    }

    /** The heading above the field that a JSON pointer points into; empty if it points to the row as a whole. */
    Optional<String> heading(String pointer) {
        Matcher inLine = IN_LINE.matcher(pointer);
        String field = isInLine(pointer) && inLine.matches()
                ? inLine.group(2)
                : pointer.isEmpty() ? "" : pointer.substring(1).split("/", -1)[0];
        return layout.column(field).map(column -> {
            Found place = found.get(field);
            return place != null ? place.heading() : Language.CHINESE.label(column.declared()).orElseThrow();
        });
    }

    /** Which of the row's lines a JSON pointer points into, from 0; what is said once is said in the first. */
    int line(String pointer) {
        Matcher inLine = IN_LINE.matcher(pointer);
        return isInLine(pointer) && inLine.matches() ? Integer.parseInt(inLine.group(1)) : 0;
    }

    private boolean isInLine(String pointer) {
        return layout.lines() != null && pointer.startsWith("/" + layout.lines().name() + "/");
    }
}
