package govbackbone.proposal.campaigns;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.proposal.CampaignEvent.CampaignDate;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/** A campaign as people see it. */
@Label(zh = "年度办理", en = "Handling campaigns")
@Readers(everybody = {Role.ASSIGNING_OFFICE, Role.OFFICE, Role.HANDLER, Role.REVIEWER, Role.PRINCIPAL, Role.UNIT,
    Role.ANALYST,
    Role.AUDITOR, Role.ADMIN})
public record CampaignView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "年份", en = "Year") int year,
        @Filter @Label(zh = "名称", en = "Name") String name,
        @Filter @Label(zh = "发文字号", en = "Document number") DocumentNumber document,
        @Filter @Label(zh = "办理规则", en = "Rule set") String ruleSet,
        @Label(zh = "规则版本", en = "Rule set version") int ruleSetVersion,
        @Label(zh = "会议", en = "Sessions") List<Session> sessions,
        @Label(zh = "限期办结日", en = "Fixed dates") List<CampaignDate> fixedDates,
        @Filter @Sortable @Label(zh = "启动日期", en = "Opened on") LocalDate openedOn,
        @Filter @Label(zh = "进行中", en = "Open") boolean open,
        @Filter @Sortable @Label(zh = "结束日期", en = "Closed on") @Nullable LocalDate closedOn) {

    /** A session whose papers belong to it. */
    public record Session(@Filter @Label(zh = "来源", en = "Source") Source source,
            @Filter @Label(zh = "层级", en = "Level") Level level,
            @Filter @Label(zh = "届", en = "Term") int term,
            @Filter @Label(zh = "次", en = "Session") int session) {}
}
