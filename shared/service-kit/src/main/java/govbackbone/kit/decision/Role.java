package govbackbone.kit.decision;

import java.util.Arrays;
import java.util.Optional;

/** Every role a token can carry. */
public enum Role {
    ASSIGNING_OFFICE("assigning-office", "交办机关", "Assigning office"), //
    OFFICE("office", "局办公室", "Bureau office"), //
    HANDLER("handler", "承办科室/承办人", "Handling section or handler"), //
    REVIEWER("reviewer", "专班成员", "Taskforce member"), //
    PRINCIPAL("principal", "主要负责同志", "Principal in charge"), //
    UNIT("unit", "使用/建设单位", "Using or building unit"), //
    EXPERT("expert", "评审专家", "Expert"), //
    PROJECT_REVIEWER("project-reviewer", "项目审核人员", "Project reviewer"), //
    BUDGET_REVIEWER("budget-reviewer", "预算评审人员", "Budget reviewer"), //
    CLOUD_OPERATOR("cloud-operator", "政务云管理人员", "Cloud operator"), //
    SECURITY_OFFICER("security-officer", "网络安全管理人员", "Security officer"), //
    NETWORK_OPERATOR("network-operator", "政务外网管理人员", "Network operator"), //
    ANALYST("analyst", "数据分析人员", "Analyst"), //
    AUDITOR("auditor", "审计人员", "Auditor"), //
    ADMIN("admin", "系统管理员", "Administrator");

    private final String id;
    private final String zh;
    private final String en;

    Role(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }

    /** The role as tokens and documentation write it, in kebab-case. */
    public String id() {
        return id;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The role of that id, if there is one. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
