package govbackbone.events.proposal;

import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;

/** Everything that can happen to the plan by which a unit's dispatch lists are drawn every week (定期调度). */
@AggregateEvents("proposal.dispatch-plan")
public sealed interface DispatchPlanEvent extends DomainEvent {
    /** @param nextOn the day of the first list: a working day */
    @EventType("proposal.DispatchesPlanned")
    @Label(zh = "设定定期调度", en = "Dispatches planned")
    record DispatchesPlanned(@Label(zh = "设定日期", en = "Planned on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "承办单位名称", en = "Name of the unit") String unitName,
            @Label(zh = "调度日", en = "Weekday") DispatchWeekday weekday,
            @Label(zh = "下次调度日期", en = "Next on") LocalDate nextOn) implements DispatchPlanEvent {}

    /** On another weekday, or again after it was stopped. */
    @EventType("proposal.DispatchesReplanned")
    @Label(zh = "调整定期调度", en = "Dispatches planned anew")
    record DispatchesReplanned(@Label(zh = "调整日期", en = "Planned anew on") LocalDate effectiveOn,
            @Label(zh = "调度日", en = "Weekday") DispatchWeekday weekday,
            @Label(zh = "下次调度日期", en = "Next on") LocalDate nextOn) implements DispatchPlanEvent {}

    /** No more lists are drawn by themselves. */
    @EventType("proposal.DispatchesStopped")
    @Label(zh = "停止定期调度", en = "Dispatches stopped")
    record DispatchesStopped(@Label(zh = "停止日期", en = "Stopped on") LocalDate effectiveOn)
            implements
                DispatchPlanEvent {}

    /** The day of a list has come; said by the backbone itself. */
    @EventType("proposal.DispatchDue")
    @Label(zh = "调度日到", en = "Dispatch due")
    record DispatchDue(@Label(zh = "调度日期", en = "Due on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "下次调度日期", en = "Next on") LocalDate nextOn) implements DispatchPlanEvent {}

    /** The calendar has meanwhile made it a day off; said by the backbone itself. */
    @EventType("proposal.DispatchPostponed")
    @Label(zh = "调度顺延", en = "Dispatch postponed")
    record DispatchPostponed(@Label(zh = "原调度日期", en = "Was due on") LocalDate effectiveOn,
            @Label(zh = "下次调度日期", en = "Next on") LocalDate nextOn) implements DispatchPlanEvent {}
}
