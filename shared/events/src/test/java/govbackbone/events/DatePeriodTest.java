package govbackbone.events;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatePeriodTest {
    @Test
    void a_period_may_be_nothing_but_not_negative() {
        assertThat(DatePeriod.days(0).amount()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> DatePeriod.months(-1));
    }

    @Test
    void a_period_says_what_it_counts() {
        assertThat(DatePeriod.days(5)).isEqualTo(new DatePeriod(5, DatePeriod.Unit.DAYS));
        assertThat(DatePeriod.workingDays(5)).isEqualTo(new DatePeriod(5, DatePeriod.Unit.WORKING_DAYS));
        assertThat(DatePeriod.months(3)).isEqualTo(new DatePeriod(3, DatePeriod.Unit.MONTHS));
    }
}
