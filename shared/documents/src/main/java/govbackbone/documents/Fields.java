package govbackbone.documents;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.Label;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a template may use, by the Chinese {@link Label} of a record's components. A component is text, a
 * {@link Linked} text, a flag, a record, or a list of records.
 */
final class Fields {
    private final Map<String, Field> byName = new LinkedHashMap<>();

    /** @param inner the fields of the record or of the list's records; null for text and flags */
    record Field(RecordComponent component, @Nullable Fields inner) {
        boolean isText() {
            return component.getType() == String.class || component.getType() == Linked.class;
        }

        @Nullable
        Object of(Record values) {
            try {
                return component.getAccessor().invoke(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
    }

    private Fields() {}

    /** @throws IllegalArgumentException if a component has no label, another's label or an unknown type */
    static Fields of(Class<?> type) {
        Fields fields = new Fields();
        for (RecordComponent component : type.getRecordComponents()) {
            Label label = component.getAnnotation(Label.class);
            if (label == null) {
                throw new IllegalArgumentException("No label: " + component);
            }
            component.getAccessor().setAccessible(true);
            if (fields.byName.put(label.zh(), new Field(component, inner(component))) != null) {
                throw new IllegalArgumentException("Two fields " + label.zh() + " of " + type.getName());
            }
        }
        return fields;
    }

    private static @Nullable Fields inner(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class || type == Linked.class || type == boolean.class) {
            return null;
        }
        if (type.isRecord()) {
            return of(type);
        }
        if (type == List.class && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item && item.isRecord()) {
            return of(item);
        }
        throw new IllegalArgumentException("Neither text, flag, record nor list of records: " + component);
    }

    @Nullable
    Field get(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return byName.keySet();
    }
}
