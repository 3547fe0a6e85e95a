package govbackbone.proposal.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Wording;
import govbackbone.events.proposal.CampaignEvent;
import govbackbone.events.proposal.CampaignEvent.CampaignClosed;
import govbackbone.events.proposal.CampaignEvent.CampaignDate;
import govbackbone.events.proposal.CampaignEvent.CampaignOpened;
import govbackbone.events.proposal.CampaignEvent.SessionOf;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.campaigns.CampaignCommand.Close;
import govbackbone.proposal.campaigns.CampaignCommand.FixedDayEntry;
import govbackbone.proposal.campaigns.CampaignCommand.OpenCampaign;
import govbackbone.proposal.campaigns.CampaignCommand.SessionEntry;
import govbackbone.proposal.rules.HandlingRuleSet.Due;
import govbackbone.proposal.rules.RuleSets;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule of campaigns, on the year of 淄政办字〔2020〕23号; what that document fixes is invented here (示例). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CampaignDeciderTest {
    private static final DocumentNumber DOCUMENT = new DocumentNumber("淄政办字〔2020〕23号");
    private static final LocalDate OPENED = LocalDate.of(2020, 3, 1);
    private static final Wording RULE = new Wording("7月31日前答复（示例）", "By 31 July (sample)");
    private static final SessionEntry SESSION = new SessionEntry(Source.NPC_SUGGESTION, Level.CITY, 15, 4);
    private static final SessionOf OF = new SessionOf(Source.NPC_SUGGESTION, Level.CITY, 15, 4);
    private static final FixedDayEntry FIXED = new FixedDayEntry("1", LocalDate.of(2020, 5, 31), RULE);
    private static final LocalDate TODAY = LocalDate.of(2020, 9, 25);
    private static final Actor ASSIGNING = SampleActors.actor("assigning-1", SampleActors.ASSIGNER,
            Role.ASSIGNING_OFFICE);
    private static final Given<CampaignCommand, Campaign, CampaignEvent> NOTHING = Given
            .nothing(CampaignConfiguration.type(RuleSets::shipped), "example", TODAY);
    private static final Given<CampaignCommand, Campaign, CampaignEvent> OPEN = NOTHING.and(ASSIGNING, open("sample"));
    private static final Given<CampaignCommand, Campaign, CampaignEvent> CLOSED = OPEN
            .and(ASSIGNING, new Close(LocalDate.of(2020, 8, 31)));

    private static OpenCampaign open(String ruleSet) {
        return new OpenCampaign(OPENED, 2020, "2020年度建议提案办理", DOCUMENT, ruleSet, 1, List.of(SESSION), List.of(FIXED));
    }

    private static CampaignOpened opened(String ruleSet) {
        return new CampaignOpened(OPENED, 2020, "2020年度建议提案办理", DOCUMENT, ruleSet, 1, List.of(OF),
                List.of(new CampaignDate("1", LocalDate.of(2020, 5, 31), RULE)));
    }

    private static ApplicableRules rulebook(Campaign campaign) {
        return new ApplicableRules(RuleSets.shipped(), Map.of("c-1", campaign));
    }

    @Test
    void a_campaign_names_its_document_its_rules_its_sessions_and_its_fixed_dates() {
        NOTHING.gives(ASSIGNING, open("sample"), opened("sample"));
        NOTHING.gives(ASSIGNING,
                new OpenCampaign(OPENED, 2020, "2020年度建议提案办理", DOCUMENT, "sample", 1, List.of(SESSION), null),
                new CampaignOpened(OPENED, 2020, "2020年度建议提案办理", DOCUMENT, "sample", 1, List.of(OF), List.of()));
    }

    @Test
    void the_papers_of_a_session_belong_to_one_campaign() {
        assertThat(Campaign.claims(opened("sample"))).extracting(Claim::scope, Claim::value).containsExactly(
                org.assertj.core.groups.Tuple.tuple("campaign-session", "NPC_SUGGESTION/CITY/15/4"));
        assertThat(Campaign.claims(new CampaignClosed(OPENED))).isEmpty();
    }

    @Test
    void a_closed_campaign_leaves_its_sessions_to_another_one() {
        assertThat(Campaign.releases(new CampaignClosed(OPENED))).containsExactly(Release.all("campaign-session"));
        assertThat(Campaign.releases(opened("sample"))).isEmpty();
    }

    @Test
    void on_the_day_one_campaign_makes_way_for_another_the_later_one_counts() {
        LocalDate changed = OPENED.plusDays(30);
        Campaign first = OPEN.and(ASSIGNING, new Close(changed)).state();
        Campaign second = NOTHING
                .and(ASSIGNING, new OpenCampaign(changed, 2020, "示例", DOCUMENT, "sample-calendar-days", 1,
                        List.of(SESSION), null))
                .state();
        ApplicableRules rulebook = new ApplicableRules(RuleSets.shipped(), Map.of("c-2", first, "c-1", second));
        assertThat(rulebook.on(changed.minusDays(1), "示例机关", OF).orElseThrow().campaign()).isEqualTo("c-2");
        assertThat(rulebook.on(changed, "示例机关", OF).orElseThrow().campaign()).isEqualTo("c-1");
    }

    @Test
    void everything_wrong_with_a_campaign_is_told_at_once() {
        LocalDate tomorrow = TODAY.plusDays(1);
        NOTHING.refuses(ASSIGNING,
                new OpenCampaign(tomorrow, 2020, "示例", DOCUMENT, "sample", 2, List.of(SESSION, SESSION),
                        List.of(FIXED, new FixedDayEntry("1", tomorrow.plusDays(1), RULE))),
                "DATE_IN_FUTURE /openedOn", "RULE_SET_UNKNOWN /ruleSet", "SESSION_TWICE /sessions/1",
                "DAY_NOT_AHEAD /fixedDates/0/day", "DATE_CLASS_TWICE /fixedDates/1/dateClass");
        OPEN.refuses(ASSIGNING, new Close(TODAY.plusDays(1)), "DATE_IN_FUTURE /closedOn");
        OPEN.refuses(ASSIGNING, new Close(OPENED.minusDays(1)), "CLOSED_BEFORE_OPENED /closedOn");
        OPEN.gives(ASSIGNING, new Close(OPENED), new CampaignClosed(OPENED));
    }

    @Test
    void every_state_decides_every_command() {
        StateTable.check("""
                             NONE OPEN CLOSED
                OpenCampaign  x    .     .
                Close         .    x     .
                """, state -> {
            Given<CampaignCommand, Campaign, CampaignEvent> there = switch (state) {
                case "NONE" -> NOTHING;
                case "OPEN" -> OPEN;
                default -> CLOSED;
            };
            assertThat(there.standing().state()).isEqualTo(state);
            return there;
        }, CampaignCommand.class, List.of(open("sample"), new Close(TODAY)), List.of(ASSIGNING));
    }

    @Test
    void only_the_bodies_in_charge_give_a_command() {
        PermissionMatrix.check(NOTHING.type(), SampleActors.FIRST, List.of(open("sample"), new Close(TODAY)),
                wanted -> OPEN.state());
    }

    @Test
    void a_paper_is_assigned_under_the_campaign_of_its_session() {
        ApplicableRules rulebook = rulebook(NOTHING.and(ASSIGNING, open("sample-calendar-days")).state());
        ApplicableRules.Assigned assigned = rulebook.on(OPENED, "示例机关", OF).orElseThrow();
        assertThat(assigned.campaign()).isEqualTo("c-1");
        assertThat(assigned.rules().id()).isEqualTo("sample-calendar-days");
        SessionOf other = new SessionOf(Source.CPPCC_PROPOSAL, Level.CITY, 15, 4);
        assertThat(rulebook.on(OPENED, "示例机关", other)).get()
                .satisfies(a -> assertThat(a.campaign()).isNull())
                .satisfies(a -> assertThat(a.rules().id()).isEqualTo("sample"));
        assertThat(rulebook.on(OPENED.minusDays(1), "示例机关", OF).orElseThrow().campaign()).isNull();
    }

    @Test
    void after_the_last_day_papers_are_assigned_without_the_campaign() {
        ApplicableRules rulebook = rulebook(CLOSED.state());
        assertThat(rulebook.on(LocalDate.of(2020, 8, 31), "示例机关", OF).orElseThrow().campaign()).isEqualTo("c-1");
        assertThat(rulebook.on(LocalDate.of(2020, 9, 1), "示例机关", OF).orElseThrow().campaign()).isNull();
        assertThat(rulebook(Campaign.NONE).on(OPENED, "示例机关", OF).orElseThrow().campaign()).isNull();
    }

    @Test
    void without_campaign_and_rules_nothing_can_be_assigned() {
        assertThat(ApplicableRules.of(new RuleSets(List.of())).on(OPENED, "示例机关", OF)).isEmpty();
    }

    @Test
    void the_campaigns_fixed_date_stands_before_that_of_the_rules() {
        ApplicableRules.Assigned assigned = rulebook(NOTHING.and(ASSIGNING, open("sample-fixed-dates")).state())
                .on(OPENED, "示例机关", OF).orElseThrow();
        Due first = assigned.reply(OPENED, true, "1", WorkingCalendars.published());
        assertThat(first.date().date()).isEqualTo("2020-05-31");
        assertThat(first.rule().zh()).isEqualTo(RULE.zh());
        assertThat(assigned.reply(OPENED, true, "2", WorkingCalendars.published()).date().date())
                .isEqualTo("2020-05-10");
        assertThat(assigned.reply(OPENED, true, null, WorkingCalendars.published()).date().date())
                .isEqualTo("2020-09-01");
        assertThat(assigned.reply(OPENED, false, "1", WorkingCalendars.published()).date().date())
                .isEqualTo("2020-06-01");
    }

    static List<CampaignEvent> sampleEvents() {
        return List.of(opened("sample"), new CampaignClosed(LocalDate.of(2020, 8, 31)));
    }
}
