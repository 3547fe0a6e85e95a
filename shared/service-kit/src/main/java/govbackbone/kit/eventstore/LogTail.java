package govbackbone.kit.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import govbackbone.kit.decision.LogPosition;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** A log as it grows, in log order: what this instance writes is seen at once. For one thread, which blocks. */
public final class LogTail implements AutoCloseable {
    private final BlockingStream<TrackedEventMessage<?>> stream;

    private LogTail(BlockingStream<TrackedEventMessage<?>> stream) {
        this.stream = stream;
    }

    /** Everything after a position. */
    public static LogTail open(StreamableMessageSource<TrackedEventMessage<?>> messages, LogPosition after) {
        return new LogTail(messages.openStream(new LogToken(after)));
    }

    /**
     * The next events, up to {@code most}; waits for the first one.
     *
     * @return empty if none came in that time
     * @throws IllegalStateException if interrupted, or if for some time nothing could be seen of the log
     */
    public List<LogEntry> next(int most, Duration wait) {
        try {
            return messages(most, wait).stream().map(message -> EventMetadata.entry((TrackedEventMessage<?>) message))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    List<DomainEventMessage<?>> messages(int most, Duration wait) throws InterruptedException {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        boolean more = stream.hasNextAvailable((int) wait.toMillis(), TimeUnit.MILLISECONDS);
        while (more && messages.size() < most) {
            messages.add((DomainEventMessage<?>) stream.nextAvailable());
            more = stream.hasNextAvailable();
        }
        return messages;
    }

    @Override
    public void close() {
        stream.close();
    }
}
