package govbackbone.registry.documents;

import java.util.Map;

import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.paper.ViewPaper;

/** A kind of paper a project gives rise to; its template is {@code filings/{id}.txt}. */
enum ProjectPaper implements ViewPaper {
    FILING_FORM("filing-form", "备案表", "Filing form", FilingForm.class), //
    REVIEW_SHEET("review-sheet", "评审意见表", "Review sheet", ReviewSheet.class), //
    APPROVAL_LETTER("approval-letter", "批复", "Letter of approval", ApprovalLetter.class);

    static final String ROUND = "round";

    private final String id;
    private final String zh;
    private final String en;
    private final Class<? extends Record> fields;

    ProjectPaper(String id, String zh, String en, Class<? extends Record> fields) {
        this.id = id;
        this.zh = zh;
        this.en = en;
        this.fields = fields;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Class<? extends Record> fields() {
        return fields;
    }

    @Override
    public String label(Language language) {
        return language.choose(zh, en);
    }

    @Override
    public void describe(Operation operation, Language language) {
        if (this == REVIEW_SHEET) {
            operation.query(ROUND, language.choose("评审轮次，默认为最近一轮。", "The round; the latest if absent."),
                    Map.of("type", "integer", "minimum", 1));
        }
    }
}
