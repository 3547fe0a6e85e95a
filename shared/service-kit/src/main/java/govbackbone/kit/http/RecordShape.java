package govbackbone.kit.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import govbackbone.events.Restricted;
import org.jspecify.annotations.Nullable;

/**
 * What a record looks like as JSON: its components, what they hold and what limits them. Commands are bound and views are
 * described by it. A record that cannot be stated this way is refused when its shape is read, at start.
 *
 * @param type       the record
 * @param components in the order of the record
 */
public record RecordShape(Class<?> type, List<Component> components) {
    private static final int DEFAULT_LONGEST = 200;
    private static final int DEFAULT_MOST = 1_000;
    /** Beyond it a JSON number loses digits in JavaScript. */
    private static final long LARGEST_SAFE_INTEGER = (1L << 53) - 1;
    private static final ClassValue<MethodHandle> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return constructor(type);
        }
    };

    /**
     * One component.
     *
     * @param nullable   may be absent or null (JSpecify's {@code @Nullable})
     * @param restricted carries {@link Restricted}
     * @param declared   the record component, for its {@link govbackbone.events.Label} and other annotations
     */
    public record Component(String name, Kind kind, boolean nullable, boolean restricted, RecordComponent declared) {
        /** The value of this component in that record. */
        public @Nullable Object of(Object owner) {
            try {
                Method accessor = declared.getAccessor();
                accessor.setAccessible(true);
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException failed) {
                throw new IllegalStateException("Cannot read " + declared, failed);
            }
        }
    }

    /** What a component, or an item of a list, holds. */
    public sealed interface Kind {}

    /**
     * Text of {@code min} to {@code max} characters (code points).
     *
     * @param pattern what the whole text matches, if anything
     * @param told    how people describe the pattern
     */
    public record Textual(int min, int max, boolean multiline, @Nullable Pattern pattern, Phrase told)
            implements
                Kind {}

    /** A code: one of the constants of an enum, by name. */
    public record Coded(Class<? extends Enum<?>> type) implements Kind {
        public List<Enum<?>> values() {
            return List.of(type.getEnumConstants());
        }
    }

    /** A business date. */
    public record Dated(boolean notFuture) implements Kind {}

    /** A moment. */
    public record Timed(boolean notFuture) implements Kind {}

    /** An integer within {@code min} and {@code max}, which {@code type} (int or long, boxed or not) can hold. */
    public record Whole(Class<?> type, long min, long max) implements Kind {
        boolean isInt() {
            return type == int.class || type == Integer.class;
        }
    }

    /** A number that may have a fraction: only in views. */
    public record Decimal() implements Kind {}

    /** True or false. */
    public record Flag() implements Kind {}

    /** A value object that is written as a string, and read by its {@code static Optional<T> parse(String)}. */
    public record Valued(Class<?> type, Method parse) implements Kind {
        /** The value that the text writes; empty if it writes none. */
        public Optional<?> read(String text) {
            try {
                return (Optional<?>) parse.invoke(null, text);
            } catch (ReflectiveOperationException failed) {
                throw new IllegalStateException("Cannot parse with " + parse, failed);
            }
        }
    }

    /** An object. */
    public record Nested(RecordShape shape) implements Kind {}

    /** A list, or a set if {@code distinct}, of {@code min} to {@code max} items. */
    public record Listed(Kind item, int min, int max, boolean distinct) implements Kind {}

    /** An object with free keys: only in views. */
    public record Keyed(Kind value) implements Kind {}

    /**
     * Reads the shape of a record.
     *
     * @throws IllegalArgumentException if something in it is not supported; says what and where
     */
    public static RecordShape of(Class<?> type) {
        return read(type, List.of());
    }

    /** The component of that name, if there is one. */
    public Optional<Component> component(String name) {
        for (Component component : components) {
            if (component.name().equals(name)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    /** A record of these components, in order. Whatever its constructor throws is thrown on. */
    Object create(List<? extends @Nullable Object> values) throws Throwable {
        return (Object) CONSTRUCTORS.get(type).invokeExact(values.toArray());
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The constructor of " + type + " cannot be called", e);
        }
    }

    private static RecordShape read(Class<?> type, List<Class<?>> within) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        if (within.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " contains itself");
        }
        List<Class<?>> path = new ArrayList<>(within);
        path.add(type);
        return new RecordShape(type, Arrays.stream(type.getRecordComponents()).map(c -> component(c, path)).toList());
    }

    private static Component component(RecordComponent declared, List<Class<?>> within) {
        try {
            boolean nullable = declared.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable && declared.getType().isPrimitive()) {
                throw new IllegalArgumentException("a primitive is never null");
            }
            Kind kind = kind(declared.getAnnotatedType(), declared, within);
            checkLimits(kind, declared);
            return new Component(declared.getName(), kind, nullable, declared.isAnnotationPresent(Restricted.class),
                    declared);
        } catch (IllegalArgumentException unsupported) {
            throw new IllegalArgumentException(declared.getDeclaringRecord().getSimpleName() + "." + declared.getName()
                    + ": " + unsupported.getMessage(), unsupported);
        }
    }

    private static Kind kind(AnnotatedType annotated, AnnotatedElement limits, List<Class<?>> within) {
        if (annotated instanceof AnnotatedParameterizedType many) {
            return container(many, limits, within);
        }
        if (!(annotated.getType() instanceof Class<?> type)) {
            throw new IllegalArgumentException("type " + annotated.getType().getTypeName() + " is not supported");
        }
        boolean notFuture = limits.isAnnotationPresent(NotFuture.class);
        if (type == String.class) {
            return textual(limits.getAnnotation(Text.class));
        } else if (type.isEnum()) {
            return new Coded(enumType(type));
        } else if (type == LocalDate.class) {
            return new Dated(notFuture);
        } else if (type == Instant.class) {
            return new Timed(notFuture);
        } else if (type == int.class || type == Integer.class) {
            return whole(type, limits, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == long.class || type == Long.class) {
            return whole(type, limits, -LARGEST_SAFE_INTEGER, LARGEST_SAFE_INTEGER);
        } else if (type == boolean.class || type == Boolean.class) {
            return new Flag();
        } else if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return new Decimal();
        }
        return parse(type).<Kind>map(parse -> new Valued(type, parse)).orElseGet(() -> nested(type, within));
    }

    private static Kind nested(Class<?> type, List<Class<?>> within) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("type " + type.getName() + " is not supported");
        }
        return new Nested(read(type, within));
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Enum<?>> enumType(Class<?> type) {
        return (Class<? extends Enum<?>>) type;
    }

    private static Kind container(AnnotatedParameterizedType annotated, AnnotatedElement limits,
            List<Class<?>> within) {
        Type raw = ((ParameterizedType) annotated.getType()).getRawType();
        AnnotatedType[] arguments = annotated.getAnnotatedActualTypeArguments();
        AnnotatedType item = arguments[arguments.length - 1];
        if (item.isAnnotationPresent(Nullable.class)) {
            throw new IllegalArgumentException("items are never null");
        }
        if (raw == Map.class) {
            return new Keyed(kind(item, limits, within));
        }
        if (raw != List.class && raw != Set.class) {
            throw new IllegalArgumentException("type " + annotated.getType().getTypeName() + " is not supported");
        }
        Kind kind = kind(item, ofItems(limits), within);
        if (kind instanceof Listed || kind instanceof Keyed) {
            throw new IllegalArgumentException("lists of lists or maps are not supported");
        }
        Range size = limits.getAnnotation(Range.class);
        return size == null
                ? new Listed(kind, 0, DEFAULT_MOST, raw == Set.class)
                : new Listed(kind, Math.toIntExact(size.min()), Math.toIntExact(size.max()), raw == Set.class);
    }

    /** A list's {@link Range} limits its size, not its items; the other limits are those of its items. */
    private static AnnotatedElement ofItems(AnnotatedElement limits) {
        return new AnnotatedElement() {
            @Override
            public <T extends java.lang.annotation.Annotation> @Nullable T getAnnotation(Class<T> type) {
                return type == Range.class ? null : limits.getAnnotation(type);
            }

            @Override
            public java.lang.annotation.Annotation[] getAnnotations() {
                return limits.getAnnotations();
            }

            @Override
            public java.lang.annotation.Annotation[] getDeclaredAnnotations() {
                return limits.getDeclaredAnnotations();
            }
        };
    }

    private static Textual textual(@Nullable Text text) {
        if (text == null) {
            return new Textual(1, DEFAULT_LONGEST, false, null, Phrase.of("", ""));
        }
        if (text.min() < 0 || text.max() < Math.max(1, text.min())) {
            throw new IllegalArgumentException("@Text limits " + text.min() + " to " + text.max() + " hold no text");
        }
        if (text.pattern().isEmpty()) {
            return new Textual(text.min(), text.max(), text.multiline(), null, Phrase.of("", ""));
        }
        if (text.patternZh().isEmpty() || text.patternEn().isEmpty()) {
            throw new IllegalArgumentException("a @Text pattern is described in both languages");
        }
        try {
            return new Textual(text.min(), text.max(), text.multiline(), Pattern.compile(text.pattern()),
                    Phrase.of(text.patternZh(), text.patternEn()));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException("@Text pattern " + text.pattern() + " is malformed", malformed);
        }
    }

    private static Whole whole(Class<?> type, AnnotatedElement limits, long least, long most) {
        Range range = limits.getAnnotation(Range.class);
        if (range == null) {
            return new Whole(type, least, most);
        }
        if (range.min() < least || range.max() > most || range.min() > range.max()) {
            throw new IllegalArgumentException("@Range " + range.min() + " to " + range.max() + " holds no number");
        }
        return new Whole(type, range.min(), range.max());
    }

    private static Optional<Method> parse(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("parse") && Modifier.isStatic(method.getModifiers())
                        && List.of(method.getParameterTypes()).equals(List.of(String.class))
                        && method.getGenericReturnType() instanceof ParameterizedType optional
                        && optional.getRawType() == Optional.class && optional.getActualTypeArguments()[0] == type)
                .findFirst().map(method -> {
                    method.setAccessible(true);
                    return method;
                });
    }

    /** A limit on something it cannot limit is a mistake that nobody would notice. */
    private static void checkLimits(Kind kind, RecordComponent declared) {
        Kind limited = kind instanceof Listed(Kind item, int min, int max, boolean distinct) ? item : kind;
        if (declared.isAnnotationPresent(Text.class) && !(limited instanceof Textual)) {
            throw new IllegalArgumentException("@Text limits text only");
        }
        if (declared.isAnnotationPresent(NotFuture.class) && !(limited instanceof Dated || limited instanceof Timed)) {
            throw new IllegalArgumentException("@NotFuture limits dates and times only");
        }
        if (declared.isAnnotationPresent(Range.class) && !(kind instanceof Whole || kind instanceof Listed)) {
            throw new IllegalArgumentException("@Range limits integers and lists only");
        }
    }
}
