package govbackbone.events.registry;

import govbackbone.events.Label;

/** Where a government system runs (部署方式). */
public enum Hosting {
    @Label(zh = "政务云", en = "Government cloud")
    GOVERNMENT_CLOUD, //
    @Label(zh = "自建机房", en = "Machine room of the unit")
    OWN_ROOM, //
    @Label(zh = "租用托管", en = "Leased hosting")
    LEASED
}
