package govbackbone.registry.notices;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.Defect;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.notice.NoticeDraftCommand.Draft;
import govbackbone.kit.reaction.Consequence;
import govbackbone.testkit.notice.ToldNotice;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told what because something happened to a government IT project. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectNoticesTest {
    private static final UnitCode UNIT = new UnitCode("11370300MB28560647");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 23);
    private static final LocalDate DUE = LocalDate.of(2020, 3, 16);
    private static final String TO_UNIT = "unit:" + UNIT;
    private static final String TO_REVIEWERS = "role:project-reviewer";
    private static final ProjectEvent OPENED = new FilingOpened(DAY, UNIT, "淄博市大数据局", 2020, FilingKind.CONSTRUCTION,
            "示例：数据共享平台");

    private static ContractFiled contract(boolean late) {
        return new ContractFiled(DAY, "示例合同-1", LocalDate.of(2020, 3, 9), 900,
                new ExplainedDate(DUE, LocalDate.of(2020, 3, 9), DatePeriod.workingDays(5), RollPolicy.NEXT_WORKING_DAY,
                        DUE, DUE, List.of(), List.of(), List.of(), true),
                new RuleBasis("sample", 1, "示例规则", "Sample rule"), late);
    }

    private static List<Consequence<?>> because(ProjectEvent event) {
        List<Recorded<ProjectEvent>> log = ToldNotice.log("p-1", List.of(OPENED), List.of(event));
        return ProjectNotices.of(log.getLast(), () -> log);
    }

    private static void tells(ProjectEvent event, String says, String... whom) {
        List<Consequence<?>> consequences = because(event);
        assertThat(ToldNotice.whom(consequences)).containsExactly(whom);
        assertThat(consequences).map(ToldNotice::of).allSatisfy(told -> {
            assertThat(told.title()).endsWith("：“示例：数据共享平台”项目");
            assertThat(told.zh()).startsWith("“示例：数据共享平台”项目").doesNotContainPattern("\\{\\d}|null").endsWith(says);
            assertThat(told.en()).startsWith("Project “示例：数据共享平台”: ").doesNotContainPattern("\\{\\d}|null");
        });
    }

    @Test
    void a_contract_filed_late_is_told_and_one_in_time_is_not() {
        tells(contract(true), "的合同（示例合同-1）应于2020年3月16日前备案，实际于2020年3月23日备案，已逾期。",
                "DEADLINE_MISSED " + TO_UNIT, "DEADLINE_MISSED " + TO_REVIEWERS);
        assertThat(because(contract(false))).isEmpty();
    }

    @Test
    void acceptance_and_evaluation_are_reminded_of_by_those_who_do_them_and_told_when_overdue() {
        tells(new DeadlineNear(DAY, ProjectDeadlineKind.ACCEPTANCE, DUE), "应于2020年3月16日前完成竣工验收，请抓紧办理。",
                "DEADLINE_NEAR " + TO_UNIT);
        tells(new DeadlineNear(DAY, ProjectDeadlineKind.EVALUATION, DUE), "应于2020年3月16日前完成绩效评价，请抓紧办理。",
                "DEADLINE_NEAR " + TO_UNIT, "DEADLINE_NEAR " + TO_REVIEWERS);
        tells(new DeadlineMissed(DAY, ProjectDeadlineKind.ACCEPTANCE, DUE),
                "应于2020年3月16日前完成竣工验收，现已逾期，请立即办理并说明原因。", "DEADLINE_MISSED " + TO_UNIT,
                "DEADLINE_MISSED " + TO_REVIEWERS);
    }

    @Test
    void reviewers_hear_what_waits_for_them_and_the_unit_what_came_of_it() {
        tells(new ProjectSubmitted(DAY, 1, 500_012_50), "已由淄博市大数据局于2020年3月23日申报，申报金额50.00125万元，请进行形式审查。",
                "REVIEW_DUE " + TO_REVIEWERS);
        tells(new FilingReturned(DAY, List.of(new Defect("绩效目标", "请量化"), new Defect("预算", "请列明依据"))),
                "需补正：绩效目标——请量化、预算——请列明依据", "FILING_RETURNED " + TO_UNIT);
        tells(new OverlapFlagged(DAY, 1, OverlapWith.SYSTEM, "SYS-0001", "示例系统", "名称相同。"),
                "与已建政务信息系统“示例系统”疑似重复，须以复用或说明理由的方式处理后方可立项。名称相同。", "OVERLAP " + TO_UNIT,
                "OVERLAP " + TO_REVIEWERS);
        tells(new ProjectApproved(DAY, new DocumentNumber("示数项字〔2020〕1号"), 400_000_00, 2020),
                "批复金额40万元，批复文号：示数项字〔2020〕1号。", "FILING_DECIDED " + TO_UNIT);
        tells(new ProjectDeferred(DAY, 2021, "资金不足。"), "结转2021年，理由：资金不足。", "FILING_DECIDED " + TO_UNIT);
        tells(new ProjectRejected(DAY, "重复建设。"), "理由：重复建设。", "FILING_DECIDED " + TO_UNIT);
        tells(new RetirementRequested(DAY, "系统已停用。"), "请审核。理由：系统已停用。", "REVIEW_DUE " + TO_REVIEWERS);
        tells(new ProjectSuspended(DAY, "审计。"), "暂停（示例交办人员），理由：审计。", "SUSPENSION " + TO_UNIT);
        tells(new ProjectResumed(DAY, "审计结束。"), "恢复（示例交办人员），理由：审计结束。", "SUSPENSION " + TO_UNIT);
        tells(new ProjectCancelled(DAY, "政策调整。"), "理由：政策调整。", "ENDED " + TO_UNIT, "ENDED " + TO_REVIEWERS);
    }

    @Test
    void a_notice_leads_to_the_project_and_says_what_caused_it() {
        Draft issue = (Draft) because(contract(true)).getFirst().command();
        assertThat(issue.message().about().collection() + "/" + issue.message().about().id())
                .isEqualTo("projects/p-1");
        assertThat(issue.message().cause().event()).isEqualTo("registry.ContractFiled");
        assertThat(issue.message().body().en()).contains("was due to be filed by 2020-03-16");
    }
}
