package govbackbone.reporting.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import govbackbone.events.Label;
import govbackbone.events.Wording;
import org.jspecify.annotations.Nullable;

/**
 * By what a figure can be told apart (维度).
 *
 * @param code  camel case, as query parameters write it
 * @param name  for readers
 * @param codes the enum whose constants are its values; null if they are open, such as units and years
 */
public record Dimension(String code, Wording name, @Nullable Class<? extends Enum<?>> codes) {
    /** One value of a closed list. */
    public record Value(String code, Wording name) {}

    public static Dimension of(String code, String zh, String en, Class<? extends Enum<?>> codes) {
        return new Dimension(code, new Wording(zh, en), codes);
    }

    public static Dimension open(String code, String zh, String en) {
        return new Dimension(code, new Wording(zh, en), null);
    }

    /** The values of a closed list, in order; empty if the values are open. */
    public List<Value> values() {
        return codes == null
                ? List.of()
                : Arrays.stream(codes.getEnumConstants()).map(code -> new Value(code.name(), labelOf(code))).toList();
    }

    /** What a value of a closed list is called. */
    public Optional<Wording> label(String value) {
        return values().stream().filter(known -> known.code().equals(value)).map(Value::name).findFirst();
    }

    /** What a code is called. */
    public static Wording labelOf(Enum<?> code) {
        try {
            Label label = code.getDeclaringClass().getField(code.name()).getAnnotation(Label.class);
            return label == null ? new Wording(code.name(), code.name()) : new Wording(label.zh(), label.en());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
