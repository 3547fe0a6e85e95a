package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.events.DatePeriod;
import govbackbone.events.RollPolicy;
import govbackbone.events.proposal.ClassScheme.ReplyClass;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.LateReturn;
import govbackbone.events.proposal.Source;
import govbackbone.kit.decision.NotYetKnown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleSetsTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2020, 12, 31);
    private static final HandlingRuleSet SAMPLE = RuleSets.shipped().pinned("sample", 1);

    private static HandlingRuleSet rules(String id, int version, String authority, LocalDate from,
            @Nullable LocalDate to) {
        return new HandlingRuleSet(id, version, authority, true, SAMPLE.source(), from, to, SAMPLE.terms());
    }

    @Test
    void all_shipped_rules_are_labelled_as_samples() {
        assertThat(RuleSets.shipped().all()).hasSizeGreaterThan(3).allSatisfy(rules -> {
            assertThat(rules.sample()).isTrue();
            assertThat(rules.authority()).contains("示例");
            assertThat(rules.source().zh()).startsWith("示例");
            assertThat(rules.source().en()).startsWith("Sample");
        });
    }

    @Test
    void the_general_sample_has_the_values_most_places_have() {
        HandlingTerms terms = SAMPLE.terms();
        assertThat(terms.reply().term().period()).isEqualTo(DatePeriod.months(3));
        assertThat(terms.reply().fixedDates()).isEmpty();
        assertThat(terms.extension().most()).isEqualTo(DatePeriod.months(3));
        assertThat(terms.extension().times()).isEqualTo(1);
        assertThat(terms.returnWindow().period()).isEqualTo(DatePeriod.workingDays(5));
        assertThat(terms.lateReturn()).isEqualTo(LateReturn.REFUSED);
        assertThat(terms.coOpinion().period()).isEqualTo(DatePeriod.months(1));
        assertThat(terms.redo().period()).isEqualTo(DatePeriod.months(1));
        assertThat(terms.feedback().period()).isEqualTo(DatePeriod.workingDays(15));
        assertThat(terms.firstContact()).isNotNull();
        assertThat(terms.disclosure()).isNotNull();
        assertThat(terms.roll()).isEqualTo(RollPolicy.NEXT_WORKING_DAY);
        assertThat(SAMPLE.restartsByReassigning(DeadlineKind.RETURN)).isTrue();
        assertThat(SAMPLE.restartsByReassigning(DeadlineKind.REPLY)).isFalse();
        assertThat(terms.classes().classes()).extracting(ReplyClass::code).containsExactly("A", "B", "C", "D");
        assertThat(terms.classes().classes()).filteredOn(ReplyClass::needsPromise).extracting(ReplyClass::code)
                .containsExactly("B", "C");
        assertThat(SAMPLE.copiesFor(Source.CPPCC_PROPOSAL))
                .isEqualTo(Set.of(CopyRecipient.CPPCC_COMMITTEE, CopyRecipient.GOVERNMENT_OFFICE));
    }

    @Test
    void a_rule_set_is_in_force_from_its_first_to_its_last_day() {
        RuleSets sets = new RuleSets(
                List.of(rules("a", 1, "甲", FIRST, LAST), rules("a", 2, "甲", LAST.plusDays(1), null)));
        assertThat(sets.on(FIRST.minusDays(1), "甲")).isEmpty();
        assertThat(sets.on(FIRST, "甲")).map(HandlingRuleSet::version).contains(1);
        assertThat(sets.on(LAST, "甲")).map(HandlingRuleSet::version).contains(1);
        assertThat(sets.on(LAST.plusDays(1), "甲")).map(HandlingRuleSet::version).contains(2);
        assertThat(sets.on(LocalDate.of(2099, 1, 1), "甲")).map(HandlingRuleSet::version).contains(2);
    }

    @Test
    void a_body_without_rules_of_its_own_has_the_general_ones() {
        RuleSets sets = new RuleSets(List.of(rules("sample", 1, "示例", FIRST, null), rules("a", 1, "甲", LAST, null)));
        assertThat(sets.on(FIRST, "乙")).map(HandlingRuleSet::id).contains("sample");
        assertThat(sets.on(FIRST, "甲")).map(HandlingRuleSet::id).contains("sample");
        assertThat(sets.on(LAST, "甲")).map(HandlingRuleSet::id).contains("a");
        assertThat(new RuleSets(List.of(rules("a", 1, "甲", FIRST, null))).on(LAST, "乙")).isEmpty();
    }

    @Test
    void a_pinned_rule_set_is_found_whether_in_force_or_not() {
        RuleSets sets = new RuleSets(
                List.of(rules("a", 1, "甲", FIRST, LAST), rules("a", 2, "甲", LAST.plusDays(1), null)));
        assertThat(sets.pinned("a", 1).effectiveTo()).isEqualTo(LAST);
        assertThat(sets.pinned("a", 2).effectiveTo()).isNull();
        assertThatExceptionOfType(NotYetKnown.class).isThrownBy(() -> sets.pinned("a", 3));
        assertThatExceptionOfType(NotYetKnown.class).isThrownBy(() -> sets.pinned("b", 1));
    }

    @Test
    void rule_sets_of_an_authority_do_not_overlap_and_no_version_occurs_twice() {
        HandlingRuleSet year = rules("a", 1, "甲", FIRST, LAST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSets(List.of(year, rules("b", 1, "甲", LAST, null))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSets(List.of(rules("b", 1, "甲", LAST, null), year)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSets(List.of(year, rules("a", 1, "乙", LAST.plusDays(1), null))));
        HandlingRuleSet next = rules("a", 1, "甲", LAST.plusDays(1), null);
        assertThatIllegalArgumentException().as("one version twice")
                .isThrownBy(() -> new RuleSets(List.of(year, next)));
        HandlingRuleSet early = rules("a", 2, "甲", LAST, null);
        assertThatIllegalArgumentException().as("two versions on a day")
                .isThrownBy(() -> new RuleSets(List.of(year, early)));
        assertThat(new RuleSets(List.of(year, rules("b", 1, "乙", LAST, null))).all()).hasSize(2);
    }
}
