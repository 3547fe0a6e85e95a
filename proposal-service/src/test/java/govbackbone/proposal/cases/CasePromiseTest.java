package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Promises of a signed reply that are kept, and what becomes of the reply's class. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CasePromiseTest {
    private static final LocalDate KEPT = LocalDate.of(2020, 5, 6);

    private static Given<CaseCommand, Case, CaseEvent> signed(String replyClass, int promises) {
        PromiseEntry[] made = new PromiseEntry[promises];
        Arrays.fill(made, promise(LocalDate.of(2020, 12, 31)));
        return given(at(Stage.IN_HANDLING)).and(HANDLER, contact(null)).and(HANDLER, draft(replyClass, made))
                .and(DEPUTY, pass(null)).and(PRINCIPAL, sign(null, NUMBER));
    }

    private static Given<CaseCommand, Case, CaseEvent> delivered(String replyClass, int promises) {
        return signed(replyClass, promises).and(OFFICE, deliver(null, "p1")).and(OFFICE, deliver(null, "p2"));
    }

    private static KeepPromise keep(int promise) {
        return new KeepPromise(BUREAU, 1, promise, KEPT);
    }

    private static CaseView view(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
    }

    @Test
    void the_last_promise_that_is_kept_makes_it_a_solved_case() {
        for (String replyClass : List.of("B", "C")) {
            Given<CaseCommand, Case, CaseEvent> promised = delivered(replyClass, 2);
            assertThat(view(promised).tracking()).isTrue();
            promised.gives(Actor.BACKBONE, keep(2), new PromiseKept(KEPT, BUREAU, 1, 1, 2));
            Given<CaseCommand, Case, CaseEvent> one = promised.and(Actor.BACKBONE, keep(2));
            assertThat(view(one).tracking()).isTrue();
            assertThat(view(one).replyClasses()).containsExactly(replyClass);
            one.gives(Actor.BACKBONE, keep(1), new PromiseKept(KEPT, BUREAU, 1, 1, 1),
                    new ReplyReclassified(KEPT, BUREAU, 1, 1, replyClass, "A"));
            CaseView view = view(one.and(Actor.BACKBONE, keep(1)));
            assertThat(view.tracking()).isFalse();
            assertThat(view.replyClasses()).containsExactly("A");
            assertThat(view.replies().getLast().kept()).containsExactly(2, 1);
        }
    }

    @Test
    void a_class_that_needs_no_promise_stays() {
        delivered("A", 1).gives(Actor.BACKBONE, keep(1), new PromiseKept(KEPT, BUREAU, 1, 1, 1));
        delivered("D", 1).gives(Actor.BACKBONE, keep(1), new PromiseKept(KEPT, BUREAU, 1, 1, 1));
    }

    @Test
    void a_promise_may_be_kept_before_the_last_proposer_is_served_and_after_the_end() {
        assertThat(signed("B", 1).decide(Actor.BACKBONE, keep(1))).hasSize(2);
        Given<CaseCommand, Case, CaseEvent> kept = signed("B", 1).and(Actor.BACKBONE, keep(1))
                .and(OFFICE, deliver(null, "p1"))
                .and(OFFICE, deliver(null, "p2"));
        kept.gives(Actor.BACKBONE, keep(1));
        assertThat(view(kept).tracking()).isFalse();
        Given<CaseCommand, Case, CaseEvent> lapsed = delivered("B", 1).and(OFFICE,
                new Complete(LocalDate.of(2020, 4, 22)));
        assertThat(lapsed.decide(Actor.BACKBONE, keep(1))).hasSize(2);
    }

    @Test
    void being_told_twice_or_of_something_else_changes_nothing() {
        Given<CaseCommand, Case, CaseEvent> promised = delivered("B", 2);
        promised.and(Actor.BACKBONE, keep(1)).gives(Actor.BACKBONE, keep(1));
        promised.gives(Actor.BACKBONE, keep(0));
        promised.gives(Actor.BACKBONE, keep(3));
        promised.gives(Actor.BACKBONE, new KeepPromise(BUREAU, 2, 1, KEPT));
        promised.gives(Actor.BACKBONE, new KeepPromise(FIRST, 1, 1, KEPT));
        given(at(Stage.IN_HANDLING)).gives(Actor.BACKBONE, keep(1));
        given(at(Stage.REPLY_REVIEWED)).gives(Actor.BACKBONE, keep(1));
        given(at(Stage.RECEIVED)).gives(Actor.BACKBONE, keep(1));
    }

    @Test
    void another_round_takes_the_place_of_what_was_promised() {
        Given<CaseCommand, Case, CaseEvent> second = delivered("B", 1).and(ASSIGNING, new Reopen(null, JUDGED, "督办1号"));
        second.gives(Actor.BACKBONE, keep(1));
        assertThat(view(second).tracking()).isFalse();
        assertThat(view(second).replyClasses()).isEmpty();
    }

    @Test
    void a_fact_never_lies_in_the_future() {
        delivered("A", 1).gives(Actor.BACKBONE, new KeepPromise(BUREAU, 1, 1, TODAY.plusDays(1)),
                new PromiseKept(TODAY, BUREAU, 1, 1, 1));
    }
}
