package govbackbone.kit.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.LogToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Axon's tokens in {@code projection_tokens}, in the same database as the documents they stand for: whoever drops the
 * database drops both. Segments are created explicitly, so that a processor whose tokens were dropped fails instead of
 * going on as if nothing were missing. Claims are by owner and by the instances' clocks; a wrong clock costs double work,
 * never a wrong document ({@link DocumentWriter}). Blocks.
 */
public final class MongoTokenStore implements TokenStore {
    private final MongoCollection<Document> tokens;
    private final Duration claimTimeout;
    private final InstantSource clock;
    private final String owner = UUID.randomUUID().toString();

    /** @param claimTimeout after which a claim that was not extended can be taken over */
    public MongoTokenStore(MongoDatabase database, Duration claimTimeout, InstantSource clock) {
        this.tokens = database.getCollection("projection_tokens");
        this.claimTimeout = claimTimeout;
        this.clock = clock;
    }

    /** The stored position of every segment, by processor. */
    Map<String, Map<Integer, LogPosition>> positions() {
        Map<String, Map<Integer, LogPosition>> positions = new HashMap<>();
        for (Document document : Await.all(tokens.find())) {
            positions.computeIfAbsent(document.getString("processor"), processor -> new HashMap<>())
                    .put(document.getInteger("segment"), token(document).at());
        }
        return positions;
    }

    /** Whether anybody works on a segment of one of these processors. */
    boolean isClaimed(Collection<String> processors) {
        return Await.first(tokens.find(Filters.and(Filters.in("processor", processors),
                Filters.gte("claimedAt", Date.from(expired())))).first()) != null;
    }

    /** Before every event for a null token. */
    static LogPosition positionOf(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> LogPosition.START;
            case LogToken(LogPosition at) -> at;
            default -> throw new IllegalArgumentException("Not a token of a log: " + token);
        };
    }

    void deleteAll(String processor) {
        Await.result(tokens.deleteMany(Filters.eq("processor", processor)));
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        List<Document> documents = new ArrayList<>();
        for (int segment = 0; segment < segmentCount; segment++) {
            documents.add(document(processorName, segment, initialToken));
        }
        try {
            Await.result(tokens.insertMany(documents));
        } catch (MongoBulkWriteException e) {
            throw new UnableToClaimTokenException("Segments of " + processorName + " exist: " + e.getMessage());
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        try {
            Await.result(tokens.insertOne(document(processorName, segment, token)));
        } catch (MongoWriteException e) {
            throw new UnableToInitializeTokenException("Segment " + id(processorName, segment) + " exists", e);
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        LogPosition position = positionOf(token);
        requireOwned(processorName, segment, Updates.combine(Updates.set("transaction", position.transaction()),
                Updates.set("index", position.index()), Updates.set("event", position.event()),
                Updates.set("claimedAt", now())));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        requireOwned(processorName, segment, Updates.set("claimedAt", now()));
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) {
        Document claimed = Await.first(tokens.findOneAndUpdate(
                Filters.and(Filters.eq("_id", id(processorName, segment)),
                        Filters.or(Filters.eq("owner", owner), Filters.exists("owner", false),
                                Filters.lt("claimedAt", Date.from(expired())))),
                Updates.combine(Updates.set("owner", owner), Updates.set("claimedAt", now())),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
        if (claimed == null) {
            throw unclaimable(processorName, segment);
        }
        return token(claimed);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        Await.result(tokens.updateOne(owned(processorName, segment),
                Updates.combine(Updates.unset("owner"), Updates.unset("claimedAt"))));
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        if (Await.result(tokens.deleteOne(owned(processorName, segment))).getDeletedCount() == 0) {
            throw unclaimable(processorName, segment);
        }
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return of(processorName).stream().mapToInt(document -> document.getInteger("segment")).sorted().toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        List<Document> documents = of(processorName);
        int[] all = documents.stream().mapToInt(document -> document.getInteger("segment")).toArray();
        return documents.stream().filter(this::isAvailable)
                .map(document -> Segment.computeSegment(document.getInteger("segment"), all)).sorted().toList();
    }

    private boolean isAvailable(Document document) {
        String holder = document.getString("owner");
        return holder == null || holder.equals(owner) || document.getDate("claimedAt").toInstant().isBefore(expired());
    }

    private List<Document> of(String processor) {
        return Await.all(tokens.find(Filters.eq("processor", processor)));
    }

    private void requireOwned(String processor, int segment, Bson update) {
        if (Await.result(tokens.updateOne(owned(processor, segment), update)).getMatchedCount() == 0) {
            throw unclaimable(processor, segment);
        }
    }

    private Bson owned(String processor, int segment) {
        return Filters.and(Filters.eq("_id", id(processor, segment)), Filters.eq("owner", owner));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private Instant expired() {
        return clock.instant().minus(claimTimeout);
    }

    private static UnableToClaimTokenException unclaimable(String processor, int segment) {
        return new UnableToClaimTokenException("Segment " + id(processor, segment) + " is claimed by another or gone");
    }

    private static String id(String processor, int segment) {
        return processor + "/" + segment;
    }

    private static Document document(String processor, int segment, @Nullable TrackingToken token) {
        Document document = new Document("_id", id(processor, segment)).append("processor", processor)
                .append("segment", segment);
        document.putAll(ViewDocuments.positionDocument(positionOf(token)));
        return document;
    }

    /**
     * Never null, not even at the beginning: Axon takes null for "no matter where" when readers at different places join at
     * the same moment.
     */
    private static LogToken token(Document document) {
        return new LogToken(ViewDocuments.position(document));
    }
}
