package govbackbone.events.proposal;

import govbackbone.events.Label;

/** What a unit is in the handling of a case. */
public enum HandlingRole {
    @Label(zh = "独办单位", en = "Sole handling unit")
    SOLE, //
    @Label(zh = "主办单位", en = "Lead unit")
    LEAD, //
    @Label(zh = "会办单位", en = "Co-handling unit")
    CO, //
    @Label(zh = "分办单位", en = "Split handling unit")
    SPLIT
}
