package govbackbone.kit.notice;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a notice. */
enum NoticeRejection implements Reason {
    NOT_ISSUED(Kind.NOT_ALLOWED, "该通知尚未发出。", "The notice has not been issued."), //
    NOT_ADDRESSED_TO_YOU(Kind.FORBIDDEN, "该通知不是发给您的，不能标记已读。",
            "The notice is not addressed to you, so you cannot mark it as read.");

    private final Kind kind;
    private final String zh;
    private final String en;

    NoticeRejection(Kind kind, String zh, String en) {
        this.kind = kind;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
