package govbackbone.registry.projects;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a project. */
enum ProjectRejection implements Reason {
    DUPLICATE_SUSPECTED(Kind.DUPLICATE, "本单位该年度已有同名项目，涉嫌重复申报。",
            "The unit has filed a project of this name for that year already."), //
    DUPLICATE_CONTRACT_NUMBER(Kind.DUPLICATE, "该合同编号已备案。", "A contract with this number is on file already."), //
    NUMBER_NOT_HELD(Kind.UNACCEPTABLE, "本项目没有占用合同编号{0}。", "This project does not hold contract number {0}."), //
    UNIT_NOT_ACTIVE(Kind.UNACCEPTABLE, "单位{0}在{1}不在单位名录中、未设立或已撤销。",
            "Unit {0} is not in the directory on {1}: unknown, not yet founded, or dissolved."), //
    CLASSIFIED(Kind.UNACCEPTABLE, "涉密项目不得在本系统申报，请按保密规定另行办理。",
            "Classified projects must not be filed here; use the channel for classified matters."), //
    DATE_IN_FUTURE(Kind.UNACCEPTABLE, "日期{0}不得晚于今日。", "{0} lies in the future."), //
    DATE_OUT_OF_ORDER(Kind.UNACCEPTABLE, "日期{0}不得早于前一环节的日期{1}。", "{0} lies before the preceding step on {1}."), //
    PERIOD_REVERSED(Kind.UNACCEPTABLE, "计划完成日期{0}不得早于计划开始日期{1}。",
            "The planned end {0} lies before the planned start {1}."), //
    LINE_TWICE(Kind.UNACCEPTABLE, "明细序号{0}重复。", "Line {0} is listed twice."), //
    QUANTITY_NOT_POSITIVE(Kind.UNACCEPTABLE, "数量应大于0。", "The quantity must be more than 0."), //
    AMOUNT_NOT_PRODUCT(Kind.UNACCEPTABLE, "金额{0}分不等于数量乘以单价{1}分；取整的须注明测算依据，且相差不超过0.5元。",
            "The amount {0} is not quantity × unit price, {1}; a rounded one needs a basis and differs by at most 50 分."), //
    FILING_MISSING(Kind.UNACCEPTABLE, "尚未填报备案内容。", "Nothing has been drafted yet."), //
    LINES_MISSING(Kind.UNACCEPTABLE, "预算明细至少一行。", "The budget needs at least one line."), //
    TOTAL_NOT_SUM(Kind.UNACCEPTABLE, "申报金额{0}分不等于明细合计{1}分。", "The total {0} is not the sum of the lines, {1}."), //
    TOTAL_ZERO(Kind.UNACCEPTABLE, "申报金额应大于0。", "The total must be more than 0."), //
    INDICATORS_MISSING(Kind.UNACCEPTABLE, "须填报绩效指标（国办发〔2019〕57号）。",
            "Performance indicators are required (国办发〔2019〕57号)."), //
    SHARING_UNSTATED(Kind.UNACCEPTABLE, "须填报拟共享的信息资源，或说明不共享理由（国办发〔2019〕57号）。",
            "Name the data resources to be shared, or say why there are none (国办发〔2019〕57号)."), //
    CRYPTO_PLAN_MISSING(Kind.UNACCEPTABLE, "安全保护等级三级及以上的，须有密码应用方案。",
            "From protection level 3 on a cryptography plan is required."), //
    EARLIER_PROJECT_MISSING(Kind.UNACCEPTABLE, "改扩建、升级改造项目须填报前期项目及其后评价。",
            "A project that extends or upgrades another names it and its evaluation."), //
    SYSTEMS_MISSING(Kind.UNACCEPTABLE, "运维备案须填报所运维的政务信息系统；未纳入政务信息系统目录的，不安排运行维护经费（国办发〔2019〕57号）。",
            "An operation filing names the systems it operates; no operation money goes to systems outside the catalogue (国办发〔2019〕57号)."), //
    SYSTEM_NOT_IN_CATALOGUE(Kind.UNACCEPTABLE, "系统{0}未列入政务信息系统目录，不安排运行维护经费（国办发〔2019〕57号）。",
            "System {0} is not in the catalogue of government systems: no money to operate it (国办发〔2019〕57号)."), //
    SYSTEM_RETIRED(Kind.UNACCEPTABLE, "系统{0}“{1}”已停用。", "System {0}, \"{1}\", is retired."), //
    SHARING_OWED(Kind.UNACCEPTABLE, "系统{0}“{1}”未按要求共享数据资源：{2}，不安排运行维护经费（国办发〔2019〕57号）。",
            "System {0}, \"{1}\", does not share what it has to, {2}: no money to operate it (国办发〔2019〕57号)."), //
    PROTECTION_EXPIRED(Kind.UNACCEPTABLE, "系统{0}“{1}”在{2}没有有效的等级保护测评，不安排运行维护经费（国办发〔2019〕57号）。",
            "System {0}, \"{1}\", has no valid assessment of its protection on {2}: no money to operate it (国办发〔2019〕57号)."), //
    CRYPTOGRAPHY_EXPIRED(Kind.UNACCEPTABLE, "系统{0}“{1}”在{2}没有有效的密码应用安全性评估，不安排运行维护经费（国办发〔2019〕57号）。",
            "System {0}, \"{1}\", has no valid assessment of its cryptography on {2}: no money to operate it (国办发〔2019〕57号)."), //
    SYSTEM_OF_ANOTHER_UNIT(Kind.UNACCEPTABLE, "系统{0}由{1}使用，不是本项目建设单位的系统。",
            "System {0} belongs to {1}, not to the unit of this project."), //
    NATURE_NOT_OF_KIND(Kind.UNACCEPTABLE, "建设性质与备案类别不符。", "The nature does not fit the kind of filing."), //
    EXPERTS_TOO_FEW(Kind.UNACCEPTABLE, "评审专家不得少于{0}人且应为单数，回避的不计。",
            "At least {0} experts and an odd number of them, not counting those with a conflict of interest."), //
    EXPERT_TWICE(Kind.UNACCEPTABLE, "专家{0}重复。", "Expert {0} is listed twice."), //
    EXPERT_INVOLVED(Kind.UNACCEPTABLE, "{0}参与了本项目的申报、审查、评审组织或预算评审，不得担任评审专家。",
            "{0} has filed, checked, organised or judged this project and cannot be its expert."), //
    OPINION_OF_SOMEBODY_ELSE(Kind.FORBIDDEN, "专家只能发表本人的意见。", "Experts give their own opinion only."), //
    SHEET_MISSING(Kind.UNACCEPTABLE, "代为录入{0}的意见，须填写其签字意见表的编号。",
            "To enter the opinion of {0} you need the number of the sheet that was signed."), //
    EXPERT_UNKNOWN(Kind.UNACCEPTABLE, "{0}不是本轮评审的专家。", "{0} is no expert of this round."), //
    EXPERT_HAS_CONFLICT(Kind.UNACCEPTABLE, "{0}应当回避，不得发表意见。", "{0} has a conflict of interest and gives no opinion."), //
    EXPERT_HEARD_ALREADY(Kind.DUPLICATE, "{0}本轮已发表意见。", "{0} has given an opinion in this round already."), //
    EXPERTS_OUTSTANDING(Kind.UNACCEPTABLE, "尚有专家未发表意见：{0}。", "Experts are still to be heard: {0}."), //
    FLAG_UNKNOWN(Kind.UNACCEPTABLE, "没有待处理的重复提示{0}。", "There is no open overlap {0}."), //
    OVERLAPS_OPEN(Kind.UNACCEPTABLE, "尚有{0}项重复提示未处理。", "{0} overlaps are not resolved."), //
    LINE_UNKNOWN(Kind.UNACCEPTABLE, "没有序号为{0}的明细。", "There is no line {0}."), //
    APPROVED_ABOVE_APPLIED(Kind.UNACCEPTABLE, "审定金额{0}分不得高于申报金额{1}分；确需增加的应另行申报。",
            "{0} is above what was applied for, {1}; more needs a filing of its own."), //
    REDUCTION_REASON_MISSING(Kind.UNACCEPTABLE, "审减的须注明审减原因。", "A reduction needs its reason."), //
    REDUCTION_REASON_SUPERFLUOUS(Kind.UNACCEPTABLE, "未审减的不填审减原因。", "Nothing is reduced: leave the reason out."), //
    REDUCTION_NOTE_TOO_SHORT(Kind.UNACCEPTABLE, "审减原因为“其他”的，说明不得少于10字。",
            "The reason OTHER needs a note of at least 10 characters."), //
    LINES_UNREVIEWED(Kind.UNACCEPTABLE, "尚有明细未审核：{0}。", "Lines are not reviewed yet: {0}."), //
    AMOUNT_ABOVE_REVIEWED(Kind.UNACCEPTABLE, "批复金额{0}分不得高于评审金额{1}分。", "{0} is above what the review approved, {1}."), //
    PLAN_BEFORE_FILING(Kind.UNACCEPTABLE, "年度计划{0}不得早于申报年度{1}。",
            "The plan of {0} lies before the year of the filing, {1}."), //
    NOT_ON_ANNUAL_PLAN(Kind.UNACCEPTABLE, "本项目未列入{0}年度计划，不予立项，不安排资金。",
            "The project is not on the annual plan of {0}: no approval and no money."), //
    PLAN_ENTRY_TAKEN(Kind.DUPLICATE, "年度计划的该项目已用于另一项目立项。",
            "Another project was approved as this entry of the annual plan."), //
    DEFERRED_TO_PAST(Kind.UNACCEPTABLE, "结转年度{0}应晚于申报年度{1}。", "{0} is not after the year of the filing, {1}."), //
    AWARD_ABOVE_APPROVED(Kind.UNACCEPTABLE, "中标金额{0}分不得高于批复金额{1}分。", "{0} is above the approved amount, {1}."), //
    CONTRACT_ABOVE_AWARD(Kind.UNACCEPTABLE, "合同金额{0}分不得高于中标金额{1}分。", "{0} is above the award, {1}."), //
    CHANGE_NEEDS_REVIEW(Kind.UNACCEPTABLE, "目标改变或累计调整金额{0}分超过批复金额{1}分的{2}%，应重新报批（国办发〔2019〕57号）。",
            "Its goals change, or {0} in all is more than {2} % of the approved {1}: it needs approval anew (国办发〔2019〕57号)."), //
    PAID_ABOVE_CONTRACT(Kind.UNACCEPTABLE, "累计支付{0}分不得高于合同金额{1}分。", "{0} paid in all is above the contract's {1}."), //
    VOUCHER_TWICE(Kind.DUPLICATE, "支付凭证号{0}已登记。", "Voucher {0} is recorded already."), //
    REPORT_MISSING(Kind.UNACCEPTABLE, "缺少{0}。", "{0} is missing."), //
    SHARED_DATA_MISSING(Kind.UNACCEPTABLE, "拟共享的“{0}”尚未登记共享，不得验收（不共享、不验收）。",
            "\"{0}\" was to be shared and is not registered: no acceptance without it."), //
    PROTECTION_MISSING(Kind.UNACCEPTABLE, "安全保护等级二级及以上的，验收须有等级保护备案编号和有效的测评。",
            "From protection level 2 on acceptance needs the certificate of filing and a valid assessment."), //
    ASSESSMENT_EXPIRED(Kind.UNACCEPTABLE, "等级测评已于{0}到期。", "The assessment expired on {0}."), //
    ASSETS_OUTSTANDING(Kind.UNACCEPTABLE, "下列资产尚未划转或处置，不得退出：{0}。",
            "Assets are to be transferred or disposed of first: {0}."), //
    EVALUATED_TOO_EARLY(Kind.UNACCEPTABLE, "{0}前不开展绩效评价。", "No evaluation before {0}."), //
    EVALUATED_ALREADY(Kind.DUPLICATE, "{0}年度已评价。", "{0} was evaluated already."), //
    PERIOD_NOT_OVER(Kind.UNACCEPTABLE, "评价年度{0}晚于评价日期{1}。",
            "The period {0} lies after the day of the evaluation, {1}.");

    private final Told told;

    ProjectRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
