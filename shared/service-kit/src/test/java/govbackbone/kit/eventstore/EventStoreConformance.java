package govbackbone.kit.eventstore;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import govbackbone.kit.ledger.LedgerEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What every event storage has to keep up under concurrent writing: a reader that tails the log meets every committed
 * event exactly once, none that was rolled back, and the events of each aggregate in their order.
 * <p>
 * Writers share aggregates, hold their transaction open for a while after appending, and roll some of them back.
 */
abstract class EventStoreConformance {
    private static final int WRITERS = 16;
    private static final int AGGREGATES = 64;

    /** The storage under test, with the pool whose transactions it joins. */
    abstract EventStorageEngine engine();

    abstract DataSource dataSource();

    /**
     * @param transactions    every writer tries
     * @param mostEvents      per transaction
     * @param longestPause    of most transactions after appending
     * @param everySlow       every how many transactions one is slow
     * @param slow            how long that one pauses
     * @param percentRollback of the transactions
     */
    record Load(int transactions, int mostEvents, Duration longestPause, int everySlow, Duration slow,
            int percentRollback) {}

    /**
     * @param committed  events
     * @param lost       committed and never delivered
     * @param duplicated delivered again
     * @param phantom    delivered but never committed
     * @param disordered delivered when an earlier event of the aggregate had not been
     */
    record Outcome(int committed, int lost, int duplicated, int phantom, int disordered) {}

    Outcome run(Load load) throws InterruptedException, ExecutionException {
        EmbeddedEventStore store = EmbeddedEventStore.builder().storageEngine(engine()).fetchDelay(10).build();
        Set<String> committed = ConcurrentHashMap.newKeySet();
        AtomicBoolean writing = new AtomicBoolean(true);
        IntStream.range(0, AGGREGATES)
                .forEach(i -> append("aggregate-" + i, 1).forEach(event -> committed.add(event.getIdentifier())));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<DomainEventMessage<?>>> reader = threads.submit(() -> read(store, writing));
            List<Future<?>> writers = new ArrayList<>();
            IntStream.range(0, WRITERS)
                    .forEach(writer -> writers.add(threads.submit(() -> write(writer, load, committed))));
            try {
                for (Future<?> writer : writers) {
                    writer.get();
                }
            } finally {
                writing.set(false);
            }
            return compare(committed, reader.get());
        } finally {
            store.shutDown();
        }
    }

    private void write(int writer, Load load, Set<String> committed) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource()));
        SplittableRandom random = new SplittableRandom(writer);
        for (int turn = 0; turn < load.transactions(); turn++) {
            boolean slow = random.nextInt(load.everySlow()) == 0;
            long pause = slow ? load.slow().toMillis() : random.nextLong(load.longestPause().toMillis() + 1);
            boolean rollback = random.nextInt(100) < load.percentRollback();
            String aggregate = "aggregate-" + random.nextInt(AGGREGATES);
            int count = 1 + random.nextInt(load.mostEvents());
            try {
                transaction.executeWithoutResult(status -> {
                    List<DomainEventMessage<?>> events = append(aggregate, count);
                    pause(pause);
                    if (rollback) {
                        status.setRollbackOnly();
                    } else {
                        events.forEach(event -> committed.add(event.getIdentifier()));
                    }
                });
            } catch (ConcurrencyException faster) {
                // Another writer was faster; nothing of this transaction is in the log.
            }
        }
    }

    private List<DomainEventMessage<?>> append(String aggregate, int count) {
        long last = engine().lastSequenceNumberFor(aggregate).orElse(-1L);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            events.add(new GenericDomainEventMessage<>("test.ledger", aggregate, last + i,
                    new LedgerEvent.EntryMade(LocalDate.of(2020, 6, 30), BigDecimal.ONE, aggregate)));
        }
        engine().appendEvents(events);
        return events;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // Stops when the writers are done and nothing has come for longer than any of their transactions could last.
    private static List<DomainEventMessage<?>> read(EmbeddedEventStore store, AtomicBoolean writing)
            throws InterruptedException {
        List<DomainEventMessage<?>> delivered = new ArrayList<>();
        try (TrackingEventStream stream = store.openStream(null)) {
            while (writing.get() || stream.hasNextAvailable(500, TimeUnit.MILLISECONDS)) {
                if (stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)) {
                    delivered.add((DomainEventMessage<?>) stream.nextAvailable());
                }
            }
        }
        return delivered;
    }

    private static Outcome compare(Set<String> committed, List<DomainEventMessage<?>> delivered) {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Map<String, Long> last = new HashMap<>();
        int duplicated = 0;
        int phantom = 0;
        int disordered = 0;
        for (DomainEventMessage<?> event : delivered) {
            duplicated += seen.add(event.getIdentifier()) ? 0 : 1;
            phantom += committed.contains(event.getIdentifier()) ? 0 : 1;
            long before = last.getOrDefault(event.getAggregateIdentifier(), -1L);
            disordered += event.getSequenceNumber() == before + 1 ? 0 : 1;
            last.put(event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        int lost = (int) committed.stream().filter(id -> !seen.contains(id)).count();
        return new Outcome(committed.size(), lost, duplicated, phantom, disordered);
    }
}
