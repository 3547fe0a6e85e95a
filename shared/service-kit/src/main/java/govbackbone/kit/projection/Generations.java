package govbackbone.kit.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The control collection {@code projections}: which generation of a view is served, which is being built, which wait to be
 * dropped. All instances follow it; every change is conditional on what was read, so only one instance makes it.
 */
final class Generations {
    private static final String READING = "reading";

    private final MongoDatabase database;
    private final MongoCollection<Document> controls;

    Generations(MongoDatabase database) {
        this.database = database;
        this.controls = database.getCollection("projections");
    }

    /**
     * @param number   the second in which it was begun, so that a number is not used again even after the database was lost;
     *                 raised by one where that is not above the one before
     * @param revision of the fold that builds it
     */
    record Generation(long number, int revision) {}

    /**
     * @param since     when it was replaced
     * @param readUntil up to when an instance has said that it reads from it; null if none has
     */
    record Retired(long number, Instant since, @Nullable Instant readUntil) {
        /** @param keep how long what was replaced is kept for reads that had begun on it */
        Instant keptUntil(Duration keep) {
            Instant least = since.plus(keep);
            return readUntil == null || readUntil.isBefore(least) ? least : readUntil;
        }
    }

    /**
     * @param active   the one that is served
     * @param building the one that will be served next
     * @param retired  those no longer served
     */
    record Control(String projection, Generation active, @Nullable Generation building, List<Retired> retired) {
        long highest() {
            return building == null ? active.number() : Math.max(active.number(), building.number());
        }
    }

    /** What the database's clock shows: those of instances differ. */
    Instant now() {
        return Await.result(database.runCommand(new Document("isMaster", 1))).getDate("localTime").toInstant();
    }

    Map<String, Control> all() {
        Map<String, Control> all = new HashMap<>();
        for (Document document : Await.all(controls.find())) {
            Control control = control(document);
            all.put(control.projection(), control);
        }
        return all;
    }

    @Nullable
    Control of(String projection) {
        Document document = Await.first(controls.find(Filters.eq("_id", projection)).first());
        return document == null ? null : control(document);
    }

    /** Begins with that generation, unless somebody else was faster. */
    void begin(String projection, Generation generation) {
        try {
            Await.result(controls.insertOne(
                    new Document("_id", projection).append("active", document(generation))));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** Builds a generation beside the served one, in place of another that was being built. */
    void build(Control control, Generation generation, Instant now) {
        List<Bson> updates = new ArrayList<>(List.of(Updates.set("building", document(generation))));
        Generation replaced = control.building();
        if (replaced != null) {
            updates.add(retire(replaced, now));
        }
        update(control, updates);
    }

    /** Serves the generation that was built. */
    void activate(Control control, Generation built, Instant now) {
        update(control, List.of(Updates.set("active", document(built)), Updates.unset("building"),
                retire(control.active(), now)));
    }

    /** Gives up what is being built, because nobody who could builds it. */
    void abandon(Control control, Generation building, Instant now) {
        update(control, List.of(Updates.unset("building"), retire(building, now)));
    }

    /** Serves a new, still empty generation because the documents of the served one are lost. */
    void replace(Control control, Generation generation, Instant now) {
        update(control, List.of(Updates.set("active", document(generation)), retire(control.active(), now)));
    }

    /** To be called when nothing of the generation is left. */
    void forget(Control control, Retired retired) {
        Await.result(controls.updateOne(Filters.eq("_id", control.projection()),
                Updates.combine(Updates.pull("retired", new Document("generation", retired.number())),
                        Updates.unset(READING + "." + retired.number()))));
    }

    /** Somebody reads from it until then, or says so again. */
    void keep(Control control, Retired retired, Instant until) {
        Await.result(controls.updateOne(Filters.eq("_id", control.projection()),
                Updates.max(READING + "." + retired.number(), Date.from(until))));
    }

    private void update(Control control, List<Bson> updates) {
        Generation building = control.building();
        Await.result(controls.updateOne(
                Filters.and(Filters.eq("_id", control.projection()),
                        Filters.eq("active.generation", control.active().number()),
                        building == null
                                ? Filters.exists("building", false)
                                : Filters.eq("building.generation", building.number())),
                Updates.combine(updates)));
    }

    private static Bson retire(Generation generation, Instant now) {
        return Updates.push("retired",
                new Document("generation", generation.number()).append("since", Date.from(now)));
    }

    private static Document document(Generation generation) {
        return new Document("generation", generation.number()).append("revision", generation.revision());
    }

    private static Control control(Document document) {
        Document building = document.get("building", Document.class);
        Document reading = document.get(READING, new Document());
        return new Control(document.getString("_id"), generation(document.get("active", Document.class)),
                building == null ? null : generation(building),
                document.getList("retired", Document.class, List.of()).stream()
                        .map(each -> retired(each, reading)).toList());
    }

    private static Retired retired(Document document, Document reading) {
        long number = document.getLong("generation");
        Date until = reading.getDate(Long.toString(number));
        return new Retired(number, document.getDate("since").toInstant(), until == null ? null : until.toInstant());
    }

    private static Generation generation(Document document) {
        return new Generation(document.getLong("generation"), document.getInteger("revision"));
    }
}
