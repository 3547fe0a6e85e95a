package govbackbone.proposal.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import govbackbone.documents.Figures;
import govbackbone.events.Label;
import govbackbone.events.proposal.Proposer;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.cases.CaseView.UnitInCase;
import govbackbone.proposal.cases.CaseView.Visit;
import org.jspecify.annotations.Nullable;

/** The fields of the record of all return visits of a case (回访记录). */
record VisitRecord(@Label(zh = "会议", en = "Session") String session,
        @Label(zh = "案号", en = "Case number") String caseNo,
        @Label(zh = "文种", en = "Kind of paper") String paper,
        @Label(zh = "来源", en = "Source") String source,
        @Label(zh = "标题", en = "Title") String title,
        @Label(zh = "承办单位", en = "Handling units") String units,
        @Label(zh = "办结日期", en = "Completed on") @Nullable String completedOn,
        @Label(zh = "回访", en = "Visits") List<Entry> visits) {

    /** @param count 一、二… */
    record Entry(@Label(zh = "次序", en = "Count") String count, @Label(zh = "回访日期", en = "Visited on") String visitedOn,
            @Label(zh = "回访人", en = "Visitor") String visitor, @Label(zh = "回访方式", en = "Channel") String channel,
            @Label(zh = "回访对象", en = "Visited") String proposers, @Label(zh = "回访情况", en = "Findings") String findings,
            @Label(zh = "承办人自行回访", en = "By the handler") boolean byHandler) {}

    /** @throws Refusal before the first visit */
    static VisitRecord of(CaseView view) {
        if (view.visits().isEmpty()) {
            throw Refusal.of(LetterRejection.NO_RETURN_VISIT);
        }
        List<Entry> entries = new ArrayList<>();
        for (Visit visit : view.visits()) {
            entries.add(new Entry(Figures.chinese(entries.size() + 1), Figures.date(visit.visitedOn()),
                    visit.visitor().name(), Wording.label(visit.channel()), names(view, visit.proposers()),
                    visit.findings(), visit.byHandler()));
        }
        return new VisitRecord(Wording.session(view), view.caseNo(), Wording.paper(view.source()),
                Wording.source(view.source()), view.title(),
                view.units().stream().map(UnitInCase::name).collect(Collectors.joining("、")),
                view.completedOn() == null ? null : Figures.date(view.completedOn()), entries);
    }

    private static String names(CaseView view, List<String> ids) {
        return view.proposers().stream().filter(proposer -> ids.contains(proposer.id())).map(Proposer::name)
                .collect(Collectors.joining("、"));
    }
}
