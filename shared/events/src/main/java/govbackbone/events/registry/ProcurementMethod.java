package govbackbone.events.registry;

import govbackbone.events.Label;

/** How the supplier is chosen (采购方式, 政府采购法第二十六条). */
public enum ProcurementMethod {
    @Label(zh = "公开招标", en = "Open tender")
    OPEN_TENDER, //
    @Label(zh = "邀请招标", en = "Invited tender")
    INVITED_TENDER, //
    @Label(zh = "竞争性磋商", en = "Competitive consultation")
    COMPETITIVE_CONSULTATION, //
    @Label(zh = "竞争性谈判", en = "Competitive negotiation")
    COMPETITIVE_NEGOTIATION, //
    @Label(zh = "询价", en = "Inquiry")
    INQUIRY, //
    @Label(zh = "单一来源", en = "Single source")
    SINGLE_SOURCE, //
    @Label(zh = "框架协议", en = "Framework agreement")
    FRAMEWORK_AGREEMENT
}
