package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.SystemState;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.query.Summed;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/**
 * A government system of the catalogue, with what it has to share, how it is protected, and the projects that built it.
 *
 * @param owed           what it has to share and does not yet
 * @param sharingOwed    whether there is any of that
 * @param protectedUntil the last day of its assessment under classified protection
 * @param projects       ids of the projects that built or extended it
 */
@Label(zh = "政务信息系统目录", en = "Government systems")
@Readers(value = {Role.OFFICE, Role.PRINCIPAL, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.CLOUD_OPERATOR,
    Role.SECURITY_OFFICER, Role.NETWORK_OPERATOR, Role.ANALYST, Role.AUDITOR, Role.ADMIN}, ownUnit = {
        Role.UNIT}, unitField = "unit")
public record SystemView(@Label(zh = "目录编号", en = "Catalogue number") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "目录状态", en = "State") SystemState state,
        @Filter @Sortable @Label(zh = "系统名称", en = "Name") String name,
        @Filter @Grouped @Label(zh = "使用单位", en = "Unit") UnitCode unit,
        @Filter @Grouped @Label(zh = "使用单位名称", en = "Unit name") String unitName,
        @Label(zh = "系统简介", en = "Content") String content,
        @Label(zh = "功能清单", en = "Functions") List<String> functions,
        @Filter @Grouped @Label(zh = "部署方式", en = "Hosting") Hosting hosting,
        @Filter @Sortable @Label(zh = "登记日期", en = "Registered on") LocalDate registeredOn,
        @Filter @Grouped @Label(zh = "安全保护等级", en = "Protection level") int gradingLevel,
        @Label(zh = "等级保护备案编号", en = "Protection certificate") @Nullable String certificate,
        @Filter @Sortable @Summed @Label(zh = "等级测评有效期至", en = "Protected until") @Nullable LocalDate protectedUntil,
        @Label(zh = "密码评估报告编号", en = "Cryptography report") @Nullable String cryptoReport,
        @Filter @Sortable @Summed @Label(zh = "密码评估有效期至", en = "Cryptography assessed until") @Nullable LocalDate cryptoUntil,
        @Label(zh = "应共享资源", en = "Resources to share") List<String> resources,
        @Label(zh = "已登记共享资源", en = "Shared resources") List<DeliveredResource> shared,
        @Label(zh = "未共享资源", en = "Owed resources") List<String> owed,
        @Filter @Grouped @Summed @Label(zh = "未履行共享义务", en = "Sharing owed") boolean sharingOwed,
        @Label(zh = "不共享理由", en = "Reason for not sharing") @Nullable String notSharingReason,
        @Filter @Label(zh = "建设项目", en = "Projects") List<String> projects,
        @Filter @Sortable @Label(zh = "停用日期", en = "Retired on") @Nullable LocalDate retiredOn,
        @Label(zh = "停用理由", en = "Reason of the retirement") @Nullable String retiredBecause,
        @Label(zh = "数据归档移交情况", en = "Data") @Nullable String dataHandover,
        @Filter @Label(zh = "接替系统", en = "Successor") @Nullable String successor) {

    /**
     * What is only true today.
     *
     * @param operable whether an operation of it may be filed (国办发〔2019〕57号)
     */
    public record Fitness(@Label(zh = "等级测评有效", en = "Protected") boolean isProtected,
            @Label(zh = "密码评估有效", en = "Cryptography valid") boolean encrypted,
            @Label(zh = "可申报运维", en = "Operable") boolean operable) {}

    static Fitness now(SystemView view, ViewType.Day today) {
        GovSystems.Entry entry = new GovSystems.Entry(view.name(), view.unit(), view.retiredOn(), view.gradingLevel(),
                view.owed(), view.protectedUntil(), view.cryptoUntil());
        boolean isProtected = entry.isProtectedOn(today.date());
        boolean encrypted = entry.isEncryptedOn(today.date());
        return new Fitness(isProtected, encrypted,
                view.retiredOn() == null && !view.sharingOwed() && isProtected && encrypted);
    }
}
