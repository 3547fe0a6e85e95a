package govbackbone.registry.documents;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import govbackbone.documents.Figures;
import govbackbone.events.Label;
import govbackbone.events.registry.Expert;
import govbackbone.events.registry.Reduction;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Language;
import govbackbone.registry.projects.ProjectView;
import govbackbone.registry.projects.ProjectView.Line;
import govbackbone.registry.projects.ProjectView.Opinion;
import govbackbone.registry.projects.ProjectView.Overlap;
import govbackbone.registry.projects.ProjectView.Round;
import org.jspecify.annotations.Nullable;

/** The fields of the sheet of one round of review (评审意见表): what the experts think, what is cut of each line, and why. Money is in 万元. */
record ReviewSheet(@Label(zh = "项目名称", en = "Name") String name, @Label(zh = "建设单位", en = "Unit") String unit,
        @Label(zh = "年度", en = "Year") String year, @Label(zh = "备案类别", en = "Kind") String kind,
        @Label(zh = "评审轮次", en = "Round") String round, @Label(zh = "评审日期", en = "Opened on") String openedOn,
        @Label(zh = "专家", en = "Experts") List<ExpertField> experts,
        @Label(zh = "明细", en = "Lines") List<LineField> lines,
        @Label(zh = "重复提示", en = "Overlaps") List<OverlapField> overlaps,
        @Label(zh = "结论", en = "Conclusion") @Nullable Conclusion conclusion,
        @Label(zh = "完成日期", en = "Closed on") String closedOn) {

    record ExpertField(@Label(zh = "姓名", en = "Name") String name, @Label(zh = "工作单位", en = "Work unit") String unit,
            @Label(zh = "评审意见", en = "Opinion") String opinion) {}

    record LineField(@Label(zh = "序号", en = "No.") String no, @Label(zh = "名称", en = "Name") String name,
            @Label(zh = "申报金额", en = "Applied for (10,000 CNY)") String applied,
            @Label(zh = "审定金额", en = "Approved (10,000 CNY)") String approved,
            @Label(zh = "审减金额", en = "Reduced (10,000 CNY)") String reduced,
            @Label(zh = "审减原因", en = "Reason") String reason) {
        private static LineField of(Line line) {
            String reason = line.reason() == null ? "" : Language.CHINESE.label(line.reason());
            String note = line.note() == null ? "" : (reason.isEmpty() ? "" : "：") + line.note();
            return new LineField(line.no(), line.name(), Figures.tenThousandYuan(line.appliedFen()),
                    Figures.tenThousandYuan(line.approvedFen()), Figures.tenThousandYuan(line.reducedFen()),
                    reason + note);
        }
    }

    record OverlapField(@Label(zh = "对象", en = "With") String with, @Label(zh = "提示理由", en = "Reason") String reason,
            @Label(zh = "处理情况", en = "Outcome") String outcome) {
        private static OverlapField of(Overlap overlap) {
            String outcome = overlap.outcome() == null
                    ? "尚未处理"
                    : Language.CHINESE.label(overlap.outcome()) + "：" + overlap.note();
            return new OverlapField(
                    Language.CHINESE.label(overlap.with()) + (overlap.name() == null ? "" : "：" + overlap.name()),
                    overlap.reason() == null ? overlap.hint().zh() : overlap.reason(),
                    outcome);
        }
    }

    record Conclusion(@Label(zh = "申报合计", en = "Applied for (10,000 CNY)") String applied,
            @Label(zh = "审定合计", en = "Approved (10,000 CNY)") String approved,
            @Label(zh = "审减合计", en = "Reduced (10,000 CNY)") String reduced,
            @Label(zh = "审减率", en = "Rate of reduction") String rate,
            @Label(zh = "分原因审减", en = "Reductions") List<ReductionField> reductions) {}

    record ReductionField(@Label(zh = "原因", en = "Reason") String reason,
            @Label(zh = "金额", en = "Amount (10,000 CNY)") String amount) {
        private static ReductionField of(Reduction reduction) {
            return new ReductionField(Language.CHINESE.label(reduction.reason()),
                    Figures.tenThousandYuan(reduction.reducedFen()));
        }
    }

    /**
     * @param number of the round, from 1
     * @throws Refusal before there is such a round
     */
    static ReviewSheet of(ProjectView view, int number) {
        if (view.rounds().size() < number) {
            throw Refusal.of(PaperRejection.NOT_REVIEWED);
        }
        Round round = view.rounds().get(number - 1);
        return new ReviewSheet(view.name(), view.unitName(), view.year() + "年度", Language.CHINESE.label(view.kind()),
                Figures.chinese(round.round()), Figures.date(round.openedOn()),
                round.experts().stream().map(expert -> expert(expert, round.opinions())).toList(),
                round.lines().stream().map(LineField::of).toList(),
                view.overlaps().stream().sorted(Comparator.comparingInt(Overlap::flag)).map(OverlapField::of).toList(),
                conclusion(round), Figures.dateOr(round.closedOn()));
    }

    private static ExpertField expert(Expert expert, List<Opinion> opinions) {
        String opinion = expert.conflict()
                ? "回避"
                : opinions.stream().filter(given -> given.expert().equals(expert.subject())).findFirst()
                        .map(given -> Language.CHINESE.label(given.opinion()) + "：" + given.comment()).orElse("");
        return new ExpertField(expert.name(), expert.workUnit(), opinion);
    }

    private static @Nullable Conclusion conclusion(Round round) {
        if (round.closedOn() == null) {
            return null;
        }
        long applied = Objects.requireNonNull(round.appliedFen());
        long reduced = Objects.requireNonNull(round.reducedFen());
        return new Conclusion(Figures.tenThousandYuan(applied),
                Figures.tenThousandYuan(Objects.requireNonNull(round.approvedFen())),
                Figures.tenThousandYuan(reduced), Figures.percent(reduced, applied),
                round.reductions().stream().map(ReductionField::of).toList());
    }
}
