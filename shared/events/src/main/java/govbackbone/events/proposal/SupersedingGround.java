package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Why a promise is followed no more although it is neither kept nor given up. */
public enum SupersedingGround {
    @Label(zh = "重新办理", en = "Case reopened")
    CASE_REOPENED, //
    @Label(zh = "办件撤回", en = "Case withdrawn")
    CASE_WITHDRAWN
}
