package govbackbone.proposal.campaigns;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import govbackbone.events.proposal.CampaignEvent;
import govbackbone.events.proposal.CampaignEvent.CampaignClosed;
import govbackbone.events.proposal.CampaignEvent.CampaignDate;
import govbackbone.events.proposal.CampaignEvent.CampaignOpened;
import govbackbone.events.proposal.CampaignEvent.SessionOf;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.campaigns.CampaignCommand.Close;
import govbackbone.proposal.campaigns.CampaignCommand.FixedDayEntry;
import govbackbone.proposal.campaigns.CampaignCommand.OpenCampaign;
import govbackbone.proposal.campaigns.CampaignCommand.SessionEntry;
import govbackbone.proposal.rules.RuleSets;

import static govbackbone.proposal.campaigns.CampaignRejection.*;

/**
 * Every rule of campaigns.
 *
 * @param ruleSets every rule set there is
 */
record CampaignDecider(RuleSets ruleSets) {
    List<CampaignEvent> decide(Campaign state, CampaignCommand command, Context context) {
        return switch (command) {
            case OpenCampaign c -> openCampaign(c, context);
            case Close c -> close((Campaign.Open) state, c, context);
        };
    }

    /** Under rules that exist; every session once, every fixed date still ahead. */
    private List<CampaignEvent> openCampaign(OpenCampaign c, Context context) {
        List<FixedDayEntry> fixedDates = c.fixedDates() == null ? List.of() : c.fixedDates();
        Objections objections = new Objections();
        notInFuture(objections, c.openedOn(), "/openedOn", context);
        objections.unless(ruleSets.find(c.ruleSet(), c.ruleSetVersion()).isPresent(), RULE_SET_UNKNOWN, "/ruleSet",
                c.ruleSet(), c.ruleSetVersion());
        Set<SessionEntry> sessions = new HashSet<>();
        for (int i = 0; i < c.sessions().size(); i++) {
            objections.unless(sessions.add(c.sessions().get(i)), SESSION_TWICE, "/sessions/" + i);
        }
        Set<String> classes = new HashSet<>();
        for (int i = 0; i < fixedDates.size(); i++) {
            FixedDayEntry fixed = fixedDates.get(i);
            objections.unless(classes.add(fixed.dateClass()), DATE_CLASS_TWICE, "/fixedDates/" + i + "/dateClass",
                    fixed.dateClass()).unless(fixed.day().isAfter(c.openedOn()), DAY_NOT_AHEAD,
                            "/fixedDates/" + i + "/day", fixed.day(), c.openedOn());
        }
        objections.refuseIfAny();
        return List.of(new CampaignOpened(c.openedOn(), c.year(), c.name(), c.document(), c.ruleSet(),
                c.ruleSetVersion(),
                c.sessions().stream().map(s -> new SessionOf(s.source(), s.level(), s.term(), s.session())).toList(),
                fixedDates.stream().map(f -> new CampaignDate(f.dateClass(), f.day(), f.rule())).toList()));
    }

    private static List<CampaignEvent> close(Campaign.Open state, Close c, Context context) {
        LocalDate opened = state.terms().effectiveOn();
        Objections objections = new Objections();
        notInFuture(objections, c.closedOn(), "/closedOn", context);
        objections.unless(!c.closedOn().isBefore(opened), CLOSED_BEFORE_OPENED, "/closedOn", c.closedOn(), opened);
        objections.refuseIfAny();
        return List.of(new CampaignClosed(c.closedOn()));
    }

    private static void notInFuture(Objections objections, LocalDate date, String pointer, Context context) {
        objections.unless(!date.isAfter(context.today()), DATE_IN_FUTURE, pointer, date);
    }
}
