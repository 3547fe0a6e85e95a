package govbackbone.proposal.commitments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.DocumentNumber;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import govbackbone.testkit.aggregate.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked, by whomever, with whatever dates: what must never happen, does not. */
class CommitmentInvariantsTest {
    private record Ask(Actor actor, CommitmentCommand command) {}

    @Property(tries = 200)
    void no_sequence_of_commands_breaks_a_commitment(
            @ForAll @Size(25) List<@IntRange(max = 1_000_000) Integer> choices) {
        Given<CommitmentCommand, Commitment, CommitmentEvent> commitment = nothing().on(SIGNED).and(Actor.BACKBONE,
                open(TARGET));
        for (int choice : choices) {
            commitment = ring(commitment.on(commitment.today().plusDays(choice % 23)));
            commitment = attempt(commitment, ask(choice / 23, commitment.today()));
        }
        holds(commitment);
    }

    /** Gives the command of every alarm that is due, as the backbone does. */
    private static Given<CommitmentCommand, Commitment, CommitmentEvent> ring(
            Given<CommitmentCommand, Commitment, CommitmentEvent> commitment) {
        Given<CommitmentCommand, Commitment, CommitmentEvent> rung = commitment;
        for (Alarm<CommitmentCommand> alarm : Commitment.alarms(commitment.state())) {
            if (!alarm.at().isAfter(commitment.today().atStartOfDay(Context.ZONE).toInstant())) {
                assertThat(rung.decide(Actor.BACKBONE, alarm.command())).hasSize(1);
                rung = rung.and(Actor.BACKBONE, alarm.command());
            }
        }
        return rung;
    }

    private static Ask ask(int choice, LocalDate today) {
        LocalDate on = today.plusDays(choice % 7 - 5);
        LocalDate target = today.plusDays(choice % 101 - 10);
        List<Actor> actors = List.of(HANDLER, OFFICE, PRINCIPAL, STRANGER);
        Actor actor = actors.get(choice % 4);
        return new Ask(actor, switch (choice / 4 % 10) {
            case 0 -> new ReportProgress(on, "示例", "示例");
            case 1 -> new Fulfil(on, "示例");
            case 2, 3, 4 -> new Replan(on, target, "示例", today);
            case 5 -> new Abandon(on, "示例", on);
            case 6 -> new SignReReply(on, new DocumentNumber("淄数建字〔2020〕" + (choice % 3 + 1) + "号"), null);
            case 7 -> new DeliverReReply(on, List.of("p1"), DeliveryMethod.POST);
            case 8 -> new DeliverReReply(on, List.of("p2"), DeliveryMethod.POST);
            default -> choice % 5 == 0
                    ? new Supersede(today, SupersedingGround.CASE_REOPENED)
                    : new DeliverReReply(on, List.of("p1", "p2"), DeliveryMethod.POST);
        });
    }

    private static Given<CommitmentCommand, Commitment, CommitmentEvent> attempt(
            Given<CommitmentCommand, Commitment, CommitmentEvent> commitment, Ask ask) {
        try {
            return commitment.and(ask.actor(), ask.command());
        } catch (Refusal | CommandFailure.Unknown refused) {
            return commitment;
        }
    }

    private static void holds(Given<CommitmentCommand, Commitment, CommitmentEvent> commitment) {
        List<CommitmentEvent> history = commitment.history();
        CommitmentView view = CommitmentProjectionTest.view(history);
        assertThat(view.state().name()).isEqualTo(Commitment.standing(commitment.state()).state());
        assertThat(history).allMatch(event -> !event.effectiveOn().isAfter(commitment.today()));
        List<LocalDate> plans = new ArrayList<>();
        List<LocalDate> steps = new ArrayList<>();
        List<String> reminders = new ArrayList<>();
        for (CommitmentEvent event : history) {
            switch (event) {
                case CommitmentReplanned e -> {
                    plans.add(e.effectiveOn());
                    reminders.clear();
                }
                case CommitmentReminderDue e -> reminders.add(e.reminder() + "/" + e.targetOn());
                case CommitmentFulfilled _,CommitmentReReplySigned _,CommitmentKept _ ->
                    steps.add(event.effectiveOn());
                case CommitmentOpened _,CommitmentProgressReported _,CommitmentProjectNamed _,CommitmentReady _,CommitmentReReplyDelivered _,CommitmentAbandoned _,CommitmentSuperseded _,CommitmentSignedUnderDelegation _,CommitmentNumberReleased _ ->
                    {
                    }
            }
            assertThat(reminders).doesNotHaveDuplicates();
        }
        assertThat(plans).isSorted();
        assertThat(steps).isSorted();
        if (view.state() == CommitmentState.KEPT) {
            assertThat(view.evidence()).isNotNull();
            assertThat(Objects.requireNonNull(view.reReply()).deliveries().stream()
                    .flatMap(delivery -> delivery.proposers().stream())).containsExactlyInAnyOrder("p1", "p2");
            assertThat(view.reReply().documentNumber()).isNotEqualTo(REPLY);
        }
        assertThat(history.stream().filter(CommitmentKept.class::isInstance).count())
                .isEqualTo(view.state() == CommitmentState.KEPT ? 1 : 0);
    }
}
