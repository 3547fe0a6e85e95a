package govbackbone.events.registry;

import govbackbone.events.Label;

/** What an acceptance must be shown (验收报告, 国办发〔2019〕57号). */
public enum ReportKind {
    @Label(zh = "建设总结", en = "Summary of the construction")
    SUMMARY, //
    @Label(zh = "财务报告", en = "Financial report")
    FINANCE, //
    @Label(zh = "审计报告", en = "Audit report")
    AUDIT, //
    @Label(zh = "安全风险评估报告", en = "Security risk assessment")
    SECURITY_RISK, //
    @Label(zh = "密码应用安全性评估报告", en = "Cryptography assessment")
    CRYPTO
}
