package govbackbone.kit.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventMetadata;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Where Axon hands over events. A processor runs the messages of a batch one after another in one unit of work and stores
 * its token when that unit of work prepares to commit, which is after the last message was handled; so the whole batch is
 * folded and written while the last message is handled, and the token always follows the documents.
 */
final class BatchInvoker<E extends DomainEvent, V> implements EventHandlerInvoker {
    private final String source;
    private final DocumentWriter<E, V> writer;
    private final ProjectionMeters meters;
    private final AtomicInteger working = new AtomicInteger();
    private volatile boolean failing;

    BatchInvoker(String source, DocumentWriter<E, V> writer, ProjectionMeters meters) {
        this.source = source;
        this.writer = writer;
        this.meters = meters;
    }

    /** One writer per document: the segment of an event is that of its document. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        Recorded<DomainEvent> recorded = recorded(message);
        return writer.folds(recorded.event()) && segment.matches(writer.documentOf(recorded));
    }

    /** Always true: a stream told to leave out some types would not move the token past them, and the lag never end. */
    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (!(CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch)) {
            throw new IllegalStateException("Projections run on a pooled streaming processor");
        }
        if (batch.isLastMessage(message)) {
            List<Recorded<DomainEvent>> events = new ArrayList<>();
            for (Message<?> each : batch.getMessages()) {
                events.add(recorded((EventMessage<?>) each));
            }
            working.incrementAndGet();
            try {
                meters.batch(events.size(), () -> writer.store(source, events));
                failing = false;
            } catch (RuntimeException e) {
                failing = true;
                throw e;
            } catch (Error e) {
                // Axon gives its claim back after an exception only.
                failing = true;
                throw new IllegalStateException("A batch cannot be folded", e);
            } finally {
                working.decrementAndGet();
            }
        }
    }

    /** Whether a batch is being stored. */
    boolean isWorking() {
        return working.get() > 0;
    }

    /** Whether the last batch could not be stored. */
    boolean isFailing() {
        return failing;
    }

    /** A view is rebuilt in a new generation, never by resetting tokens under its readers. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    private static Recorded<DomainEvent> recorded(EventMessage<?> message) {
        return EventMetadata.recorded((TrackedEventMessage<?>) message);
    }
}
