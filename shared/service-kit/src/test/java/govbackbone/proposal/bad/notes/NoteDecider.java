package govbackbone.proposal.bad.notes;

import java.time.Instant;

/** Reads a clock. */
final class NoteDecider {
    private NoteDecider() {}

    static Instant decide() {
        return Instant.now();
    }
}
