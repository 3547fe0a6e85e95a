package govbackbone.registry.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.Nature;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import govbackbone.kit.imports.Fen;
import govbackbone.kit.imports.Lines;
import govbackbone.kit.imports.SheetName;
import govbackbone.registry.projects.ProjectCommand;
import govbackbone.registry.projects.ProjectCommand.*;
import org.jspecify.annotations.Nullable;

import static govbackbone.registry.projects.ProjectCommand.MOST_FEN;

/**
 * A filing, opened, drafted and handed in on the day of the import.
 *
 * @param unit     if it is not the importer's own: reviewers import what several units send
 * @param totalFen as the unit added it up, to be checked; may be left out
 */
@Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
@Label(zh = "项目申报", en = "Filings")
record FilingRow(@Label(zh = "年度", en = "Year") @Range(min = 1949, max = 2100) int year,
        @SheetName @Label(zh = "备案类别", en = "Kind") FilingKind kind,
        @Label(zh = "建设单位", en = "Unit") @Nullable UnitCode unit,
        @Label(zh = "项目名称", en = "Name") @Text(max = 200) String name,
        @Label(zh = "涉密", en = "Classified") @Nullable Boolean classified,
        @Label(zh = "建设性质", en = "Nature") Nature nature,
        @Label(zh = "主管部门", en = "Competent authority") @Text(max = 100) String competentAuthority,
        @Label(zh = "计划开始日期", en = "Planned start") LocalDate startsOn,
        @Label(zh = "计划完成日期", en = "Planned end") LocalDate endsOn,
        @Label(zh = "绩效目标", en = "Goals") @Text(max = 5000, multiline = true) String goals,
        @Label(zh = "绩效指标", en = "Indicators") @Range(max = 50) @Text(max = 200, pattern = "[^/]{1,100}/[^/]{1,20}/[^/]{1,50}", patternZh = "“指标名称/计量单位/目标值”", patternEn = "name/unit/target") @Nullable List<String> indicators,
        @Label(zh = "立项依据", en = "Basis document") @Text(max = 500) String basis,
        @Label(zh = "建设内容", en = "Content") @Text(max = 20000, multiline = true) String content,
        @Label(zh = "功能清单", en = "Functions") @Range(max = 500) @Text(max = 200) @Nullable List<String> functions,
        @Label(zh = "经费渠道", en = "Source of funds") FundSource fundSource,
        @Fen @Label(zh = "申报金额", en = "Total applied for") @Range(max = MOST_FEN) @Nullable Long totalFen,
        @Fen @Label(zh = "年运维费", en = "Yearly operation") @Range(max = MOST_FEN) @Nullable Long yearlyOperationFen,
        @Label(zh = "涉及系统", en = "Systems") @Range(max = 50) @Text(max = 50) @Nullable List<String> systems,
        @Label(zh = "拟共享资源", en = "Shared resources") @Range(max = 500) @Text(max = 200) @Nullable List<String> sharedResources,
        @Label(zh = "不共享理由", en = "Reason for not sharing") @Text(max = 1000) @Nullable String notSharingReason,
        @Label(zh = "所需资源", en = "Needed resources") @Range(max = 500) @Text(max = 200) @Nullable List<String> neededResources,
        @Label(zh = "云资源需求", en = "Cloud need") @Text(max = 1000) @Nullable String cloudNeed,
        @Label(zh = "网络需求", en = "Network need") @Text(max = 1000) @Nullable String networkNeed,
        @Label(zh = "拟定安全保护等级", en = "Planned protection level") @Range(min = 1, max = 4) int gradingLevel,
        @Label(zh = "密码应用方案", en = "Cryptography plan") @Text(max = 1000) @Nullable String cryptoPlan,
        @Label(zh = "前期项目", en = "Earlier project") @Text(max = 50) @Nullable String earlierProject,
        @Label(zh = "前期项目后评价", en = "Its evaluation") @Text(max = 200) @Nullable String postEvaluation,
        @Lines @Label(zh = "预算明细", en = "Lines") @Range(min = 1, max = 1000) List<BudgetLine> lines) {

    /** A line of the budget, in a line of its own. */
    record BudgetLine(@Label(zh = "序号", en = "No.") @Text(max = 20) String no,
            @Label(zh = "费用类别", en = "Category") LineCategory category,
            @Label(zh = "明细名称", en = "Item") @Text(max = 200) String item,
            @Label(zh = "规格", en = "Specification") @Text(max = 500) @Nullable String specification,
            @Label(zh = "计量单位", en = "Unit of measure") @Text(max = 20) String measure,
            @Label(zh = "数量", en = "Quantity") @Text(max = 13, pattern = "(0|[1-9]\\d{0,9})(\\.\\d{1,2})?", patternZh = "至多两位小数的数字", patternEn = "a number with at most two decimals") String quantity,
            @Fen @Label(zh = "单价", en = "Unit price") @Range(max = MOST_FEN) long unitPriceFen,
            @Fen(totalled = true) @Label(zh = "金额", en = "Amount") @Range(max = MOST_FEN) long amountFen,
            @Label(zh = "金额已取整", en = "Amount is rounded") @Nullable Boolean rounded,
            @Label(zh = "测算依据", en = "Basis of the line") @Text(max = 1000, multiline = true) @Nullable String lineBasis) {
        private LineEntry entry() {
            return new LineEntry(no, category, item, specification, measure, quantity, unitPriceFen, amountFen,
                    Boolean.TRUE.equals(rounded), lineBasis);
        }
    }

    /**
     * What the row asks for.
     *
     * @throws Refusal if the total is not the sum of the lines
     */
    List<ProjectCommand> commands() {
        long sum = lines.stream().mapToLong(BudgetLine::amountFen).sum();
        if (totalFen != null && totalFen != sum) {
            throw Refusal.at("/totalFen", FilingRejection.TOTAL_NOT_SUM, yuan(totalFen), yuan(sum));
        }
        if (sum > MOST_FEN) {
            throw Refusal.at("/totalFen", FilingRejection.TOTAL_TOO_LARGE, yuan(sum), yuan(MOST_FEN));
        }
        return List.of(new OpenFiling(null, year, kind, name, Boolean.TRUE.equals(classified), unit), draft(sum),
                new SubmitFiling(null));
    }

    private DraftFiling draft(long sum) {
        return new DraftFiling(null, nature, competentAuthority, startsOn, endsOn, goals,
                indicators == null ? null : indicators.stream().map(FilingRow::indicator).toList(), basis, content,
                functions, fundSource, sum, lines.stream().map(BudgetLine::entry).toList(),
                yearlyOperationFen == null ? 0 : yearlyOperationFen, systems, sharedResources, notSharingReason,
                neededResources, cloudNeed, networkNeed, gradingLevel, cryptoPlan, earlierProject, postEvaluation);
    }

    private static IndicatorEntry indicator(String cell) {
        String[] parts = cell.split("/", -1);
        return new IndicatorEntry(parts[0], parts[1], parts[2]);
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
