package govbackbone.kit.query;

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.decision.Context;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.query.Order.Place;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Reads views from MongoDB. Every query carries the reader's {@link Scope}. */
final class Views {
    /** How long a reader is kept waiting for a version that the view has not reached. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final long LONGEST_QUERY_SECONDS = 10;
    private static final int EXPORT_BATCH = 200;
    private static final String ID = "_id";
    private static final String VERSION = "version";

    private final ViewStore store;
    private final Supplier<WorkingCalendar> calendar;
    private final Clock clock;

    Views(ViewStore store, Supplier<WorkingCalendar> calendar, Clock clock) {
        this.store = store;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The business date. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Context.ZONE);
    }

    /** A document that the reader may see; empty if there is none. */
    Mono<Document> one(ServedView<?> view, Scope scope, String id) {
        Bson wanted = Filters.and(Filters.eq(ID, id), ServedView.visible(scope));
        return Mono.defer(() -> Mono.from(store.collection(view.type()).find(wanted).first()));
    }

    /**
     * The same, once it is at that version at least. Fails with 503 if it is not within {@link #PATIENCE}: the caller knows
     * of the version, so the view is only behind.
     */
    Mono<Document> one(ServedView<?> view, Scope scope, String id, long atLeast) {
        return one(view, scope, id).filter(document -> version(document) >= atLeast)
                .repeatWhenEmpty(Integer.MAX_VALUE, looks -> looks.concatMap(look -> Mono.delay(BETWEEN_LOOKS)))
                .timeout(PATIENCE,
                        Mono.error(() -> Problem.of(ProblemCode.VIEW_BEHIND).withHeader(HttpHeaders.RETRY_AFTER, "1")));
    }

    /** Up to so many documents in order, after a place if one is given. */
    Flux<Document> page(ServedView<?> view, Bson filter, Order order, Optional<Place> after, int limit) {
        Bson wanted = after.map(place -> Filters.and(filter, order.after(place))).orElse(filter);
        return Flux.from(store.collection(view.type()).find(wanted).sort(order.sort()).limit(limit)
                .maxTime(LONGEST_QUERY_SECONDS, TimeUnit.SECONDS));
    }

    /** Every document in order, read as fast as they are taken. */
    Flux<Document> all(ServedView<?> view, Bson filter, Order order) {
        return store.reading(view.type(),
                collection -> collection.find(filter).sort(order.sort()).batchSize(EXPORT_BATCH));
    }

    /** These documents, of each only the fields that a record names. */
    <P extends Record> Mono<List<P>> parts(ServedView<?> view, Class<P> part, Bson filter) {
        ViewType<P> type = new ViewType<>(view.collection(), part);
        List<String> fields = Arrays.stream(part.getRecordComponents()).map(RecordComponent::getName).toList();
        return Flux.from(store.collection(view.type()).find(filter).projection(Projections.include(fields))
                .batchSize(EXPORT_BATCH).maxTime(LONGEST_QUERY_SECONDS, TimeUnit.SECONDS))
                .map(document -> store.read(type, document)).collectList();
    }

    /** Which of these documents the reader may see. */
    Flux<String> visible(ServedView<?> view, Scope scope, List<String> ids) {
        return Flux.from(store.collection(view.type()).find(Filters.and(Filters.in(ID, ids), ServedView.visible(scope)))
                .projection(Projections.include(ID))).map(document -> document.getString(ID));
    }

    /** At most so many groups of what a summary counts. */
    Mono<List<Summary.Row>> summary(ServedView<?> view, Bson filter, Summary summary, int limit) {
        List<Bson> stages = new ArrayList<>(summary.pipeline(filter, today()));
        stages.add(Aggregates.limit(limit));
        return Flux.from(store.collection(view.type()).aggregate(stages).maxTime(LONGEST_QUERY_SECONDS,
                TimeUnit.SECONDS)).collectList().map(summary::rows);
    }

    /** The versions of these documents as far as they exist, whoever asks. */
    Flux<Document> versions(ServedView<?> view, List<String> ids) {
        return Flux.from(store.collection(view.type()).find(Filters.in(ID, ids))
                .projection(Projections.include(ID, VERSION)));
    }

    static long version(Document document) {
        return document.get(VERSION) instanceof Number version ? version.longValue() : 0;
    }

    /** A view as read today. */
    record Row(Record view, @Nullable Record derived) {}

    /** The document with the fields that are only true today. */
    <V> Row row(ServedView<V> view, Document document) {
        V stored = store.read(view.type(), document);
        ViewType.Today<V, ?> today = view.type().today();
        Object derived = today == null
                ? null
                : today.derive().apply(stored, new ViewType.Day(today(), calendar.get()));
        return new Row((Record) stored, (Record) derived);
    }

    /** The document as the API shows it. */
    ObjectNode json(ServedView<?> view, Scope scope, Document document) {
        Row row = row(view, document);
        ObjectNode json = (ObjectNode) ViewJson.tree(row.view(), scope.restricted());
        if (row.derived() != null) {
            json.setAll((ObjectNode) ViewJson.tree(row.derived(), scope.restricted()));
        }
        return json;
    }
}
