package govbackbone.events.proposal;

import govbackbone.events.Label;

/** How satisfied a proposer is, in one dimension. */
public enum Satisfaction {
    @Label(zh = "满意", en = "Satisfied")
    SATISFIED, //
    @Label(zh = "基本满意", en = "Basically satisfied")
    BASICALLY, //
    @Label(zh = "不满意", en = "Dissatisfied")
    DISSATISFIED
}
