package govbackbone.kit.eventstore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WakingEventStoreTest {
    private static LedgerService service;

    @BeforeAll
    static void start() {
        service = new LedgerService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_waiting_reader_is_called_when_another_instance_appends() throws InterruptedException {
        EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(service.engine);
        try (TrackingEventStream stream = store.openStream(store.createHeadToken())) {
            CountDownLatch called = new CountDownLatch(1);

            assertThat(stream.setOnAvailableCallback(called::countDown)).isTrue();
            String id = appendUntil(called);

            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable()).isInstanceOfSatisfying(DomainEventMessage.class,
                    event -> assertThat(event.getAggregateIdentifier()).isEqualTo(id));
        } finally {
            store.shutDown();
        }
    }

    @Test
    void a_closed_stream_calls_nobody() throws InterruptedException {
        EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(service.engine);
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch othersCalled = new CountDownLatch(1);
        try (TrackingEventStream open = store.openStream(store.createHeadToken())) {
            TrackingEventStream closed = store.openStream(store.createHeadToken());
            closed.setOnAvailableCallback(calls::incrementAndGet);
            closed.close();
            open.setOnAvailableCallback(othersCalled::countDown);

            appendUntil(othersCalled);

            assertThat(calls).hasValue(0);
        } finally {
            store.shutDown();
        }
    }

    /** The watch begins in the background, perhaps after the first event. @return id of the first event */
    private static String appendUntil(CountDownLatch called) throws InterruptedException {
        String first = append();
        for (int i = 0; i < 100 && !called.await(100, TimeUnit.MILLISECONDS); i++) {
            append();
        }
        assertThat(called.getCount()).isZero();
        return first;
    }

    private static String append() {
        String id = UUID.randomUUID().toString();
        service.engine.appendEvents(new GenericDomainEventMessage<>(Ledger.TYPE.name(), id, 0,
                new LedgerEvent.EntryMade(LocalDate.of(2020, 6, 30), BigDecimal.ONE, "entry"),
                EventMetadata.of(LedgerService.CLERK, "request-1")));
        return id;
    }
}
