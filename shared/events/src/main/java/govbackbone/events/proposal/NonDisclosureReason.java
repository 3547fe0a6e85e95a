package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Why a reply is not made public (政府信息公开条例 arts. 14-16; the deputy's own wish). */
public enum NonDisclosureReason {
    @Label(zh = "国家秘密", en = "State secret")
    STATE_SECRET, //
    @Label(zh = "危及国家安全、公共安全、经济安全、社会稳定", en = "Endangers security or stability")
    PUBLIC_SECURITY, //
    @Label(zh = "商业秘密", en = "Commercial secret")
    COMMERCIAL_SECRET, //
    @Label(zh = "个人隐私", en = "Personal privacy")
    PERSONAL_PRIVACY, //
    @Label(zh = "内部事务或过程性信息", en = "Internal or preparatory matter")
    INTERNAL_MATTER, //
    @Label(zh = "代表委员要求保密", en = "At the proposer's request")
    PROPOSER_REQUEST
}
