package govbackbone.registry.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.documents.Figures;
import govbackbone.events.Label;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.LineItem;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Language;
import govbackbone.registry.projects.ProjectView;
import org.jspecify.annotations.Nullable;

/** The fields of the filing form (备案表): everything the unit filed, as last drafted. */
record FilingForm(@Label(zh = "项目名称", en = "Name") String name, @Label(zh = "项目编号", en = "Id") String id,
        @Label(zh = "建设单位", en = "Unit") String unit, @Label(zh = "统一社会信用代码", en = "Unit code") String unitCode,
        @Label(zh = "年度", en = "Year") String year, @Label(zh = "备案类别", en = "Kind") String kind,
        @Label(zh = "建设性质", en = "Nature") String nature,
        @Label(zh = "主管部门", en = "Competent authority") String authority,
        @Label(zh = "起止日期", en = "Period") String period, @Label(zh = "立项依据", en = "Basis") String basis,
        @Label(zh = "绩效目标", en = "Goals") String goals,
        @Label(zh = "绩效指标", en = "Indicators") List<IndicatorField> indicators,
        @Label(zh = "建设内容", en = "Content") String content, @Label(zh = "功能清单", en = "Functions") String functions,
        @Label(zh = "经费渠道", en = "Source of funds") String fundSource,
        @Label(zh = "申报金额", en = "Total (CNY)") String total,
        @Label(zh = "申报金额万元", en = "Total (10,000 CNY)") String tenThousands,
        @Label(zh = "年运维费", en = "Yearly operation") String yearlyOperation,
        @Label(zh = "预算明细", en = "Lines") List<LineField> lines, @Label(zh = "涉及系统", en = "Systems") String systems,
        @Label(zh = "信息资源共享", en = "Sharing") String sharing, @Label(zh = "所需资源", en = "Needed") String needed,
        @Label(zh = "云资源需求", en = "Cloud") @Nullable String cloud,
        @Label(zh = "网络需求", en = "Network") @Nullable String network,
        @Label(zh = "安全保护等级", en = "Protection level") String gradingLevel,
        @Label(zh = "密码应用方案", en = "Cryptography") @Nullable String cryptoPlan,
        @Label(zh = "前期项目", en = "Earlier project") @Nullable String earlier,
        @Label(zh = "前期项目后评价", en = "Its evaluation") @Nullable String postEvaluation,
        @Label(zh = "草稿", en = "Draft") boolean draft, @Label(zh = "申报日期", en = "Submitted on") String submittedOn) {

    record IndicatorField(@Label(zh = "指标", en = "Name") String name, @Label(zh = "目标", en = "Target") String target) {}

    record LineField(@Label(zh = "序号", en = "No.") String no, @Label(zh = "费用类别", en = "Category") String category,
            @Label(zh = "名称", en = "Name") String name, @Label(zh = "数量", en = "Quantity") String quantity,
            @Label(zh = "单价", en = "Unit price (CNY)") String price,
            @Label(zh = "金额", en = "Amount (CNY)") String amount) {
        private static LineField of(LineItem line) {
            String what = line.specification() == null ? line.name() : line.name() + "（" + line.specification() + "）";
            return new LineField(line.no(), Language.CHINESE.label(line.category()), what,
                    line.quantity().toPlainString() + line.measure(), Figures.yuan(line.unitPriceFen()),
                    Figures.yuan(line.amountFen()));
        }
    }

    /** @throws Refusal before anything is drafted */
    static FilingForm of(ProjectView view) {
        Filing filing = view.filing();
        if (filing == null) {
            throw Refusal.of(PaperRejection.NOTHING_DRAFTED);
        }
        return new FilingForm(view.name(), view.id(), view.unitName(), view.unit().value(), view.year() + "年度",
                Language.CHINESE.label(view.kind()), Language.CHINESE.label(filing.nature()),
                filing.competentAuthority(), Figures.date(filing.startsOn()) + "至" + Figures.date(filing.endsOn()),
                filing.basis(), filing.goals(),
                filing.indicators().stream().map(i -> new IndicatorField(i.name(), i.target() + i.measure())).toList(),
                filing.content(), listed(filing.functions()), Language.CHINESE.label(filing.fundSource()),
                Figures.yuan(filing.totalFen()), Figures.tenThousandYuan(filing.totalFen()),
                Figures.yuan(filing.yearlyOperationFen()), filing.lines().stream().map(LineField::of).toList(),
                listed(filing.systems()), sharing(filing), listed(filing.neededResources()), filing.cloudNeed(),
                filing.networkNeed(), Figures.chinese(filing.gradingLevel()) + "级", filing.cryptoPlan(),
                filing.earlierProject(), filing.postEvaluation(), view.submittedOn() == null,
                Figures.dateOr(view.submittedOn()));
    }

    private static String sharing(Filing filing) {
        List<String> said = new ArrayList<>();
        if (!filing.sharedResources().isEmpty()) {
            said.add("拟共享：" + listed(filing.sharedResources()));
        }
        Stream.ofNullable(filing.notSharingReason()).map(reason -> "不共享理由：" + reason).forEach(said::add);
        return String.join("\n", said);
    }

    private static String listed(List<String> items) {
        return items.isEmpty() ? "无" : String.join("、", items);
    }
}
