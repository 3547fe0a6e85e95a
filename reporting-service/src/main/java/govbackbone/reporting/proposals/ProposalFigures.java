package govbackbone.reporting.proposals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.Wording;
import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchPlanEvent;
import govbackbone.events.proposal.PromisedProjectEvent;
import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.query.ViewType;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.Measure.Kind;
import govbackbone.reporting.ledger.Measure.Mean;
import govbackbone.reporting.ledger.Measure.Percentile;
import govbackbone.reporting.ledger.Measure.Rate;
import govbackbone.reporting.ledger.Measure.Total;
import govbackbone.reporting.ledger.ReportedLog;
import govbackbone.reporting.ledger.Tile;

/** What can be asked about the handling of suggestions and proposals. */
public final class ProposalFigures {
    public static final Total CASES_RECEIVED = Total.flow(CaseQuantities.RECEIVED, "收件数", "Cases received",
            "收到的人大代表建议、政协委员提案件数，按收件日期统计；撤回、并案、不予立案的仍计入。",
            "Deputies' suggestions and members' proposals that came in, by the day of receipt; those withdrawn, merged or declined later count too.");
    public static final Total CASES_COMPLETED = Total.flow(CaseQuantities.COMPLETED, "办结数", "Cases completed",
            "已办结的件数，按办结日期统计；重新办理的自重新交办之日起不再计入。",
            "Cases completed, by that day; a case that is handled again no longer counts from the day it was reopened.");
    public static final Rate COMPLETION_RATE = new Rate("completion-rate", CASES_COMPLETED, CASES_RECEIVED,
            new Wording("办结率", "Completion rate"), new Wording("办结数占收件数的比例。", "Cases completed of those received."));
    public static final Total OPINIONS = Total.flow(CaseQuantities.OPINIONS, "反馈意见数", "Opinions",
            "代表委员对答复的反馈意见，同一代表委员对同一承办单位以最后一次为准。",
            "What proposers think of replies; of a proposer on a unit the last opinion counts.");
    private static final Total CONTENT = new Total("opinions-content", CaseQuantities.OPINIONS,
            Map.of(CaseQuantities.SATISFACTION.code(),
                    Set.of(Satisfaction.SATISFIED.name(), Satisfaction.BASICALLY.name())),
            Kind.FLOW, new Wording("满意和基本满意数", "Opinions satisfied or basically satisfied"),
            new Wording("办理态度和办理结果均为满意或基本满意的反馈意见。",
                    "Opinions that are satisfied or basically satisfied with both attitude and result."));
    public static final Rate SATISFACTION_RATE = new Rate("satisfaction-rate", CONTENT, OPINIONS,
            new Wording("沟通满意率", "Satisfaction rate"),
            new Wording("满意和基本满意的反馈意见占全部反馈意见的比例。", "Opinions satisfied or basically satisfied of all."));
    private static final Total SATISFIED = new Total("opinions-satisfied", CaseQuantities.OPINIONS,
            Map.of(CaseQuantities.SATISFACTION.code(), Set.of(Satisfaction.SATISFIED.name())), Kind.FLOW,
            new Wording("满意数", "Opinions satisfied"),
            new Wording("办理态度和办理结果均为满意的反馈意见。", "Opinions satisfied with both attitude and result."));

    /** Where the years' handlings are kept. */
    public static final ViewType<CampaignAccount> CAMPAIGNS = CampaignBook.book().view();

    private ProposalFigures() {}

