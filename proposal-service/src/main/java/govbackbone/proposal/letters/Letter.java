package govbackbone.proposal.letters;

import java.util.Map;

import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.paper.ViewPaper;

/** A kind of paper a case gives rise to; its template is {@code letters/{id}.txt}. */
enum Letter implements ViewPaper {
    REPLY_LETTER("reply-letter", "答复函", "Reply letter", ReplyLetter.class, true, true), //
    OPINION_FORM("opinion-form", "征询意见表", "Opinion form", OpinionForm.class, true, true), //
    RETURN_VISIT_RECORD("return-visit-record", "回访记录", "Record of return visits", VisitRecord.class, false, false), //
    DUNNING_NOTICE("dunning-notice", "催办通知单", "Dunning notice", DunningNotice.class, true, false);

    private final String id;
    private final String zh;
    private final String en;
    private final Class<? extends Record> fields;
    private final boolean perHandling;
    private final boolean perProposer;

    Letter(String id, String zh, String en, Class<? extends Record> fields, boolean perHandling,
            boolean perProposer) {
        this.id = id;
        this.zh = zh;
        this.en = en;
        this.fields = fields;
        this.perHandling = perHandling;
        this.perProposer = perProposer;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label(Language language) {
        return language.choose(zh, en);
    }

    @Override
    public void describe(Operation operation, Language language) {
        if (perHandling) {
            operation.query(LetterSelection.UNIT, language.choose("承办单位代码；分办案件必填。",
                    "The replying unit; required if the case is split."), Operation.TEXT)
                    .query(LetterSelection.ROUND, language.choose("办理轮次，默认为最近一轮。", "The round; the latest if absent."),
                            Map.of("type", "integer", "minimum", 1));
        }
        if (perProposer) {
            operation.query(LetterSelection.PROPOSER, language.choose("代表委员编号；不填时答复函致全体、征询意见表致领衔人。",
                    "The proposer it is for; if absent, a letter is for all and a form for the lead."),
                    Operation.TEXT);
        }
    }

    @Override
    public Class<? extends Record> fields() {
        return fields;
    }

    /** Whether there is one for each replying unit and round. */
    boolean isPerHandling() {
        return perHandling;
    }

    /** Whether there is one for each proposer. */
    boolean isPerProposer() {
        return perProposer;
    }
}
