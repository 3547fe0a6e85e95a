package govbackbone.kit.projection;

import java.util.ArrayList;
import java.util.List;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Folds events over one document in memory. Pure: the same document and events give the same result. */
final class Folding<E extends DomainEvent, V> {
    private final Projection<E, V> projection;
    private final ViewDocuments<V> documents;

    Folding(Projection<E, V> projection, ViewDocuments<V> documents) {
        this.projection = projection;
        this.documents = documents;
    }

    /** An event and the name of its log. */
    record Sourced(String source, Recorded<DomainEvent> recorded) {
        LogPosition position() {
            return recorded.position();
        }
    }

    /** An event that was not applied; with what was thrown if it is the one to blame. */
    record Withheld(Sourced event, @Nullable RuntimeException cause) {}

    /**
     * @param view     the document after the events
     * @param encoded  its stored form; null if nothing has changed
     * @param withheld events to park, in order
     */
    record Result<V>(StoredView<V> view, @Nullable RawBsonDocument encoded,
            List<Withheld> withheld) {}

    /** The missing event of an aggregate would make the document lie, so the events after it wait. */
    static final class VersionGap extends RuntimeException {
        private static final long serialVersionUID = 1L;

        VersionGap(String id, long expected, long found) {
            super("Document " + id + " needs version " + expected + " of its aggregate, but " + found + " came", null,
                    false, false);
        }
    }

    /** The document has read another event in that place, or under that version, than the log holds. */
    static final class OtherHistory extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherHistory(String id, LogPosition position, long version) {
            super("Document " + id + " has read another event than the one at " + position + " with version " + version
                    + ": the history of the log has changed", null, false, false);
        }
    }

    /**
     * Applies events in order, leaving out those the document has already dealt with. From the first that cannot be applied
     * all are withheld; so are all when some are parked already.
     */
    Result<V> fold(StoredView<V> before, List<Sourced> events) {
        Result<V> folded = fold(before, events, false);
        RuntimeException unencodable = null;
        try {
            return encoded(before, folded);
        } catch (RuntimeException e) {
            unencodable = e;
        }
        Result<V> careful = fold(before, events, true);
        return careful.withheld().isEmpty() ? refuse(before, events, unencodable) : encoded(before, careful);
    }

    /** Withholds every event that the document has not dealt with, because its next form cannot be stored. */
    Result<V> refuse(StoredView<V> before, List<Sourced> events, RuntimeException cause) {
        StoredView<V> now = before;
        List<Withheld> withheld = new ArrayList<>();
        for (Sourced event : events) {
            if (!now.mark(event.source()).covers(event.position())) {
                withheld.add(new Withheld(event, withheld.isEmpty() ? cause : null));
                now = now.park(event.source(), event.position());
            }
        }
        return encoded(before, new Result<>(now, null, withheld));
    }

    private Result<V> encoded(StoredView<V> before, Result<V> folded) {
        return before.revision().equals(folded.view().revision())
                ? folded
                : new Result<>(folded.view(), documents.encode(folded.view()), folded.withheld());
    }

    private Result<V> fold(StoredView<V> before, List<Sourced> events, boolean encodeEach) {
        StoredView<V> now = before;
        List<Withheld> withheld = new ArrayList<>();
        for (Sourced event : events) {
            Checkpoint mark = now.mark(event.source());
            boolean contradicted = mark.contradicts(event.position());
            if (mark.covers(event.position()) && !contradicted) {
                continue;
            }
            RuntimeException cause = null;
            if (contradicted) {
                cause = new OtherHistory(now.id(), event.position(), event.recorded().version());
            } else if (now.parked() == 0) {
                try {
                    StoredView<V> next = apply(now, event);
                    if (encodeEach) {
                        documents.encode(next);
                    }
                    now = next;
                    continue;
                } catch (RuntimeException e) {
                    cause = e;
                }
            }
            withheld.add(new Withheld(event, cause));
            now = now.park(event.source(), event.position());
        }
        return new Result<>(now, null, withheld);
    }

    private StoredView<V> apply(StoredView<V> document, Sourced event) {
        if (event.recorded().event() instanceof UnreadableEvent unreadable) {
            throw UnreadableHistory.of(unreadable);
        }
        Recorded<E> recorded = event.recorded().as(projection.events());
        String id = projection.id().apply(recorded);
        if (!document.id().equals(id)) {
            throw new IllegalStateException("An event of document " + id + " came to document " + document.id());
        }
        Checkpoint mark = document.mark(event.source());
        long version = mark.version();
        if (recorded.aggregateId().equals(id)) {
            if (recorded.version() > version + 1) {
                throw new VersionGap(id, version + 1, recorded.version());
            }
            if (recorded.version() <= version) {
                throw new OtherHistory(id, recorded.position(), recorded.version());
            }
            version = recorded.version();
        }
        return document.apply(projection.fold().apply(document.view(), recorded), event.source(),
                mark.applied(recorded.position(), version));
    }
}
