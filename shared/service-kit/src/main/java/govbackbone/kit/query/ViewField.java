package govbackbone.kit.query;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import govbackbone.kit.http.Language;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.http.RecordShape.Kind;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A field of a view, at any depth.
 *
 * @param route      the components that lead to it, outermost first
 * @param kind       what it holds; of a list, what the list holds
 * @param list       whether it is itself a list
 * @param insideList whether one of the components that lead to it is a list
 */
record ViewField(List<Component> route, Kind kind, boolean list, boolean insideList) {
    /** Every field of a record, those of nested records after the field that holds them. */
    static List<ViewField> of(Class<?> record) {
        List<ViewField> found = new ArrayList<>();
        collect(RecordShape.of(record), List.of(), false, found);
        return List.copyOf(found);
    }

    private static void collect(RecordShape shape, List<Component> route, boolean insideList, List<ViewField> found) {
        for (Component component : shape.components()) {
            List<Component> reached = new ArrayList<>(route);
            reached.add(component);
            boolean list = component.kind() instanceof Listed;
            Kind kind = component.kind() instanceof Listed listed ? listed.item() : component.kind();
            found.add(new ViewField(List.copyOf(reached), kind, list, insideList));
            if (kind instanceof Nested(RecordShape nested)) {
                collect(nested, reached, insideList || list, found);
            }
        }
    }

    /** The dotted name under which JSON, filters and sorting know it. */
    String path() {
        return route.stream().map(Component::name).collect(Collectors.joining("."));
    }

    /** Where MongoDB finds it. */
    String storedPath() {
        return path().equals("id") ? "_id" : path();
    }

    boolean has(Class<? extends Annotation> annotation) {
        return route.getLast().declared().isAnnotationPresent(annotation);
    }

    /** Of which sum it is a part, by {@link Summed#over}; empty if of none. */
    String partOf() {
        Summed summed = route.getLast().declared().getAnnotation(Summed.class);
        return summed == null ? "" : summed.over();
    }

    /** Whether the field, or one that holds it, is personal data. */
    boolean restricted() {
        return route.stream().anyMatch(Component::restricted);
    }

    /** Whether a document may hold several values of it. */
    boolean repeated() {
        return list || insideList;
    }

    /** The dotted names of the lists that lead to a single value of it, outermost first. */
    List<String> lists() {
        List<String> found = new ArrayList<>();
        StringBuilder reached = new StringBuilder();
        for (Component component : route) {
            reached.append(reached.isEmpty() ? "" : ".").append(component.name());
            if (component.kind() instanceof Listed) {
                found.add(reached.toString());
            }
        }
        return found;
    }

    /** The names people read, from the outermost component to this one. */
    String label(Language language) {
        return route.stream().map(component -> language.label(component.declared()).orElse(component.name()))
                .collect(Collectors.joining(language.choose("·", " · ")));
    }

    /** The value in a record, null where it or what holds it is absent. Not for fields inside a list. */
    @Nullable
    Object valueIn(Record root) {
        Object value = root;
        for (Component component : route) {
            if (value == null) {
                return null;
            }
            value = component.of(value);
        }
        return value;
    }
}
