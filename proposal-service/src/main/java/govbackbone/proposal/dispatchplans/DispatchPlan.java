package govbackbone.proposal.dispatchplans;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchPlanEvent;
import govbackbone.events.proposal.DispatchPlanEvent.*;
import govbackbone.events.proposal.DispatchWeekday;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.dispatchplans.DispatchPlanCommand.*;

/** The state of the plan of a unit's dispatches. */
sealed interface DispatchPlan {
    /** Before the first event. */
    DispatchPlan NONE = new None();
    /** Before office hours begin. */
    LocalTime DRAWN_AT = LocalTime.of(8, 0);

    record None() implements DispatchPlan {}

    /** @param nextOn a working day as far as is known */
    record Active(UnitCode unit, DispatchWeekday weekday, LocalDate nextOn) implements DispatchPlan {}

    record Stopped(UnitCode unit) implements DispatchPlan {}

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static DispatchPlan evolve(DispatchPlan state, DispatchPlanEvent event) {
        return switch (event) {
            case DispatchesPlanned e -> new Active(e.unit(), e.weekday(), e.nextOn());
            case DispatchesReplanned e -> new Active(unit(state), e.weekday(), e.nextOn());
            case DispatchesStopped _ -> new Stopped(unit(state));
            case DispatchDue e -> next((Active) state, e.nextOn());
            case DispatchPostponed e -> next((Active) state, e.nextOn());
        };
    }

    private static Active next(Active from, LocalDate on) {
        return new Active(from.unit(), from.weekday(), on);
    }

    /** @throws IllegalStateException before it was planned */
    static UnitCode unit(DispatchPlan state) {
        return switch (state) {
            case None _ -> throw new IllegalStateException("Nothing is planned");
            case Active at -> at.unit();
            case Stopped at -> at.unit();
        };
    }

    /** The unit whose dispatches are planned. */
    static Parties parties(DispatchPlan state, DispatchPlanCommand command) {
        return switch (state) {
            case None _ -> Parties.of(command instanceof PlanDispatches plan ? plan.unit() : null);
            case Active at -> Parties.of(at.unit());
            case Stopped at -> Parties.of(at.unit());
        };
    }

    /** Where the plan stands and which commands that allows. */
    static Standing<DispatchPlanCommand> standing(DispatchPlan state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(PlanDispatches.class));
            case Active _ -> new Standing<>("ACTIVE", Set.of(Replan.class, Stop.class));
            case Stopped _ -> new Standing<>("STOPPED", Set.of(Replan.class));
        };
    }

    /** The morning of the next list. */
    static List<Alarm<DispatchPlanCommand>> alarms(DispatchPlan state) {
        return state instanceof Active at
                ? List.of(new Alarm<>(at.nextOn().toString(),
                        at.nextOn().atTime(DRAWN_AT).atZone(Context.ZONE).toInstant(), new Ring(at.nextOn())))
                : List.of();
    }
}
