package govbackbone.kit.command;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * About how many bytes a record takes, in memory as in the log: two for each character, and {@value #EACH} for every value.
 * Quicker than writing it, and the same wherever it is asked.
 */
final class Weight {
    private static final int EACH = 12;
    private static final ClassValue<MethodHandle[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
            return components(type);
        }
    };

    private Weight() {}

    /** @param value made of records, collections, maps, texts and what is as small as a number */
    static long of(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> EACH + 2L * text.length();
            case Collection<?> items -> {
                long weight = EACH;
                for (Object item : items) {
                    weight += of(item);
                }
                yield weight;
            }
            case Map<?, ?> entries -> {
                long weight = EACH;
                for (Map.Entry<?, ?> entry : entries.entrySet()) {
                    weight += of(entry.getKey()) + of(entry.getValue());
                }
                yield weight;
            }
            case Record owner -> {
                long weight = EACH;
                for (MethodHandle component : COMPONENTS.get(owner.getClass())) {
                    weight += of(read(component, owner));
                }
                yield weight;
            }
            default -> EACH;
        };
    }

    private static @Nullable Object read(MethodHandle component, Record owner) {
        try {
            return (Object) component.invokeExact((Object) owner);
        } catch (Throwable failed) {
            throw new IllegalStateException("Cannot read " + owner.getClass(), failed);
        }
    }

    private static MethodHandle[] components(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        MethodHandle[] components = new MethodHandle[declared.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < declared.length; i++) {
                components[i] = lookup.unreflect(declared[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + type, e);
        }
        return components;
    }
}
