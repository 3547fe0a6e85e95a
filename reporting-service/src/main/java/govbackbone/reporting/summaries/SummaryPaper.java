package govbackbone.reporting.summaries;

import govbackbone.documents.Paper;

/** The papers of this service. */
enum SummaryPaper implements Paper {
    ANNUAL_SUMMARY;

    @Override
    public String id() {
        return "annual-summary";
    }

    @Override
    public Class<? extends Record> fields() {
        return SummaryText.class;
    }
}
