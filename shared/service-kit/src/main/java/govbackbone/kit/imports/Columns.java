package govbackbone.kit.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.http.Texts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which column of a file is which component of the row, found by its label in either language or by its name. Other columns
 * are passed over, so that an export can be imported.
 *
 * @param places   name of the component → index of its column
 * @param headings name of the component → what the file writes above its column
 * @param ignored  headings of columns that are none of the row's
 */
record Columns(RecordShape shape, Map<String, Integer> places, Map<String, String> headings,
        List<String> ignored) {
    /** Finds the columns, and adds a fault for each that is missing or there twice. */
    static Columns of(RecordShape shape, List<Cell> header, Faults faults) {
        Columns columns = new Columns(shape, new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i) instanceof Cell.Text(String text) && !Texts.trim(text).isEmpty()) {
                columns.add(i, Texts.visible(Texts.trim(text)), faults);
            }
        }
        for (Component component : shape.components()) {
            if (!component.nullable() && !columns.places.containsKey(component.name())) {
                faults.add(Fault.inColumn(Language.CHINESE.label(component.declared()).orElseThrow(),
                        ProblemCode.COLUMN_MISSING, labels(component).toList()));
            }
        }
        return columns;
    }

    private void add(int index, String heading, Faults faults) {
        Optional<Component> found = shape.components().stream()
                .filter(component -> labels(component).anyMatch(heading::equalsIgnoreCase)).findFirst();
        if (found.isEmpty()) {
            ignored.add(heading);
        } else if (places.putIfAbsent(found.get().name(), index) != null) {
            faults.add(Fault.inColumn(heading, ProblemCode.COLUMN_TWICE));
        } else {
            headings.put(found.get().name(), heading);
        }
    }

    private static Stream<String> labels(Component component) {
        return Stream.concat(
                Arrays.stream(Language.values()).flatMap(language -> language.label(component.declared()).stream()),
                Stream.of(component.name()));
    }

    /** A line as the JSON of the row. */
    ObjectNode json(List<Cell> line, Cells cells, Faults faults) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Component component : shape.components()) {
            Integer place = places.get(component.name());
            if (place != null && place < line.size()) {
                json.set(component.name(), cells.json(component.kind(), line.get(place), "/" + component.name(),
                        faults));
            }
        }
        return json;
    }

    /** The heading above the field that a JSON pointer points into; empty if it points to the row as a whole. */
    Optional<String> heading(String pointer) {
        String field = pointer.isEmpty() ? "" : pointer.substring(1).split("/", -1)[0];
        return shape.component(field)
                .map(component -> headings.getOrDefault(field,
                        Language.CHINESE.label(component.declared()).orElseThrow()));
    }
}
