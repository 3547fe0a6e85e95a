package govbackbone.events;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"淄政办字〔2020〕23号", "淄政办字[2020]23号", "淄政办字（2020）23号", "淄政办字(2020)23号", "淄政办字【2020】23号",
        "淄政办字［2020］23号", "  淄政办字〔2020〕23号 "})
    void brackets_of_any_kind_become_the_official_ones(String written) {
        assertThat(DocumentNumber.parse(written))
                .hasValueSatisfying(number -> assertThat(number).hasToString("淄政办字〔2020〕23号"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "淄政办字2020年23号", "淄政办字〔2020〕023号", "淄政办字〔2020〕0号", "淄政办字〔1939〕1号", "淄政办字〔20〕1号",
        "字〔2020〕1号", "ABC〔2020〕1号", "淄政办字〔2020〕23", "淄政办字〔2020〕1234567号", "淄政办字〔２０２０〕23号"})
    void what_has_not_the_form_is_refused(String written) {
        assertThat(DocumentNumber.parse(written)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new DocumentNumber(written));
    }
}
