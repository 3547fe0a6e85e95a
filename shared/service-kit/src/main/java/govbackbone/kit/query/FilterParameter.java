package govbackbone.kit.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import com.mongodb.client.model.Filters;
import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.kit.decision.Context;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Dated;
import govbackbone.kit.http.RecordShape.Decimal;
import govbackbone.kit.http.RecordShape.Flag;
import govbackbone.kit.http.RecordShape.Keyed;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Textual;
import govbackbone.kit.http.RecordShape.Timed;
import govbackbone.kit.http.RecordShape.Valued;
import govbackbone.kit.http.RecordShape.Whole;
import org.bson.conversions.Bson;

/**
 * A query parameter by which a list can be filtered.
 *
 * @param name       the field's dotted name, with {@code .from}, {@code .to} or {@code .contains} after it
 * @param field      what it filters by
 * @param comparison how
 */
record FilterParameter(String name, ViewField field, Comparison comparison) {
    enum Comparison {
        ONE_OF, FROM, TO, CONTAINS,
        /** The date lies before the day of reading. */
        OVERDUE,
        /** The reader is named. */
        MINE
    }

    /** At most so many values of one parameter. */
    static final int MAX_VALUES = 100;
    /** The longest text, in characters (code points). */
    static final int MAX_LENGTH = 200;

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final DateTimeFormatter WITHOUT_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** Every parameter that the annotations of this field allow. */
    static List<FilterParameter> of(ViewField field) {
        List<FilterParameter> found = new ArrayList<>(field.has(Filter.class) ? declared(field) : List.of());
        if (field.has(Overdue.class)) {
            if (!(field.kind() instanceof Dated) || field.repeated()) {
                throw new IllegalArgumentException("@Overdue needs a single date: " + field.path());
            }
            found.add(new FilterParameter(Overdue.PARAMETER, field, Comparison.OVERDUE));
        }
        if (field.has(Mine.class)) {
            if (!(field.kind() instanceof Valued valued) || valued.type() != Addressee.class) {
                throw new IllegalArgumentException("@Mine needs addressees: " + field.path());
            }
            found.add(new FilterParameter(Mine.PARAMETER, field, Comparison.MINE));
        }
        return found;
    }

    private static List<FilterParameter> declared(ViewField field) {
        return switch (field.kind()) {
            case Textual text -> of(field, Comparison.ONE_OF, Comparison.CONTAINS);
            case Valued value -> of(field, Comparison.ONE_OF, Comparison.CONTAINS);
            case Coded code -> of(field, Comparison.ONE_OF);
            case Flag flag -> of(field, Comparison.ONE_OF);
            case Dated date -> withRange(field, Comparison.ONE_OF);
            case Whole number -> withRange(field, Comparison.ONE_OF);
            case Decimal number -> withRange(field, Comparison.ONE_OF);
            case Timed time -> withRange(field);
            case Nested nested -> throw unfit(field);
            case Listed list -> throw unfit(field);
            case Keyed map -> throw unfit(field);
        };
    }

    private static List<FilterParameter> of(ViewField field, Comparison... comparisons) {
        return Arrays.stream(comparisons).map(comparison -> new FilterParameter(name(field, comparison), field,
                comparison)).toList();
    }

    // On a list, MongoDB would take the two limits from different elements.
    private static List<FilterParameter> withRange(ViewField field, Comparison... others) {
        List<FilterParameter> found = new ArrayList<>(of(field, others));
        if (!field.repeated()) {
            found.addAll(of(field, Comparison.FROM, Comparison.TO));
        }
        return found;
    }

    private static String name(ViewField field, Comparison comparison) {
        return switch (comparison) {
            case ONE_OF -> field.path();
            case FROM -> field.path() + ".from";
            case TO -> field.path() + ".to";
            case CONTAINS -> field.path() + ".contains";
            case OVERDUE -> Overdue.PARAMETER;
            case MINE -> Mine.PARAMETER;
        };
    }

    private static IllegalArgumentException unfit(ViewField field) {
        return new IllegalArgumentException("@Filter needs single values: " + field.path());
    }

    /** What a document must meet; none if the parameter is absent or refused. */
    List<Bson> conditions(Parameters parameters, Scope scope, LocalDate today) {
        String path = field.storedPath();
        return switch (comparison) {
            case ONE_OF -> {
                List<String> given = parameters.all(name).stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
                if (given.size() > MAX_VALUES) {
                    parameters.refuse(name, ProblemCode.TOO_MANY, MAX_VALUES, given.size());
                    yield List.of();
                }
                List<Object> values = given.stream().flatMap(value -> stored(value, parameters).stream()).toList();
                yield values.isEmpty() ? List.of() : List.of(Filters.in(path, values));
            }
            case FROM -> parameters.one(name).stream().flatMap(value -> stored(value, parameters).stream())
                    .map(value -> Filters.gte(path, value)).toList();
            case TO -> parameters.one(name).stream().flatMap(value -> stored(value, parameters).stream())
                    .map(value -> field.kind() instanceof Timed ? Filters.lt(path, value) : Filters.lte(path, value))
                    .toList();
            case CONTAINS -> parameters.one(name).filter(value -> acceptable(value, parameters)).stream()
                    .map(value -> Filters.regex(path, Pattern.quote(value), "i")).toList();
            case OVERDUE -> yesOrNo(parameters, Filters.lt(path, today.toString()));
            case MINE -> yesOrNo(parameters, Filters.in(path, scope.addresses()));
        };
    }

