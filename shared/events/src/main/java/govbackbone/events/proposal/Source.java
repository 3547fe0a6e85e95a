package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Whose paper a case comes from. */
public enum Source {
    @Label(zh = "人大代表建议", en = "NPC deputies' suggestion")
    NPC_SUGGESTION, //
    @Label(zh = "政协委员提案", en = "CPPCC members' proposal")
    CPPCC_PROPOSAL, //
    @Label(zh = "议案转建议", en = "NPC motion handled as a suggestion")
    NPC_MOTION_CONVERTED
}
