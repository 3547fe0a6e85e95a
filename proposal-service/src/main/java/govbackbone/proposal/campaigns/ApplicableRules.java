package govbackbone.proposal.campaigns;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import govbackbone.events.proposal.CampaignEvent.CampaignOpened;
import govbackbone.events.proposal.CampaignEvent.SessionOf;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.decision.NotYetKnown;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.HandlingRuleSet.Due;
import govbackbone.proposal.rules.HandlingRuleSet.FixedDay;
import govbackbone.proposal.rules.RuleSets;
import org.jspecify.annotations.Nullable;

/** Which rules a paper is assigned under: those of its session's campaign, else those of the assigning body. */
public final class ApplicableRules {
    private final RuleSets ruleSets;
    private final Map<String, Campaign> campaigns;

    ApplicableRules(RuleSets ruleSets, Map<String, Campaign> campaigns) {
        this.ruleSets = ruleSets;
        this.campaigns = campaigns;
    }

    /** These rule sets and no campaign. */
    public static ApplicableRules of(RuleSets ruleSets) {
        return new ApplicableRules(ruleSets, Map.of());
    }

    /** These rule sets and one open campaign. */
    public static ApplicableRules of(RuleSets ruleSets, String campaign, CampaignOpened terms) {
        return new ApplicableRules(ruleSets, Map.of(campaign, new Campaign.Open(terms)));
    }

    /**
     * What a case pins at its assignment.
     *
     * @param campaign its id; null if none covers the paper
     * @param terms    of the campaign
     */
    public record Assigned(HandlingRuleSet rules, @Nullable String campaign, @Nullable CampaignOpened terms) {
        /** The end of the time to reply: the earlier of the period and, for papers of a session, the fixed date. */
        public Due reply(LocalDate assignedOn, boolean inSession, @Nullable String dateClass,
                WorkingCalendar calendar) {
            FixedDay fixed = dateClass == null ? null : fixedDay(dateClass, assignedOn).orElse(null);
            return rules.reply(assignedOn, inSession, fixed, calendar);
        }

        /** The fixed date of a class of papers: the campaign's, else the rule set's in the year of assignment. */
        public Optional<FixedDay> fixedDay(String dateClass, LocalDate assignedOn) {
            Optional<FixedDay> ofCampaign = Optional.ofNullable(terms).stream()
                    .flatMap(campaign -> campaign.fixedDates().stream())
                    .filter(fixed -> fixed.dateClass().equals(dateClass)).findFirst()
                    .map(fixed -> new FixedDay(fixed.day(), fixed.rule()));
            return ofCampaign.or(() -> rules.fixedDay(dateClass, assignedOn.getYear()));
        }
    }

    /**
     * The rules for a paper of a session that an assigning body assigns on a day; empty if none are in force. On the day one
     * campaign makes way for another, the later one counts.
     */
    public Optional<Assigned> on(LocalDate day, String assigningBody, SessionOf session) {
        return campaigns.entrySet().stream().filter(entry -> Campaign.covers(entry.getValue(), session, day))
                .max(Comparator.comparing((Map.Entry<String, Campaign> entry) -> terms(entry.getValue()).effectiveOn())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> assigned(entry.getKey(), entry.getValue()))
                .or(() -> ruleSets.on(day, assigningBody).map(rules -> new Assigned(rules, null, null)));
    }

    private Assigned assigned(String id, Campaign campaign) {
        CampaignOpened terms = terms(campaign);
        return new Assigned(pinned(terms.ruleSet(), terms.ruleSetVersion()), id, terms);
    }

    private static CampaignOpened terms(Campaign campaign) {
        return switch (campaign) {
            case Campaign.Open(CampaignOpened opened) -> opened;
            case Campaign.Closed(CampaignOpened opened, LocalDate _) -> opened;
            case Campaign.None _ -> throw new IllegalStateException("It covers nothing");
        };
    }

    /**
     * What a case has pinned.
     *
     * @param campaign its id; null if none covers the paper
     * @throws NotYetKnown if another instance published the rule set a moment ago
     */
    public Assigned pinned(String ruleSet, int version, @Nullable String campaign) {
        Campaign pinned = campaign == null ? null : campaigns.get(campaign);
        return pinned == null
                ? new Assigned(pinned(ruleSet, version), null, null)
                : assigned(Objects.requireNonNull(campaign), pinned);
    }

    private HandlingRuleSet pinned(String ruleSet, int version) {
        return ruleSets.pinned(ruleSet, version);
    }
}
