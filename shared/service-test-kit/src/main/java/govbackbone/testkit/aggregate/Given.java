package govbackbone.testkit.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import govbackbone.events.DomainEvent;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.CreationReason;
import govbackbone.kit.command.Decisions;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Standing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a history, when somebody asks for something on a day, then these events follow or this is the refusal. Decides as
 * the kit does: whether the actor may, whether what is to be created is there already, whether the command fits where the
 * record stands, and then the rules.
 *
 * @param id    of the record
 * @param state after the history
 * @param today when it is asked, at ten in the morning
 */
public record Given<C, S, E extends DomainEvent>(AggregateType<C, S, E> type, String id, List<E> history, S state,
        LocalDate today, WorkingCalendar calendar) {
    public Given {
        history = List.copyOf(history);
    }

    /** A record that is yet to be created. */
    public static <C, S, E extends DomainEvent> Given<C, S, E> nothing(AggregateType<C, S, E> type, String id,
            LocalDate today) {
        return new Given<>(type, id, List.of(), type.initial(), today, WorkingCalendars.published());
    }

    /** The same, and that happened as well, whoever gave rise to it. */
    public Given<C, S, E> after(List<? extends E> events) {
        return with(events, type.evolve(state, events));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Given<C, S, E> after(E... events) {
        return after(List.of(events));
    }

    /** The same history where other rules hold or other records are known. */
    public Given<C, S, E> under(AggregateType<C, S, E> other) {
        return new Given<>(other, id, history, state, today, calendar);
    }

    public Given<C, S, E> knowing(WorkingCalendar other) {
        return new Given<>(type, id, history, state, today, other);
    }

    public Given<C, S, E> on(LocalDate day) {
        return new Given<>(type, id, history, state, day, calendar);
    }

    /** The command is decided and becomes part of the history, and its actor one who took part. */
    public Given<C, S, E> and(Actor actor, C command) {
        List<E> events = decide(actor, command);
        return with(events, type.evolve(state, events, actor));
    }

    private Given<C, S, E> with(List<? extends E> events, S after) {
        List<E> all = new ArrayList<>(history);
        all.addAll(events);
        return new Given<>(type, id, all, after, today, calendar);
    }

    /**
     * @throws CommandFailure.Unknown if there is no such record for that actor
     * @throws Refusal                with every objection
     */
    public List<E> decide(Actor actor, C command) {
        boolean creates = command.getClass().isAnnotationPresent(Creates.class);
        Permission.require(type.concern(), creates ? type.initial() : state, command, actor, id, creates);
        if (creates && !history.isEmpty()) {
            throw Refusal.of(CreationReason.ALREADY_EXISTS, id);
        }
        return Decisions.decide(type, state, command, context(actor));
    }

    /** As a decider is asked. */
    public Context context(Actor actor) {
        return new Context(actor, today.atTime(10, 0).atZone(Context.ZONE).toInstant(), calendar, id);
    }

    public Standing<C> standing() {
        return type.standing().apply(state);
    }

    /** The command has exactly these events. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final void gives(Actor actor, C command, E... events) {
        assertThat(decide(actor, command)).containsExactly(events);
    }

    /** The command is refused for exactly these reasons, each written {@code CODE} or {@code CODE /pointer}. */
    public void refuses(Actor actor, C command, String... reasons) {
        assertThat(reasons(actor, command)).as("refusal of %s", command).containsExactlyInAnyOrder(reasons);
    }

    /** Why the command is refused; none if it is not, {@code UNKNOWN_ID} if there is no such record for that actor. */
    public List<String> reasons(Actor actor, C command) {
        try {
            decide(actor, command);
            return List.of();
        } catch (CommandFailure.Unknown unknown) {
            return List.of("UNKNOWN_ID");
        } catch (Refusal refusal) {
            return refusal.objections().stream()
                    .map(objection -> (objection.reason().name() + " " + objection.pointer()).strip()).toList();
        }
    }
}
