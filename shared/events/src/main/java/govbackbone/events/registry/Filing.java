package govbackbone.events.registry;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import org.jspecify.annotations.Nullable;

/**
 * What is filed of a project (备案内容, 国办发〔2019〕57号): what it is for, what it costs line by line, what it shares and how
 * it is protected.
 *
 * @param totalFen           in 分: the sum of the lines
 * @param yearlyOperationFen in 分: what it will cost a year once it runs
 * @param systems            catalogue numbers of the government systems it touches
 * @param sharedResources    names of the data resources it will share
 * @param notSharingReason   why it shares none
 * @param gradingLevel       planned level of classified protection (等级保护), 1–4
 * @param cryptoPlan         the plan for the use of cryptography; needed from level 3 on
 * @param earlierProject     number of the project it rebuilds or extends
 * @param postEvaluation     that project's third-party evaluation
 */
public record Filing(@Label(zh = "建设性质", en = "Nature") Nature nature,
        @Label(zh = "主管部门", en = "Competent authority") String competentAuthority,
        @Label(zh = "计划开始日期", en = "Planned start") LocalDate startsOn,
        @Label(zh = "计划完成日期", en = "Planned end") LocalDate endsOn,
        @Label(zh = "绩效目标", en = "Goals") String goals,
        @Label(zh = "绩效指标", en = "Indicators") List<Indicator> indicators,
        @Label(zh = "立项依据", en = "Basis document") String basis,
        @Label(zh = "建设内容", en = "Content") String content,
        @Label(zh = "功能清单", en = "Functions") List<String> functions,
        @Label(zh = "经费渠道", en = "Source of funds") FundSource fundSource,
        @Label(zh = "申报金额（分）", en = "Total applied for (0.01 CNY)") long totalFen,
        @Label(zh = "预算明细", en = "Lines") List<LineItem> lines,
        @Label(zh = "年运维费（分）", en = "Yearly operation (0.01 CNY)") long yearlyOperationFen,
        @Label(zh = "涉及系统", en = "Systems") List<String> systems,
        @Label(zh = "拟共享资源", en = "Shared resources") List<String> sharedResources,
        @Label(zh = "不共享理由", en = "Reason for not sharing") @Nullable String notSharingReason,
        @Label(zh = "所需资源", en = "Needed resources") List<String> neededResources,
        @Label(zh = "云资源需求", en = "Cloud need") @Nullable String cloudNeed,
        @Label(zh = "网络需求", en = "Network need") @Nullable String networkNeed,
        @Label(zh = "拟定安全保护等级", en = "Planned protection level") int gradingLevel,
        @Label(zh = "密码应用方案", en = "Cryptography plan") @Nullable String cryptoPlan,
        @Label(zh = "前期项目", en = "Earlier project") @Nullable String earlierProject,
        @Label(zh = "前期项目后评价", en = "Its evaluation") @Nullable String postEvaluation) {
    public Filing {
        indicators = List.copyOf(indicators);
        functions = List.copyOf(functions);
        lines = List.copyOf(lines);
        systems = List.copyOf(systems);
        sharedResources = List.copyOf(sharedResources);
        neededResources = List.copyOf(neededResources);
    }
}
