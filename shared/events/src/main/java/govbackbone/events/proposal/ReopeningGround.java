package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Why a case is handled again. */
public enum ReopeningGround {
    @Label(zh = "代表委员不满意", en = "A proposer is dissatisfied")
    DISSATISFACTION, //
    @Label(zh = "督办要求", en = "A supervision order")
    SUPERVISION_ORDER
}
