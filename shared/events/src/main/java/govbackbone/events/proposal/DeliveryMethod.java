package govbackbone.events.proposal;

import govbackbone.events.Label;

/** How a reply reached a proposer. */
public enum DeliveryMethod {
    @Label(zh = "当面送达", en = "In person")
    IN_PERSON, //
    @Label(zh = "邮寄送达", en = "By post")
    POST, //
    @Label(zh = "网上送达", en = "Electronically")
    ELECTRONIC, //
    /** With the lead proposer's consent only. */
    @Label(zh = "经领衔人转送", en = "Through the lead proposer")
    VIA_LEAD
}
