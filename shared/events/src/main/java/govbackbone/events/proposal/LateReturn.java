package govbackbone.events.proposal;

import govbackbone.events.Label;

/** What becomes of a request for return after its time (逾期申退). */
public enum LateReturn {
    @Label(zh = "逾期不予调整", en = "is refused")
    REFUSED, //
    @Label(zh = "逾期由交办机关决定", en = "is for the assigning office to decide")
    FOR_ASSIGNING_OFFICE
}
