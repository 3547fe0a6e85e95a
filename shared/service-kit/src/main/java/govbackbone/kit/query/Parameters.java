package govbackbone.kit.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.ProblemCode;
import org.springframework.util.MultiValueMap;

/** The query parameters of a request. What is wrong with them, and those nobody asked for, are refused all at once. */
public final class Parameters {
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2100;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private final MultiValueMap<String, String> given;
    private final Set<String> known = new HashSet<>();
    private final Faults faults = new Faults();

    public Parameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    /** Every value given for a parameter that may be repeated; a parameter without a value is an empty text. */
    List<String> all(String name) {
        known.add(name);
        List<String> values = given.get(name);
        return values == null ? List.of() : values.stream().map(value -> value == null ? "" : value).toList();
    }

    /** The value of a parameter that may be given once. */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            refuse(name, ProblemCode.DUPLICATE_PARAMETER);
        }
        return values.stream().findFirst();
    }

    /** An integer within limits, inclusive. */
    public long number(String name, long min, long max, long absent) {
        Optional<String> value = one(name);
        if (value.isEmpty()) {
            return absent;
        }
        if (!INTEGER.matcher(value.get()).matches()) {
            refuse(name, ProblemCode.NUMBER_NOT_INTEGER);
            return absent;
        }
        long number = Long.parseLong(value.get());
        if (number < min || number > max) {
            refuse(name, ProblemCode.OUT_OF_RANGE, min, max);
            return absent;
        }
        return number;
    }

    /** A date that exists, from 1949 to 2100. */
    public Optional<LocalDate> date(String name) {
        Optional<String> value = one(name);
        try {
            Optional<LocalDate> date = value.map(LocalDate::parse);
            if (date.filter(Parameters::isOutOfRange).isPresent()) {
                refuse(name, ProblemCode.DATE_OUT_OF_RANGE);
                return Optional.empty();
            }
            return date;
        } catch (DateTimeParseException notADate) {
            refuse(name, ProblemCode.NOT_A_DATE);
            return Optional.empty();
        }
    }

    /** One of the codes of an enum. */
    public <E extends Enum<E>> Optional<E> code(String name, Class<E> codes) {
        Optional<String> value = one(name);
        Optional<E> found = value.flatMap(text -> Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(text)).findFirst());
        if (value.isPresent() && found.isEmpty()) {
            refuse(name, ProblemCode.NOT_A_CODE, Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList());
        }
        return found;
    }

    /** The value, after its absence is refused. */
    public <T> Optional<T> required(String name, Optional<T> value) {
        if (all(name).isEmpty()) {
            refuse(name, ProblemCode.REQUIRED);
        }
        return value;
    }

    /** {@code true} or {@code false}; false if it is absent. */
    public boolean flag(String name) {
        Optional<String> value = one(name);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            refuse(name, ProblemCode.NOT_A_CODE, List.of("true", "false"));
        }
        return value.filter("true"::equals).isPresent();
    }

    private static boolean isOutOfRange(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
    }

    /** A moment from 1949 to 2100, or a day for its end in Asia/Shanghai. */
    public Optional<Instant> moment(String name) {
        Optional<String> value = one(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant moment = value.get().contains("T")
                    ? OffsetDateTime.parse(value.get()).toInstant()
                    : LocalDate.parse(value.get()).plusDays(1).atStartOfDay(Context.ZONE).toInstant()
                            .minusNanos(1_000);
            if (isOutOfRange(LocalDate.ofInstant(moment, Context.ZONE))) {
                refuse(name, ProblemCode.DATE_OUT_OF_RANGE);
                return Optional.empty();
            }
            return Optional.of(moment);
        } catch (DateTimeException notATime) {
            refuse(name, ProblemCode.NOT_A_TIME);
            return Optional.empty();
        }
    }

    /** Notes that a rule of the service stands against the parameter; {@link #done} tells. */
    public void refuse(String name, Reason reason, Object... arguments) {
        faults.add(Fault.inParameter(name, reason, arguments));
    }

    /** Notes that the parameter is wrong; {@link #done} tells. */
    public void refuse(String name, ProblemCode code, Object... arguments) {
        faults.add(Fault.inParameter(name, code, arguments));
    }

    /** @throws govbackbone.kit.http.Problem with everything that was refused and every parameter never asked for */
    public void done() {
        given.keySet().stream().filter(name -> !known.contains(name)).sorted()
                .forEach(name -> refuse(name, ProblemCode.UNKNOWN_PARAMETER));
        faults.refuseIfAny();
    }
}
