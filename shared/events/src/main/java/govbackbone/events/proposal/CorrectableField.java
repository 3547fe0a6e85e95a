package govbackbone.events.proposal;

import govbackbone.events.Label;

/** What of a case can be corrected (更正). Everything else is put right by the next step, or by handling the case again. */
public enum CorrectableField {
    @Label(zh = "标题", en = "Title")
    TITLE, //
    @Label(zh = "案号", en = "Case number")
    CASE_NUMBER, //
    @Label(zh = "主题", en = "Theme")
    THEME, //
    @Label(zh = "会议期间提出", en = "In session")
    IN_SESSION, //
    @Label(zh = "收件日期", en = "Received on")
    RECEIVED_ON, //
    @Label(zh = "交办日期", en = "Assigned on")
    ASSIGNED_ON, //
    @Label(zh = "代表委员姓名", en = "Proposer's name")
    PROPOSER_NAME
}
