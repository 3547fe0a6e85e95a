package govbackbone.kit.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import govbackbone.kit.decision.Context;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.http.RecordShape.Dated;
import govbackbone.kit.http.RecordShape.Decimal;
import govbackbone.kit.http.RecordShape.Flag;
import govbackbone.kit.http.RecordShape.Keyed;
import govbackbone.kit.http.RecordShape.Kind;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Textual;
import govbackbone.kit.http.RecordShape.Timed;
import govbackbone.kit.http.RecordShape.Valued;
import govbackbone.kit.http.RecordShape.Whole;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes records of JSON objects, telling everything that is wrong with them at once. */
public final class Binder {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** Of a value object, in characters: longer texts are not even looked at. */
    private static final int LONGEST_VALUE = 1_000;
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2100;
    /** How far a client's clock may be ahead. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final InstantSource clock;

    public Binder(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the shape holds what only views may hold */
    public static void check(RecordShape shape) {
        shape.components().forEach(component -> check(component.kind(), shape.type() + "." + component.name()));
    }

    private static void check(Kind kind, String where) {
        switch (kind) {
            case Decimal _ -> throw new IllegalArgumentException(where + ": only views hold fractions");
            case Keyed _ -> throw new IllegalArgumentException(where + ": only views hold free keys");
            case Nested(RecordShape shape) -> check(shape);
            case Listed list -> check(list.item(), where);
            case Textual _,Coded _,Dated _,Timed _,Whole _,Flag _,Valued _ -> {
            }
        }
    }

    /** The code that refuses a value object: {@code INVALID_UNIT_CODE} for UnitCode, if there is such a code. */
    static ProblemCode invalid(Valued valued) {
        String name = "INVALID_" + valued.type().getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return Arrays.stream(ProblemCode.values()).filter(code -> code.name().equalsIgnoreCase(name)).findFirst()
                .orElse(ProblemCode.INVALID_VALUE);
    }

    /** The record, or empty if anything was found wrong with it. */
    public Optional<Object> bind(RecordShape shape, JsonNode body, Faults faults) {
        return Optional.ofNullable(object(shape, body, "", faults));
    }

