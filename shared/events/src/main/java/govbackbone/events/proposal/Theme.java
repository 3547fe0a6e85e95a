package govbackbone.events.proposal;

import govbackbone.events.Label;

/** What a case is about. */
public enum Theme {
    @Label(zh = "数据共享", en = "Data sharing")
    DATA_SHARING, //
    @Label(zh = "数字政府", en = "Digital government")
    DIGITAL_GOVERNMENT, //
    @Label(zh = "智慧城市", en = "Smart city")
    SMART_CITY, //
    @Label(zh = "数字经济", en = "Digital economy")
    DIGITAL_ECONOMY, //
    @Label(zh = "数字社会", en = "Digital society")
    DIGITAL_SOCIETY, //
    @Label(zh = "政务云网", en = "Government cloud and network")
    CLOUD_AND_NETWORK, //
    @Label(zh = "数据安全", en = "Data security")
    DATA_SECURITY, //
    @Label(zh = "其他", en = "Other")
    OTHER
}
