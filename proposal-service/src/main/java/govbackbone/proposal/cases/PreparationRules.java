package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import govbackbone.events.Subjects;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Team;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Handling.Step;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** What is done before there is a reply to draft: the taskforce, contacts, research, co-handlers' opinions. */
final class PreparationRules {
    private PreparationRules() {}

    /** Principal, deputy and handler are different persons, so that drafting, reviewing and signing can be. */
    static List<CaseEvent> appointTeam(UnderHandling state, AppointTeam c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.appointedOn());
        Objections objections = new Objections();
        dated(objections, on, "/appointedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        Team team = team(objections, c);
        objections.refuseIfAny();
        return List.of(new HandlingTeamAppointed(on, handling.unit(), team));
    }

    /** Somebody moved to another post: what the taskforce has done stands. */
    static List<CaseEvent> changeTeam(UnderHandling state, ChangeTeam c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.changedOn());
        Objections objections = new Objections();
        dated(objections, on, "/changedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        Team team = team(objections, c);
        objections.unless(!team.equals(((Step.Staffed) handling.step()).team()), TEAM_UNCHANGED, "");
        objections.refuseIfAny();
        return List.of(new HandlingTeamChanged(on, handling.unit(), team, c.reason()));
    }

    private static Team team(Objections objections, TeamEntry c) {
        objections.unless(Stream.of(c.principal(), c.deputy(), c.handler())
                .map(entry -> Subjects.canonical(entry.subject())).distinct().count() == 3, TEAM_NOT_DISTINCT, "");
        return new Team(person(c.principal()), person(c.deputy()), person(c.office()), c.section(),
                person(c.handler()), orEmpty(c.others()).stream().map(Guards::person).toList());
    }

    /** Within the life of the case. */
    static List<CaseEvent> recordContact(UnderHandling state, RecordContact c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.contactedOn());
        Objections objections = new Objections();
        dated(objections, on, "/contactedOn", state.assignment().on(), CONTACT_BEFORE_ASSIGNMENT, context);
        proposer(objections, state, c.proposer(), "/proposer");
        objections.refuseIfAny();
        return List.of(
                new ProposerContacted(on, handling.unit(), handling.round(), c.proposer(), c.channel(), c.summary()));
    }

    static List<CaseEvent> recordResearch(UnderHandling state, RecordResearch c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.researchedOn());
        Objections objections = new Objections();
        dated(objections, on, "/researchedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new ResearchRecorded(on, handling.unit(), handling.round(), c.topic(), c.findings()));
    }

    /** By a co-handler for itself; once in a round, later ones are revisions. */
    static List<CaseEvent> submitCoOpinion(UnderHandling state, SubmitCoOpinion c, Context context) {
        Handling handling = state.handlings().getFirst();
        Handling.CoHandler from = handling.coHandler(Objects.requireNonNull(context.actor().unit())).orElseThrow();
        LocalDate on = context.orToday(c.submittedOn());
        Objections objections = new Objections();
        dated(objections, on, "/submittedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        boolean late = handling.due(DeadlineKind.CO_OPINION, from.unit()).filter(on::isAfter).isPresent();
        return List
                .of(new CoOpinionSubmitted(on, from.unit(), handling.round(), from.opinions() + 1, c.opinion(), late));
    }

    static List<CaseEvent> waiveCoOpinion(UnderHandling state, WaiveCoOpinion c, Context context) {
        Handling handling = state.handlings().getFirst();
        Optional<Handling.CoHandler> coHandler = handling.coHandler(c.coHandler());
        LocalDate on = context.orToday(c.waivedOn());
        Objections objections = new Objections();
        dated(objections, on, "/waivedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(coHandler.isPresent(), NOT_A_CO_HANDLER, "/coHandler", c.coHandler()).unless(
                coHandler.filter(Handling.CoHandler::answered).isEmpty(), CO_OPINION_ALREADY_IN, "/coHandler",
                c.coHandler());
        objections.refuseIfAny();
        return List.of(new CoOpinionWaived(on, c.coHandler(), handling.round(), c.reason()));
    }
}
