package govbackbone.proposal.dispatchplans;

import java.time.LocalDate;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchWeekday;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.NaturalId;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;

/** Everything that can be asked of the plan of a unit's dispatches. */
@CommandApi(collection = "dispatch-plans")
@Label(zh = "定期调度", en = "Regular dispatches")
public sealed interface DispatchPlanCommand {
    /** From now on a list is drawn every week; where that day is a day off, on the next working day. */
    @Creates
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "设定定期调度", en = "Plan dispatches")
    record PlanDispatches(@Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "调度日", en = "Weekday") DispatchWeekday weekday) implements DispatchPlanCommand, NaturalId {
        @Override
        public String aggregateId() {
            return id(unit);
        }
    }

    /** On another weekday, or again after it was stopped. */
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "调整定期调度", en = "Replan")
    record Replan(@Label(zh = "调度日", en = "Weekday") DispatchWeekday weekday) implements DispatchPlanCommand {}

    /** Until it is planned anew. */
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "停止定期调度", en = "Stop")
    record Stop() implements DispatchPlanCommand {}

    /** The day has come; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "调度日到", en = "Ring")
    record Ring(@Label(zh = "调度日期", en = "On") LocalDate on) implements DispatchPlanCommand {}

    /** The id of a unit's plan. */
    static String id(UnitCode unit) {
        return "dispatch-plan-" + unit;
    }
}
