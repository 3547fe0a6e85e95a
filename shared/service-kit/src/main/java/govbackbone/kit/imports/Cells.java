package govbackbone.kit.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.RecordShape.Coded;
import govbackbone.kit.http.RecordShape.Dated;
import govbackbone.kit.http.RecordShape.Flag;
import govbackbone.kit.http.RecordShape.Kind;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Textual;
import govbackbone.kit.http.RecordShape.Whole;
import govbackbone.kit.http.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What people write into cells, as the JSON that single requests send, so that both are read and refused in the same words.
 * Whatever is not understood is passed on as it is written, for the binder to refuse.
 */
final class Cells {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DATE = Pattern
            .compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:T00:00:00(?:\\.0+)?Z?)?");
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final int LONGEST_NUMBER = 40;
    private static final List<String> YES = List.of("是", "yes", "y", "true", "1", "√");
    private static final List<String> NO = List.of("否", "no", "n", "false", "0", "×");

    /** How people may write the codes of a type, and what they mean by it: their names and labels, in any case. */
    private static final ClassValue<Map<String, String>> WRITTEN = new ClassValue<>() {
        @Override
        protected Map<String, String> computeValue(Class<?> type) {
            Map<String, String> codes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (Object constant : type.getEnumConstants()) {
                Enum<?> code = (Enum<?>) constant;
                codes.putIfAbsent(code.name(), code.name());
                for (Language language : Language.values()) {
                    codes.putIfAbsent(language.label(code), code.name());
                }
            }
            return codes;
        }
    };

    private final boolean dates1904;

    Cells(boolean dates1904) {
        this.dates1904 = dates1904;
    }

    static boolean isBlank(Cell cell) {
        return cell instanceof Cell.Text(String text) && Texts.trim(text).isEmpty();
    }

    /** @param pointer of the column's field */
    JsonNode json(Kind kind, Cell cell, String pointer, Faults faults) {
        if (isUnreadable(cell, pointer, faults)) {
            return NODES.nullNode();
        }
        String text = text(cell);
        if (Texts.trim(text).isEmpty()) {
            return NODES.nullNode();
        }
        return switch (kind) {
            case Whole _ -> whole(cell, Texts.trim(text));
            case Flag _ -> flag(Texts.trim(text), pointer, faults);
            case Dated _ -> cell instanceof Cell.Figure(BigDecimal days)
                    ? day(days).<JsonNode>map(date -> NODES.stringNode(date.toString()))
                            .orElseGet(() -> NODES.stringNode(text))
                    : NODES.stringNode(isoDate(Texts.trim(text)));
            case Listed list -> list(list, text, pointer, faults);
            default -> scalar(kind, text);
        };
    }

    /** An amount of money in 分. */
    JsonNode fen(Money unit, Cell cell, String pointer, Faults faults) {
        if (isUnreadable(cell, pointer, faults)) {
            return NODES.nullNode();
        }
        if (isBlank(cell)) {
            return NODES.nullNode();
        }
        Optional<BigDecimal> amount = cell instanceof Cell.Figure(BigDecimal number) && isShort(number)
                ? Optional.of(number)
                : Money.read(Texts.trim(text(cell)));
        if (amount.isEmpty()) {
            faults.add(Fault.inBody(pointer, ProblemCode.NOT_AN_AMOUNT));
            return NODES.nullNode();
        }
        BigDecimal fen = unit.toFen(amount.get());
        if (fen.stripTrailingZeros().scale() > 0) {
            faults.add(Fault.inBody(pointer, ProblemCode.TOO_MANY_DECIMALS, unit.decimals()));
            return NODES.nullNode();
        }
        return NODES.numberNode(fen.toBigIntegerExact());
    }

    private static boolean isUnreadable(Cell cell, String pointer, Faults faults) {
        switch (cell) {
            case Cell.Failed(String shown) -> faults.add(Fault.inBody(pointer, ProblemCode.FAILED_FORMULA, shown));
            case Cell.TooLong(int most, long length) ->
                faults.add(Fault.inBody(pointer, ProblemCode.TOO_LONG, most, length));
            case Cell.Text _,Cell.Figure _,Cell.Truth _ -> {
                return false;
            }
        }
        return true;
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text(String text) -> text;
            case Cell.Truth(boolean truth) -> truth ? "TRUE" : "FALSE";
            // A number of many digits is none that anybody typed, and would fill the memory when written out.
            case Cell.Figure(BigDecimal number) -> !isShort(number)
                    ? number.toString()
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            case Cell.Failed _,Cell.TooLong _ -> "";
        };
    }

    private static boolean isShort(BigDecimal number) {
        return Math.abs(number.scale()) + number.precision() <= LONGEST_NUMBER;
    }

    private static JsonNode whole(Cell cell, String text) {
        if (WHOLE.matcher(text).matches()) {
            return NODES.numberNode(Long.parseLong(text));
        }
        return cell instanceof Cell.Figure(BigDecimal number)
                ? NODES.numberNode(number.doubleValue())
                : NODES.stringNode(text);
    }

    private static JsonNode flag(String text, String pointer, Faults faults) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (YES.contains(lower) || NO.contains(lower)) {
            return NODES.booleanNode(YES.contains(lower));
        }
        faults.add(Fault.inBody(pointer, ProblemCode.NOT_YES_OR_NO));
        return NODES.booleanNode(false);
    }

    private Optional<LocalDate> day(BigDecimal days) {
        boolean isDay = days.signum() >= 0 && days.compareTo(LAST_DAY) <= 0 && days.stripTrailingZeros().scale() <= 0;
        return isDay
                ? Optional.of((dates1904 ? FIRST_DAY_1904 : FIRST_DAY).plusDays(days.longValueExact()))
                : Optional.empty();
    }

    private static String isoDate(String text) {
        Matcher date = DATE.matcher(text);
        return date.matches()
                ? "%s-%02d-%02d".formatted(date.group(1), Integer.valueOf(date.group(2)),
                        Integer.valueOf(date.group(3)))
                : text;
    }

    private static JsonNode scalar(Kind kind, String text) {
        return NODES.stringNode(kind instanceof Coded coded ? code(coded, Texts.trim(text)) : text);
    }

    private static String code(Coded coded, String text) {
        return WRITTEN.get(coded.type()).getOrDefault(text, text);
    }

    /**
     * Several values in one cell are separated by semicolons or line breaks; those that hold no sentences also by 、. Records
     * may be written as the export writes them; else each is named by its first component.
     */
    private static JsonNode list(Listed list, String text, String pointer, Faults faults) {
        boolean records = list.item() instanceof Nested;
        if (records && Texts.trim(text).startsWith("[")) {
            return exported(text, pointer, faults);
        }
        ArrayNode items = NODES.arrayNode();
        boolean sentences = list.item() instanceof Textual;
        for (String item : text.split(sentences ? "[;；\\r\\n]+" : "[;；、\\r\\n]+", -1)) {
            if (!Texts.trim(item).isEmpty()) {
                items.add(list.item() instanceof Nested(var shape)
                        ? NODES.objectNode().set(shape.components().getFirst().name(), NODES.stringNode(item))
                        : scalar(list.item(), item));
            }
        }
        return items;
    }

    private static JsonNode exported(String text, String pointer, Faults faults) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException malformed) {
            faults.add(Fault.inBody(pointer, ProblemCode.INVALID_VALUE));
            return NODES.arrayNode();
        }
    }
}