    private @Nullable Object object(RecordShape shape, JsonNode node, String pointer, Faults faults) {
        if (!node.isObject()) {
            return wrongType(pointer, faults, "对象", "an object");
        }
        int before = faults.count();
        for (String name : node.propertyNames()) {
            if (shape.component(name).isEmpty()) {
                faults.add(Fault.inBody(RequestBody.pointer(pointer, name), ProblemCode.UNKNOWN_FIELD));
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Component component : shape.components()) {
            values.add(component(component, node.get(component.name()), pointer + "/" + component.name(), faults));
        }
        return faults.count() > before ? null : create(shape, values, pointer, faults);
    }

    /** What a constructor refuses is content that the client sent, whatever it throws. */
    private static @Nullable Object create(RecordShape shape, List<@Nullable Object> values, String pointer,
            Faults faults) {
        try {
            return shape.create(values);
        } catch (Error error) {
            throw error;
        } catch (Throwable refused) {
            faults.add(Fault.inBody(pointer, ProblemCode.INCONSISTENT));
            return null;
        }
    }

    private @Nullable Object component(Component component, @Nullable JsonNode node, String pointer, Faults faults) {
        if (component.nullable() && (node == null || node.isNull() || isBlank(component.kind(), node))) {
            return null;
        }
        return value(component.kind(), node, pointer, faults);
    }

    private static boolean isBlank(Kind kind, JsonNode node) {
        return kind instanceof Textual && node.isString() && Texts.trim(node.stringValue()).isEmpty();
    }

    private @Nullable Object value(Kind kind, @Nullable JsonNode node, String pointer, Faults faults) {
        if (node == null || node.isNull()) {
            faults.add(Fault.inBody(pointer, ProblemCode.REQUIRED));
            return null;
        }
        return switch (kind) {
            case Textual text when node.isString() -> text(text, node.stringValue(), pointer, faults);
            case Coded code when node.isString() -> code(code, node.stringValue(), pointer, faults);
            case Dated date when node.isString() -> date(date, node.stringValue(), pointer, faults);
            case Timed time when node.isString() -> time(time, node.stringValue(), pointer, faults);
            case Valued valued when node.isString() -> parsed(valued, node.stringValue(), pointer, faults);
            case Textual _,Valued _ -> wrongType(pointer, faults, "文本", "text");
            case Coded _ -> wrongType(pointer, faults, "文本代码", "a code as text");
            case Dated _ -> wrongType(pointer, faults, "日期文本", "a date as text");
            case Timed _ -> wrongType(pointer, faults, "时间文本", "a time as text");
            case Whole whole -> whole(whole, node, pointer, faults);
            case Flag _ -> node.isBoolean()
                    ? Boolean.valueOf(node.booleanValue())
                    : wrongType(pointer, faults, "true或false", "true or false");
            case Nested(RecordShape shape) -> object(shape, node, pointer, faults);
            case Listed list -> list(list, node, pointer, faults);
            case Decimal _,Keyed _ -> throw new IllegalStateException("Refused at start: " + pointer);
        };
    }

    private static @Nullable Object wrongType(String pointer, Faults faults, String zh, String en) {
        faults.add(Fault.inBody(pointer, ProblemCode.WRONG_TYPE, Phrase.of(zh, en)));
        return null;
    }

    private static @Nullable String text(Textual limits, String raw, String pointer, Faults faults) {
        String text = Texts.trim(raw);
        if (text.isEmpty()) {
            faults.add(Fault.inBody(pointer, ProblemCode.BLANK));
            return null;
        }
        String clean = limits.multiline() ? text.replace("\r\n", "\n").replace('\r', '\n') : text;
        int before = faults.count();
        Texts.forbidden(clean, limits.multiline()).ifPresent(position -> faults.add(Fault.inBody(pointer,
                ProblemCode.FORBIDDEN_CHARACTER, clean.codePointCount(0, position) + 1,
                "U+%04X".formatted(clean.codePointAt(position)))));
        int length = clean.codePointCount(0, clean.length());
        if (length > limits.max()) {
            faults.add(Fault.inBody(pointer, ProblemCode.TOO_LONG, limits.max(), length));
        } else if (length < limits.min()) {
            faults.add(Fault.inBody(pointer, ProblemCode.TOO_SHORT, limits.min(), length));
        } else if (limits.pattern() != null && !limits.pattern().matcher(clean).matches()) {
            faults.add(Fault.inBody(pointer, ProblemCode.PATTERN, limits.told()));
        }
        return faults.count() > before ? null : clean;
    }

    private static @Nullable Object code(Coded coded, String text, String pointer, Faults faults) {
        for (Enum<?> value : coded.values()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        faults.add(Fault.inBody(pointer, ProblemCode.NOT_A_CODE, coded.values().stream()
                .map(value -> Phrase.of("{0}（{1}）", "{0} ({1})", value.name(), value)).toList()));
        return null;
    }

    private @Nullable LocalDate date(Dated limits, String text, String pointer, Faults faults) {
        LocalDate date;
        try {
            date = DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException doesNotExist) {
            date = null;
        }
        if (date == null) {
            faults.add(Fault.inBody(pointer, ProblemCode.NOT_A_DATE));
            return null;
        }
        if (isOutOfRange(date.getYear())) {
            faults.add(Fault.inBody(pointer, ProblemCode.DATE_OUT_OF_RANGE));
            return null;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), Context.ZONE);
        if (limits.notFuture() && date.isAfter(today)) {
            faults.add(Fault.inBody(pointer, ProblemCode.DATE_IN_FUTURE, today));
            return null;
        }
        return date;
    }

    private @Nullable Instant time(Timed limits, String text, String pointer, Faults faults) {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text);
        } catch (DateTimeException notATime) {
            faults.add(Fault.inBody(pointer, ProblemCode.NOT_A_TIME));
            return null;
        }
        if (isOutOfRange(time.getYear())) {
            faults.add(Fault.inBody(pointer, ProblemCode.DATE_OUT_OF_RANGE));
            return null;
        }
        if (limits.notFuture() && time.toInstant().isAfter(clock.instant().plus(SKEW))) {
            faults.add(Fault.inBody(pointer, ProblemCode.TIME_IN_FUTURE));
            return null;
        }
        return time.toInstant();
    }

    private static boolean isOutOfRange(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR;
    }

    private static @Nullable Object parsed(Valued valued, String raw, String pointer, Faults faults) {
        String text = Texts.trim(raw);
        if (text.isEmpty()) {
            faults.add(Fault.inBody(pointer, ProblemCode.BLANK));
            return null;
        }
        Optional<?> value = text.length() > LONGEST_VALUE ? Optional.empty() : valued.read(text);
        if (value.isEmpty()) {
            faults.add(Fault.inBody(pointer, invalid(valued)));
        }
        return value.orElse(null);
    }

    private static @Nullable Object whole(Whole limits, JsonNode node, String pointer, Faults faults) {
        if (!node.isNumber()) {
            return wrongType(pointer, faults, "整数", "an integer");
        }
        if (!node.isIntegralNumber()) {
            faults.add(Fault.inBody(pointer, ProblemCode.NUMBER_NOT_INTEGER));
            return null;
        }
        if (!node.canConvertToLong() || node.longValue() < limits.min() || node.longValue() > limits.max()) {
            faults.add(Fault.inBody(pointer, ProblemCode.OUT_OF_RANGE, limits.min(), limits.max()));
            return null;
        }
        return limits.isInt() ? (Object) node.intValue() : (Object) node.longValue();
    }

    private @Nullable Object list(Listed limits, JsonNode node, String pointer, Faults faults) {
        if (!node.isArray()) {
            return wrongType(pointer, faults, "数组", "an array");
        }
        if (node.size() > limits.max()) {
            faults.add(Fault.inBody(pointer, ProblemCode.TOO_MANY, limits.max(), node.size()));
            return null;
        }
        if (node.size() < limits.min()) {
            faults.add(Fault.inBody(pointer, ProblemCode.TOO_FEW, limits.min(), node.size()));
        }
        Collection<Object> items = limits.distinct() ? new LinkedHashSet<>() : new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object item = value(limits.item(), node.get(i), pointer + "/" + i, faults);
            if (item != null && !items.add(item)) {
                faults.add(Fault.inBody(pointer + "/" + i, ProblemCode.DUPLICATE_ITEM));
            }
        }
        return items instanceof Set<Object> distinct ? Collections.unmodifiableSet(distinct) : List.copyOf(items);
    }
}
