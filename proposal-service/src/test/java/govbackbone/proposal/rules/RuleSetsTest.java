package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.events.DatePeriod;
import govbackbone.events.RollPolicy;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleSetsTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2020, 12, 31);

    private static HandlingRuleSet rules(String id, int version, LocalDate from, @Nullable LocalDate to) {
        HandlingRuleSet r = RuleSets.shipped().on(FIRST).orElseThrow();
        return new HandlingRuleSet(id, version, r.authority(), r.sample(), r.source(), from, to, r.reply(),
                r.extension(), r.extensionsAllowed(), r.returnWindow(), r.coOpinion(), r.redo(), r.feedback(), r.roll(),
                r.restartedByReassigning(), r.classes(), r.copies());
    }

    @Test
    void the_shipped_rules_are_labelled_as_a_sample() {
        HandlingRuleSet rules = RuleSets.shipped().on(LocalDate.of(2020, 3, 2)).orElseThrow();
        assertThat(rules.sample()).isTrue();
        assertThat(rules.id()).isEqualTo("sample");
        assertThat(rules.authority()).contains("示例");
        assertThat(rules.source().zh()).contains("示例");
        assertThat(rules.reply().period()).isEqualTo(DatePeriod.months(3));
        assertThat(rules.extension().period()).isEqualTo(DatePeriod.months(3));
        assertThat(rules.extensionsAllowed()).isEqualTo(1);
        assertThat(rules.returnWindow().period()).isEqualTo(DatePeriod.workingDays(5));
        assertThat(rules.coOpinion().period()).isEqualTo(DatePeriod.months(1));
        assertThat(rules.redo().period()).isEqualTo(DatePeriod.months(1));
        assertThat(rules.feedback().period()).isEqualTo(DatePeriod.workingDays(15));
        assertThat(rules.roll()).isEqualTo(RollPolicy.NEXT_WORKING_DAY);
        assertThat(rules.restartedByReassigning()).containsExactly(DeadlineKind.RETURN);
        assertThat(rules.classes()).extracting(HandlingRuleSet.ReplyClass::code).containsExactly("A", "B", "C", "D");
        assertThat(rules.classes()).filteredOn(HandlingRuleSet.ReplyClass::needsPromise)
                .extracting(HandlingRuleSet.ReplyClass::code).containsExactly("B", "C");
        assertThat(rules.copiesFor(Source.CPPCC_PROPOSAL))
                .isEqualTo(Set.of(CopyRecipient.CPPCC_COMMITTEE, CopyRecipient.GOVERNMENT_OFFICE));
    }

    @Test
    void a_rule_set_is_in_force_from_its_first_to_its_last_day() {
        RuleSets sets = new RuleSets(List.of(rules("a", 1, FIRST, LAST), rules("a", 2, LAST.plusDays(1), null)));
        assertThat(sets.on(FIRST.minusDays(1))).isEmpty();
        assertThat(sets.on(FIRST)).map(HandlingRuleSet::version).contains(1);
        assertThat(sets.on(LAST)).map(HandlingRuleSet::version).contains(1);
        assertThat(sets.on(LAST.plusDays(1))).map(HandlingRuleSet::version).contains(2);
        assertThat(sets.on(LocalDate.of(2099, 1, 1))).map(HandlingRuleSet::version).contains(2);
    }

    @Test
    void a_pinned_rule_set_is_found_whether_in_force_or_not() {
        RuleSets sets = new RuleSets(List.of(rules("a", 1, FIRST, LAST), rules("a", 2, LAST.plusDays(1), null)));
        assertThat(sets.pinned("a", 1).effectiveTo()).isEqualTo(LAST);
        assertThat(sets.pinned("a", 2).effectiveTo()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> sets.pinned("a", 3));
        assertThatIllegalStateException().isThrownBy(() -> sets.pinned("b", 1));
    }

    @Test
    void rule_sets_do_not_overlap_and_no_version_occurs_twice() {
        HandlingRuleSet year = rules("a", 1, FIRST, LAST);
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleSets(List.of(year, rules("b", 1, LAST, null))));
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleSets(List.of(rules("b", 1, LAST, null), year)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSets(List.of(year, rules("a", 1, LAST.plusDays(1), null))));
    }
}
