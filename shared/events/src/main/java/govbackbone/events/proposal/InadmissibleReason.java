package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Why a suggestion or proposal is not filed (the grounds that the Shandong provincial people's congress listed in 2005). */
public enum InadmissibleReason {
    @Label(zh = "代表委员本人及其亲属的个人问题", en = "Personal matter of the proposer or relatives")
    PERSONAL_MATTER, //
    @Label(zh = "代转人民群众来信", en = "Forwarded letter")
    FORWARDED_LETTER, //
    @Label(zh = "学术探讨或产品推介", en = "Academic discussion or product promotion")
    ACADEMIC_OR_PROMOTION, //
    @Label(zh = "没有实际内容", en = "No substance")
    NO_SUBSTANCE, //
    @Label(zh = "其他不应作为建议提案提出的", en = "Other")
    OTHER
}
