package govbackbone.proposal.letters;

import govbackbone.kit.decision.Reason;

/** Every reason why a case has no such paper yet. */
enum LetterRejection implements Reason {
    NO_REPLY_DRAFTED("该轮办理尚未拟稿，没有答复函。", "No reply has been drafted in that round."), //
    REPLY_NOT_SIGNED("答复尚未签发，不能印制征询意见表。", "The reply is not signed, so there is no opinion form yet."), //
    NO_RETURN_VISIT("尚未开展回访，没有回访记录。", "No return visit has been made."), //
    NOT_DUNNED("该轮办理未催办，没有催办通知单。", "The unit has not been reminded in that round.");

    private final Told told;

    LetterRejection(String zh, String en) {
        told = new Told(Kind.NOT_ALLOWED, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
