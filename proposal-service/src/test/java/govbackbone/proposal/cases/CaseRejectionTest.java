package govbackbone.proposal.cases;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Refusals are sentences in both languages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseRejectionTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_a_sentence_in_both_languages_with_the_same_arguments(CaseRejection rejection) {
        assertThat(rejection.zh()).containsPattern("\\p{IsHan}").endsWith("。").doesNotContain("'");
        assertThat(rejection.en()).doesNotContainPattern("\\p{IsHan}").endsWith(".").doesNotContain("'");
        assertThat(rejection.kind()).isNotNull();
        assertThat(placeholders(rejection.zh())).isEqualTo(placeholders(rejection.en()));
        assertThat(new MessageFormat(rejection.zh()).format(new Object[]{"a", "b"})).doesNotContain("{");
    }

    private static Object placeholders(String text) {
        return Arrays.asList(PLACEHOLDER.matcher(text).results().map(r -> r.group()).sorted().distinct().toArray());
    }
}
