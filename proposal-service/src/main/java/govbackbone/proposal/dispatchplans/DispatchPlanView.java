package govbackbone.proposal.dispatchplans;

import java.time.LocalDate;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchWeekday;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a unit's dispatches.
 *
 * @param nextOn the day of the next list; null while it is stopped
 * @param lastOn the day of the last one
 */
@Label(zh = "定期调度", en = "Regular dispatches")
@Readers(value = {Role.OFFICE, Role.ASSIGNING_OFFICE, Role.PRINCIPAL, Role.REVIEWER, Role.AUDITOR, Role.ADMIN,
    Role.ANALYST}, ownUnit = {Role.HANDLER, Role.UNIT}, unitField = "unit")
public record DispatchPlanView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Label(zh = "承办单位", en = "Handling unit") UnitCode unit,
        @Label(zh = "承办单位名称", en = "Name of the unit") String unitName,
        @Filter @Grouped @Label(zh = "调度日", en = "Weekday") DispatchWeekday weekday,
        @Filter @Grouped @Label(zh = "执行中", en = "Active") boolean active,
        @Filter @Sortable @Label(zh = "下次调度日期", en = "Next on") @Nullable LocalDate nextOn,
        @Filter @Sortable @Label(zh = "上次调度日期", en = "Last on") @Nullable LocalDate lastOn) {}
