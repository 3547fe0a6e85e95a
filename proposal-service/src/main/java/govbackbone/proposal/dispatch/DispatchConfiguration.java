package govbackbone.proposal.dispatch;

import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.DispatchListDrawn;
import govbackbone.events.proposal.DispatchListEvent.ListedCaseReported;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.projection.ProjectionStatus;
import govbackbone.kit.projection.Projections;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.units.Units;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.cases.CaseCommand.PersonEntry;
import govbackbone.proposal.cases.CaseCommand.RecordDispatch;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.commitments.CommitmentView;
import govbackbone.proposal.dispatch.DispatchListCommand.Fill;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about dispatch lists. */
@Configuration(proxyBeanMethods = false)
public class DispatchConfiguration {
    private final String log;

    DispatchConfiguration(@Value("${spring.application.name}") String log) {
        this.log = log;
    }

    @Bean
    AggregateType<DispatchListCommand, ?, DispatchListEvent> dispatchList() {
        return type(Units.shipped());
    }

    /** {@code GET /api/dispatch-lists}. */
    @Bean
    Projection<DispatchListEvent, DispatchListView> dispatchListView() {
        return DispatchListProjection.projection();
    }

    /** {@code GET /api/dispatch-items}. */
    @Bean
    Projection<DispatchListEvent, DispatchItemView> dispatchItemView() {
        return DispatchItemProjection.projection();
    }

    /**
     * When a list is drawn, then it is filled with what the views show, once they show everything that happened before. What
     * they show the first time is what counts: a repetition changes nothing.
     */
    @Bean
    Reaction<DispatchListEvent> fillDispatchLists(AggregateType<DispatchListCommand, ?, DispatchListEvent> lists,
            Projections projections, Projection<CaseEvent, CaseView> cases,
            Projection<CommitmentEvent, CommitmentView> commitments) {
        OpenCases open = new OpenCases(projections, cases.view(), commitments.view());
        return new Reaction<>("fill-dispatch-lists", DispatchListEvent.class, recorded -> {
            if (!(recorded.event() instanceof DispatchListDrawn drawn)) {
                return List.of();
            }
            requireUpTo(recorded.position(), projections, List.of(cases.name(), commitments.name()));
            return List.of(new Consequence<DispatchListCommand>(lists, recorded.aggregateId(),
                    new Fill(open.of(drawn.unit(), drawn.effectiveOn()))));
        });
    }

    /** When a section reports, then the case notes it. */
    @Bean
    Reaction<DispatchListEvent> noteDispatches(AggregateType<CaseCommand, ?, CaseEvent> cases) {
        return new Reaction<>("note-dispatches", DispatchListEvent.class,
                recorded -> recorded.event() instanceof ListedCaseReported e
                        ? List.of(new Consequence<CaseCommand>(cases, e.caseId(),
                                new RecordDispatch(e.unit(), e.effectiveOn(),
                                        new PersonEntry(e.reportedBy().subject(), e.reportedBy().name()), e.progress(),
                                        e.nextStep())))
                        : List.of());
    }

    private void requireUpTo(LogPosition position, Projections projections, List<String> names) {
        for (ProjectionStatus status : projections.list()) {
            LogPosition reached = status.positions().getOrDefault(log, LogPosition.START);
            if (names.contains(status.name()) && reached.compareTo(position) < 0) {
                throw new CommandFailure.Unavailable(status.name() + " has only reached " + reached, 1, null);
            }
        }
    }

    static AggregateType<DispatchListCommand, DispatchList, DispatchListEvent> type(Units units) {
        return new AggregateType<>("proposal.dispatch-list", DispatchListCommand.class, DispatchListEvent.class,
                DispatchList.NONE, new DispatchListDecider(units)::decide, DispatchList::evolve,
                DispatchList::standing, DispatchList::claims, state -> List.of())
                .concerning(new Concern<>(DispatchList::parties));
    }
}
