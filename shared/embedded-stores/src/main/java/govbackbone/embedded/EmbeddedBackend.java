package govbackbone.embedded;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import org.jspecify.annotations.Nullable;

/**
 * The server with two faults mended: it makes a collection twice when two clients are the first to use it, so that
 * its name stays when it is dropped and what was written into the first is lost; and it looks up what it sorts documents by for every comparison instead of once for each
 * document.
 */
class EmbeddedBackend extends MemoryBackend {
    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    static class Database extends MemoryDatabase {
        private final CursorRegistry cursors;

        Database(String name, CursorRegistry cursors) {
            super(name, cursors);
            this.cursors = cursors;
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
            return new Collection(this, name, options, cursors);
        }

        @Override
        public synchronized MongoCollection<Integer> createCollectionOrThrowIfExists(String name,
                CollectionOptions options) {
            return super.createCollectionOrThrowIfExists(name, options);
        }

        @Override
        protected synchronized MongoCollection<Integer> resolveOrCreateCollection(String name) {
            return super.resolveOrCreateCollection(name);
        }

        @Override
        public synchronized void dropCollection(String name, Oplog oplog) {
            super.dropCollection(name, oplog);
        }
    }

    private static final class Collection extends MemoryCollection {
        Collection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
            super(database, name, options, cursors);
        }

        @Override
        protected QueryResult matchDocumentsFromStream(Stream<Document> documents, Document query,
                @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document projection) {
            if (orderBy == null || deriveComparator(orderBy) == null) {
                return super.matchDocumentsFromStream(documents, query, orderBy, skip, limit, batchSize, projection);
            }
            List<String> fields = List.copyOf(orderBy.keySet());
            Stream<Document> sorted = documents.filter(document -> documentMatchesQuery(document, query))
                    .map(document -> Keyed.by(fields, document)).sorted(order(orderBy)).map(Keyed::document);
            return super.matchDocumentsFromStream(sorted, new Document(), null, skip, limit, batchSize, projection);
        }

        private static Comparator<Keyed> order(Document orderBy) {
            List<ValueComparator> orders = orderBy.values().stream()
                    .map(direction -> ((Number) direction).intValue() > 0
                            ? ValueComparator.asc()
                            : ValueComparator.desc())
                    .toList();
            return (one, other) -> {
                int compared = 0;
                for (int i = 0; i < orders.size() && compared == 0; i++) {
                    compared = orders.get(i).compare(one.keys().get(i), other.keys().get(i));
                }
                return compared;
            };
        }
    }

    /** @param keys by what it is sorted, first things first */
    private record Keyed(Document document, List<@Nullable Object> keys) {
        static Keyed by(List<String> fields, Document document) {
            return new Keyed(document, Arrays.asList(fields.stream()
                    .map(field -> Utils.getSubdocumentValueCollectionAware(document, field)).toArray()));
        }
    }
}
