package govbackbone.kit.notice;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a notice. */
enum NoticeRejection implements Reason {
    NOT_ISSUED(Kind.NOT_ALLOWED, "该通知尚未发出。", "The notice has not been issued.");

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
