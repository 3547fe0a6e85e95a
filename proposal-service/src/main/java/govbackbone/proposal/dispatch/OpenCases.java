package govbackbone.proposal.dispatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.ListedCase;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.query.ViewStore;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.cases.CaseView.Deadline;
import govbackbone.proposal.cases.CaseView.Dunning;
import govbackbone.proposal.cases.CaseView.Handling;
import govbackbone.proposal.commitments.CommitmentView;
import org.jspecify.annotations.Nullable;

/** What a unit has to do, as the views of cases and commitments show it. */
final class OpenCases {
    /** How far ahead promises are looked at, as with their first reminder. */
    static final int DAYS_AHEAD = 30;
    private static final List<String> UNDER_WAY = Stream.of(Stage.values())
            .filter(Stage::owesReply)
            .map(Enum::name).toList();

    private final ViewStore views;
    private final ViewType<CaseView> cases;
    private final ViewType<CommitmentView> commitments;

    OpenCases(ViewStore views, ViewType<CaseView> cases, ViewType<CommitmentView> commitments) {
        this.views = views;
        this.cases = cases;
        this.commitments = commitments;
    }

    /** The most pressing first. Blocks. */
    List<ListedCase> of(UnitCode unit, LocalDate on) {
        Map<String, List<CommitmentView>> due = views.find(commitments,
                Map.of("unit", List.of(unit.value()), "state", List.of(CommitmentState.OPEN.name()))).stream()
                .filter(each -> !each.targetOn().isAfter(on.plusDays(DAYS_AHEAD)))
                .collect(Collectors.groupingBy(CommitmentView::caseId));
        List<CaseView> open = new ArrayList<>(
                views.find(cases, Map.of("unitCodes", List.of(unit.value()), "stage", UNDER_WAY)));
        List<String> further = new ArrayList<>(due.keySet());
        further.removeAll(open.stream().map(CaseView::id).toList());
        open.addAll(views.find(cases, Map.of("id", further)));
        return open.stream()
                .flatMap(view -> listed(view, unit, due.getOrDefault(view.id(), List.of()), on).stream())
                .sorted(Comparator.comparing(ListedCase::daysLeft, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ListedCase::caseId))
                .toList();
    }

    /** How the unit's part of the case stands; empty if nothing is left for it to do. */
    static Optional<ListedCase> listed(CaseView view, UnitCode unit, List<CommitmentView> due, LocalDate on) {
        Handling handling = view.handlings().stream().filter(each -> each.unit().equals(unit)).findFirst().orElse(null);
        Deadline deadline = view.deadlines().stream().filter(each -> isOpen(each, unit, handling))
                .min(Comparator.comparing(Deadline::dueOn)).orElse(null);
        boolean owesReply = handling != null && handling.stage().owesReply();
        if (!owesReply && deadline == null && due.isEmpty()) {
            return Optional.empty();
        }
        int round = handling == null ? view.round() : handling.round();
        return Optional.of(new ListedCase(view.id(), view.version(), view.caseNo(), view.title(), view.source(),
                handling != null && view.stage().isOpen() ? handling.stage() : view.stage(),
                round, handling == null || handling.team() == null ? null : handling.team().section(),
                handling == null || handling.team() == null ? null : handling.team().handler(),
                deadline == null ? null : deadline.kind(), deadline == null ? null : deadline.dueOn(),
                deadline == null ? null : Math.toIntExact(deadline.dueOn().toEpochDay() - on.toEpochDay()),
                dunning(view, unit, round), view.supervised(), due.size(),
                due.stream().map(CommitmentView::targetOn).min(Comparator.naturalOrder()).orElse(null)));
    }

    private static boolean isOpen(Deadline deadline, UnitCode unit, @Nullable Handling handling) {
        boolean ofRound = handling != null && deadline.round() == handling.round()
                && handling.stage().owesReply();
        boolean owed = switch (deadline.kind()) {
            case FIRST_CONTACT, REPLY -> ofRound;
            case CO_OPINION -> true;
            case RETURN, FEEDBACK, DISCLOSURE -> false;
        };
        return owed && deadline.unit().equals(unit) && deadline.settledOn() == null;
    }

    private static @Nullable DunningLevel dunning(CaseView view, UnitCode unit, int round) {
        return view.dunnings().stream().filter(each -> each.unit().equals(unit) && each.round() == round)
                .map(Dunning::level).max(Comparator.naturalOrder()).orElse(null);
    }
}
