package govbackbone.proposal.cases;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a case. */
enum CaseRejection implements Reason {
    DUPLICATE_CASE_NUMBER(Kind.DUPLICATE, "同一来源、层级、届次下已有此案号。",
            "There is a case with this number in that session already."), //
    DUPLICATE_DOCUMENT_NUMBER(Kind.DUPLICATE, "该发文字号已用于其他答复。", "Another reply has this document number already."), //
    UNIT_REQUIRED(Kind.UNACCEPTABLE, "分办案件须指明承办单位。", "The case is split: say which unit is meant."), //
    NOT_A_REPLYING_UNIT(Kind.UNACCEPTABLE, "{0}不是本案的独办、主办或分办单位。", "{0} does not reply in this case."), //
    ACTOR_OF_ANOTHER_UNIT(Kind.FORBIDDEN, "只有承办单位的人员可以办理此项。", "Only people of the handling unit may do this."), //
    DATE_IN_FUTURE(Kind.UNACCEPTABLE, "日期{0}不得晚于今日。", "{0} lies in the future."), //
    DATE_OUT_OF_ORDER(Kind.UNACCEPTABLE, "日期{0}不得早于前一环节的日期{1}。", "{0} lies before the preceding step on {1}."), //
    LEAD_PROPOSER_MISSING(Kind.UNACCEPTABLE, "须有一名领衔代表或委员。", "One proposer must be the lead."), //
    SEVERAL_LEAD_PROPOSERS(Kind.UNACCEPTABLE, "领衔代表或委员只能有一名。", "Only one proposer can be the lead."), //
    PROPOSER_TWICE(Kind.UNACCEPTABLE, "代表或委员编号{0}重复。", "Proposer {0} is listed twice."), //
    ASSIGNED_BEFORE_RECEIPT(Kind.UNACCEPTABLE, "交办日期{0}不得早于收件日期{1}。", "Assigned on {0}, before the receipt on {1}."), //
    NO_RULE_SET(Kind.UNACCEPTABLE, "{0}没有施行中的办理规则。", "No rule set is in force on {0}."), //
    UNIT_UNKNOWN(Kind.UNACCEPTABLE, "单位名录中没有{0}。", "There is no unit {0} in the directory."), //
    UNIT_NOT_ACTIVE(Kind.UNACCEPTABLE, "单位{0}在{1}未设立或已撤销。",
            "Unit {0} does not exist on {1}: not yet founded, or dissolved."), //
    ROLE_NOT_OF_MODE(Kind.UNACCEPTABLE, "单位的承办角色与案件的承办方式不符。", "The unit cannot have that role in this mode."), //
    UNIT_TWICE(Kind.UNACCEPTABLE, "单位{0}重复。", "Unit {0} is listed twice."), //
    SOLE_NEEDS_ONE_UNIT(Kind.UNACCEPTABLE, "独办案件须有且只有一个承办单位。", "Sole handling needs exactly one unit."), //
    LEAD_UNIT_MISSING(Kind.UNACCEPTABLE, "须有一个主办单位。", "One unit must lead."), //
    SEVERAL_LEAD_UNITS(Kind.UNACCEPTABLE, "主办单位只能有一个。", "Only one unit can lead."), //
    CO_HANDLER_MISSING(Kind.UNACCEPTABLE, "须至少有一个会办单位。", "At least one unit must co-handle."), //
    LEAD_IS_CO_HANDLER(Kind.UNACCEPTABLE, "主办单位{0}不得同时为会办单位。", "Lead unit {0} cannot co-handle as well."), //
    SPLIT_NEEDS_TWO_UNITS(Kind.UNACCEPTABLE, "分办案件须至少有两个承办单位。", "Split handling needs at least two units."), //
    ALREADY_ACKNOWLEDGED(Kind.DUPLICATE, "该单位已签收。", "The unit has acknowledged receipt already."), //
    UNIT_ASSIGNED_ALREADY(Kind.UNACCEPTABLE, "{0}已是本案的承办单位。", "{0} handles this case already."), //
    RETURN_WINDOW_CLOSED(Kind.UNACCEPTABLE, "已超过申退期限（{0}）。", "The time to request return ended on {0}."), //
    RETURN_DECIDED_BY_UNIT_ITSELF(Kind.FORBIDDEN, "承办单位不得自行决定退办、改办。", "A unit cannot decide on its own return."), //
    TEAM_NOT_DISTINCT(Kind.UNACCEPTABLE, "主要负责同志、分管同志、承办人须为不同人员。",
            "Principal, deputy and handler must be three persons."), //
    UNKNOWN_PROPOSER(Kind.UNACCEPTABLE, "{0}不是本案的代表或委员。", "{0} is no proposer of this case."), //
    CONTACT_BEFORE_ASSIGNMENT(Kind.UNACCEPTABLE, "联系日期{0}不得早于交办日期{1}。",
            "Contact on {0}, before the assignment on {1}."), //
    NOT_A_CO_HANDLER(Kind.UNACCEPTABLE, "{0}不是本案的会办单位。", "{0} does not co-handle this case."), //
    CO_OPINION_ALREADY_IN(Kind.DUPLICATE, "{0}的会办意见已收到或已免予会办。", "The opinion of {0} is in already, or waived."), //
    EXTENSION_AFTER_DUE(Kind.UNACCEPTABLE, "须在答复期限届满（{0}）前申请延期。",
            "An extension must be requested by {0}, while the time to reply lasts."), //
    EXTENSION_TOO_LONG(Kind.UNACCEPTABLE, "延长后的期限{0}超过规定的最迟日期{1}。",
            "It would last until {0}; the rules allow {1} at the latest."), //
    EXTENSION_USED_UP(Kind.UNACCEPTABLE, "本轮办理的延期次数已用完。", "No more extensions are allowed in this round."), //
    EXTENSION_ALREADY_REQUESTED(Kind.DUPLICATE, "已有待批复的延期申请。",
            "An extension request is waiting to be decided already."), //
    NO_EXTENSION_REQUESTED(Kind.NOT_ALLOWED, "没有待批复的延期申请。", "No extension request is waiting to be decided."), //
    CLASS_NOT_IN_SCHEME(Kind.UNACCEPTABLE, "办理规则中没有答复类别{0}。", "The rules know no reply class {0}."), //
    QUESTION_UNANSWERED(Kind.UNACCEPTABLE, "第{0}个问题未答复。", "Question {0} is not answered."), //
    QUESTION_UNKNOWN(Kind.UNACCEPTABLE, "本案没有第{0}个问题。", "The case has no question {0}."), //
    QUESTION_ANSWERED_TWICE(Kind.UNACCEPTABLE, "第{0}个问题重复答复。", "Question {0} is answered twice."), //
    LEAD_NOT_CONTACTED(Kind.UNACCEPTABLE, "拟稿前须与领衔代表或委员至少沟通一次。",
            "The lead proposer must be contacted at least once before the reply is drafted."), //
    CO_OPINIONS_OUTSTANDING(Kind.UNACCEPTABLE, "{0}的会办意见尚未收到，也未免予会办。", "The opinion of {0} is neither in nor waived."), //
    PROMISE_MISSING(Kind.UNACCEPTABLE, "{0}类答复须有承诺事项及目标日期。",
            "A reply of class {0} needs a promise with its target date."), //
    PROMISE_NOT_AHEAD(Kind.UNACCEPTABLE, "承诺的目标日期{0}须晚于拟稿日期{1}。",
            "The target date {0} must lie after the draft of {1}."), //
    PROMISE_BEFORE_SIGNING(Kind.UNACCEPTABLE, "承诺的目标日期{0}须晚于签发日期{1}。",
            "The target date {0} must lie after the signature of {1}."), //
    REVIEWER_NOT_IN_TEAM(Kind.UNACCEPTABLE, "{0}不是专班成员。", "{0} is no member of the taskforce."), //
    NO_QUORUM(Kind.UNACCEPTABLE, "参加评议的专班成员须过半数（{0}人中到会{1}人）。",
            "More than half of the taskforce must be present; {1} of {0} are."), //
    DRAFTER_ONLY_REVIEWER(Kind.UNACCEPTABLE, "拟稿人不得独自评议。", "The drafter cannot be the only reviewer."), //
    SIGNER_NOT_PRINCIPAL(Kind.FORBIDDEN, "答复须由主要负责同志签发；他人签发须有其签发授权。",
            "The principal signs; anybody else needs a delegation of the principal."), //
    SIGNER_NOT_OF_TASKFORCE(Kind.FORBIDDEN, "须由本案专班的主要负责同志{0}签发；人员变动的，应先调整专班。",
            "The principal of this taskforce, {0}, signs; where that has become another person, change the team first."), //
    TEAM_UNCHANGED(Kind.UNACCEPTABLE, "专班人员没有变化。", "The taskforce is the same as before."), //
    RECORDER_IS_DRAFTER(Kind.FORBIDDEN, "拟稿人不得登记对本人所拟答复的评议结果。",
            "The drafter cannot record what the review decided about the draft."), //
    RECORDER_NOT_IN_TEAM(Kind.FORBIDDEN, "评议结果须由专班成员或局办公室登记。",
            "The review is recorded by a member of the taskforce or by the office."), //
    NOT_NAMED_AS_REVIEWER(Kind.FORBIDDEN, "只有被记为参加评议的人员可以对评议提出异议。",
            "Only somebody who was named as a reviewer can dispute the review."), //
    HEARD_BY_HANDLER(Kind.UNACCEPTABLE, "承办人、拟稿人不得听取对本人所办答复的意见。",
            "Whoever handled the case or drafted the reply cannot hear what is thought of it."), //
    RECORDED_BY_HANDLER(Kind.FORBIDDEN, "承办人、拟稿人不得登记对本人所办答复的意见。",
            "Whoever handled the case or drafted the reply cannot record what is thought of it."), //
    DISCLOSED_BY_DRAFTER(Kind.FORBIDDEN, "拟稿人不得自行公开本人所拟的答复。",
            "The drafter cannot publish the reply; somebody else does."), //
    NUMBER_NOT_HELD(Kind.UNACCEPTABLE, "本案的答复没有占用发文字号{0}。", "No reply of this case holds number {0}."), //
    SIGNER_IS_DRAFTER(Kind.FORBIDDEN, "签发人不得为拟稿人。", "The drafter cannot sign."), //
    NOT_SEALED(Kind.UNACCEPTABLE, "答复须加盖公章。", "The reply must bear the seal."), //
    NON_DISCLOSURE_REASON_MISSING(Kind.UNACCEPTABLE, "不予公开的，须注明理由。", "A reply that is not disclosed needs the reason."), //
    DELIVERED_BEFORE_SIGNING(Kind.UNACCEPTABLE, "送达日期{0}不得早于签发日期{1}。",
            "Delivered on {0}, before the signature on {1}."), //
    ALREADY_DELIVERED(Kind.DUPLICATE, "已向{0}送达。", "The reply was delivered to {0} already."), //
    LEAD_CONSENT_MISSING(Kind.UNACCEPTABLE, "经领衔人转送的，须注明其同意情况。",
            "Delivery through the lead proposer needs the consent of the lead."), //
    LEAD_NOT_SERVED(Kind.UNACCEPTABLE, "领衔人尚未收到答复，不能经其转送。",
            "The lead proposer has not got the reply yet and cannot pass it on."), //
    COPIES_INCOMPLETE(Kind.UNACCEPTABLE, "全部送达时须完成抄送，尚缺{0}个抄送单位。",
            "With the last delivery all copies must be out; {0} recipients are missing."), //
    OPINION_BEFORE_DELIVERY(Kind.UNACCEPTABLE, "反馈日期{0}不得早于送达日期{1}。", "Opinion of {0}, before the delivery on {1}."), //
    OPINION_ALREADY_GIVEN(Kind.DUPLICATE, "{0}在本轮已反馈意见。", "{0} has given an opinion in this round already."), //
    OPINIONS_OUTSTANDING(Kind.UNACCEPTABLE, "意见未收齐，且反馈期限（{0}）未届满。",
            "Opinions are missing and the time for them lasts until {0}."), //
    OPEN_DISSATISFACTION(Kind.UNACCEPTABLE, "有代表或委员不满意，须重新办理，不得办结。",
            "A proposer is dissatisfied: the case must be handled again, not completed."), //
    NO_GROUND_TO_REOPEN(Kind.UNACCEPTABLE, "没有不满意的意见，也没有督办要求，不能重新办理。",
            "Nobody is dissatisfied and no supervision order is given: no ground to reopen."), //
    NOTE_MISSING(Kind.UNACCEPTABLE, "理由为其他的，须写明具体情况。", "The reason is another one: say which."), //
    NOT_LEAD_PROPOSER(Kind.UNACCEPTABLE, "撤回须由领衔代表或委员书面提出，{0}不是领衔人。",
            "Only the lead proposer can take the paper back, which {0} is not."), //
    TRANSFER_WITHIN_DIRECTORY(Kind.UNACCEPTABLE, "{0}在单位名录内，应按改办交由该单位承办。",
            "{0} is in the directory: approve the return to it instead."), //
    DUNNING_LEVEL_DOWN(Kind.UNACCEPTABLE, "本轮办理中催办级别不得降低。", "Within a round dunning does not become milder."), //
    ALREADY_SUPERVISED(Kind.DUPLICATE, "本案已列为重点督办。", "The case is under supervision already."), //
    NOT_SUPERVISED(Kind.NOT_ALLOWED, "本案未列为重点督办。", "The case is not under supervision."), //
    SUPERVISION_OPEN(Kind.UNACCEPTABLE, "重点督办尚未结束，不得归档。", "The case cannot be archived while it is under supervision."), //
    DISCLOSURE_EXCLUDED(Kind.UNACCEPTABLE, "签发时已决定不予公开，不得公开。",
            "It was decided with the signature not to disclose the reply."), //
    ONLY_SUMMARY_DISCLOSED(Kind.UNACCEPTABLE, "签发时决定摘要公开，不得全文公开。",
            "It was decided with the signature to disclose a summary only."), //
    MOBILE_NUMBER_IN_TEXT(Kind.UNACCEPTABLE, "第{0}个字符起含有手机号码，公开前须删除。",
            "From character {0} on there is a mobile telephone number; remove it."), //
    LANDLINE_NUMBER_IN_TEXT(Kind.UNACCEPTABLE, "第{0}个字符起含有固定电话号码，公开前须删除。",
            "From character {0} on there is a landline telephone number; remove it."), //
    IDENTITY_NUMBER_IN_TEXT(Kind.UNACCEPTABLE, "第{0}个字符起含有公民身份号码，公开前须删除。",
            "From character {0} on there is an identity card number; remove it."), //
    DATE_CLASS_UNKNOWN(Kind.UNACCEPTABLE, "办理规则中没有限期类别{0}。", "The rules know no date class {0}."), //
    DATE_CLASS_OFF_SESSION(Kind.UNACCEPTABLE, "闭会期间提出的，不适用限期类别。", "A paper made off session has no date class."), //
    LENGTH_OR_DAY(Kind.UNACCEPTABLE, "延长期限与延长至某日须填写其一，且只能填写其一。",
            "Ask either for a length or for a day, not for both."), //
    EXTENSION_NOT_AHEAD(Kind.UNACCEPTABLE, "延长至的日期{0}须晚于现答复期限{1}。",
            "The day {0} must lie after the present end of the time to reply, {1}."), //
    VALUE_NOT_FITTING(Kind.UNACCEPTABLE, "{0}不是该事项的有效内容。", "{0} is no value of that field."), //
    NOTHING_TO_CORRECT(Kind.UNACCEPTABLE, "更正后的内容与原内容相同。", "The value is the same as before."), //
    NOT_ENTERED_YET(Kind.UNACCEPTABLE, "该事项尚未登记，无须更正。", "The field has not been entered yet."), //
    NUMBER_GIVEN_BACK(Kind.UNACCEPTABLE, "不予立案的来件不再占用案号，无须更正。",
            "A paper that was not filed has no case number any more."), //
    ASSIGNED_ON_FIXED(Kind.UNACCEPTABLE, "承办单位已签收，交办日期不得向后更正。",
            "A unit has acknowledged receipt: the day of assignment cannot become later."), //
    MERGED_INTO_ITSELF(Kind.UNACCEPTABLE, "案件不得并入自身。", "A case cannot be merged into itself."), //
    MERGED_INTO_LATER(Kind.UNACCEPTABLE, "只能并入收件在先的案件，请将后收的案件并入本案。",
            "A case is merged into one that was filed before it; merge the later one into this one."), //
    HAS_MERGED_CASES(Kind.UNACCEPTABLE, "已有其他案件并入本案，本案不得撤回、不予立案或移交。",
            "Other cases were merged into this one: it cannot be withdrawn, declined or transferred."), //
    ALREADY_WITHHELD(Kind.DUPLICATE, "该答复已决定不予公开。", "The reply is withheld already.");

    private final Told told;

    CaseRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
