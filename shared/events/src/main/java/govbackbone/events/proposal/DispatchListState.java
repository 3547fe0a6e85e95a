package govbackbone.events.proposal;

import govbackbone.events.Label;

/** How far a dispatch list has come. */
public enum DispatchListState {
    @Label(zh = "正在汇总", en = "Being drawn up")
    DRAWN, //
    @Label(zh = "待汇报", en = "Reports awaited")
    OPEN, //
    @Label(zh = "已办结", en = "Closed")
    CLOSED
}
