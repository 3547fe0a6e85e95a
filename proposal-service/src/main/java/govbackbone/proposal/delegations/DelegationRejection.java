package govbackbone.proposal.delegations;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a delegation, or a signature under it. */
enum DelegationRejection implements Reason {
    RECEIVER_IS_GIVER(Kind.UNACCEPTABLE, "不得授权本人。", "Nobody delegates to themselves."), //
    FROM_IN_PAST(Kind.UNACCEPTABLE, "授权不得追溯：起始日期{0}早于今日。", "A delegation does not reach back: {0} lies in the past."), //
    UNTIL_BEFORE_FROM(Kind.UNACCEPTABLE, "截止日期{0}不得早于起始日期{1}。", "It ends on {0}, before it begins on {1}."), //
    TOO_LONG(Kind.UNACCEPTABLE, "授权期限最长一年：截止日期{0}晚于{1}。", "It lasts a year at most: {0} lies after {1}."), //
    DELEGATION_UNKNOWN(Kind.UNACCEPTABLE, "本单位没有编号为{0}的签发授权。", "The unit has no delegation {0}."), //
    DELEGATED_TO_ANOTHER(Kind.UNACCEPTABLE, "该授权的被授权人是{0}，不是您。", "It was given to {0}, not to you."), //
    DELEGATED_BY_ANOTHER(Kind.UNACCEPTABLE, "该授权由{0}作出，{0}不是本案专班的主要负责同志。",
            "It was given by {0}, who is not the principal of this taskforce."), //
    OUT_OF_SCOPE(Kind.UNACCEPTABLE, "该授权不包括此类文件的签发。", "It does not cover this kind of paper."), //
    NOT_IN_FORCE(Kind.UNACCEPTABLE, "该授权自{0}至{1}有效，签发日期{2}不在其内。", "It holds from {0} until {1}, not on {2}."), //
    DELEGATION_REVOKED(Kind.UNACCEPTABLE, "该授权已撤回。", "It was revoked.");

    private final Told told;

    DelegationRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