    private List<Bson> yesOrNo(Parameters parameters, Bson yes) {
        boolean wanted = parameters.flag(name);
        return parameters.all(name).isEmpty() ? List.of() : List.of(wanted ? yes : Filters.nor(yes));
    }

    /** The value as documents hold it; none if it is refused. */
    private List<Object> stored(String value, Parameters parameters) {
        return switch (field.kind()) {
            case Textual text -> acceptable(value, parameters) ? List.of(value) : List.of();
            case Valued valued -> acceptable(value, parameters) ? canonical(valued, value, parameters) : List.of();
            case Coded coded -> oneOf(value, coded.values().stream().map(Enum::name).toList(), parameters);
            case Flag flag -> oneOf(value, List.of("true", "false"), parameters).stream()
                    .<Object>map(text -> text.equals("true")).toList();
            case Whole number -> INTEGER.matcher(value).matches()
                    ? List.of(Long.valueOf(value))
                    : refused(parameters, ProblemCode.NUMBER_NOT_INTEGER);
            case Decimal number -> DECIMAL.matcher(value).matches()
                    ? List.of(decimal(value))
                    : refused(parameters, ProblemCode.INVALID_PARAMETER, "123.45");
            case Dated date -> date(value, parameters);
            case Timed time -> time(value, parameters);
            case Nested nested -> throw unfit(field);
            case Listed list -> throw unfit(field);
            case Keyed map -> throw unfit(field);
        };
    }

    // Equal decimal and binary fractions are different numbers to MongoDB.
    private Object decimal(String value) {
        return field.route().getLast().declared().getType() == BigDecimal.class
                ? new BigDecimal(value)
                : Double.valueOf(value);
    }

    private List<Object> oneOf(String value, List<String> codes, Parameters parameters) {
        return codes.contains(value) ? List.of(value) : refused(parameters, ProblemCode.NOT_A_CODE, codes);
    }

    private List<Object> refused(Parameters parameters, ProblemCode code, Object... arguments) {
        parameters.refuse(name, code, arguments);
        return List.of();
    }

    private boolean acceptable(String value, Parameters parameters) {
        int length = value.codePointCount(0, value.length());
        OptionalInt control = value.chars().filter(Character::isISOControl).findFirst();
        if (value.isBlank()) {
            parameters.refuse(name, ProblemCode.BLANK);
        } else if (length > MAX_LENGTH) {
            parameters.refuse(name, ProblemCode.TOO_LONG, MAX_LENGTH, length);
        } else if (control.isPresent()) {
            parameters.refuse(name, ProblemCode.FORBIDDEN_CHARACTER, value.indexOf(control.getAsInt()) + 1,
                    "U+%04X".formatted(control.getAsInt()));
        } else {
            return true;
        }
        return false;
    }

    private List<Object> canonical(Valued valued, String value, Parameters parameters) {
        Optional<?> parsed = valued.read(value);
        if (parsed.isEmpty()) {
            return refused(parameters, valued.type() == UnitCode.class
                    ? ProblemCode.INVALID_UNIT_CODE
                    : valued.type() == DocumentNumber.class
                            ? ProblemCode.INVALID_DOCUMENT_NUMBER
                            : ProblemCode.INVALID_VALUE);
        }
        return List.of(ViewJson.tree(parsed.get(), true).asString());
    }

    private List<Object> date(String value, Parameters parameters) {
        try {
            LocalDate date = LocalDate.parse(value);
            return inRange(date)
                    ? List.of(date.toString())
                    : refused(parameters, ProblemCode.DATE_OUT_OF_RANGE);
        } catch (DateTimeException malformed) {
            return refused(parameters, ProblemCode.NOT_A_DATE);
        }
    }

    private static boolean inRange(LocalDate date) {
        return date.getYear() >= 1949 && date.getYear() <= 2100;
    }

    /**
     * Times are stored as UTC text, with a fraction or without. A limit of whole seconds without the closing Z sorts before
     * every text of that second, so the text order of the limit and the documents is the order of time.
     */
    private List<Object> time(String value, Parameters parameters) {
        boolean to = comparison == Comparison.TO;
        try {
            Instant limit;
            if (value.length() == 10) {
                LocalDate date = LocalDate.parse(value);
                limit = (to ? date.plusDays(1) : date).atStartOfDay(Context.ZONE).toInstant();
            } else {
                // A plus sign in a query string means a space unless it is encoded.
                Instant time = OffsetDateTime.parse(value.replace(' ', '+')).toInstant()
                        .truncatedTo(ChronoUnit.SECONDS);
                limit = to ? time.plus(Duration.ofSeconds(1)) : time;
            }
            return inRange(LocalDate.ofInstant(limit, Context.ZONE))
                    ? List.of(WITHOUT_OFFSET.format(limit.atOffset(ZoneOffset.UTC)))
                    : refused(parameters, ProblemCode.DATE_OUT_OF_RANGE);
        } catch (DateTimeException malformed) {
            return refused(parameters, ProblemCode.NOT_A_TIME);
        }
    }
}
