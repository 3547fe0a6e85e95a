package govbackbone.events.registry;

import govbackbone.events.Label;

/** Where a project stands in its life (项目阶段). */
public enum ProjectStage {
    @Label(zh = "草稿", en = "Draft")
    DRAFT, //
    @Label(zh = "已申报", en = "Submitted")
    SUBMITTED, //
    @Label(zh = "退回补正", en = "Returned for correction")
    RETURNED, //
    @Label(zh = "形式审查通过", en = "Form checked")
    FORM_CHECKED, //
    @Label(zh = "评审中", en = "Under review")
    UNDER_REVIEW, //
    @Label(zh = "预算评审完成", en = "Budget reviewed")
    BUDGET_REVIEWED, //
    @Label(zh = "缓建", en = "Deferred")
    DEFERRED, //
    @Label(zh = "不予立项", en = "Rejected")
    REJECTED, //
    @Label(zh = "已立项", en = "Approved")
    APPROVED, //
    @Label(zh = "采购中", en = "Procuring")
    PROCURING, //
    @Label(zh = "已中标", en = "Awarded")
    AWARDED, //
    @Label(zh = "已签约", en = "Contracted")
    CONTRACTED, //
    @Label(zh = "建设中", en = "Under construction")
    UNDER_CONSTRUCTION, //
    @Label(zh = "建设完成", en = "Constructed")
    CONSTRUCTED, //
    @Label(zh = "初步验收", en = "Preliminarily accepted")
    PRELIMINARILY_ACCEPTED, //
    @Label(zh = "试运行", en = "In trial run")
    TRIAL_RUN, //
    @Label(zh = "竣工验收", en = "Finally accepted")
    FINALLY_ACCEPTED, //
    @Label(zh = "运行中", en = "In operation")
    IN_OPERATION, //
    @Label(zh = "退出审核", en = "Retiring")
    RETIRING, //
    @Label(zh = "已退出", en = "Retired")
    RETIRED, //
    @Label(zh = "运维期满", en = "Closed")
    CLOSED, //
    @Label(zh = "暂停", en = "Suspended")
    SUSPENDED, //
    @Label(zh = "撤销", en = "Cancelled")
    CANCELLED
}
