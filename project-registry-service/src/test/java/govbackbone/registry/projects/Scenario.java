package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.units.Units;
import govbackbone.registry.Deciding;
import govbackbone.registry.plans.AnnualPlans;
import govbackbone.registry.rules.RegistryRules;
import govbackbone.registry.systems.GovSystems;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a history, when somebody asks for something on a day, then these events follow or this is the refusal. */
record Scenario(List<ProjectEvent> history, Project state, LocalDate today,
        AggregateType<ProjectCommand, Project, ProjectEvent> type) {
    static final AggregateType<ProjectCommand, Project, ProjectEvent> TYPE = type(Samples.PLANS,
            Samples.SYSTEMS);
    static final WorkingCalendar CALENDAR = WorkingCalendars.published();

    /** Whoever gave rise to it. */
    static Scenario given(List<ProjectEvent> history) {
        return new Scenario(List.copyOf(history), TYPE.evolve(TYPE.initial(), history), Samples.TODAY, TYPE);
    }

    static AggregateType<ProjectCommand, Project, ProjectEvent> type(AnnualPlans plans, GovSystems systems) {
        return RegistryProjects.type(RegistryRules.shipped(), Units.shipped(), () -> plans, () -> systems);
    }

    Scenario under(AnnualPlans plans) {
        return new Scenario(history, state, today, type(plans, Samples.SYSTEMS));
    }

    Scenario with(GovSystems systems) {
        return new Scenario(history, state, today, type(Samples.PLANS, systems));
    }

    Scenario today(LocalDate date) {
        return new Scenario(history, state, date, type);
    }

    /** The command is decided and becomes part of the history, and its actor one who took part. */
    Scenario and(Actor actor, ProjectCommand command) {
        List<ProjectEvent> more = decide(actor, command);
        List<ProjectEvent> next = new ArrayList<>(history);
        next.addAll(more);
        return new Scenario(List.copyOf(next), type.evolve(state, more, actor), today, type);
    }

    /** The command has exactly these events. */
    void gives(Actor actor, ProjectCommand command, ProjectEvent... events) {
        assertThat(decide(actor, command)).containsExactly(events);
    }

    /** The command is refused for exactly these reasons, each written {@code CODE} or {@code CODE /pointer}. */
    void refuses(Actor actor, ProjectCommand command, String... reasons) {
        Deciding.refused(() -> decide(actor, command), reasons);
    }

    List<ProjectEvent> decide(Actor actor, ProjectCommand command) {
        return Deciding.decide(type, state, command, context(actor, today));
    }

    static Context context(Actor actor, LocalDate today) {
        return new Context(actor, today.atTime(10, 0).atZone(Context.ZONE).toInstant(), CALENDAR);
    }
}
