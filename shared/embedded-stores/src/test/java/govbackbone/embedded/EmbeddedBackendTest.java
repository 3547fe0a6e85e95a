package govbackbone.embedded;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedBackendTest {
    private static final int CLIENTS = 8;

    private final EmbeddedBackend backend = new SlowlyCreating();

    @Test
    void a_collection_that_several_clients_made_is_gone_when_it_is_dropped() {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> answer(new Document("create", "fresh")));
            }
        }
        answer(new Document("drop", "fresh"));

        assertThat((Document) answer(new Document("listCollections", 1)).get("cursor"))
                .containsEntry("firstBatch", List.of());
    }

    private Document answer(Document command) {
        return backend.handleCommand(new EmbeddedChannel(), "sample", command.keySet().iterator().next(), command);
    }

    /** Leaves every client the time to see that the collection is not there yet. */
    private static final class SlowlyCreating extends EmbeddedBackend {
        @Override
        public MemoryDatabase openOrCreateDatabase(String name) {
            return new Database(name, getCursorRegistry()) {
                @Override
                protected MemoryCollection openOrCreateCollection(String collection, CollectionOptions options) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    return super.openOrCreateCollection(collection, options);
                }
            };
        }
    }
}
