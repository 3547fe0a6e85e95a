package govbackbone.registry.overlap;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.OverlapFlagged;
import govbackbone.events.registry.ProjectEvent.ProjectSubmitted;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.http.Language;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.registry.overlap.SimilarRecord.ReusableFunction;
import govbackbone.registry.projects.ProjectCommand;
import govbackbone.registry.projects.ProjectCommand.FlagOverlap;

/** When a filing is submitted, then what it looks like is flagged, and stands in the way of its approval until resolved. */
final class OverlapReaction {
    private static final int WORDS_TOLD = 20;

    private OverlapReaction() {}

    /**
     * What was flagged before is not flagged again when the filing is corrected and handed in once more.
     *
     * @param history of a project
     */
    static Reaction<ProjectEvent> reaction(AggregateType<ProjectCommand, ?, ProjectEvent> projects,
            Function<String, List<Recorded<ProjectEvent>>> history, OverlapCheck check, OverlapRules rules) {
        return new Reaction<>("flag-overlaps", ProjectEvent.class, recorded -> {
            if (!(recorded.event() instanceof ProjectSubmitted submitted)) {
                return List.of();
            }
            String project = recorded.aggregateId();
            Set<String> before = history.apply(project).stream().filter(each -> each.version() < recorded.version())
                    .filter(each -> each.event() instanceof OverlapFlagged)
                    .map(each -> ((OverlapFlagged) each.event()).reference()).collect(Collectors.toSet());
            return check.whenSubmitted(project, submitted.submission()).stream().filter(SimilarRecord::flagged)
                    .filter(overlap -> !before.contains(overlap.reference())).limit(rules.mostFlags())
                    .<Consequence<?>>map(overlap -> new Consequence<>(projects, project, flag(overlap))).toList();
        });
    }

    private static FlagOverlap flag(SimilarRecord overlap) {
        String matches = Stream.concat(overlap.reusable().stream().map(OverlapReaction::told),
                overlap.matches().stream().map(OverlapReaction::told)).collect(Collectors.joining("；"));
        return new FlagOverlap(null, overlap.with(), overlap.reference(), overlap.name(),
                "系统比对相似度%s：%s。".formatted(overlap.score(), matches));
    }

    private static String told(ReusableFunction function) {
        return "申报功能“%s”可复用统建功能“%s”（相同%s）".formatted(function.asked(), function.offered(), function.share());
    }

    private static String told(FieldMatch match) {
        return "%s相同%s（%s）".formatted(Language.CHINESE.label(match.field()), match.share(),
                match.words().stream().limit(WORDS_TOLD).collect(Collectors.joining("、")));
    }
}
