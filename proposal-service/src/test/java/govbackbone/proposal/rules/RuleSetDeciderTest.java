package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.Wording;
import govbackbone.events.proposal.ClassScheme;
import govbackbone.events.proposal.ClassScheme.ReplyClass;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.HandlingTerms.Copies;
import govbackbone.events.proposal.HandlingTerms.ExtensionRule;
import govbackbone.events.proposal.HandlingTerms.FixedDate;
import govbackbone.events.proposal.HandlingTerms.ReplyTime;
import govbackbone.events.proposal.HandlingTerms.Term;
import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.events.proposal.RuleSetEvent.RuleSetPublished;
import govbackbone.events.proposal.RuleSetEvent.RuleSetRetired;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.YearlyDay;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.rules.RuleSetCommand.PublishRuleSet;
import govbackbone.proposal.rules.RuleSetCommand.PublishVersion;
import govbackbone.proposal.rules.RuleSetCommand.Retire;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule about rules. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleSetDeciderTest {
    private static final HandlingTerms TERMS = RuleSets.shipped().pinned("sample", 1).terms();
    private static final Wording SOURCE = new Wording("示例来源", "Sample source");
    private static final DocumentNumber DOCUMENT = new DocumentNumber("示政办字〔2020〕1号");
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2020, 9, 25);
    private static final Actor ASSIGNING = SampleActors.actor("assigning-1", SampleActors.ASSIGNER,
            Role.ASSIGNING_OFFICE);
    private static final Given<RuleSetCommand, RuleSet, RuleSetEvent> NOTHING = Given
            .nothing(RuleConfiguration.type(RuleSets::shipped), "example", TODAY);
    private static final Given<RuleSetCommand, RuleSet, RuleSetEvent> PUBLISHED = NOTHING.and(ASSIGNING,
            publish(TERMS));
    private static final Given<RuleSetCommand, RuleSet, RuleSetEvent> RETIRED = PUBLISHED
            .and(ASSIGNING, new Retire(FROM.plusMonths(6)));

    private static PublishRuleSet publish(HandlingTerms terms) {
        return new PublishRuleSet("example", "示例丁县人民政府办公室", true, DOCUMENT, SOURCE, FROM, terms);
    }

    private static PublishVersion version(LocalDate from) {
        return new PublishVersion(DOCUMENT, SOURCE, from, TERMS);
    }

    private static HandlingTerms with(UnaryOperator<Term> returnWindow, ReplyTime reply, ExtensionRule extension,
            List<DeadlineKind> restarted, ClassScheme classes, List<Copies> copies) {
        return new HandlingTerms(returnWindow.apply(TERMS.returnWindow()), TERMS.lateReturn(), reply, extension,
                TERMS.coOpinion(), TERMS.redo(), TERMS.feedback(), TERMS.firstContact(), TERMS.disclosure(),
                TERMS.roll(), restarted, classes, copies);
    }

    @Test
    void an_authority_publishes_its_first_rules() {
        NOTHING.gives(ASSIGNING, publish(TERMS),
                new RuleSetPublished(TODAY, "example", 1, "示例丁县人民政府办公室", true, DOCUMENT,
                        SOURCE, FROM, TERMS));
    }

    @Test
    void all_rules_of_an_authority_are_versions_of_one_set() {
        assertThat(RuleSet.claims(PUBLISHED.history().getFirst())).extracting(Claim::scope, Claim::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("rule-set-authority", "示例丁县人民政府办公室"));
        assertThat(RuleSet.claims(RETIRED.history().getLast())).isEmpty();
    }

    @Test
    void a_version_ends_the_one_before_on_the_day_before_it_begins() {
        LocalDate next = FROM.plusYears(1);
        List<HandlingRuleSet> versions = PUBLISHED.and(ASSIGNING, version(next)).state().versions();
        assertThat(versions).extracting(HandlingRuleSet::version).containsExactly(1, 2);
        assertThat(versions.getFirst().effectiveTo()).isEqualTo(next.minusDays(1));
        assertThat(versions.getLast().effectiveTo()).isNull();
        assertThat(versions).extracting(HandlingRuleSet::authority).containsOnly("示例丁县人民政府办公室");
    }

    @Test
    void a_version_begins_after_the_one_before() {
        PUBLISHED.refuses(ASSIGNING, version(FROM), "VERSION_NOT_LATER /effectiveFrom");
        PUBLISHED.and(ASSIGNING, version(FROM.plusDays(1)));
        RETIRED.refuses(ASSIGNING, version(FROM.plusMonths(6)), "VERSION_NOT_LATER /effectiveFrom");
        assertThat(RETIRED.and(ASSIGNING, version(FROM.plusMonths(6).plusDays(1))).state().versions().getFirst()
                .effectiveTo())
                .isEqualTo(FROM.plusMonths(6));
    }

    @Test
    void retired_rules_are_in_force_until_their_last_day() {
        PUBLISHED.gives(ASSIGNING, new Retire(FROM), new RuleSetRetired(TODAY, "example", 1, FROM));
        PUBLISHED.refuses(ASSIGNING, new Retire(FROM.minusDays(1)), "RETIRED_BEFORE_IN_FORCE /lastDay");
        RuleSets all = RuleSets.shipped().with(List.of(RETIRED.state()));
        assertThat(all.on(FROM.plusMonths(6), "示例丁县人民政府办公室")).map(HandlingRuleSet::id).contains("example");
        assertThat(all.on(FROM.plusMonths(6).plusDays(1), "示例丁县人民政府办公室")).map(HandlingRuleSet::id)
                .contains("sample");
    }

    @Test
    void published_rules_stand_for_the_shipped_ones_of_the_same_id_or_authority() {
        HandlingRuleSet shipped = RuleSets.shipped().pinned("sample-fixed-dates", 1);
        RuleSet same = NOTHING
                .and(ASSIGNING, new PublishRuleSet("sample-fixed-dates", shipped.authority(), true, null, SOURCE,
                        shipped.effectiveFrom(), TERMS))
                .and(ASSIGNING, version(FROM)).state();
        RuleSets all = RuleSets.shipped().with(List.of(same));
        assertThat(all.all()).hasSize(RuleSets.shipped().all().size() + 1);
        assertThat(all.pinned("sample-fixed-dates", 1).terms()).isEqualTo(TERMS);
        RuleSet ofAuthority = NOTHING
                .and(ASSIGNING, new PublishRuleSet("other", shipped.authority(), true, null, SOURCE,
                        shipped.effectiveFrom(), TERMS))
                .state();
        assertThat(RuleSets.shipped().with(List.of(ofAuthority)).on(FROM, shipped.authority()))
                .map(HandlingRuleSet::id).contains("other");
    }

    @Test
    void everything_wrong_with_terms_is_told_at_once() {
        Wording rule = TERMS.extension().rule();
        FixedDate fixed = new FixedDate("1", new YearlyDay(4, 16), rule);
        Copies copies = TERMS.copies().getFirst();
        ReplyClass a = TERMS.classes().classes().getFirst();
        HandlingTerms terms = with(t -> new Term(DatePeriod.days(0), t.rule()),
                new ReplyTime(new Term(DatePeriod.months(401), rule), new Term(DatePeriod.months(500), rule),
                        List.of(fixed, fixed)),
                new ExtensionRule(11, null, null, rule), List.of(DeadlineKind.RETURN, DeadlineKind.FEEDBACK),
                new ClassScheme("national", 1, TERMS.classes().name(), List.of(a, a)), List.of(copies, copies));
        String[] reasons = {"PERIOD_OUT_OF_RANGE /terms/returnWindow/period/amount",
            "PERIOD_OUT_OF_RANGE /terms/reply/term/period/amount",
            "PERIOD_OUT_OF_RANGE /terms/reply/inSession/period/amount",
            "DATE_CLASS_TWICE /terms/reply/fixedDates/1/dateClass", "TIMES_OUT_OF_RANGE /terms/extension/times",
            "EXTENSION_UNLIMITED /terms/extension/most", "CANNOT_RESTART /terms/restartedByReassigning/1",
            "CLASS_SCHEME_DIFFERS /terms/classes/version", "CLASS_TWICE /terms/classes/classes/1/code",
            "COPIES_TWICE /terms/copies/1/source"};
        NOTHING.refuses(ASSIGNING, publish(terms), reasons);
        PUBLISHED.refuses(ASSIGNING, new PublishVersion(null, SOURCE, FROM.plusDays(1), terms), reasons);
    }

    @Test
    void every_other_term_is_within_its_range_too() {
        Term wrong = new Term(DatePeriod.days(0), TERMS.redo().rule());
        HandlingTerms terms = new HandlingTerms(TERMS.returnWindow(), TERMS.lateReturn(), TERMS.reply(),
                new ExtensionRule(-1, DatePeriod.workingDays(401), null, TERMS.extension().rule()), wrong, wrong, wrong,
                wrong, wrong, TERMS.roll(), List.of(),
                new ClassScheme("empty", 1, TERMS.classes().name(), List.of()), List.of());
        NOTHING.refuses(ASSIGNING, publish(terms), "PERIOD_OUT_OF_RANGE /terms/coOpinion/period/amount",
                "PERIOD_OUT_OF_RANGE /terms/redo/period/amount", "PERIOD_OUT_OF_RANGE /terms/feedback/period/amount",
                "PERIOD_OUT_OF_RANGE /terms/firstContact/period/amount",
                "PERIOD_OUT_OF_RANGE /terms/disclosure/period/amount",
                "PERIOD_OUT_OF_RANGE /terms/extension/most/amount", "TIMES_OUT_OF_RANGE /terms/extension/times",
                "CLASSES_MISSING /terms/classes/classes");
    }

    @Test
    void a_scheme_with_other_classes_has_another_version() {
        ClassScheme second = new ClassScheme("national", 2, TERMS.classes().name(),
                TERMS.classes().classes().subList(0, 3));
        assertThat(NOTHING.decide(ASSIGNING, publish(with(t -> t, TERMS.reply(), TERMS.extension(),
                TERMS.restartedByReassigning(), second, TERMS.copies())))).hasSize(1);
    }

    @Test
    void every_state_decides_every_command() {
        StateTable.check("""
                               UNPUBLISHED PUBLISHED RETIRED
                PublishRuleSet      x          .        .
                PublishVersion      .          x        x
                Retire              .          x        .
                """, state -> {
            Given<RuleSetCommand, RuleSet, RuleSetEvent> there = switch (state) {
                case "UNPUBLISHED" -> NOTHING;
                case "PUBLISHED" -> PUBLISHED;
                default -> RETIRED;
            };
            assertThat(there.standing().state()).isEqualTo(state);
            return there;
        }, RuleSetCommand.class,
                List.of(publish(TERMS), version(FROM.plusYears(1)), new Retire(FROM.plusMonths(6))),
                List.of(ASSIGNING));
    }

    @Test
    void only_the_bodies_in_charge_give_a_command() {
        PermissionMatrix.check(NOTHING.type(), SampleActors.FIRST,
                List.of(publish(TERMS), version(FROM.plusYears(1)), new Retire(FROM.plusMonths(6))),
                wanted -> PUBLISHED.state());
    }

    static List<RuleSetEvent> sampleEvents() {
        HandlingRuleSet fixed = RuleSets.shipped().pinned("sample-fixed-dates", 1);
        HandlingTerms t = fixed.terms();
        HandlingTerms full = new HandlingTerms(t.returnWindow(), t.lateReturn(), t.reply(),
                new ExtensionRule(1, DatePeriod.workingDays(20), new YearlyDay(9, 30), t.extension().rule()),
                t.coOpinion(), t.redo(), t.feedback(), t.firstContact(), t.disclosure(), t.roll(),
                t.restartedByReassigning(), new ClassScheme("sample-two", 1, t.classes().name(),
                        t.classes().classes().subList(0, 2)),
                t.copies().subList(0, 1).stream().filter(copies -> copies.source() == Source.NPC_SUGGESTION).toList());
        return List.of(
                new RuleSetPublished(TODAY, "example", 1, "示例丁县人民政府办公室", true, DOCUMENT, SOURCE, FROM, full),
                new RuleSetRetired(TODAY, "example", 1, FROM.plusMonths(6)));
    }
}
