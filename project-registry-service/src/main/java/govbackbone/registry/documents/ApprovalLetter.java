package govbackbone.registry.documents;

import govbackbone.documents.Figures;
import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Language;
import govbackbone.registry.projects.ProjectView;
import govbackbone.registry.rules.RegistryRules;
import org.jspecify.annotations.Nullable;

/** The fields of the letter that approves a project (批复), or tells that an operation is on file (备案通知). */
record ApprovalLetter(@Label(zh = "发文字号", en = "Document number") String number,
        @Label(zh = "项目名称", en = "Name") String name, @Label(zh = "建设单位", en = "Unit") String unit,
        @Label(zh = "年度", en = "Year") String year, @Label(zh = "计划年度", en = "Year of the plan") String planYear,
        @Label(zh = "运维", en = "Is an operation") boolean operation,
        @Label(zh = "购买服务", en = "Is a purchased service") boolean service,
        @Label(zh = "申报金额", en = "Applied for (10,000 CNY)") String applied,
        @Label(zh = "审定金额", en = "Reviewed (10,000 CNY)") String reviewed,
        @Label(zh = "审减金额", en = "Reduced (10,000 CNY)") @Nullable String reduced,
        @Label(zh = "批复金额", en = "Approved (10,000 CNY)") String approved,
        @Label(zh = "经费渠道", en = "Source of funds") String fundSource,
        @Label(zh = "拟共享资源", en = "Shared resources") @Nullable String shared,
        @Label(zh = "安全保护等级", en = "Protection level") String gradingLevel,
        @Label(zh = "合同备案要求", en = "Filing of the contract") String contractRule,
        @Label(zh = "验收要求", en = "Acceptance") String acceptanceRule,
        @Label(zh = "批复日期", en = "Approved on") String approvedOn) {

    /** @throws Refusal before it is approved */
    static ApprovalLetter of(ProjectView view, RegistryRules rules) {
        Filing filing = view.filing();
        DocumentNumber number = view.documentNumber();
        if (filing == null || number == null || view.approvedOn() == null || view.approvedFen() == null
                || view.reviewedFen() == null || view.reducedFen() == null || view.planYear() == null) {
            throw Refusal.of(PaperRejection.NOT_APPROVED);
        }
        return new ApprovalLetter(number.value(), view.name(), view.unitName(), view.year() + "年度",
                view.planYear() + "年度", view.kind() == FilingKind.OPERATION, view.kind() == FilingKind.SERVICE,
                Figures.tenThousandYuan(filing.totalFen()), Figures.tenThousandYuan(view.reviewedFen()),
                view.reducedFen() == 0 ? null : Figures.tenThousandYuan(view.reducedFen()),
                Figures.tenThousandYuan(view.approvedFen()), Language.CHINESE.label(filing.fundSource()),
                filing.sharedResources().isEmpty() ? null : String.join("、", filing.sharedResources()),
                Figures.chinese(filing.gradingLevel()) + "级", rules.contractFiling().rule().zh(),
                rules.acceptance().rule().zh(), Figures.date(view.approvedOn()));
    }
}
