package govbackbone.events.proposal;

import govbackbone.events.Label;

/** How the handling of a case is divided among units. */
public enum AssignmentMode {
    /** One unit handles and replies. */
    @Label(zh = "独办", en = "Sole")
    SOLE, //
    /** One unit leads and replies; the others give it their opinions. */
    @Label(zh = "主办会办", en = "Lead and co-handlers")
    LEAD_CO, //
    /** Several units, each replying on its own. */
    @Label(zh = "分办", en = "Split")
    SPLIT
}
