package govbackbone.proposal.letters;

import govbackbone.documents.Figures;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Source;
import govbackbone.kit.http.Language;
import govbackbone.proposal.cases.CaseView;

/** How papers name things. */
final class Wording {
    private Wording() {}

    /** The session a case was made at: 市十六届人大五次会议; one that was made between sessions says so. */
    static String session(CaseView view) {
        String term = Figures.chinese(view.term()) + "届";
        String session = Figures.chinese(view.session()) + "次会议";
        String made = Boolean.FALSE.equals(view.inSession()) ? "闭会期间" : "";
        boolean national = view.level() == Level.NATIONAL;
        return switch (view.source()) {
            case NPC_SUGGESTION, NPC_MOTION_CONVERTED ->
                (national ? term + "全国人大" : place(view.level()) + term + "人大") + session + made;
            case CPPCC_PROPOSAL -> (national ? "全国" : place(view.level())) + "政协" + term + session + made;
        };
    }

    private static String place(Level level) {
        return switch (level) {
            case NATIONAL -> "全国";
            case PROVINCE -> "省";
            case CITY -> "市";
            case COUNTY -> "区（县）";
        };
    }

    /** What kind of paper a case is about. */
    static String paper(Source source) {
        return switch (source) {
            case NPC_SUGGESTION -> "建议";
            case NPC_MOTION_CONVERTED -> "议案转建议";
            case CPPCC_PROPOSAL -> "提案";
        };
    }

    /** Whose papers they are, as forms say it: 人大代表建议. */
    static String source(Source source) {
        return (source == Source.CPPCC_PROPOSAL ? "政协" : "人大") + proposer(source) + paper(source);
    }

    /** What its proposers are. */
    static String proposer(Source source) {
        return source == Source.CPPCC_PROPOSAL ? "委员" : "代表";
    }

    /** The paper in full: 市十六届人大五次会议第12号建议. */
    static String reference(CaseView view) {
        return session(view) + "第" + view.caseNo() + "号" + paper(view.source());
    }

    /** Whom a letter to all of them addresses, through the lead (领衔). */
    static String addressee(CaseView view) {
        if (view.collectiveBody() != null) {
            return view.collectiveBody();
        }
        int count = view.proposers().size();
        return lead(view).name() + (count > 1 ? "等" + count + "位" : "") + proposer(view.source());
    }

    static Proposer lead(CaseView view) {
        return view.proposers().stream().filter(Proposer::lead).findFirst().orElseGet(view.proposers()::getFirst);
    }

    /** A code value as people read it. */
    static String label(Enum<?> value) {
        return Language.CHINESE.label(value);
    }
}
