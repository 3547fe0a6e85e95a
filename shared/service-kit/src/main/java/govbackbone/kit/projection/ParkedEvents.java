package govbackbone.kit.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of {@code parked_events}. A row is written before the document that counts it, under an id that derives from the
 * event, so that a repeated attempt writes the same row; a row whose event the document has applied after all is stale and
 * goes with the next retry.
 */
final class ParkedEvents {
    private static final Comparator<ParkedEvent> LOG_ORDER = Comparator.comparing(ParkedEvent::source)
            .thenComparing(ParkedEvent::position);

    private final MongoCollection<Document> rows;

    ParkedEvents(MongoDatabase database) {
        this.rows = database.getCollection("parked_events");
    }

    void createIndex() {
        Await.first(rows.createIndex(Indexes.ascending("projection", "generation", "documentId")));
    }

    void save(long generation, Collection<ParkedEvent> events) {
        if (!events.isEmpty()) {
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (ParkedEvent event : events) {
                writes.add(new ReplaceOneModel<>(Filters.eq("_id", id(generation, event)), document(generation, event),
                        new ReplaceOptions().upsert(true)));
            }
            Await.result(rows.bulkWrite(writes));
        }
    }

    void delete(long generation, Collection<ParkedEvent> events) {
        if (!events.isEmpty()) {
            Await.result(rows.deleteMany(
                    Filters.in("_id", events.stream().map(event -> id(generation, event)).toList())));
        }
    }

    void deleteAll(String projection, long generation) {
        Await.result(rows.deleteMany(of(projection, generation)));
    }

    /** What is parked for one document, in log order. */
    List<ParkedEvent> of(String projection, long generation, String documentId) {
        return Await.all(rows
                .find(Filters.and(of(projection, generation), Filters.eq("documentId", documentId)))).stream()
                .map(ParkedEvents::event).sorted(LOG_ORDER).toList();
    }

    /** Goes round the documents that stand still because of an error, so many at a time. For one thread. */
    final class Round {
        private final String projection;
        private final Class<?> error;
        private final int most;
        private String last = "";

        private Round(String projection, Class<?> error, int most) {
            this.projection = projection;
            this.error = error;
            this.most = most;
        }

        /** The next ones; after the last document it begins again with the first. */
        List<ParkedEvent> next(long generation) {
            List<ParkedEvent> next = Await.all(rows.find(Filters.and(of(projection, generation),
                    Filters.gt("documentId", last), Filters.eq("error", error.getName())))
                    .sort(Sorts.ascending("documentId")).limit(most)).stream().map(ParkedEvents::event).toList();
            last = next.size() < most ? "" : next.getLast().documentId();
            return next;
        }
    }

    /** @param most documents at a time */
    Round round(String projection, Class<?> error, int most) {
        return new Round(projection, error, most);
    }

    /** Everything parked of one generation, by document and then in log order. */
    Flux<ParkedEvent> all(String projection, long generation) {
        return Flux.from(rows.find(of(projection, generation))).map(ParkedEvents::event)
                .sort(Comparator.comparing(ParkedEvent::documentId).thenComparing(LOG_ORDER));
    }

    Mono<Long> count(String projection, long generation) {
        return Mono.from(rows.countDocuments(of(projection, generation)));
    }

    private static Bson of(String projection, long generation) {
        return Filters.and(Filters.eq("projection", projection), Filters.eq("generation", generation));
    }

    private static String id(long generation, ParkedEvent event) {
        return event.projection() + "/" + generation + "/" + event.documentId() + "/" + event.source() + "/"
                + event.position();
    }

    private static Document document(long generation, ParkedEvent event) {
        Document document = new Document("_id", id(generation, event)).append("projection", event.projection())
                .append("generation", generation).append("documentId", event.documentId())
                .append("source", event.source()).append("version", event.version()).append("type", event.type());
        document.putAll(ViewDocuments.positionDocument(event.position()));
        appendUnlessNull(document, "error", event.error());
        appendUnlessNull(document, "message", event.message());
        return document.append("at", Date.from(event.at()));
    }

    private static void appendUnlessNull(Document document, String field, @Nullable Object value) {
        if (value != null) {
            document.append(field, value);
        }
    }

    private static ParkedEvent event(Document row) {
        return new ParkedEvent(row.getString("projection"), row.getString("documentId"), row.getString("source"),
                ViewDocuments.position(row), row.getLong("version"),
                row.getString("type"), row.getString("error"), row.getString("message"),
                row.getDate("at").toInstant());
    }
}
