package govbackbone.proposal.commitments;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import govbackbone.events.DomainEvent;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.CommitmentProgressReported;
import govbackbone.events.proposal.CommitmentEvent.CommitmentProjectNamed;
import govbackbone.events.proposal.CommitmentEvent.CommitmentReady;
import govbackbone.events.proposal.PromisedProjectEvent;
import govbackbone.events.proposal.PromisedProjectEvent.*;
import govbackbone.events.registry.ProjectEvent.ConstructionStarted;
import govbackbone.events.registry.ProjectEvent.FinallyAccepted;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import govbackbone.kit.reaction.Consequence;
import govbackbone.proposal.commitments.CommitmentCommand.MarkReady;
import govbackbone.proposal.commitments.CommitmentCommand.NameProject;
import govbackbone.proposal.commitments.PromisedProjectCommand.*;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** A promise that names a project, and the acceptance of that project: they find each other, whichever comes first. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PromisedProjectTest {
    private static final AggregateType<PromisedProjectCommand, PromisedProject, PromisedProjectEvent> PROJECTS = PromisedProject
            .type();
    private static final LocalDate ACCEPTED = LocalDate.of(2020, 6, 20);
    private static final NoteProject NOTE = new NoteProject(TODAY, "p1");
    private static final NoteAcceptance ACCEPT = new NoteAcceptance(ACCEPTED);

    private static FollowPromise follow(String commitment) {
        return new FollowPromise(TODAY, commitment);
    }

    private static List<PromisedProjectEvent> after(PromisedProjectCommand... commands) {
        List<PromisedProjectEvent> history = new ArrayList<>();
        for (PromisedProjectCommand command : commands) {
            history.addAll(decide(history, command));
        }
        return history;
    }

    private static List<PromisedProjectEvent> decide(List<PromisedProjectEvent> history,
            PromisedProjectCommand command) {
        return PROJECTS.decider().decide(PROJECTS.evolve(PROJECTS.initial(), history), command,
                new Context(Actor.BACKBONE, Instant.EPOCH, WorkingCalendars.published()));
    }

    @Test
    void an_acceptance_makes_every_promise_that_names_the_project_ready() {
        assertThat(after(NOTE, follow("c2"), follow("c1"), ACCEPT)).containsExactly(new ProjectNoted(TODAY, "p1"),
                new PromiseFollowed(TODAY, "c2"), new PromiseFollowed(TODAY, "c1"),
                new PromisedProjectAccepted(ACCEPTED), new PromiseReady(ACCEPTED, "c1", "p1"),
                new PromiseReady(ACCEPTED, "c2", "p1"));
    }

    @Test
    void a_promise_that_names_an_accepted_project_is_ready_at_once() {
        assertThat(decide(after(NOTE, ACCEPT), follow("c1"))).containsExactly(new PromiseFollowed(TODAY, "c1"),
                new PromiseReady(ACCEPTED, "c1", "p1"));
        assertThat(decide(after(NOTE, ACCEPT, follow("c1")), follow("c1")))
                .containsExactly(new PromiseReady(ACCEPTED, "c1", "p1"));
    }

    @Test
    void what_was_said_before_changes_nothing() {
        assertThat(decide(after(NOTE), NOTE)).isEmpty();
        assertThat(decide(after(NOTE, follow("c1")), follow("c1"))).isEmpty();
        assertThat(decide(after(NOTE, follow("c1"), ACCEPT), ACCEPT)).isEmpty();
        assertThat(decide(List.of(), ACCEPT)).isEmpty();
        assertThat(decide(List.of(), follow("c1"))).isEmpty();
        assertThat(PromisedProject.standing(PromisedProject.NONE).allowed()).containsExactly(NoteProject.class);
    }

    private static <E extends DomainEvent> Recorded<DomainEvent> recorded(String id, E event) {
        return new Recorded<>(event, id, 1, Instant.EPOCH, Actor.BACKBONE, new LogPosition(1, 0));
    }

    @Test
    void reactions_carry_names_and_acceptances_to_the_project_and_readiness_to_the_promise() {
        var commitments = CommitmentConfiguration.type(() -> Delegations.NONE);
        assertThat(PromisedProject.followProjects(PROJECTS).react().apply(cast(recorded("c1",
                new CommitmentProjectNamed(TODAY, "p1"))))).containsExactly(
                        new Consequence<>(PROJECTS, "project-p1", NOTE),
                        new Consequence<>(PROJECTS, "project-p1", follow("c1")));
        assertThat(PromisedProject.noteAcceptances(PROJECTS).react().apply(cast(recorded("p1",
                new FinallyAccepted(ACCEPTED, List.of(), List.of(), null, null))))).containsExactly(
                        new Consequence<>(PROJECTS, "project-p1", new NoteProject(ACCEPTED, "p1")),
                        new Consequence<>(PROJECTS, "project-p1", ACCEPT));
        assertThat(PromisedProject.readyPromises(commitments).react().apply(cast(recorded("project-p1",
                new PromiseReady(ACCEPTED, "c1", "p1"))))).containsExactly(
                        new Consequence<>(commitments, "c1", new MarkReady(ACCEPTED, "p1")));
        assertThat(PromisedProject.noteAcceptances(PROJECTS).react()
                .apply(cast(recorded("p1", new ConstructionStarted(TODAY))))).isEmpty();
        assertThat(PromisedProject.followProjects(PROJECTS).react()
                .apply(cast(recorded("c1", new CommitmentProgressReported(TODAY, "示例", "示例"))))).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <E extends DomainEvent> Recorded<E> cast(Recorded<DomainEvent> recorded) {
        return (Recorded<E>) (Recorded<?>) recorded;
    }

    @Test
    void an_open_promise_names_a_project_and_is_ready_once_when_that_one_is_accepted() {
        Given<CommitmentCommand, Commitment, CommitmentEvent> named = opened().and(HANDLER,
                new NameProject(TODAY, "p1"));
        opened().gives(HANDLER, new NameProject(TODAY, "p1"), new CommitmentProjectNamed(TODAY, "p1"));
        named.refuses(HANDLER, new NameProject(TODAY, "p1"), "PROJECT_NAMED_ALREADY /project");
        opened().refuses(STRANGER, new NameProject(TODAY, "p1"), "UNKNOWN_ID");
        opened().refuses(HANDLER, new NameProject(SIGNED.minusDays(1), "p1"), "DATE_OUT_OF_ORDER /namedOn");
        MarkReady ready = new MarkReady(ACCEPTED, "p1");
        named.gives(Actor.BACKBONE, ready, new CommitmentReady(ACCEPTED, "p1"));
        named.and(Actor.BACKBONE, ready).gives(Actor.BACKBONE, ready);
        named.and(HANDLER, new NameProject(TODAY, "p2")).gives(Actor.BACKBONE, ready);
        opened().gives(Actor.BACKBONE, ready);
        assertThat(named.and(Actor.BACKBONE, ready).and(PRINCIPAL, replan(TARGET.plusDays(1))).state())
                .isInstanceOfSatisfying(Commitment.Open.class, open -> assertThat(open.ready()).isTrue());
    }

    @Test
    void every_event_is_stored_as_its_golden_sample_for_ever() {
        List<PromisedProjectEvent> samples = List.of(new ProjectNoted(TODAY, "p1"), new PromiseFollowed(TODAY, "c1"),
                new PromisedProjectAccepted(ACCEPTED), new PromiseReady(ACCEPTED, "c1", "p1"));
        EventJson json = new EventJson(List.of(PromisedProjectEvent.class), List.of());
        assertThat(new GoldenSamples(json, Path.of("src/test/resources/golden")).problems(samples)).isEmpty();
        assertThat(samples).extracting(Object::getClass)
                .containsExactlyElementsOf(List.of(PromisedProjectEvent.class.getPermittedSubclasses()));
    }
}
