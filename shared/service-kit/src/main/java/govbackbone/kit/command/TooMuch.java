package govbackbone.kit.command;

import govbackbone.kit.decision.Reason;

/** What the kit itself refuses because it would become too large. */
enum TooMuch implements Reason {
    EVENT_TOO_LARGE(Kind.UNACCEPTABLE, "本次提交的内容约{0}KB，不得超过{1}KB，请精简或分次提交。",
            "This holds about {0} KB; at most {1} KB at once. Shorten it, or submit it in parts."), //
    RECORD_FULL(Kind.NOT_ALLOWED, "该记录历次提交的内容合计已达上限（{0}KB），不能再添加此类内容；更多材料请另行归档并注明出处。",
            "All that was submitted to this record has reached its limit of {0} KB; nothing of this kind can be added. File further material elsewhere and refer to it.");

    private final Told told;

    TooMuch(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
