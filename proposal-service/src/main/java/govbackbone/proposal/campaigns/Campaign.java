package govbackbone.proposal.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.events.proposal.CampaignEvent;
import govbackbone.events.proposal.CampaignEvent.CampaignClosed;
import govbackbone.events.proposal.CampaignEvent.CampaignOpened;
import govbackbone.events.proposal.CampaignEvent.SessionOf;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.campaigns.CampaignCommand.Close;
import govbackbone.proposal.campaigns.CampaignCommand.OpenCampaign;

/** The state of a campaign. */
sealed interface Campaign {
    Campaign NONE = new None();
    /** What a session is claimed as. */
    String SESSION = "campaign-session";

    /** Before the first event. */
    record None() implements Campaign {}

    record Open(CampaignOpened terms) implements Campaign {}

    record Closed(CampaignOpened terms, LocalDate on) implements Campaign {}

    /** Whether a paper of that session which is assigned on that day belongs to it. */
    static boolean covers(Campaign campaign, SessionOf session, LocalDate on) {
        return switch (campaign) {
            case None _ -> false;
            case Open(CampaignOpened terms) -> covers(terms, session, on);
            case Closed(CampaignOpened terms, LocalDate last) -> covers(terms, session, on) && !on.isAfter(last);
        };
    }

    private static boolean covers(CampaignOpened terms, SessionOf session, LocalDate on) {
        return terms.sessions().contains(session) && !on.isBefore(terms.effectiveOn());
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Campaign evolve(Campaign state, CampaignEvent event) {
        return switch (event) {
            case CampaignOpened e -> new Open(e);
            case CampaignClosed e -> new Closed(((Open) state).terms(), e.effectiveOn());
        };
    }

    static Standing<CampaignCommand> standing(Campaign state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(OpenCampaign.class));
            case Open _ -> new Standing<>("OPEN", Set.of(Close.class));
            case Closed _ -> new Standing<>("CLOSED", Set.of());
        };
    }

    /** The papers of a session belong to one campaign at a time. */
    static List<Claim> claims(CampaignEvent event) {
        return switch (event) {
            case CampaignOpened e -> e.sessions().stream()
                    .map(s -> new Claim(SESSION,
                            "%s/%s/%d/%d".formatted(s.source(), s.level(), s.term(), s.session()),
                            CampaignRejection.SESSION_HAS_CAMPAIGN))
                    .toList();
            case CampaignClosed _ -> List.of();
        };
    }

    /** A closed campaign leaves its sessions to another one. */
    static List<Release> releases(CampaignEvent event) {
        return switch (event) {
            case CampaignOpened _ -> List.of();
            case CampaignClosed _ -> List.of(Release.all(SESSION));
        };
    }
}
