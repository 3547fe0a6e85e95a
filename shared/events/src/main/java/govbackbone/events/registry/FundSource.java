package govbackbone.events.registry;

import govbackbone.events.Label;

/** Where the money comes from (经费渠道). */
public enum FundSource {
    @Label(zh = "一般公共预算", en = "General public budget")
    GENERAL_BUDGET, //
    @Label(zh = "专项债券", en = "Special bond")
    SPECIAL_BOND, //
    @Label(zh = "上级补助", en = "Grant from a superior government")
    SUPERIOR_GRANT, //
    @Label(zh = "其他资金", en = "Other funds")
    OTHER
}
