package govbackbone.kit.decision;

import govbackbone.events.Label;

/** What somebody has done with a record, as far as somebody else has to do the next thing (职责分离). */
public enum Part {
    @Label(zh = "申报经办人", en = "who filed it")
    FILER, //
    @Label(zh = "形式审查人员", en = "who checked its form")
    FORM_CHECKER, //
    @Label(zh = "评审组织人员", en = "who organised its review")
    ORGANISER, //
    @Label(zh = "评审专家", en = "who reviewed it as an expert")
    EXPERT, //
    @Label(zh = "预算评审人员", en = "who reviewed its budget")
    BUDGET_REVIEWER, //
    @Label(zh = "批准人", en = "who approved it")
    APPROVER, //
    @Label(zh = "申请人", en = "who asked for it")
    REQUESTER, //
    @Label(zh = "拟稿人", en = "who drafted it")
    DRAFTER, //
    @Label(zh = "评议人员", en = "who reviewed it")
    REVIEWER, //
    @Label(zh = "签发人", en = "who signed it")
    SIGNER
}
