package govbackbone.proposal.campaigns;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.Wording;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a campaign. */
@CommandApi(collection = "campaigns")
@Label(zh = "年度办理", en = "Handling campaigns")
public sealed interface CampaignCommand {
    /** A session whose papers belong to it. */
    record SessionEntry(@Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "层级", en = "Level") Level level,
            @Label(zh = "届", en = "Term") @Range(min = 1, max = 99) int term,
            @Label(zh = "次", en = "Session") @Range(min = 1, max = 20) int session) {}

    /** The day by which papers of a class are due. */
    record FixedDayEntry(@Label(zh = "限期类别", en = "Class") @Text(max = 10) String dateClass,
            @Label(zh = "办结日", en = "Day") LocalDate day,
            @Label(zh = "规则内容", en = "Rule") Wording rule) {}

    /**
     * Begins it.
     *
     * @param document   that sets the year's rules
     * @param fixedDates in place of those of the rule set, if the document has its own
     */
    @Creates
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "启动年度办理", en = "Open a campaign")
    record OpenCampaign(@Label(zh = "启动日期", en = "Opened on") @NotFuture LocalDate openedOn,
            @Label(zh = "年份", en = "Year") @Range(min = 1949, max = 2100) int year,
            @Label(zh = "名称", en = "Name") @Text(max = 100) String name,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber document,
            @Label(zh = "办理规则", en = "Rule set") @Text(max = 40) String ruleSet,
            @Label(zh = "规则版本", en = "Rule set version") @Range(min = 1, max = 1000) int ruleSetVersion,
            @Label(zh = "会议", en = "Sessions") @Range(min = 1, max = 50) List<SessionEntry> sessions,
            @Label(zh = "限期办结日", en = "Fixed dates") @Range(max = 20) @Nullable List<FixedDayEntry> fixedDates)
            implements
                CampaignCommand {}

    /** Ends it; cases assigned under it keep its rules. */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "结束年度办理", en = "Close the campaign")
    record Close(@Label(zh = "结束日期", en = "Closed on") @NotFuture LocalDate closedOn) implements CampaignCommand {}
}
