package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;

/**
 * What units use together instead of building it again (统建共享), for everybody who plans or reviews.
 *
 * @param id        catalogue number of the system
 * @param functions that others can use
 * @param access    how others get it
 */
@Label(zh = "统建共享能力目录", en = "Shared capabilities")
@Readers(everybody = {Role.UNIT, Role.OFFICE, Role.HANDLER, Role.PRINCIPAL, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER,
    Role.CLOUD_OPERATOR, Role.SECURITY_OFFICER, Role.NETWORK_OPERATOR, Role.ANALYST, Role.AUDITOR, Role.ADMIN})
public record CapabilityView(@Label(zh = "目录编号", en = "Catalogue number") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Label(zh = "能力名称", en = "Name") String name,
        @Filter @Grouped @Label(zh = "提供单位", en = "Unit") UnitCode unit,
        @Filter @Grouped @Label(zh = "提供单位名称", en = "Unit name") String unitName,
        @Filter @Label(zh = "共享功能", en = "Functions") List<String> functions,
        @Label(zh = "使用方式", en = "Access") String access,
        @Filter @Sortable @Label(zh = "列入日期", en = "Declared on") LocalDate declaredOn) {}
