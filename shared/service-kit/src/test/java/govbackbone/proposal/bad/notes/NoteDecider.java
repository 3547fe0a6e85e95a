package govbackbone.proposal.bad.notes;

import java.time.Instant;
import java.util.List;

import govbackbone.events.bad.EventWithoutName;

/** Reads a clock, and calls a rule by another name than its command's. */
final class NoteDecider {
    private NoteDecider() {}

    static Instant decide() {
        return Instant.now();
    }

    static List<EventWithoutName> put(NoteCommand.WithoutRoles c) {
        return List.of();
    }
}
