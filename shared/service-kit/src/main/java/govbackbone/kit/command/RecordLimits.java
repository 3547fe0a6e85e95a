package govbackbone.kit.command;

import java.util.List;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Refusal;

/**
 * How large an event and a record may become, in bytes of {@link Weight}. A record weighs what all its events weigh, whatever
 * its state remembers of them: histories and views show them all. The backbone itself has twice the room: what it records is
 * small, and a deadline cannot be put off.
 */
final class RecordLimits {
    /** Of one event. */
    static final long EVENT = 256 << 10;
    private static final long KIB = 1 << 10;

    private RecordLimits() {}

    /**
     * What the record weighs with these events.
     *
     * @param before what it weighs without them
     * @throws Refusal if one of them, or the record, would become too large
     */
    static long grown(long before, List<? extends DomainEvent> events, Object command, Actor actor) {
        long after = before;
        for (DomainEvent event : events) {
            long weight = Weight.of(event);
            if (weight > EVENT && !actor.equals(Actor.BACKBONE)) {
                throw Refusal.of(TooMuch.EVENT_TOO_LARGE, weight / KIB + 1, EVENT / KIB);
            }
            after += weight;
        }
        Room room = command.getClass().getAnnotation(Room.class);
        long most = (room == null ? Room.USUAL : room.value()) * (actor.equals(Actor.BACKBONE) ? 2L : 1L);
        if (after > most * KIB && after > before) {
            throw Refusal.of(TooMuch.RECORD_FULL, most);
        }
        return after;
    }
}
