package govbackbone.reporting.summaries;

import govbackbone.documents.Linked;
import govbackbone.events.Label;

/** What the template of the annual summary may use. What is not recorded is empty, and its passage is left out. */
record SummaryText(@Label(zh = "机关", en = "Body") String body,
        @Label(zh = "自称", en = "Self") String self,
        @Label(zh = "年度", en = "Year") String year,
        @Label(zh = "有办件", en = "Has cases") boolean hasCases,
        @Label(zh = "收件", en = "Received") Linked received,
        @Label(zh = "办理依据", en = "Basis") String basis,
        @Label(zh = "办结情况", en = "Completion") Linked completion,
        @Label(zh = "满意情况", en = "Satisfaction") Linked satisfaction,
        @Label(zh = "主题情况", en = "Themes") Linked themes,
        @Label(zh = "办结明细", en = "Completion in detail") Linked completed,
        @Label(zh = "答复类别", en = "Classes") Linked classes,
        @Label(zh = "答复用时", en = "Days") Linked days,
        @Label(zh = "组织领导", en = "Teams") Linked teams,
        @Label(zh = "沟通调研", en = "Contacts and research") Linked contacts,
        @Label(zh = "调度督办", en = "Dispatches and dunning") Linked dispatches,
        @Label(zh = "答复回访", en = "Replies and visits") Linked replies,
        @Label(zh = "有成效", en = "Has results") boolean hasResults,
        @Label(zh = "项目管理", en = "Projects") Linked projects,
        @Label(zh = "审减情况", en = "Cuts") Linked cuts,
        @Label(zh = "审减原因", en = "Reasons of cuts") Linked reasons,
        @Label(zh = "承诺兑现", en = "Commitments") Linked commitments,
        @Label(zh = "下一步", en = "Next") Linked next,
        @Label(zh = "成文日期", en = "Date") String date) {}
