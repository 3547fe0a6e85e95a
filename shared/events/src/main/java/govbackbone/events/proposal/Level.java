package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Of which level the congress or the conference is. */
public enum Level {
    @Label(zh = "全国", en = "National")
    NATIONAL, //
    @Label(zh = "省", en = "Province")
    PROVINCE, //
    @Label(zh = "市", en = "City")
    CITY, //
    @Label(zh = "区县", en = "County")
    COUNTY
}
