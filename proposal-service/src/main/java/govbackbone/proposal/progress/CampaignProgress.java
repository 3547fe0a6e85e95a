package govbackbone.proposal.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import govbackbone.events.Label;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How far the papers of a campaign were on each day, by business dates as they are known now: what is entered late counts on
 * the day on which it happened.
 */
final class CampaignProgress {
    private CampaignProgress() {}

    /** What of a case tells how far it was. */
    record Paper(String id, List<Step> steps, List<Due> deadlines) {
        /** The case reached a stage. */
        record Step(LocalDate on, Stage stage) {}

        /** A deadline, as it stands now. */
        record Due(DeadlineKind kind, LocalDate dueOn, @Nullable LocalDate settledOn) {}

        /** The stage at the end of a day; empty before the paper came in. */
        Optional<Stage> on(LocalDate day) {
            return steps.stream().filter(step -> !step.on().isAfter(day)).map(Step::stage).reduce((_, later) -> later);
        }

        private boolean isOverdueOn(LocalDate day) {
            return deadlines.stream().anyMatch(due -> due.kind() == DeadlineKind.REPLY && due.dueOn().isBefore(day)
                    && (due.settledOn() == null || due.settledOn().isAfter(day)));
        }
    }

    /**
     * The papers at the end of a day. A paper that is handled again counts from the stage it is at. Always
     * {@code received = open + completed + ended}.
     *
     * @param received     all that had come in
     * @param acknowledged by every replying unit; likewise replied, which means signed, and delivered, to every proposer
     * @param completed    those followed up and archived among them
     * @param ended        declined, withdrawn, transferred or merged
     * @param overdue      open, and the time to reply was over before that day
     */
    @Label(zh = "年度办理进度", en = "Progress of a campaign")
    record Day(@Label(zh = "日期", en = "Day") LocalDate day, @Label(zh = "收件", en = "Received") long received,
            @Label(zh = "交办", en = "Assigned") long assigned,
            @Label(zh = "签收", en = "Acknowledged") long acknowledged,
            @Label(zh = "答复", en = "Replied") long replied,
            @Label(zh = "送达", en = "Delivered") long delivered,
            @Label(zh = "办结", en = "Completed") long completed,
            @Label(zh = "终止办理", en = "Ended") long ended,
            @Label(zh = "在办", en = "Open") long open,
            @Label(zh = "逾期", en = "Overdue") long overdue) {}

    /** Every day from the first to the last. */
    static List<Day> byDay(Collection<Paper> papers, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).map(day -> at(papers, day)).toList();
    }

    private static Day at(Collection<Paper> papers, LocalDate day) {
        List<Stage> stages = papers.stream().flatMap(paper -> paper.on(day).stream()).toList();
        return new Day(day, stages.size(), atLeast(stages, Stage.ASSIGNED), atLeast(stages, Stage.ACCEPTED),
                atLeast(stages, Stage.SIGNED), atLeast(stages, Stage.DELIVERED), atLeast(stages, Stage.COMPLETED),
                count(stages, Stage::isEnded), count(stages, Stage::isOpen),
                papers.stream().filter(paper -> paper.on(day).filter(Stage::isOpen).isPresent()
                        && paper.isOverdueOn(day)).count());
    }

    private static long atLeast(List<Stage> stages, Stage least) {
        return count(stages, stage -> !stage.isEnded() && stage.hasReached(least));
    }

    private static long count(List<Stage> stages, Predicate<Stage> which) {
        return stages.stream().filter(which).count();
    }

    /** The last day on which a paper moved. */
    static Optional<LocalDate> lastStep(Collection<Paper> papers) {
        return dates(papers).max(LocalDate::compareTo);
    }

    /** The day on which the first paper came in. */
    static Optional<LocalDate> firstStep(Collection<Paper> papers) {
        return dates(papers).min(LocalDate::compareTo);
    }

    private static Stream<LocalDate> dates(Collection<Paper> papers) {
        return papers.stream().flatMap(paper -> paper.steps().stream()).map(Paper.Step::on);
    }

    /** Whether a paper is still open. */
    static boolean anyOpen(Collection<Paper> papers) {
        return papers.stream().anyMatch(paper -> paper.steps().getLast().stage().isOpen());
    }
}
