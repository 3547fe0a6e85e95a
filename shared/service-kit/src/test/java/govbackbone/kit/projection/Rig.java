package govbackbone.kit.projection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import govbackbone.kit.query.ViewType;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One fresh database with a log, and the instances a test starts on it. */
final class Rig implements AutoCloseable {
    static final ProjectionSettings QUICK = new ProjectionSettings(7, 2, 2, Duration.ofMillis(500),
            Duration.ofMillis(20), Duration.ofMillis(100));
    private static final MongoClient CLIENT = MongoClients.create(Stores.mongo().uri());

    final MongoDatabase database;
    final TestLog log;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Projections> started = new ArrayList<>();

    Rig() {
        this(new TestLog(InstantSource.system()));
    }

    /** A database of its own for a log that another rig fills. */
    Rig(TestLog log) {
        this.log = log;
        MongoDatabaseAddress address = Stores.mongo();
        database = CLIENT.getDatabase(address.database());
    }

    Projections start(Projection<?, ?>... projections) {
        return start(QUICK, database, projections);
    }

    Projections start(ProjectionSettings settings, MongoDatabase on, Projection<?, ?>... projections) {
        Projections instance = new Projections(on, List.of(log.source("test")), List.of(projections), settings, meters,
                InstantSource.system());
        started.add(instance);
        instance.start();
        return instance;
    }

    @Override
    public void close() {
        started.forEach(Projections::close);
    }

    static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    /** Waits until every projection has folded all that the log holds and shows so. */
    void settle(Projections projections) {
        settle(projections, false);
    }

    void settle(Projections projections, boolean whileBuilding) {
        until(() -> projections.caughtUp() && projections.list().stream()
                .allMatch(status -> Objects.equals(status.positions(), Map.of("test", log.head()))
                        && (whileBuilding || status.building() == null)));
    }

    static List<Document> documents(Projections projections, ViewType<?> view) {
        return Await.all(projections.collection(view).find().sort(Sorts.ascending("_id")));
    }

    static @Nullable Document document(Projections projections, ViewType<?> view, String id) {
        return Await.first(projections.collection(view).find(new Document("_id", id)).first());
    }

    static <V> List<V> views(Projections projections, ViewType<V> view) {
        return documents(projections, view).stream().filter(document -> !document.containsKey("_gone"))
                .map(document -> projections.read(view, document)).toList();
    }

    /** Of every byte of every document, with the kit's own fields. */
    static String hash(Projections projections, ViewType<?> view) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Document document : documents(projections, view)) {
                digest.update(document.toJson().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
