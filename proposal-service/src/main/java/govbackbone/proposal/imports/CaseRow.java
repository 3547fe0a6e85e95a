package govbackbone.proposal.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import govbackbone.proposal.cases.CaseCommand;
import org.jspecify.annotations.Nullable;

/**
 * One case, with the headings of the export of cases, so that an export can be imported. It is received and registered on the
 * same day.
 *
 * @param proposers names separated by 、 or semicolons, the lead first; or as the export writes them
 */
@Permitted({Role.OFFICE, Role.ASSIGNING_OFFICE})
@Label(zh = "建议提案", en = "Suggestions and proposals")
record CaseRow(@Label(zh = "来源", en = "Source") Source source,
        @Label(zh = "层级", en = "Level") Level level,
        @Label(zh = "届", en = "Term") @Range(min = 1, max = 99) int term,
        @Label(zh = "次", en = "Session") @Range(min = 1, max = 20) int session,
        @Label(zh = "案号", en = "Case number") @Text(max = 20, pattern = "[0-9A-Z][0-9A-Z-]*", patternZh = "数字、大写字母或短横线", patternEn = "digits, capital letters or -") String caseNo,
        @Label(zh = "收件日期", en = "Received on") @NotFuture LocalDate receivedOn,
        @Label(zh = "标题", en = "Title") @Text(max = 200) String title,
        @Label(zh = "主题", en = "Theme") Theme theme,
        @Label(zh = "会议期间提出", en = "In session") boolean inSession,
        @Label(zh = "代表委员", en = "Proposers") @Range(min = 1, max = 500) List<ProposerCell> proposers,
        @Label(zh = "集体提案单位", en = "Collective body") @Text(max = 100) @Nullable String collectiveBody,
        @Label(zh = "正文", en = "Body") @Text(max = 20000, multiline = true) String body,
        @Label(zh = "所提问题", en = "Questions") @Range(max = 50) @Text(max = 1000, multiline = true) @Nullable List<String> questions) {

    /** A deputy or member: a name, or every field as the export writes it. */
    record ProposerCell(@Label(zh = "姓名", en = "Name") @Text(max = 50) String name,
            @Label(zh = "编号", en = "Id") @Text(max = 40, pattern = "[0-9A-Za-z_-]+", patternZh = "字母、数字、下划线或短横线", patternEn = "letters, digits, _ or -") @Nullable String id,
            @Label(zh = "领衔", en = "Lead") @Nullable Boolean lead,
            @Label(zh = "选区或界别", en = "Constituency or sector") @Text(max = 100) @Nullable String constituency,
            @Label(zh = "代表团", en = "Delegation") @Text(max = 100) @Nullable String delegation,
            @Label(zh = "联系电话", en = "Telephone") @Restricted @Text(max = 20, pattern = "[+]?[0-9][0-9-]{5,18}", patternZh = "数字与短横线", patternEn = "digits and -") @Nullable String phone,
            @Label(zh = "工作单位", en = "Work unit") @Text(max = 100) @Nullable String workUnit,
            @Label(zh = "职务", en = "Duty") @Text(max = 100) @Nullable String duty) {
        private CaseCommand.ProposerEntry entry(int index, boolean first) {
            return new CaseCommand.ProposerEntry(id == null ? "p" + (index + 1) : id, name,
                    lead == null ? first : lead, constituency, delegation, phone, workUnit, duty);
        }
    }

    /** What the row asks for. */
    List<CaseCommand> commands() {
        boolean leadSaid = proposers.stream().anyMatch(proposer -> proposer.lead() != null);
        return List.of(
                new CaseCommand.RegisterReceipt(receivedOn, source, level, term, session, caseNo, title),
                new CaseCommand.Register(receivedOn, body, inSession, theme,
                        IntStream.range(0, proposers.size())
                                .mapToObj(i -> proposers.get(i).entry(i, i == 0 && !leadSaid)).toList(),
                        collectiveBody, questions));
    }
}
