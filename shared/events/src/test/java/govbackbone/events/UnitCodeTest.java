package govbackbone.events;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnitCodeTest {
    private static final String VALID = "11370300MB28560647";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void a_published_code_is_valid() {
        assertThat(UnitCode.parse(VALID)).hasValueSatisfying(code -> assertThat(code).hasToString(VALID));
    }

    @Test
    void any_single_wrong_character_is_noticed() {
        for (int position = 0; position < VALID.length(); position++) {
            for (String other : ALPHABET.split("")) {
                String changed = VALID.substring(0, position) + other + VALID.substring(position + 1);
                assertThat(UnitCode.isValid(changed)).as(changed).isEqualTo(changed.equals(VALID));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11370300MB2856064", "11370300MB285606470", "11370300mb28560647", "11370300IB28560647",
        "1137030０MB28560647", " 11370300MB28560647"})
    void what_has_not_the_form_is_refused(String value) {
        assertThat(UnitCode.parse(value)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitCode(value));
    }
}
