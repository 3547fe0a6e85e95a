package govbackbone.events.registry;

import govbackbone.events.Label;

/** What must be done by a day (期限种类). */
public enum ProjectDeadlineKind {
    @Label(zh = "竣工验收", en = "Final acceptance")
    ACCEPTANCE, //
    @Label(zh = "绩效评价", en = "Performance evaluation")
    EVALUATION
}
