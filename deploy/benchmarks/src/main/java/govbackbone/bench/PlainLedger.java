package govbackbone.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.projection.LogSource;
import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Entry;
import govbackbone.reporting.ledger.Journal;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import reactor.core.publisher.Mono;

/**
 * The ledger as a plain projection would build it: Axon's tracking processor with its defaults, which handles one event at a
 * time and keeps its token in PostgreSQL after each, and one write for every entry that an event makes or supersedes. It
 * folds with the product's own books and keeps the accounts in memory, which saves it what it would have to read.
 */
final class PlainLedger<E extends DomainEvent, A extends Account> {
    private static final String PROCESSOR = "plain-ledger";

    private final Book<E, A> book;
    private final MongoCollection<Document> stored;
    private final Map<String, A> accounts = new HashMap<>();
    private final AtomicLong entries = new AtomicLong();

    private PlainLedger(Book<E, A> book, MongoCollection<Document> stored) {
        this.book = book;
        this.stored = stored;
    }

    /** Entries per second, of as much of the log as the time suffices for. */
    static double rebuild(Machine machine, LogSource log, Book<?, ?> book, Duration longest) throws Exception {
        ServiceDatabase database = machine.postgres().provision("plain_ledger");
        try (MongoClient client = MongoClients.create(machine.mongo().uri());
                HikariDataSource tokens = new HikariDataSource()) {
            tokens.setJdbcUrl(database.jdbcUrl());
            tokens.setUsername(database.owner().user());
            tokens.setPassword(database.owner().password());
            Mono.from(client.getDatabase("plain_ledger").drop()).block();
            return new PlainLedger<>(book, client.getDatabase("plain_ledger").getCollection("entries"))
                    .rebuild(log, tokens, longest);
        }
    }

    private double rebuild(LogSource log, HikariDataSource tokens, Duration longest) throws InterruptedException {
        JdbcTokenStore tokenStore = JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(tokens))
                .serializer(Jackson3Serializer.builder().build()).build();
        tokenStore.createSchema(PostgresTokenTableFactory.INSTANCE);
        new JdbcTemplate(tokens).update("DELETE FROM tokenentry");
        // A replay token, which is the default, does not survive Axon's own serializer.
        tokenStore.initializeTokenSegments(PROCESSOR, 1, log.messages().createTailToken());
        TrackingEventProcessor processor = TrackingEventProcessor.builder().name(PROCESSOR)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(List.of(this)).build())
                .messageSource(log.messages()).tokenStore(tokenStore)
                .transactionManager(new SpringTransactionManager(new JdbcTransactionManager(tokens))).build();
        processor.start();
        try {
            Thread.sleep(longest);
            if (processor.isError() || entries.get() == 0) {
                throw new IllegalStateException("The plain projection has stopped");
            }
            return entries.get() / (longest.toNanos() / 1e9);
        } finally {
            processor.shutDown();
        }
    }

    @EventHandler
    void on(DomainEvent event, EventMessage<?> message) {
        if (!book.events().isInstance(event)) {
            return;
        }
        Recorded<E> recorded = EventMetadata.recorded((TrackedEventMessage<?>) message).as(book.events());
        String id = recorded.aggregateId();
        @Nullable
        A before = accounts.get(id);
        A after = book.fold().apply(before, recorded, Journal.of(before, recorded));
        accounts.put(id, after);
        List<Entry> old = before == null ? List.of() : before.entries().all();
        List<Entry> now = after.entries().all();
        for (int i = 0; i < now.size(); i++) {
            if (i >= old.size() || !old.get(i).equals(now.get(i))) {
                String entryId = id + "/" + i;
                Mono.from(stored.replaceOne(Filters.eq("_id", entryId), document(entryId, now.get(i)),
                        new ReplaceOptions().upsert(true))).block();
            }
        }
        entries.addAndGet(now.size() - old.size());
    }

    private static Document document(String id, Entry entry) {
        return new Document("_id", id).append("quantity", entry.quantity()).append("value", entry.value())
                .append("effectiveOn", entry.effectiveOn().toString())
                .append("until", entry.until() == null ? null : entry.until().toString())
                .append("dimensions", new Document(new HashMap<>(entry.dimensions())))
                .append("version", entry.version()).append("event", entry.event())
                .append("knownFrom", entry.knownFrom().toString())
                .append("knownUntil", entry.knownUntil() == null ? null : entry.knownUntil().toString());
    }
}
