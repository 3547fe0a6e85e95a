package govbackbone.proposal.commitments;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a commitment. */
enum CommitmentRejection implements Reason {
    DUPLICATE_DOCUMENT_NUMBER(Kind.DUPLICATE, "该发文字号已用于其他答复。", "Another reply has this document number already."), //
    DATE_IN_FUTURE(Kind.UNACCEPTABLE, "日期{0}不得晚于今日。", "{0} lies in the future."), //
    DATE_OUT_OF_ORDER(Kind.UNACCEPTABLE, "日期{0}不得早于前一环节的日期{1}。", "{0} lies before the preceding step on {1}."), //
    TARGET_BEFORE_SIGNING(Kind.UNACCEPTABLE, "目标日期{0}须晚于签发日期{1}。",
            "The target date {0} must lie after the signature of {1}."), //
    PROJECT_NAMED_ALREADY(Kind.DUPLICATE, "已关联项目{0}。", "Project {0} is named already."), //
    TARGET_IN_PAST(Kind.UNACCEPTABLE, "新目标日期{0}不得早于今日。", "The new target date {0} has passed."), //
    TARGET_UNCHANGED(Kind.UNACCEPTABLE, "新目标日期与现目标日期（{0}）相同。", "The target date is {0} already."), //
    REPLY_NUMBER_REUSED(Kind.UNACCEPTABLE, "再次答复不得沿用原答复的发文字号{0}。",
            "The letter needs a document number of its own; {0} is that of the reply."), //
    SIGNER_NOT_PRINCIPAL(Kind.FORBIDDEN, "再次答复须由主要负责同志签发；他人签发须有其签发授权。",
            "A principal signs; anybody else needs a delegation of one."), //
    NUMBER_NOT_HELD(Kind.UNACCEPTABLE, "再次答复没有占用发文字号{0}。", "The letter does not hold number {0}."), //
    UNKNOWN_PROPOSER(Kind.UNACCEPTABLE, "{0}不是本案的代表或委员。", "{0} is no proposer of this case."), //
    ALREADY_DELIVERED(Kind.UNACCEPTABLE, "已向{0}送达。", "The letter was delivered to {0} already.");

    private final Told told;

    CommitmentRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
