package govbackbone.events.registry;

import govbackbone.events.Label;

/** How an overlap was resolved (集约化处理). */
public enum OverlapOutcome {
    @Label(zh = "复用", en = "Reused")
    REUSE, //
    @Label(zh = "说明理由后保留", en = "Kept with a justification")
    JUSTIFIED
}
