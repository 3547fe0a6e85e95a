package govbackbone.events.proposal;

import govbackbone.events.Label;

/** How sharply a unit is reminded, from mild to sharp. */
public enum DunningLevel {
    @Label(zh = "提醒", en = "Remind")
    REMIND, //
    @Label(zh = "催办", en = "Urge")
    URGE, //
    @Label(zh = "通报", en = "Notice to all units")
    NOTICE
}
