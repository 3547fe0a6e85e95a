package govbackbone.proposal.bad.notes;

import java.util.UUID;
import java.util.function.Supplier;

/** Depends on chance through a method reference. */
record NoteByReference(Supplier<UUID> ids) {
    NoteByReference() {
        this(UUID::randomUUID);
    }
}
