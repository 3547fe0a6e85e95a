package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.Objects;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.Wording;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.LateReturn;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.proposal.rules.HandlingRuleSet.Due;
import govbackbone.proposal.rules.HandlingRuleSet.FixedDay;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way in which places differ, on the shipped samples. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandlingRuleSetTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendars.published();
    private static final HandlingRuleSet GENERAL = RuleSets.shipped().pinned("sample", 1);
    private static final HandlingRuleSet FIXED_DATES = RuleSets.shipped().pinned("sample-fixed-dates", 1);
    private static final HandlingRuleSet THREE_CLASSES = RuleSets.shipped().pinned("sample-three-classes", 1);
    private static final HandlingRuleSet CALENDAR_DAYS = RuleSets.shipped().pinned("sample-calendar-days", 1);
    private static final LocalDate ASSIGNED = day(3, 2);

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2020, month, day);
    }

    private static LocalDate reply(HandlingRuleSet rules, LocalDate on, boolean inSession, String dateClass) {
        return rules.reply(on, inSession, rules.fixedDay(dateClass, on.getYear()).orElse(null), CALENDAR).date().date();
    }

    @Test
    void the_time_to_request_return_counts_working_days_or_days() {
        LocalDate friday = day(4, 24);
        assertThat(GENERAL.due(GENERAL.terms().returnWindow(), friday, CALENDAR).date().date()).isEqualTo(day(4, 30));
        assertThat(FIXED_DATES.due(FIXED_DATES.terms().returnWindow(), friday, CALENDAR).date().date())
                .isEqualTo(day(4, 28));
        assertThat(THREE_CLASSES.due(THREE_CLASSES.terms().returnWindow(), friday, CALENDAR).date().date())
                .isEqualTo(day(5, 7));
        assertThat(CALENDAR_DAYS.due(CALENDAR_DAYS.terms().returnWindow(), friday, CALENDAR).date().date())
                .isEqualTo(day(4, 29));
        assertThat(THREE_CLASSES.terms().lateReturn()).isEqualTo(LateReturn.REFUSED);
        assertThat(CALENDAR_DAYS.terms().lateReturn()).isEqualTo(LateReturn.FOR_ASSIGNING_OFFICE);
    }

    @Test
    void a_paper_of_a_session_is_due_on_the_fixed_date_of_its_class() {
        assertThat(reply(FIXED_DATES, ASSIGNED, true, "1")).isEqualTo(day(4, 16));
        assertThat(reply(FIXED_DATES, ASSIGNED, true, "2")).isEqualTo(day(5, 10));
        assertThat(reply(FIXED_DATES, ASSIGNED, true, "3")).isEqualTo(day(6, 30));
        Due due = FIXED_DATES.reply(ASSIGNED, true, FIXED_DATES.fixedDay("1", 2020).orElseThrow(), CALENDAR);
        assertThat(due.rule().zh()).contains("4月16日");
        assertThat(due.date().noLaterThan()).isEqualTo(day(4, 16));
    }

    @Test
    void without_a_class_or_after_the_fixed_date_a_paper_of_a_session_has_its_period() {
        assertThat(FIXED_DATES.fixedDay("9", 2020)).isEmpty();
        assertThat(reply(FIXED_DATES, ASSIGNED, true, "9")).isEqualTo(day(9, 2));
        assertThat(reply(FIXED_DATES, day(4, 16), true, "1")).isEqualTo(day(10, 16));
        assertThat(reply(FIXED_DATES, day(4, 15), true, "1")).isEqualTo(day(4, 16));
    }

    @Test
    void fixed_dates_are_none_of_a_paper_between_sessions() {
        assertThat(reply(FIXED_DATES, ASSIGNED, false, "1")).isEqualTo(day(6, 2));
        assertThat(reply(GENERAL, ASSIGNED, true, "1")).isEqualTo(day(6, 2));
    }

    @Test
    void the_earlier_of_period_and_fixed_date_counts_and_gives_the_rule() {
        FixedDay late = new FixedDay(day(7, 1), new Wording("7月1日前答复", "By 1 July"));
        Due due = GENERAL.reply(ASSIGNED, true, late, CALENDAR);
        assertThat(due.date().date()).isEqualTo(day(6, 2));
        assertThat(due.date().noLaterThan()).isEqualTo(day(7, 1));
        assertThat(due.rule().zh()).contains("3个月");
    }

    @Test
    void a_last_day_without_work_moves_only_where_the_rules_say_so() {
        assertThat(GENERAL.reply(day(3, 26), false, null, CALENDAR).date().date()).isEqualTo(day(6, 28));
        assertThat(FIXED_DATES.reply(day(3, 26), false, null, CALENDAR).date().date()).isEqualTo(day(6, 26));
    }

    @Test
    void extensions_are_bounded_by_a_length_or_a_day_or_both() {
        assertThat(GENERAL.latestExtension(day(6, 2), CALENDAR)).isEqualTo(day(9, 2));
        assertThat(THREE_CLASSES.latestExtension(day(6, 2), CALENDAR)).isEqualTo(day(7, 2));
        assertThat(FIXED_DATES.latestExtension(day(6, 2), CALENDAR)).isEqualTo(day(9, 30));
        assertThat(CALENDAR_DAYS.latestExtension(day(5, 29), CALENDAR)).isEqualTo(day(6, 29));
        assertThat(CALENDAR_DAYS.latestExtension(day(12, 20), CALENDAR)).isEqualTo(day(12, 31));
    }

    @Test
    void nothing_is_left_to_extend_after_the_last_day_or_where_extensions_are_not_allowed() {
        assertThat(FIXED_DATES.latestExtension(day(10, 2), CALENDAR)).isEqualTo(day(10, 2));
        HandlingTerms t = GENERAL.terms();
        HandlingTerms never = new HandlingTerms(t.returnWindow(), t.lateReturn(), t.reply(),
                new HandlingTerms.ExtensionRule(0, null, null, t.extension().rule()), t.coOpinion(), t.redo(),
                t.feedback(),
                t.firstContact(), t.disclosure(), t.roll(), t.restartedByReassigning(), t.classes(), t.copies());
        HandlingRuleSet rules = new HandlingRuleSet("a", 1, "甲", true, GENERAL.source(), ASSIGNED, null, never);
        assertThat(rules.latestExtension(day(6, 2), CALENDAR)).isEqualTo(day(6, 2));
    }

    @Test
    void an_extension_is_by_a_length_or_to_a_day() {
        assertThat(GENERAL.extendedBy(DatePeriod.workingDays(3), day(6, 24), CALENDAR).date().date())
                .isEqualTo(day(6, 30));
        Due chosen = FIXED_DATES.extendedTo(day(9, 27), day(6, 30));
        assertThat(chosen.date().date()).isEqualTo(day(9, 27));
        assertThat(chosen.rule().zh()).contains("9月30日");
        assertThat(CALENDAR.again(chosen.date())).isEqualTo(chosen.date());
    }

    @Test
    void the_same_class_code_means_what_its_scheme_says() {
        assertThat(GENERAL.replyClass("C").orElseThrow().needsPromise()).isTrue();
        assertThat(THREE_CLASSES.replyClass("C").orElseThrow().needsPromise()).isFalse();
        assertThat(THREE_CLASSES.replyClass("D")).isEmpty();
        assertThat(GENERAL.replyClass("E")).isEmpty();
    }

    @Test
    void terms_that_a_place_does_not_limit_are_absent() {
        HandlingTerms.Term disclosure = Objects.requireNonNull(GENERAL.terms().disclosure());
        assertThat(GENERAL.due(disclosure, day(7, 31), CALENDAR).date().date()).isEqualTo(day(8, 28));
        assertThat(CALENDAR_DAYS.terms().disclosure()).isNull();
        assertThat(CALENDAR_DAYS.terms().firstContact()).isNull();
    }

    @Test
    void a_revised_calendar_moves_the_period_but_never_past_the_fixed_date() {
        LocalDate start = day(1, 20);
        ExplainedDate old = WorkingCalendars.asPublishedOn(start).end(start, DatePeriod.workingDays(5),
                GENERAL.terms().roll());
        assertThat(old.date()).isEqualTo(day(2, 1));
        assertThat(CALENDAR.again(old).date()).isEqualTo(day(2, 4));
        assertThat(CALENDAR.again(old.atMost(day(2, 3))).date()).isEqualTo(day(2, 3));
        assertThat(old.atMost(day(2, 3)).date()).isEqualTo(day(2, 1));
    }
}
