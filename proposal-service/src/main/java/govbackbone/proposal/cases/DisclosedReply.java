package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;

/** What everybody may read of a case: the replies that were published, and nothing of the people who made it. */
@Label(zh = "建议提案答复公开", en = "Disclosed replies")
@Readers(anyone = true)
public record DisclosedReply(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Grouped @Label(zh = "来源", en = "Source") Source source,
        @Filter @Grouped @Label(zh = "层级", en = "Level") Level level,
        @Filter @Grouped @Label(zh = "届", en = "Term") int term,
        @Filter @Grouped @Label(zh = "次", en = "Session") int session,
        @Filter @Sortable @Label(zh = "案号", en = "Case number") String caseNo,
        @Filter @Grouped @Label(zh = "主题", en = "Theme") Theme theme,
        @Filter @Label(zh = "标题", en = "Title") String title,
        @Filter @Sortable @Label(zh = "最近公开日期", en = "Last disclosed on") LocalDate disclosedOn,
        @Label(zh = "答复", en = "Replies") List<Published> replies) {

    /** The reply of one unit. */
    public record Published(@Filter @Grouped @Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "承办单位名称", en = "Name of the unit") String unitName,
            @Filter @Grouped @Label(zh = "答复类别", en = "Class") String replyClass,
            @Filter @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "签发日期", en = "Signed on") LocalDate signedOn,
            @Label(zh = "公开日期", en = "Disclosed on") LocalDate disclosedOn,
            @Filter @Label(zh = "公开方式", en = "Form") DisclosureDecision form,
            @Filter @Label(zh = "公开文本", en = "Text") String text) {}
}
