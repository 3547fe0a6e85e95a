package govbackbone.kit.imports;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.Label;
import govbackbone.kit.http.Binder;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Whole;
import org.jspecify.annotations.Nullable;

/**
 * How a row is laid out in a file.
 *
 * @param shape of the row
 * @param head  columns that a row has once
 * @param lines the component that has a line for each of its items; null if a row has one line
 * @param items columns that every line has
 * @param sheet the component that may be the name of a sheet; null if there is none
 */
record Layout(RecordShape shape, List<Component> head, @Nullable Component lines, List<Component> items,
        @Nullable Component sheet) {

    /** @throws IllegalArgumentException if rows cannot be read as they are declared; says why */
    static Layout of(Class<?> row) {
        RecordShape shape = RecordShape.of(row);
        Binder.check(shape);
        Component lines = annotated(shape, Lines.class);
        List<Component> items = lines == null ? List.of() : items(row, lines);
        List<Component> head = shape.components().stream().filter(component -> !component.equals(lines)).toList();
        Layout layout = new Layout(shape, head, lines, items, annotated(shape, SheetName.class));
        Set<String> names = new HashSet<>();
        for (Component column : layout.columns()) {
            String where = row.getName() + "." + column.name();
            require(column.declared().isAnnotationPresent(Label.class), where + " has no @Label");
            require(!(column.kind() instanceof Nested), where + " does not fit into a cell");
            require(names.add(column.name()), where + " is there twice");
            require(!isMoney(column) || column.kind() instanceof Whole, where + " is not money in 分");
        }
        require(layout.sheet == null || layout.sheet.kind() instanceof Coded, row.getName() + ": a sheet is a code");
        return layout;
    }

    private static @Nullable Component annotated(RecordShape shape,
            Class<? extends Annotation> annotation) {
        return shape.components().stream().filter(each -> each.declared().isAnnotationPresent(annotation)).findFirst()
                .orElse(null);
    }

    private static List<Component> items(Class<?> row, Component lines) {
        if (lines.kind() instanceof Listed list && list.item() instanceof Nested(RecordShape item)) {
            return item.components();
        }
        throw new IllegalArgumentException(row.getName() + "." + lines.name() + " is no list of records");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    List<Component> columns() {
        return Stream.concat(head.stream(), items.stream()).toList();
    }

    Optional<Component> column(String name) {
        return columns().stream().filter(column -> column.name().equals(name)).findFirst();
    }

    static boolean isMoney(Component column) {
        return column.declared().isAnnotationPresent(Fen.class);
    }

    /** Columns whose sums a file may state. */
    List<Component> totalled() {
        return columns().stream().filter(Layout::isMoney)
                .filter(column -> Objects.requireNonNull(column.declared().getAnnotation(Fen.class)).totalled())
                .toList();
    }

    /** What stands in a heading for the column, and how many 分 one is; of a column that is not money, one. */
    static Map<String, Long> headings(Component column) {
        Map<String, Long> headings = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            language.label(column.declared()).ifPresent(label -> {
                if (isMoney(column)) {
                    for (Money unit : Money.values()) {
                        headings.put(label + unit.in(language), unit.fen());
                    }
                } else {
                    headings.put(label, 1L);
                }
            });
        }
        headings.put(column.name(), 1L);
        return headings;
    }

    /** The names that sheets may have, and the code that each stands for. */
    Map<String, Enum<?>> sheets() {
        return sheet != null && sheet.kind() instanceof Coded coded
                ? coded.values().stream()
                        .flatMap(code -> Arrays.stream(Language.values())
                                .map(language -> Map.entry(language.label(code), code)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one))
                : Map.of();
    }
}
