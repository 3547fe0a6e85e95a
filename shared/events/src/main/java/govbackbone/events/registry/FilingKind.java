package govbackbone.events.registry;

import govbackbone.events.Label;

/** What is filed (备案类别): every construction and every operation project is (全口径备案). */
public enum FilingKind {
    @Label(zh = "建设", en = "Construction")
    CONSTRUCTION, //
    @Label(zh = "运维", en = "Operation and maintenance")
    OPERATION, //
    @Label(zh = "购买服务", en = "Purchased service")
    SERVICE, //
    @Label(zh = "应急", en = "Emergency")
    EMERGENCY
}
