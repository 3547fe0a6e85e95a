package govbackbone.kit.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import govbackbone.kit.query.ViewType;
import org.bson.Document;

/** The collections that hold views: one per view and generation, {@code <collection_in_snake_case>_<generation>}. */
final class ViewCollections {
    private static final int NAMESPACE_EXISTS = 48;
    /** MongoDB has at most 64 indexes per collection. */
    private static final int MOST_INDEXES = 60;

    private final MongoDatabase database;

    ViewCollections(MongoDatabase database) {
        this.database = database;
    }

    static String name(ViewType<?> view, long generation) {
        return prefix(view) + generation;
    }

    MongoCollection<Document> of(ViewType<?> view, long generation) {
        return database.getCollection(name(view, generation));
    }

    Set<String> names() {
        return new HashSet<>(Await.all(database.listCollectionNames()));
    }

    void create(ViewType<?> view, long generation) {
        try {
            Await.first(database.createCollection(name(view, generation)));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NAMESPACE_EXISTS) {
                throw e;
            }
        }
        List<IndexModel> indexes = new ArrayList<>();
        ViewIndexes.fields(view.view()).stream().limit(MOST_INDEXES)
                .forEach(field -> indexes.add(new IndexModel(Indexes.ascending(field, ViewDocuments.ID))));
        if (view.followed()) {
            indexes.add(new IndexModel(Indexes.ascending(ViewType.STORED_AT)));
        }
        if (looksUpWholeFiltersOnly()) {
            indexes.add(new IndexModel(Indexes.ascending(ViewDocuments.ID, ViewDocuments.REVISION),
                    new IndexOptions().unique(true)));
        }
        if (!indexes.isEmpty()) {
            Await.all(of(view, generation).createIndexes(indexes));
        }
    }

    void drop(ViewType<?> view, long generation) {
        Await.first(of(view, generation).drop());
    }

    /** Drops what older generations have left behind, such as a collection that a late write created again. */
    void dropStrays(ViewType<?> view, long active, Set<Long> kept, Set<String> names) {
        for (String name : names) {
            if (name.startsWith(prefix(view)) && name.substring(prefix(view).length()).matches("\\d{1,18}")) {
                long generation = Long.parseLong(name.substring(prefix(view).length()));
                if (generation < active && !kept.contains(generation)) {
                    drop(view, generation);
                }
            }
        }
    }

    /**
     * The embedded server uses an index only if it covers exactly the fields of a filter. It is known by naming no storage
     * engine, which every MongoDB does.
     */
    private boolean looksUpWholeFiltersOnly() {
        return !Await.result(database.runCommand(new Document("buildInfo", 1))).containsKey("storageEngines");
    }

    private static String prefix(ViewType<?> view) {
        return view.collection().replace('-', '_') + "_";
    }
}
