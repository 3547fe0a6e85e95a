package govbackbone.proposal.dispatchplans;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.proposal.DispatchPlanEvent;
import govbackbone.events.proposal.DispatchPlanEvent.*;
import govbackbone.events.proposal.DispatchWeekday;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.proposal.dispatchplans.DispatchPlan.Active;
import govbackbone.proposal.dispatchplans.DispatchPlanCommand.*;

import static govbackbone.proposal.dispatchplans.DispatchPlanRejection.*;

/** Every rule of regular dispatches. */
record DispatchPlanDecider(Units units) {
    List<DispatchPlanEvent> decide(DispatchPlan state, DispatchPlanCommand command, Context context) {
        return switch (command) {
            case PlanDispatches c -> planDispatches(c, context);
            case Replan c -> replan(state, c, context);
            case Stop _ -> List.of(new DispatchesStopped(context.today()));
            case Ring c -> ring(state, c, context);
        };
    }

    private List<DispatchPlanEvent> planDispatches(PlanDispatches c, Context context) {
        Unit unit = units.on(context.today(), c.unit())
                .orElseThrow(() -> Refusal.at("/unit", UNIT_UNKNOWN, c.unit()));
        return List.of(new DispatchesPlanned(context.today(), c.unit(), unit.name(), c.weekday(),
                next(c.weekday(), context.today(), context)));
    }

    private static List<DispatchPlanEvent> replan(DispatchPlan state, Replan c, Context context) {
        if (state instanceof Active at && at.weekday() == c.weekday()) {
            throw Refusal.at("/weekday", WEEKDAY_UNCHANGED);
        }
        return List.of(new DispatchesReplanned(context.today(), c.weekday(),
                next(c.weekday(), context.today(), context)));
    }

    /** Only of the plan that still stands; alarms may ring twice or late. On a day off it waits for a working day. */
    private static List<DispatchPlanEvent> ring(DispatchPlan state, Ring c, Context context) {
        if (!(state instanceof Active at) || !at.nextOn().equals(c.on()) || context.today().isBefore(c.on())) {
            return List.of();
        }
        return context.calendar().isWorkingDay(context.today())
                ? List.of(new DispatchDue(c.on(), at.unit(), next(at.weekday(), context.today(), context)))
                : List.of(new DispatchPostponed(c.on(), workingDay(context.today(), context)));
    }

    private static LocalDate next(DispatchWeekday weekday, LocalDate after, Context context) {
        return workingDay(weekday.after(after), context);
    }

    private static LocalDate workingDay(LocalDate from, Context context) {
        LocalDate day = from;
        while (!context.calendar().isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
