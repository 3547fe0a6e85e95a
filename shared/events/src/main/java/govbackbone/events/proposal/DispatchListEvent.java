package govbackbone.events.proposal;

import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;

/** Everything that can happen to a dispatch list (调度清单): how a unit's open cases stood on a day, and what it reported. */
@AggregateEvents("proposal.dispatch-list")
public sealed interface DispatchListEvent extends DomainEvent {
    /** A unit's open cases are to be put together. */
    @EventType("proposal.DispatchListDrawn")
    @Label(zh = "发起调度", en = "Dispatch list drawn")
    record DispatchListDrawn(@Label(zh = "调度日期", en = "Drawn on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "承办单位名称", en = "Name of the unit") String unitName) implements DispatchListEvent {}

    /** One of them. */
    @EventType("proposal.CaseListed")
    @Label(zh = "列入调度清单", en = "Case listed")
    record CaseListed(@Label(zh = "调度日期", en = "Drawn on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "承办单位名称", en = "Name of the unit") String unitName,
            @Label(zh = "办件", en = "Case") ListedCase item) implements DispatchListEvent {}

    /**
     * All of them are listed.
     *
     * @param cases       how many
     * @param overdue     of them
     * @param commitments due, of all cases together
     */
    @EventType("proposal.DispatchListReady")
    @Label(zh = "形成调度清单", en = "Dispatch list ready")
    record DispatchListReady(@Label(zh = "调度日期", en = "Drawn on") LocalDate effectiveOn,
            @Label(zh = "在办件数", en = "Cases") int cases,
            @Label(zh = "逾期件数", en = "Overdue") int overdue,
            @Label(zh = "到期承诺数", en = "Commitments due") int commitments) implements DispatchListEvent {}

    /** The section said how far it is. A later report of the same case takes the place of an earlier one. */
    @EventType("proposal.ListedCaseReported")
    @Label(zh = "汇报进展", en = "Listed case reported")
    record ListedCaseReported(@Label(zh = "汇报日期", en = "Reported on") LocalDate effectiveOn,
            @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
            @Label(zh = "办件编号", en = "Case") String caseId,
            @Label(zh = "汇报人", en = "Reported by") Person reportedBy,
            @Label(zh = "办理进展", en = "Progress") String progress,
            @Label(zh = "下一步工作", en = "Next step") String nextStep) implements DispatchListEvent {}

    /** The dispatch is over. */
    @EventType("proposal.DispatchListClosed")
    @Label(zh = "结束调度", en = "Dispatch list closed")
    record DispatchListClosed(@Label(zh = "结束日期", en = "Closed on") LocalDate effectiveOn,
            @Label(zh = "调度意见", en = "Conclusion") String conclusion) implements DispatchListEvent {}
}
