package govbackbone.documents;

import java.time.LocalDate;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FiguresTest {
    @ParameterizedTest
    @CsvSource({"1,一", "9,九", "10,十", "11,十一", "16,十六", "19,十九", "20,二十", "21,二十一", "30,三十", "99,九十九", "100,一〇〇"})
    void numbers_are_written_in_chinese_figures(int number, String figures) {
        assertThat(Figures.chinese(number)).isEqualTo(figures);
    }

    @Test
    void dates_have_no_leading_zeros_and_leave_room_when_they_are_not_known() {
        assertThat(Figures.dateOr(LocalDate.of(2020, 6, 1))).isEqualTo("2020年6月1日");
        assertThat(Figures.dateOr(null)).isEqualTo("　　年　　月　　日");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0.00", "1|0.01", "5001250|50,012.50", "123456789012|1,234,567,890.12"})
    void amounts_are_written_in_yuan_with_every_fen(long fen, String yuan) {
        assertThat(Figures.yuan(fen)).isEqualTo(yuan);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "931600000|931.6", "5001250|5.00125", "1|0.000001",
        "371580000000|371580"})
    void amounts_in_ten_thousands_of_yuan_are_exact(long fen, String tenThousands) {
        assertThat(Figures.tenThousandYuan(fen)).isEqualTo(tenThousands);
    }

    @ParameterizedTest
    @CsvSource({"27884,93160,29.93%", "26540,37158,71.42%", "0,5,0.00%", "0,0,0.00%", "5,5,100.00%"})
    void a_rate_has_two_decimals(long part, long whole, String percent) {
        assertThat(Figures.percent(part, whole)).isEqualTo(percent);
    }
}
