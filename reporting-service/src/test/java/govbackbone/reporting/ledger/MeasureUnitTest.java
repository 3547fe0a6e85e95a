package govbackbone.reporting.ledger;

import java.math.BigDecimal;

import govbackbone.events.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How figures are written. */
class MeasureUnitTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FEN     | 20000000000  | 2.00亿元     | CNY 200,000,000.00 | 2亿元         | CNY 200,000,000
            FEN     | 20000100000  | 2.00亿元     | CNY 200,001,000.00 | 2.00亿元      | CNY 200,001,000.00
            FEN     | 9999000000   | 9999.00万元  | CNY 99,990,000.00  | 9999万元      | CNY 99,990,000
            FEN     | -278840000   | -278.84万元  | CNY -2,788,400.00  | -278.84万元   | CNY -2,788,400.00
            FEN     | 999900       | 9999.00元    | CNY 9,999.00       | 9999元        | CNY 9,999
            FEN     | 1            | 0.01元       | CNY 0.01           | 0.01元        | CNY 0.01
            FEN     | 0            | 0.00元       | CNY 0.00           | 0元           | CNY 0
            PERCENT | 100          | 100.00%      | 100.00%            | 100%          | 100%
            PERCENT | 99.998       | 100.00%      | 100.00%            | 100.00%       | 100.00%
            PERCENT | 50.5         | 50.50%       | 50.50%             | 50.50%        | 50.50%
            CASES   | 14           | 14件         | 14 cases           | 14件          | 14 cases
            CASES   | 1            | 1件          | 1 case             | 1件           | 1 case
            DAYS    | 59.70        | 59.7天       | 59.7 days          | 59.7天        | 59.7 days
            """)
    void areWrittenAsReadersExpect(MeasureUnit unit, BigDecimal value, String zh, String en, String proseZh,
            String proseEn) {
        assertThat(unit.text(value)).isEqualTo(new Wording(zh, en));
        assertThat(unit.prose(value)).isEqualTo(new Wording(proseZh, proseEn));
    }
}
