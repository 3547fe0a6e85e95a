package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.Wording;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CampaignEvent.CampaignDate;
import govbackbone.events.proposal.CampaignEvent.CampaignOpened;
import govbackbone.events.proposal.CampaignEvent.SessionOf;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.ContactChannel;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Actor;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.RuleSets;
import govbackbone.testkit.aggregate.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The same case under the rules of different places. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseRuleVariantsTest {
    private static final LocalDate TOLD = LocalDate.of(2020, 3, 20);

    private static HandlingRuleSet rules(String id) {
        return RuleSets.shipped().all().stream().filter(rules -> rules.id().equals(id)).findFirst().orElseThrow();
    }

    private static Given<CaseCommand, Case, CaseEvent> registered(boolean inSession) {
        return given(List.of()).on(TOLD).and(OFFICE, receipt("1")).and(OFFICE,
                new Register(RECEIVED, "示例", inSession, Theme.OTHER, List.of(proposer("p1", true)), null, null));
    }

    private static Assign assign(String ruleSet, @Nullable String dateClass) {
        return new Assign(ASSIGNED, rules(ruleSet).authority(), AssignmentMode.SOLE,
                List.of(unit(BUREAU, HandlingRole.SOLE)), dateClass);
    }

    private static DeadlineSet deadline(Given<CaseCommand, Case, CaseEvent> scenario, DeadlineKind kind) {
        return scenario.history().stream().filter(DeadlineSet.class::isInstance).map(DeadlineSet.class::cast)
                .filter(e -> e.kind() == kind).toList().getLast();
    }

    @Test
    void the_rules_of_the_assigning_body_are_pinned() {
        for (String id : List.of("sample", "sample-fixed-dates", "sample-three-classes", "sample-calendar-days")) {
            Case.UnderHandling at = (Case.UnderHandling) registered(true).and(ASSIGNING, assign(id, null)).state();
            assertThat(at.assignment().ruleSet()).isEqualTo(id);
        }
    }

    @Test
    void a_paper_of_a_session_has_the_earlier_of_period_and_fixed_date() {
        var fixed = rules("sample-fixed-dates").terms().reply().fixedDates();
        for (var one : fixed) {
            Given<CaseCommand, Case, CaseEvent> scenario = registered(true).and(ASSIGNING,
                    assign("sample-fixed-dates", one.dateClass()));
            DeadlineSet reply = deadline(scenario, DeadlineKind.REPLY);
            LocalDate day = one.day().in(2020);
            assertThat(scenario.history()).contains(new DateClassGiven(ASSIGNED, one.dateClass(), day));
            assertThat(reply.due().noLaterThan()).isEqualTo(day);
            assertThat(reply.due().date()).isBeforeOrEqualTo(day);
            assertThat(((Case.UnderHandling) scenario.state()).assignment().dateClass()).isEqualTo(one.dateClass());
        }
        assertThat(fixed).isNotEmpty();
    }

    @Test
    void a_date_class_is_one_of_the_rules_and_for_papers_of_a_session_only() {
        String known = rules("sample-fixed-dates").terms().reply().fixedDates().getFirst().dateClass();
        registered(true).refuses(ASSIGNING, assign("sample-fixed-dates", "无"), "DATE_CLASS_UNKNOWN /dateClass");
        registered(true).refuses(ASSIGNING, assign("sample", known), "DATE_CLASS_UNKNOWN /dateClass");
        registered(false).refuses(ASSIGNING, assign("sample-fixed-dates", known),
                "DATE_CLASS_OFF_SESSION /dateClass");
        Given<CaseCommand, Case, CaseEvent> offSession = registered(false).and(ASSIGNING,
                assign("sample-fixed-dates", null));
        assertThat(deadline(offSession, DeadlineKind.REPLY).due().noLaterThan()).isNull();
        assertThat(offSession.history()).noneMatch(DateClassGiven.class::isInstance);
    }

    @Test
    void a_paper_that_was_made_off_session_after_all_loses_its_fixed_date() {
        String dateClass = rules("sample-fixed-dates").terms().reply().fixedDates().getFirst().dateClass();
        Given<CaseCommand, Case, CaseEvent> scenario = registered(true).and(ASSIGNING,
                assign("sample-fixed-dates", dateClass));
        Given<CaseCommand, Case, CaseEvent> after = scenario.and(ASSIGNING,
                correct(CorrectableField.IN_SESSION, "false"));
        assertThat(deadline(scenario, DeadlineKind.REPLY).due().noLaterThan()).isNotNull();
        assertThat(deadline(after, DeadlineKind.REPLY).due().noLaterThan()).isNull();
    }

    @Test
    void a_late_request_for_return_is_left_to_the_assigning_office_where_the_rules_say_so() {
        RequestReturn late = requestReturn(TOLD);
        registered(true).and(ASSIGNING, assign("sample", null)).refuses(OFFICE, late,
                "RETURN_WINDOW_CLOSED /requestedOn");
        Given<CaseCommand, Case, CaseEvent> lenient = registered(true).and(ASSIGNING,
                assign("sample-calendar-days", null));
        assertThat(lenient.decide(OFFICE, late)).hasSize(1);
        assertThat(Case.standing(lenient.and(OFFICE, late).state()).state()).isEqualTo("RETURN_REQUESTED");
    }

    private static Given<CaseCommand, Case, CaseEvent> handling(String ruleSet) {
        return registered(true).and(ASSIGNING, assign(ruleSet, null)).and(OFFICE,
                new AcknowledgeReceipt(null, null, null));
    }

    private static RequestExtension until(@Nullable Length length, @Nullable LocalDate day) {
        return new RequestExtension(null, null, length, day, "示例");
    }

    @Test
    void an_extension_is_a_length_or_a_day() {
        Given<CaseCommand, Case, CaseEvent> scenario = handling("sample");
        LocalDate due = deadline(scenario, DeadlineKind.REPLY).due().date();
        LocalDate day = due.plusDays(15);
        scenario.gives(HANDLER, until(null, day),
                new ExtensionRequested(TOLD, BUREAU, 1, DatePeriod.days(15), "示例"));
        scenario.refuses(HANDLER, until(null, null), "LENGTH_OR_DAY");
        scenario.refuses(HANDLER, until(new Length(1, DatePeriod.Unit.MONTHS), day), "LENGTH_OR_DAY");
        scenario.refuses(HANDLER, until(null, due), "EXTENSION_NOT_AHEAD /until");
        scenario.refuses(HANDLER, until(null, LocalDate.of(2020, 9, 3)), "EXTENSION_TOO_LONG /until");
        scenario.refuses(HANDLER, until(null, LocalDate.of(2100, 12, 31)), "EXTENSION_TOO_LONG /until");
        for (DatePeriod.Unit unit : DatePeriod.Unit.values()) {
            assertThat(scenario.decide(HANDLER, until(new Length(2, unit), null))).hasSize(1);
        }
    }

    @Test
    void an_extension_is_granted_as_requested_or_to_another_length_or_day() {
        Given<CaseCommand, Case, CaseEvent> requested = handling("sample").and(HANDLER,
                until(null, LocalDate.of(2020, 6, 15)));
        Actor assigning = ASSIGNING;
        Given<CaseCommand, Case, CaseEvent> same = requested.and(assigning,
                new GrantExtension(null, null, null, null, TOLD));
        assertThat(deadline(same, DeadlineKind.REPLY).due().date()).isEqualTo(LocalDate.of(2020, 6, 15));
        Given<CaseCommand, Case, CaseEvent> other = requested.and(assigning,
                new GrantExtension(null, null, null, LocalDate.of(2020, 6, 10), TOLD));
        assertThat(deadline(other, DeadlineKind.REPLY).due().date()).isEqualTo(LocalDate.of(2020, 6, 10));
        Given<CaseCommand, Case, CaseEvent> length = requested.and(assigning,
                new GrantExtension(null, null, new Length(1, DatePeriod.Unit.MONTHS), null, TOLD));
        assertThat(deadline(length, DeadlineKind.REPLY).due().date()).isEqualTo(LocalDate.of(2020, 7, 2));
        requested.refuses(assigning, new GrantExtension(null, null, new Length(1, DatePeriod.Unit.MONTHS),
                LocalDate.of(2020, 6, 10), TOLD), "LENGTH_OR_DAY");
        requested.refuses(assigning, new GrantExtension(null, null, null, LocalDate.of(2020, 6, 2), TOLD),
                "EXTENSION_NOT_AHEAD /until");
    }

    @Test
    void an_extension_stays_within_the_day_the_rules_name() {
        Given<CaseCommand, Case, CaseEvent> scenario = handling("sample-calendar-days");
        scenario.refuses(HANDLER, until(null, LocalDate.of(2021, 1, 1)), "EXTENSION_TOO_LONG /until");
    }

    @Test
    void the_fixed_date_is_kept_when_the_calendar_changes() {
        String dateClass = rules("sample-fixed-dates").terms().reply().fixedDates().getFirst().dateClass();
        Given<CaseCommand, Case, CaseEvent> scenario = registered(true).and(ASSIGNING,
                assign("sample-fixed-dates", dateClass));
        scenario.gives(Actor.BACKBONE, new RecalculateDeadlines("2020-2"));
    }

    @Test
    void a_class_means_what_the_pinned_scheme_says() {
        Given<CaseCommand, Case, CaseEvent> scenario = registered(true)
                .and(ASSIGNING, assign("sample-three-classes", null))
                .and(OFFICE, new AcknowledgeReceipt(null, null, null))
                .and(OFFICE,
                        new AppointTeam(null, null, person("principal"), person("deputy"), person("office"), "示例",
                                person("handler"), null))
                .and(HANDLER, new RecordContact(null, null, "p1", ContactChannel.PHONE,
                        "示例"));
        scenario.refuses(HANDLER, new SubmitReplyDraft(null, null, "D", "示例", null, null),
                "CLASS_NOT_IN_SCHEME /replyClass");
        assertThat(scenario.decide(HANDLER, new SubmitReplyDraft(null, null, "A", "示例", null, null))).hasSize(1);
    }

    private static final String CAMPAIGN = "campaign-2020";

    private static ApplicableRules campaign(String ruleSet, LocalDate day) {
        HandlingRuleSet pinned = rules(ruleSet);
        return ApplicableRules.of(RuleSets.shipped(), CAMPAIGN, new CampaignOpened(RECEIVED, 2020, "示例：2020年度办理工作",
                new DocumentNumber("示政办字〔2020〕1号"), pinned.id(), pinned.version(),
                List.of(new SessionOf(Source.NPC_SUGGESTION, Level.CITY, 15, 4)),
                List.of(new CampaignDate("甲", day, new Wording("示例限期", "Sample date")))));
    }

    @Test
    void a_campaign_that_covers_the_session_brings_its_rules_and_its_fixed_dates() {
        LocalDate day = LocalDate.of(2020, 4, 16);
        Given<CaseCommand, Case, CaseEvent> scenario = registered(true)
                .under(Scenario.under(campaign("sample-three-classes", day))).and(ASSIGNING,
                        assign("sample", "甲"));
        assertThat(scenario.history()).contains(new CampaignPinned(ASSIGNED, CAMPAIGN, "示例：2020年度办理工作"),
                new DateClassGiven(ASSIGNED, "甲", day));
        assertThat(deadline(scenario, DeadlineKind.REPLY).due().date()).isEqualTo(day);
        assertThat(deadline(scenario, DeadlineKind.REPLY).rule().zh()).isEqualTo("示例限期");
        assertThat(((Case.UnderHandling) scenario.state()).assignment()).isEqualTo(
                new Case.Assignment(ASSIGNED, "sample-three-classes", 1, CAMPAIGN, "甲"));
        assertThat(Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history())).campaign())
                .isEqualTo(CAMPAIGN);
    }

    @Test
    void the_campaign_holds_on_when_a_corrected_day_sets_the_deadlines_anew() {
        Given<CaseCommand, Case, CaseEvent> scenario = registered(true)
                .under(Scenario.under(campaign("sample", LocalDate.of(2020, 4, 16)))).and(ASSIGNING,
                        assign("sample", "甲"));
        Given<CaseCommand, Case, CaseEvent> after = scenario.and(ASSIGNING,
                correct(CorrectableField.ASSIGNED_ON, "2020-02-28"));
        assertThat(deadline(after, DeadlineKind.REPLY).due().start()).isEqualTo(LocalDate.of(2020, 2, 28));
        assertThat(deadline(after, DeadlineKind.REPLY).due().date()).isEqualTo(LocalDate.of(2020, 4, 16));
        assertThat(((Case.UnderHandling) after.state()).assignment().campaign()).isEqualTo(CAMPAIGN);
    }

    @Test
    void a_campaign_of_another_session_does_not_count() {
        Given<CaseCommand, Case, CaseEvent> other = given(List.of()).on(TOLD)
                .under(Scenario.under(campaign("sample-three-classes", TOLD)))
                .and(OFFICE, new RegisterReceipt(RECEIVED, Source.CPPCC_PROPOSAL, Level.CITY, 15, 4, "1", "示例"))
                .and(OFFICE, new Register(RECEIVED, "示例", true, Theme.OTHER, List.of(proposer("p1", true)), null, null))
                .and(ASSIGNING, assign("sample", null));
        assertThat(((Case.UnderHandling) other.state()).assignment()).isEqualTo(
                new Case.Assignment(ASSIGNED, "sample", 1, null, null));
        assertThat(other.history()).noneMatch(CampaignPinned.class::isInstance);
    }
}
