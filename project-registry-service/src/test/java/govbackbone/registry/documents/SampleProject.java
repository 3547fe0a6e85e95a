package govbackbone.registry.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.Expert;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.Indicator;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.OverlapOutcome;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.events.registry.ReviewOpinion;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.registry.projects.ProjectConfiguration;
import govbackbone.registry.projects.ProjectView;
import org.jspecify.annotations.Nullable;

/** An invented project as its events leave it. */
record SampleProject(@Nullable ProjectView last, long version) {
    private static final LocalDate DAY = LocalDate.of(2020, 3, 2);

    static SampleProject opened(FilingKind kind) {
        return new SampleProject(null, 0).and(new FilingOpened(DAY, new UnitCode("113703000000000199"), "示例单位甲", 2020,
                kind, "示例：政务数据共享交换平台"));
    }

    static SampleProject submitted(FilingKind kind, String content) {
        return opened(kind).and(new FilingDrafted(DAY, filing(kind, content)))
                .and(new ProjectSubmitted(DAY, 1, 931_600_000L));
    }

    /** Reviewed twice, the second time with the published example of 278.84 of 931.60 万元. */
    static SampleProject approved(FilingKind kind) {
        return submitted(kind, "示例内容").and(new FormChecked(DAY, null))
                .and(new OverlapFlagged(DAY, 1, OverlapWith.SYSTEM, "S-1", "示例：数据目录系统", "示例：功能相同"))
                .and(new OverlapResolved(DAY, 1, OverlapOutcome.REUSE, "示例：复用其目录管理功能"))
                .and(new ReviewOpened(DAY, 1, List.of())).and(judged(1, 931_600_000L, null))
                .and(new BudgetReviewClosed(DAY, 1, 931_600_000L, 931_600_000L, 0, List.of()))
                .and(new ReviewOpened(DAY.plusDays(7), 2,
                        List.of(new Expert("e1", "示例专家甲", "示例大学", false), new Expert("e2", "示例专家乙", "示例公司", true))))
                .and(new ExpertOpinionRecorded(DAY.plusDays(7), 2, "e1", ReviewOpinion.AGREE, "示例意见"))
                .and(judged(2, 652_760_000L, ReductionReason.FP_OVERCOUNT))
                .and(new BudgetReviewClosed(DAY.plusDays(8), 2, 931_600_000L, 652_760_000L, 278_840_000L,
                        List.of(new Reduction(ReductionReason.FP_OVERCOUNT, 278_840_000L))))
                .and(new ProjectApproved(DAY.plusDays(9), new DocumentNumber("淄数项字〔2020〕1号"), 652_760_000L, 2020));
    }

    private static LineReviewed judged(int round, long approved, @Nullable ReductionReason reason) {
        return new LineReviewed(DAY, round, "1", 931_600_000L, approved, reason, reason == null ? null : "示例说明");
    }

    private static Filing filing(FilingKind kind, String content) {
        return new Filing(kind == FilingKind.OPERATION ? Nature.OPERATION : Nature.NEW, "示例主管部门", DAY, DAY.plusYears(1),
                "示例目标：归集部门数据，按需共享。", List.of(new Indicator("共享接口", "个", "200"), new Indicator("归集数据", "亿条", "5")),
                "示例依据〔2020〕1号", content, List.of("资源目录管理", "数据归集", "共享接口发布"), FundSource.GENERAL_BUDGET, 931_600_000L,
                List.of(new LineItem("1", LineCategory.SOFTWARE_DEVELOPMENT, "示例：平台软件开发", "含接口", "项",
                        new BigDecimal("1"), 931_600_000L, 931_600_000L, null)),
                12_000_050, List.of("示例系统-1"), List.of("示例人口基础信息", "示例法人基础信息"), null, List.of(), "示例：8核16G云主机4台", null,
                3,
                "示例密码应用方案", null, null);
    }

    SampleProject and(ProjectEvent event) {
        ProjectView next = new ProjectConfiguration().projectView().fold().apply(last, new Recorded<>(event, "p-1",
                version + 1, Instant.EPOCH, Actor.BACKBONE, new LogPosition(1, version)));
        return new SampleProject(next, version + 1);
    }

    ProjectView view() {
        if (last == null) {
            throw new IllegalStateException("Nothing has happened");
        }
        return last;
    }
}
