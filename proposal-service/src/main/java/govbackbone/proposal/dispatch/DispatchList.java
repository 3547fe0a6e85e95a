package govbackbone.proposal.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.*;
import govbackbone.events.proposal.DispatchListState;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.dispatch.DispatchListCommand.*;

/** The state of a dispatch list. */
sealed interface DispatchList {
    /** Before the first event. */
    DispatchList NONE = new None();

    record None() implements DispatchList {}

    /** @param cases listed so far */
    record Drawn(Head head, Set<String> cases) implements DispatchList {}

    record Open(Head head, Set<String> cases) implements DispatchList {}

    record Closed(Head head) implements DispatchList {}

    /** What does not change. */
    record Head(UnitCode unit, String unitName, LocalDate on) {}

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static DispatchList evolve(DispatchList state, DispatchListEvent event) {
        return switch (event) {
            case DispatchListDrawn e -> new Drawn(new Head(e.unit(), e.unitName(), e.effectiveOn()), Set.of());
            case CaseListed e -> {
                Drawn drawn = (Drawn) state;
                yield new Drawn(drawn.head(), Stream.concat(drawn.cases().stream(), Stream.of(e.item().caseId()))
                        .collect(Collectors.toUnmodifiableSet()));
            }
            case DispatchListReady _ -> new Open(((Drawn) state).head(), ((Drawn) state).cases());
            case ListedCaseReported _ -> state;
            case DispatchListClosed _ -> new Closed(((Open) state).head());
        };
    }

    /** The unit whose cases are listed. */
    static Parties parties(DispatchList state, DispatchListCommand command) {
        return switch (state) {
            case None _ -> Parties.of(command instanceof Draw draw ? draw.unit() : null);
            case Drawn at -> Parties.of(at.head().unit());
            case Open at -> Parties.of(at.head().unit());
            case Closed at -> Parties.of(at.head().unit());
        };
    }

    /** Where the list stands and which commands that allows. */
    static Standing<DispatchListCommand> standing(DispatchList state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(Draw.class));
            case Drawn _ -> new Standing<>(DispatchListState.DRAWN.name(), Set.of(Fill.class));
            case Open _ -> new Standing<>(DispatchListState.OPEN.name(), Set.of(Report.class, Close.class));
            case Closed _ -> new Standing<>(DispatchListState.CLOSED.name(), Set.of());
        };
    }

    /** A unit has one list a day. */
    static List<Claim> claims(DispatchListEvent event) {
        return event instanceof DispatchListDrawn e
                ? List.of(new Claim("dispatch-list", e.unit() + "/" + e.effectiveOn(), DispatchRejection.DRAWN_TODAY))
                : List.of();
    }
}
