package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.CommitmentProjectNamed;
import govbackbone.events.proposal.PromisedProjectEvent;
import govbackbone.events.proposal.PromisedProjectEvent.*;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.FinallyAccepted;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.proposal.commitments.CommitmentCommand.MarkReady;
import govbackbone.proposal.commitments.PromisedProjectCommand.*;
import org.jspecify.annotations.Nullable;

/**
 * A project of the registry that commitments may name. Naming and acceptance meet here, whichever comes first.
 *
 * @param project     its id in the registry; absent before it is noted
 * @param commitments ids of those that name it
 * @param acceptedOn  the day of its final acceptance
 */
record PromisedProject(@Nullable String project, Set<String> commitments, @Nullable LocalDate acceptedOn) {
    static final PromisedProject NONE = new PromisedProject(null, Set.of(), null);

    static AggregateType<PromisedProjectCommand, PromisedProject, PromisedProjectEvent> type() {
        return new AggregateType<>("proposal.promised-project", PromisedProjectCommand.class,
                PromisedProjectEvent.class, NONE, PromisedProject::decide, PromisedProject::evolve,
                PromisedProject::standing)
                .concerning(Concern.ofNobody());
    }

    /** The id here of a project of the registry. */
    static String id(String project) {
        return "project-" + project;
    }

    /** What has been said before changes nothing; what is built is told to every commitment that names it. */
    static List<PromisedProjectEvent> decide(PromisedProject state, PromisedProjectCommand command, Context context) {
        return switch (command) {
            case NoteProject c -> state.project == null
                    ? List.of(new ProjectNoted(c.notedOn(), c.project()))
                    : List.of();
            case FollowPromise c -> state.followPromise(c);
            case NoteAcceptance c -> state.accept(c.acceptedOn());
        };
    }

    private List<PromisedProjectEvent> accept(LocalDate on) {
        if (project == null || acceptedOn != null) {
            return List.of();
        }
        List<PromisedProjectEvent> events = new ArrayList<>();
        events.add(new PromisedProjectAccepted(on));
        commitments.stream().sorted().forEach(each -> events.add(new PromiseReady(on, each, project)));
        return List.copyOf(events);
    }

    private List<PromisedProjectEvent> followPromise(FollowPromise c) {
        List<PromisedProjectEvent> events = new ArrayList<>();
        if (project != null && !commitments.contains(c.commitment())) {
            events.add(new PromiseFollowed(c.namedOn(), c.commitment()));
        }
        if (project != null && acceptedOn != null) {
            events.add(new PromiseReady(acceptedOn, c.commitment(), project));
        }
        return List.copyOf(events);
    }

    static PromisedProject evolve(PromisedProject state, PromisedProjectEvent event) {
        return switch (event) {
            case ProjectNoted e -> new PromisedProject(e.project(), state.commitments, state.acceptedOn);
            case PromiseFollowed e -> new PromisedProject(state.project,
                    Stream.concat(state.commitments.stream(), Stream.of(e.commitment()))
                            .collect(Collectors.toUnmodifiableSet()),
                    state.acceptedOn);
            case PromisedProjectAccepted e -> new PromisedProject(state.project, state.commitments, e.effectiveOn());
            case PromiseReady _ -> state;
        };
    }

    static Standing<PromisedProjectCommand> standing(PromisedProject state) {
        return state.project == null
                ? new Standing<>("NONE", Set.of(NoteProject.class))
                : new Standing<>("NOTED", Set.of(FollowPromise.class, NoteAcceptance.class));
    }

    /** When a commitment names a project, then the project is followed. */
    static Reaction<CommitmentEvent> followProjects(AggregateType<PromisedProjectCommand, ?, ?> projects) {
        return new Reaction<>("follow-projects", CommitmentEvent.class,
                recorded -> recorded.event() instanceof CommitmentProjectNamed e
                        ? List.of(new Consequence<>(projects, id(e.project()),
                                new NoteProject(e.effectiveOn(), e.project())),
                                new Consequence<>(projects, id(e.project()),
                                        new FollowPromise(e.effectiveOn(), recorded.aggregateId())))
                        : List.of());
    }

    /** When a project of the registry is finally accepted, then what was promised of it is built. */
    static Reaction<ProjectEvent> noteAcceptances(AggregateType<PromisedProjectCommand, ?, ?> projects) {
        return new Reaction<>("note-acceptances", "project-registry", ProjectEvent.class,
                recorded -> recorded.event() instanceof FinallyAccepted e
                        ? List.of(new Consequence<>(projects, id(recorded.aggregateId()),
                                new NoteProject(e.effectiveOn(), recorded.aggregateId())),
                                new Consequence<>(projects, id(recorded.aggregateId()),
                                        new NoteAcceptance(e.effectiveOn())))
                        : List.of());
    }

    /** When what a commitment promised is built, then it can be fulfilled. */
    static Reaction<PromisedProjectEvent> readyPromises(AggregateType<CommitmentCommand, ?, ?> commitments) {
        return new Reaction<>("ready-promises", PromisedProjectEvent.class,
                recorded -> recorded.event() instanceof PromiseReady e
                        ? List.of(new Consequence<>(commitments, e.commitment(),
                                new MarkReady(e.effectiveOn(), e.project())))
                        : List.of());
    }
}
