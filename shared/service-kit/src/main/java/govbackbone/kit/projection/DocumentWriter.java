package govbackbone.kit.projection;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.projection.Folding.OtherHistory;
import govbackbone.kit.projection.Folding.Result;
import govbackbone.kit.projection.Folding.Sourced;
import govbackbone.kit.projection.Folding.VersionGap;
import govbackbone.kit.projection.Folding.Withheld;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the documents of one generation forward: one query for those that are touched, one bulk write of what became of
 * them.
 * <p>
 * Every write is fenced: it replaces the document only if it still has the revision that was read, else everything is read
 * and folded again. Claims keep two instances from working on the same segment, but a process that was suspended beyond its
 * claim wakes up in the middle of a write; the fence makes its write fail instead of undoing what its successor has
 * written. On MongoDB the fence costs nothing, because the document is found by its {@code _id} anyway; for the embedded
 * server, which looks up an index only when it covers the whole filter, {@link ViewCollections} adds one over both fields.
 */
final class DocumentWriter<E extends DomainEvent, V> {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentWriter.class);
    private static final int ATTEMPTS = 20;
    private static final int DUPLICATE_KEY = 11000;
    /** Bad value, cannot index parallel arrays, object too large (twice): the document itself is refused. */
    private static final Set<Integer> REFUSED = Set.of(2, 171, 10334, 17280);

    private final Projection<E, V> projection;
    private final long generation;
    private final MongoCollection<Document> documents;
    private final ParkedEvents parkedEvents;
    private final ViewDocuments<V> form;
    private final Folding<E, V> folding;
    private final InstantSource clock;
    private final ProjectionMeters meters;
    private final Consumer<Change> changes;

    DocumentWriter(Projection<E, V> projection, long generation, MongoCollection<Document> documents,
            ParkedEvents parkedEvents, InstantSource clock, ProjectionMeters meters, Consumer<Change> changes) {
        this.projection = projection;
        this.generation = generation;
        this.documents = documents;
        this.parkedEvents = parkedEvents;
        this.form = new ViewDocuments<>(projection.view(), clock);
        this.folding = new Folding<>(projection, form);
        this.clock = clock;
        this.meters = meters;
        this.changes = changes;
    }

    /** The document an event goes to; its aggregate's if the projection cannot say, so that it is parked there. */
    String documentOf(Recorded<DomainEvent> recorded) {
        if (recorded.event() instanceof UnreadableEvent) {
            return recorded.aggregateId();
        }
        try {
            return projection.id().apply(recorded.as(projection.events()));
        } catch (RuntimeException e) {
            return recorded.aggregateId();
        }
    }

    /** Folds and stores a batch. When it returns, all of it is in the database. */
    void store(String source, List<Recorded<DomainEvent>> batch) {
        Map<String, List<Sourced>> byDocument = new LinkedHashMap<>();
        for (Recorded<DomainEvent> recorded : batch) {
            byDocument.computeIfAbsent(documentOf(recorded), id -> new ArrayList<>())
                    .add(new Sourced(source, recorded));
        }
        Map<String, Change> changed = new LinkedHashMap<>();
        Map<ParkedEvent, String> rowsWritten = new HashMap<>();
        Map<String, RuntimeException> refused = new HashMap<>();
        Instant now = clock.instant();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Map<String, StoredView<V>> stored = load(byDocument.keySet());
            List<Result<V>> results = new ArrayList<>();
            List<WriteModel<RawBsonDocument>> writes = new ArrayList<>();
            Map<ParkedEvent, String> rows = new LinkedHashMap<>();
            byDocument.forEach((id, events) -> {
                StoredView<V> before = stored.getOrDefault(id, StoredView.absent(id));
                RuntimeException refusal = refused.get(id);
                Result<V> result = refusal == null
                        ? folding.fold(before, events)
                        : folding.refuse(before, events, refusal);
                RawBsonDocument encoded = result.encoded();
                if (encoded != null) {
                    results.add(result);
                    writes.add(write(before, stored.containsKey(id), encoded));
                    result.withheld().forEach(event -> rows.put(row(id, event, now), id));
                    changed.put(id, change(result.view(), events));
                }
            });
            parkedEvents.save(generation, rows.keySet());
            rowsWritten.putAll(rows);
            if (writes.isEmpty() || bulkWrite(results, writes, refused)) {
                dropStaleRows(rowsWritten, stored, results);
                rowsWritten.keySet().forEach(this::alarm);
                changed.values().forEach(changes);
                return;
            }
        }
        throw new IllegalStateException("Documents of " + projection.name() + " keep being changed by somebody else");
    }

    /**
     * Applies what is parked for a document, in order. Blocks.
     *
     * @param skipFirst whether the event at the head is given up
     * @return events that are parked afterwards
     */
    long retry(String documentId, boolean skipFirst, Function<String, EventLog> logs) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            StoredView<V> before = load(Set.of(documentId)).get(documentId);
            List<ParkedEvent> rows = parkedEvents.of(projection.name(), generation, documentId);
            if (before == null || before.parked() == 0) {
                parkedEvents.delete(generation, rows);
                return 0;
            }
            List<ParkedEvent> waiting = rows.stream()
                    .filter(row -> row.position().compareTo(before.mark(row.source()).at()) > 0).toList();
            if (waiting.size() < before.parked()) {
                throw new IllegalStateException("Rows of parked events are missing for document " + documentId
                        + ": rebuild " + projection.name());
            }
            StoredView<V> released = before.release();
            if (skipFirst) {
                ParkedEvent head = waiting.getFirst();
                Checkpoint mark = released.mark(head.source());
                released = released.apply(released.view(), head.source(),
                        mark.applied(head.position(), Math.max(mark.version(), head.version())));
            }
            List<Sourced> events = waiting.stream().skip(skipFirst ? 1 : 0)
                    .map(row -> new Sourced(row.source(), logs.apply(row.source()).at(row.position()))).toList();
            Result<V> result = folding.fold(released, events);
            Instant now = clock.instant();
            List<ParkedEvent> left = result.withheld().stream().map(event -> row(documentId, event, now)).toList();
            parkedEvents.save(generation, left);
            RawBsonDocument encoded = form.encode(result.view());
            if (bulkWrite(List.of(result), List.of(write(before, true, encoded)), new HashMap<>())) {
                parkedEvents.delete(generation, rows.stream()
                        .filter(row -> left.stream().noneMatch(other -> samePlace(row, other))).toList());
                changes.accept(change(result.view(), events));
                return result.view().parked();
            }
        }
        throw new IllegalStateException("Document " + documentId + " keeps being changed by somebody else");
    }

    private Map<String, StoredView<V>> load(Collection<String> ids) {
        Map<String, StoredView<V>> stored = new HashMap<>();
        for (Document document : Await
                .all(documents.find(Filters.in(ViewDocuments.ID, ids)).batchSize(ids.size() + 1))) {
            StoredView<V> view = form.decode(document);
            stored.put(view.id(), view);
        }
        return stored;
    }

    private WriteModel<RawBsonDocument> write(StoredView<V> before, boolean exists, RawBsonDocument encoded) {
        return exists
                ? new ReplaceOneModel<>(new Document(ViewDocuments.ID, before.id()).append(ViewDocuments.REVISION,
                        before.revision()), encoded)
                : new InsertOneModel<>(encoded);
    }

    /** @return false if a document had been changed by somebody else or was refused, so that all must be folded again */
    private boolean bulkWrite(List<Result<V>> results, List<WriteModel<RawBsonDocument>> writes,
            Map<String, RuntimeException> refused) {
        try {
            BulkWriteResult result = Await.result(documents.withDocumentClass(RawBsonDocument.class)
                    .bulkWrite(writes, new BulkWriteOptions().ordered(false)));
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            for (BulkWriteError error : e.getWriteErrors()) {
                String id = results.get(error.getIndex()).view().id();
                if (REFUSED.contains(error.getCode()) && !refused.containsKey(id)) {
                    refused.put(id, new IllegalStateException(error.getMessage()));
                } else if (error.getCode() != DUPLICATE_KEY) {
                    throw e;
                }
            }
            return false;
        }
    }

    /** An attempt that lost to another writer may have parked events that were applied in the end. */
    private void dropStaleRows(Map<ParkedEvent, String> rows, Map<String, StoredView<V>> stored,
            List<Result<V>> results) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, StoredView<V>> now = new HashMap<>(stored);
        results.forEach(result -> now.put(result.view().id(), result.view()));
        List<ParkedEvent> stale = rows.entrySet().stream().filter(row -> {
            StoredView<V> view = now.get(row.getValue());
            return view == null
                    || row.getKey().position().compareTo(view.mark(row.getKey().source()).parked()) > 0;
        }).map(Map.Entry::getKey).toList();
        parkedEvents.delete(generation, stale);
        stale.forEach(rows::remove);
    }

    private void alarm(ParkedEvent event) {
        if (event.error() != null) {
            LOG.error("Projection {} parked {} at {} of document {}: {}: {}", event.projection(), event.type(),
                    event.position(), event.documentId(), event.error(), event.message());
            if (VersionGap.class.getName().equals(event.error())) {
                meters.hole();
            } else if (OtherHistory.class.getName().equals(event.error())) {
                meters.contradiction();
            }
        }
    }

    private ParkedEvent row(String id, Withheld withheld, Instant now) {
        Recorded<DomainEvent> recorded = withheld.event().recorded();
        Throwable cause = withheld.cause();
        return new ParkedEvent(projection.name(), id, withheld.event().source(), recorded.position(),
                recorded.aggregateId().equals(id) ? recorded.version() : 0, typeOf(recorded.event()),
                cause == null ? null : cause.getClass().getName(), cause == null ? null : cause.getMessage(), now);
    }

    private Change change(StoredView<V> view, List<Sourced> events) {
        V current = view.view();
        return new Change(projection.view().collection(), view.id(),
                current == null ? lastVersion(events) : form.version(current), current == null);
    }

    private static long lastVersion(List<Sourced> events) {
        return events.isEmpty() ? 0 : events.getLast().recorded().version();
    }

    /** Whether the projection folds it, or would have to if it could be read. */
    boolean folds(DomainEvent event) {
        return event instanceof UnreadableEvent unreadable
                ? unreadable.concerns(projection.events())
                : projection.events().isInstance(event);
    }

    /**
     * Whether a parked event that this or another instance could not read can be read here; empty if it still cannot.
     *
     * @return whether it belongs to the document it is parked for
     * @throws HistoryChanged if it is not there
     */
    Optional<Boolean> isReadable(ParkedEvent parked, EventLog log) {
        Recorded<DomainEvent> recorded = log.at(parked.position());
        return recorded.event() instanceof UnreadableEvent
                ? Optional.empty()
                : Optional.of(documentOf(recorded).equals(parked.documentId()));
    }

    private static boolean samePlace(ParkedEvent one, ParkedEvent other) {
        return one.source().equals(other.source()) && one.position().equals(other.position());
    }

    private static String typeOf(DomainEvent event) {
        if (event instanceof UnreadableEvent unreadable) {
            return unreadable.type();
        }
        @Nullable
        EventType type = event.getClass().getAnnotation(EventType.class);
        return type == null ? event.getClass().getName() : type.value();
    }
}
