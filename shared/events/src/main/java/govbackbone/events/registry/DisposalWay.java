package govbackbone.events.registry;

import govbackbone.events.Label;

/** How state-owned assets are disposed of (行政事业性国有资产处置方式, 国务院令第738号). */
public enum DisposalWay {
    @Label(zh = "报废", en = "Scrapped")
    SCRAPPED, //
    @Label(zh = "出售", en = "Sold")
    SOLD, //
    @Label(zh = "置换", en = "Exchanged")
    EXCHANGED, //
    @Label(zh = "对外捐赠", en = "Donated")
    DONATED, //
    @Label(zh = "损失核销", en = "Written off")
    WRITTEN_OFF
}
