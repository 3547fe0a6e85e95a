package govbackbone.events.registry;

import govbackbone.events.Label;

/** What became of a project on an annual plan (计划执行情况). */
public enum PlanEntryState {
    @Label(zh = "待立项", en = "Not yet approved")
    LISTED, //
    @Label(zh = "已立项", en = "Approved")
    COVERED, //
    @Label(zh = "已调出", en = "Withdrawn")
    WITHDRAWN
}
