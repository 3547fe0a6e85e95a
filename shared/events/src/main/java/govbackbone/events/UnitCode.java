package govbackbone.events;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Unified social credit code (统一社会信用代码) of a unit: 18 characters without I, O, S, V and Z, the last one a check
 * digit (GB 32100-2015).
 *
 * @param value the code in upper case
 */
public record UnitCode(@JsonValue String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** @throws IllegalArgumentException if the value is no valid code */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a unified social credit code: " + value);
        }
    }

    /** The code if it is valid. */
    public static Optional<UnitCode> parse(String value) {
        return isValid(value) ? Optional.of(new UnitCode(value)) : Optional.empty();
    }

    /** Whether the value has the right length, alphabet and check digit. */
    public static boolean isValid(String value) {
        return value.length() == 18 && value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && value.charAt(17) == checkDigit(value);
    }

    private static char checkDigit(String value) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(value.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }
}
