package govbackbone.proposal.dispatch;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchListState;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch list as a whole; its cases are {@link DispatchItemView}s.
 *
 * @param sections   how many cases each section has; those without one yet under an empty name
 * @param outstanding ids of the cases that nobody has reported of
 */
@Label(zh = "调度清单", en = "Dispatch lists")
@Readers(value = {Role.OFFICE, Role.ASSIGNING_OFFICE, Role.PRINCIPAL, Role.REVIEWER, Role.AUDITOR, Role.ADMIN,
    Role.ANALYST}, ownUnit = {Role.HANDLER, Role.UNIT}, unitField = "unit")
public record DispatchListView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "状态", en = "State") DispatchListState state,
        @Filter @Grouped @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
        @Filter @Label(zh = "承办单位名称", en = "Name of the unit") String unitName,
        @Filter @Sortable @Grouped @Label(zh = "调度日期", en = "Drawn on") LocalDate drawnOn,
        @Label(zh = "发起人", en = "Drawn by") String drawnBy,
        @Sortable @Label(zh = "在办件数", en = "Cases") int cases,
        @Sortable @Label(zh = "逾期件数", en = "Overdue") int overdue,
        @Label(zh = "到期承诺数", en = "Commitments due") int commitments,
        @Label(zh = "各科室情况", en = "Sections") List<Section> sections,
        @Label(zh = "待汇报办件", en = "Reports awaited") List<String> outstanding,
        @Filter @Label(zh = "结束日期", en = "Closed on") @Nullable LocalDate closedOn,
        @Label(zh = "调度意见", en = "Conclusion") @Nullable String conclusion) {

    /** How one section stood. */
    public record Section(@Label(zh = "承办科室", en = "Section") String section,
            @Label(zh = "在办件数", en = "Cases") int cases,
            @Label(zh = "逾期件数", en = "Overdue") int overdue) {}
}
