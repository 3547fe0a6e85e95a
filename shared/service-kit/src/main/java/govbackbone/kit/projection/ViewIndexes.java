package govbackbone.kit.projection;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Mine;
import govbackbone.kit.query.Overdue;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;

/** Which fields of a view its readers search by. */
final class ViewIndexes {
    private static final List<Class<? extends Annotation>> SEARCHED = List.of(Filter.class, Sortable.class,
            Overdue.class,
            Mine.class);

    private ViewIndexes() {}

    /** Dotted names of the fields that filter or sort, and of the readers' unit and address fields, in order. */
    static Set<String> fields(Class<?> view) {
        Set<String> fields = new LinkedHashSet<>();
        collect(view, "", fields, new HashSet<>());
        Readers readers = view.getAnnotation(Readers.class);
        if (readers != null) {
            Stream.of(readers.unitField(), readers.addressField()).filter(field -> !field.isEmpty())
                    .forEach(fields::add);
        }
        fields.remove(view.getRecordComponents()[0].getName());
        return fields;
    }

    private static void collect(Class<?> type, String prefix, Set<String> fields, Set<Class<?>> within) {
        if (!type.isRecord() || isScalar(type) || !within.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + component.getName();
            if (SEARCHED.stream().anyMatch(component::isAnnotationPresent)) {
                fields.add(name);
            }
            nested(component.getGenericType()).ifPresent(inner -> collect(inner, name + ".", fields, within));
        }
        within.remove(type);
    }

    private static Optional<Class<?>> nested(Type type) {
        if (type instanceof Class<?> plain) {
            return Optional.of(plain);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
                && (Collection.class.isAssignableFrom(raw) || raw == Optional.class)) {
            return nested(generic.getActualTypeArguments()[0]);
        }
        return Optional.empty();
    }

    /** A value object that JSON writes as one value. */
    private static boolean isScalar(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(member -> member.isAnnotationPresent(JsonValue.class));
    }
}
