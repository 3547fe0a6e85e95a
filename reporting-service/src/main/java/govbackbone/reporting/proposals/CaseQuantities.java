package govbackbone.reporting.proposals;

import java.util.Arrays;
import java.util.stream.Stream;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.ContactChannel;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.MeasureUnit;
import govbackbone.reporting.ledger.Quantity;

/** What is counted of cases, and how it is told apart. */
final class CaseQuantities {
    static final Dimension SOURCE = Dimension.of("source", "来源", "Source", Source.class);
    static final Dimension LEVEL = Dimension.of("level", "层级", "Level", Level.class);
    static final Dimension THEME = Dimension.of("theme", "主题", "Theme", Theme.class);
    static final Dimension MODE = Dimension.of("mode", "承办方式", "Mode", AssignmentMode.class);
    /** The unit that replies; where a split case counts once, the first of its units. */
    static final Dimension UNIT = Dimension.open("unit", "单位", "Unit");
    /** In which the paper came in. */
    static final Dimension YEAR = Dimension.open("year", "年度", "Year");
    static final Dimension STAGE = Dimension.of("stage", "办理阶段", "Stage", Stage.class);
    static final Dimension CLASS = Dimension.open("class", "答复类别", "Class");
    static final Dimension ATTITUDE = Dimension.of("attitude", "办理态度评价", "Attitude", Satisfaction.class);
    static final Dimension RESULT = Dimension.of("result", "办理结果评价", "Result", Satisfaction.class);
    /** The worse of the two. */
    static final Dimension SATISFACTION = Dimension.of("satisfaction", "总体评价", "Overall", Satisfaction.class);
    /** Ids of proposers, which mean something only within their case. */
    static final Dimension PROPOSER = Dimension.open("proposer", "代表委员编号", "Proposer");
    static final Dimension DUNNING = Dimension.of("dunning", "催办级别", "Dunning level", DunningLevel.class);
    /** Of the unit, which handles the case (承办科室). */
    static final Dimension SECTION = Dimension.open("section", "承办科室", "Section");
    static final Dimension CHANNEL = Dimension.of("channel", "沟通方式", "Channel", ContactChannel.class);

    static final Quantity RECEIVED = of("cases-received", MeasureUnit.CASES);
    static final Quantity ASSIGNED = of("cases-assigned", MeasureUnit.CASES);
    static final Quantity AT_STAGE = of("cases-at-stage", MeasureUnit.CASES, STAGE);
    static final Quantity OVERDUE = of("replies-overdue", MeasureUnit.CASES);
    static final Quantity COMPLETED = of("cases-completed", MeasureUnit.CASES);
    static final Quantity COMPLETED_IN_TIME = of("cases-completed-in-time", MeasureUnit.CASES);
    static final Quantity TEAMS = of("teams-appointed", MeasureUnit.CASES);
    static final Quantity CONTACTS = of("contacts", MeasureUnit.TIMES, CHANNEL);
    static final Quantity RESEARCH = of("research", MeasureUnit.TIMES);
    static final Quantity DISPATCHES = of("dispatches", MeasureUnit.TIMES);
    static final Quantity REVIEWS = of("collective-reviews", MeasureUnit.TIMES);
    static final Quantity CONTACTED = of("cases-contacted", MeasureUnit.CASES);
    static final Quantity MET = of("cases-met", MeasureUnit.CASES);
    static final Quantity REPLY_DAYS = of("reply-days", MeasureUnit.DAYS);
    static final Quantity REPLIES = of("replies-signed", MeasureUnit.CASES, CLASS);
    static final Quantity PROMISING = of("replies-promising", MeasureUnit.CASES);
    static final Quantity CONVERTED = of("replies-converted", MeasureUnit.CASES);
    static final Quantity OPINIONS = of("opinions", MeasureUnit.OPINIONS, PROPOSER, ATTITUDE, RESULT, SATISFACTION);
    static final Quantity RETURNS = of("returns-requested", MeasureUnit.TIMES);
    static final Quantity REOPENED = of("cases-reopened", MeasureUnit.TIMES);
    static final Quantity DUNNINGS = of("dunnings", MeasureUnit.TIMES, DUNNING, SECTION);
    static final Quantity DISCLOSABLE = of("replies-disclosable", MeasureUnit.CASES);
    static final Quantity DISCLOSED = of("replies-disclosed", MeasureUnit.CASES);
    static final Quantity SUPERVISED = of("cases-supervised", MeasureUnit.CASES);
    static final Quantity EXTENDED = of("extensions-granted", MeasureUnit.TIMES);
    static final Quantity VISITED = of("cases-visited", MeasureUnit.CASES);

    private CaseQuantities() {}

    private static Quantity of(String code, MeasureUnit unit, Dimension... own) {
        return new Quantity(code, unit,
                Stream.concat(Stream.of(SOURCE, LEVEL, THEME, MODE, UNIT, YEAR), Arrays.stream(own)).toList());
    }
}
