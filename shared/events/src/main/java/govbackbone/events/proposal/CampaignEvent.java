package govbackbone.events.proposal;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.Wording;

/** Everything that can happen to a campaign: the year's handling of the papers of some sessions, under one document. */
@AggregateEvents("proposal.campaign")
public sealed interface CampaignEvent extends DomainEvent {
    /** The session of a congress or conference whose papers belong to the campaign. */
    record SessionOf(@Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") int term,
            @Label(zh = "次", en = "Session") int session) {}

    /**
     * The day by which the campaign's papers of a class are to be replied to.
     *
     * @param dateClass that the assigning office gives a paper
     */
    record CampaignDate(@Label(zh = "限期类别", en = "Class") String dateClass,
            @Label(zh = "办结日", en = "Day") LocalDate day,
            @Label(zh = "规则内容", en = "Rule") Wording rule) {}

    /**
     * It began.
     *
     * @param document   that sets the year's rules, such as 淄政办字〔2020〕23号
     * @param fixedDates in place of those of the rule set
     */
    @EventType("proposal.CampaignOpened")
    @Label(zh = "启动年度办理", en = "Campaign opened")
    record CampaignOpened(@Label(zh = "启动日期", en = "Opened on") LocalDate effectiveOn,
            @Label(zh = "年份", en = "Year") int year,
            @Label(zh = "名称", en = "Name") String name,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber document,
            @Label(zh = "办理规则", en = "Rule set") String ruleSet,
            @Label(zh = "规则版本", en = "Rule set version") int ruleSetVersion,
            @Label(zh = "会议", en = "Sessions") List<SessionOf> sessions,
            @Label(zh = "限期办结日", en = "Fixed dates") List<CampaignDate> fixedDates) implements CampaignEvent {
        public CampaignOpened {
            sessions = List.copyOf(sessions);
            fixedDates = List.copyOf(fixedDates);
        }
    }

    /** Papers assigned after that day are not its own any more. */
    @EventType("proposal.CampaignClosed")
    @Label(zh = "结束年度办理", en = "Campaign closed")
    record CampaignClosed(@Label(zh = "结束日期", en = "Closed on") LocalDate effectiveOn) implements CampaignEvent {}
}