    /** Everything about proposal-service. */
    public static ReportedLog log() {
        Total assigned = Total.flow(CaseQuantities.ASSIGNED, "交办数", "Cases assigned", "已交办的件数。",
                "Cases assigned to units.");
        Total atStage = Total.stock(CaseQuantities.AT_STAGE, "办件数", "Cases on file", "当日处于各办理阶段的件数。",
                "Cases at each stage on the day.");
        Total open = new Total("cases-open", CaseQuantities.AT_STAGE,
                Map.of(CaseQuantities.STAGE.code(),
                        Stream.of(Stage.values()).filter(Stage::isOpen).map(Enum::name)
                                .collect(Collectors.toSet())),
                Kind.STOCK, new Wording("在办数", "Cases open"),
                new Wording("当日尚未办结、也未终止办理的件数。", "Cases neither completed nor ended on the day."));
        Total overdue = Total.stock(CaseQuantities.OVERDUE, "逾期未答复数", "Replies overdue",
                "当日已过答复期限而尚未送达答复的件数（分办的按承办单位计）。",
                "Replies not delivered on the day although their time was over; of a split case each unit's.");
        Total inTime = Total.flow(CaseQuantities.COMPLETED_IN_TIME, "按期办结数", "Cases completed in time",
                "已办结且答复送达未超过当时期限的件数。", "Cases completed whose replies were delivered within the time then given.");
        Total teams = Total.flow(CaseQuantities.TEAMS, "成立专班件数", "Cases with a team", "已成立专班的件数（分办的按承办单位计）。",
                "Cases for which a team was appointed; of a split case each unit's.");
        Total contacts = Total.flow(CaseQuantities.CONTACTS, "沟通次数", "Contacts", "与代表委员沟通联系的次数。",
                "How often proposers were contacted.");
        Total research = Total.flow(CaseQuantities.RESEARCH, "调研次数", "Research", "开展调研的次数。",
                "How often the matter was looked into.");
        Total dispatches = Total.flow(CaseQuantities.DISPATCHES, "调度次数", "Dispatches", "对承办单位办理进展调度的次数。",
                "How often units said at a dispatch how far they are.");
        Total reviews = Total.flow(CaseQuantities.REVIEWS, "集体评议次数", "Collective reviews", "答复稿集体评议的次数。",
                "How often drafts were reviewed collectively.");
        Total contacted = Total.flow(CaseQuantities.CONTACTED, "已沟通件数", "Cases contacted", "已与代表委员沟通联系的件数，以首次沟通之日计。",
                "Cases whose proposers were contacted, by the first time.");
        Total met = Total.flow(CaseQuantities.MET, "面商件数", "Cases talked over face to face",
                "以走访或座谈方式与代表委员面商的件数，以首次面商之日计。",
                "Cases talked over in a visit or a talk, by the first time.");
        Total days = Total.flow(CaseQuantities.REPLY_DAYS, "答复用时合计", "Days to reply, together",
                "自交办至答复全部送达的自然日数（首轮办理）。",
                "Calendar days from assignment until every proposer had the reply, in the first round.");
        Total replies = Total.flow(CaseQuantities.REPLIES, "答复数", "Replies signed", "已签发的答复，重新办理的以最近一次为准；B类转A类后按A类计。",
                "Replies signed; of a case handled again the last one, under its class of the day.");
        Total promising = Total.flow(CaseQuantities.PROMISING, "附承诺事项的答复数", "Replies that promise",
                "已签发且附有承诺事项的答复。", "Replies signed that promise something.");
        Total converted = Total.flow(CaseQuantities.CONVERTED, "类别转换数", "Replies reclassified",
                "承诺全部兑现、答复类别相应转换（如B类转A类）的答复。",
                "Replies whose promises were all kept, so that their class changed, such as B to A.");
        Total returns = Total.flow(CaseQuantities.RETURNS, "申退次数", "Returns requested", "承办单位申请退办的次数。",
                "How often units asked to return a case.");
        Total reopened = Total.flow(CaseQuantities.REOPENED, "重新办理次数", "Cases reopened", "重新交办的次数。",
                "How often cases were handled again.");
        Total dunnings = Total.flow(CaseQuantities.DUNNINGS, "催办次数", "Dunnings", "提醒、催办、通报的次数。",
                "How often units were reminded, urged or named.");
        Total disclosable = Total.flow(CaseQuantities.DISCLOSABLE, "应公开答复数", "Replies to disclose",
                "签发时确定全文或摘要公开的答复，后决定不予公开的除外。",
                "Replies signed to be public in full or as a summary, and not withheld later.");
        Total disclosed = Total.flow(CaseQuantities.DISCLOSED, "已公开答复数", "Replies disclosed", "已向社会公开的答复。",
                "Replies that are public.");
        Total supervised = Total.stock(CaseQuantities.SUPERVISED, "重点督办件数", "Key cases", "当日由领导重点督办的件数。",
                "Cases supervised by a leader on the day.");
        Total extended = Total.flow(CaseQuantities.EXTENDED, "延期次数", "Extensions", "同意延期答复的次数。",
                "How often more time to reply was given.");
        Total visited = Total.flow(CaseQuantities.VISITED, "已回访件数", "Cases visited", "办结后已回访代表委员的件数，以首次回访之日计。",
                "Cases whose proposers were asked again after completion, by the first time.");
        Total made = Total.flow(CommitmentQuantities.MADE, "承诺事项数", "Commitments made", "已签发的答复作出的承诺；答复失效的自失效之日起不再计入。",
                "Promises of signed replies, until a reply is superseded.");
        Total openCommitments = Total.stock(CommitmentQuantities.OPEN, "跟踪中承诺数", "Commitments open", "当日尚未兑现、也未终止的承诺。",
                "Promises neither kept nor given up on the day.");
        Total dueSoon = Total.stock(CommitmentQuantities.DUE_SOON, "临期承诺数", "Commitments due",
                "当日距目标日期30日以内及逾期、尚未兑现的承诺。", "Promises open on the day whose target date is within 30 days or over.");
        Total overdueCommitments = Total.stock(CommitmentQuantities.OVERDUE, "逾期承诺数", "Commitments overdue",
                "当日已过目标日期、尚未兑现的承诺。", "Promises open on the day whose target date is over.");
        Total kept = Total.flow(CommitmentQuantities.KEPT, "已兑现承诺数", "Commitments kept", "已兑现并再次答复全部代表委员的承诺。",
                "Promises kept, and every proposer told so.");
        Total replanned = Total.flow(CommitmentQuantities.REPLANNED, "调整期限次数", "Commitments planned anew",
                "承诺调整目标日期的次数。",
                "How often promises were given a new target date.");
        Total abandoned = Total.flow(CommitmentQuantities.ABANDONED, "终止承诺数", "Commitments given up", "已说明理由并终止的承诺。",
                "Promises given up, with the reason.");
        Rate inTimeRate = Rate.of("in-time-rate", inTime, CASES_COMPLETED, "按期办结率", "Completed in time",
                "按期办结数占办结数的比例。", "Cases completed in time of those completed.");
        List<Measure> measures = List.of(CASES_RECEIVED, assigned, atStage, open, overdue, CASES_COMPLETED,
                COMPLETION_RATE, inTime, inTimeRate, days,
                new Mean("reply-days-mean", days, new Wording("平均答复用时", "Mean days to reply"),
                        new Wording("自交办至答复全部送达的平均自然日数。", "Mean of the days from assignment to delivery.")),
                new Percentile("reply-days-p90", days, 90, new Wording("九成答复用时", "Days to reply, P90"),
                        new Wording("九成答复在此天数内送达。", "Nine of ten replies were delivered within so many days.")),
                teams, contacts, research, dispatches, reviews, contacted,
                Rate.of("contact-rate", contacted, CASES_RECEIVED, "沟通率", "Contact rate", "已沟通件数占收件数的比例。",
                        "Cases contacted of those received."),
                met,
                Rate.of("meeting-rate", met, CASES_RECEIVED, "面商率", "Face-to-face rate", "面商件数占收件数的比例。",
                        "Cases talked over face to face of those received."),
                OPINIONS, CONTENT, SATISFACTION_RATE, SATISFIED,
                Rate.of("full-satisfaction-rate", SATISFIED, OPINIONS, "满意率（不含基本满意）", "Full satisfaction rate",
                        "满意的反馈意见占全部反馈意见的比例。", "Opinions satisfied of all."),
                replies, promising, converted,
                Rate.of("conversion-rate", converted, promising, "承诺答复转换率", "Conversion rate", "类别转换数占附承诺事项的答复数的比例。",
                        "Replies reclassified of those that promise."),
                returns, Rate.of("return-rate", returns, assigned, "申退率", "Return rate", "申退次数与交办数之比。",
                        "Returns requested to cases assigned."),
                reopened,
                Rate.of("redo-rate", reopened, CASES_RECEIVED, "重新办理率", "Redo rate", "重新办理次数与收件数之比。",
                        "Cases reopened to those received."),
                dunnings, disclosable, disclosed,
                Rate.of("disclosure-rate", disclosed, disclosable, "公开率", "Disclosure rate", "已公开答复数占应公开答复数的比例。",
                        "Replies disclosed of those to disclose."),
                supervised, extended, visited, made, openCommitments, dueSoon, overdueCommitments, kept,
                Rate.of("fulfilment-rate", kept, made, "承诺兑现率", "Fulfilment rate", "已兑现承诺数占承诺事项数的比例。",
                        "Commitments kept of those made."),
                replanned, abandoned);
        List<Tile> tiles = List.of(Tile.number(CASES_RECEIVED), Tile.number(CASES_COMPLETED),
                Tile.number(COMPLETION_RATE), Tile.number(inTimeRate), Tile.number(SATISFACTION_RATE),
                Tile.number(open), Tile.number(overdue), Tile.number(dueSoon),
                Tile.bars(atStage, CaseQuantities.STAGE), Tile.bars(CASES_RECEIVED, CaseQuantities.THEME),
                Tile.bars(replies, CaseQuantities.CLASS), Tile.line(CASES_COMPLETED), Tile.list(overdue),
                Tile.list(dueSoon));
        return new ReportedLog("proposal", new Wording("建议提案办理", "Suggestions and proposals"),
                List.of(CaseBook.book(), CommitmentBook.book(), CampaignBook.book()),
                List.of(RuleSetEvent.class, CalendarEvent.class, DispatchListEvent.class,
                        DispatchPlanEvent.class, DelegationEvent.class, PromisedProjectEvent.class, NoticeEvent.class,
                        WebhookEvent.class),
                measures, tiles);
    }
}
