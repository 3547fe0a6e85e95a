package govbackbone.kit.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.projection.Generations.Generation;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The processors of one generation in this instance: one per log, all writing the same documents. */
final class GenerationRun<E extends DomainEvent, V> {
    private final String projection;
    private final Generation generation;
    private final DocumentWriter<E, V> writer;
    private final Map<String, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();
    private final List<BatchInvoker<E, V>> invokers = new ArrayList<>();
    private final Map<String, Stand> stands = new HashMap<>();

    private record Stand(LogPosition at, Instant since) {}

    GenerationRun(String projection, Generation generation, DocumentWriter<E, V> writer, List<LogSource> sources,
            Engine engine, ProjectionMeters meters) {
        this.projection = projection;
        this.generation = generation;
        this.writer = writer;
        for (LogSource source : sources) {
            BatchInvoker<E, V> invoker = new BatchInvoker<>(source.name(), writer, meters);
            invokers.add(invoker);
            processors.put(source.name(), engine.processor(processorName(source.name()), invoker, source));
        }
    }

    /** What all processors of an instance share. */
    record Engine(MongoTokenStore tokens, ProjectionSettings settings, ScheduledExecutorService coordinator,
            ScheduledExecutorService workers) {
        PooledStreamingEventProcessor processor(String name, BatchInvoker<?, ?> invoker, LogSource source) {
            long claimMillis = settings.claimTimeout().toMillis();
            return PooledStreamingEventProcessor.builder().name(name).eventHandlerInvoker(invoker)
                    .messageSource(source.messages()).tokenStore(tokens)
                    .transactionManager(NoTransactionManager.instance()).coordinatorExecutor(coordinator)
                    .workerExecutor(workers).initialSegmentCount(settings.segments())
                    .initialToken(StreamableMessageSource::createTailToken).batchSize(settings.batchSize())
                    .tokenClaimInterval(claimMillis / 5).claimExtensionThreshold(claimMillis / 5)
                    .enableCoordinatorClaimExtension().build();
        }
    }

    static String processorName(String projection, long generation, String source) {
        return projection + "-" + generation + "@" + source;
    }

    private String processorName(String source) {
        return processorName(projection, generation.number(), source);
    }

    Generation generation() {
        return generation;
    }

    DocumentWriter<E, V> writer() {
        return writer;
    }

    void start() {
        processors.values().forEach(PooledStreamingEventProcessor::start);
    }

    /** Completes when the batches under way are stored and the claims released. */
    CompletableFuture<Void> stop() {
        return CompletableFuture.allOf(processors.values().stream()
                .map(PooledStreamingEventProcessor::shutdownAsync).toArray(CompletableFuture[]::new));
    }

    /** Whether a processor has lost its tokens or has been stopped by an interrupt. */
    boolean isBroken(Map<String, Map<Integer, LogPosition>> tokens) {
        return processors.values().stream()
                .anyMatch(processor -> !processor.isRunning() || !tokens.containsKey(processor.getName()));
    }

    boolean isFailing() {
        return processors.values().stream().anyMatch(PooledStreamingEventProcessor::isError)
                || invokers.stream().anyMatch(BatchInvoker::isFailing);
    }

    /**
     * Whether it has held a segment for so long without getting anywhere, although there is something to read, nothing is being
     * done and nothing has failed. To be asked regularly.
     */
    boolean isBlind(Map<String, LogPosition> heads, Duration patience, Instant now) {
        boolean blind = false;
        boolean busy = isFailing() || invokers.stream().anyMatch(BatchInvoker::isWorking);
        for (Map.Entry<String, PooledStreamingEventProcessor> entry : processors.entrySet()) {
            LogPosition head = heads.getOrDefault(entry.getKey(), LogPosition.START);
            Optional<LogPosition> here = entry.getValue().processingStatus().values().stream()
                    .map(status -> MongoTokenStore.positionOf(status.getTrackingToken())).min(LogPosition::compareTo);
            if (busy || here.isEmpty() || here.get().compareTo(head) >= 0) {
                stands.remove(entry.getKey());
                continue;
            }
            Stand stand = stands.get(entry.getKey());
            if (stand == null || !stand.at().equals(here.get())) {
                stands.put(entry.getKey(), new Stand(here.get(), now));
            } else {
                blind |= stand.since().plus(patience).isBefore(now);
            }
        }
        return blind;
    }

    int segments() {
        return processors.values().stream().mapToInt(processor -> processor.processingStatus().size()).sum();
    }

    /** Up to which every segment has got, by log. Of a segment claimed here the stored token may be a little behind. */
    Map<String, LogPosition> positions(Map<String, Map<Integer, LogPosition>> tokens) {
        Map<String, LogPosition> positions = new HashMap<>();
        processors.forEach((source, processor) -> {
            Map<Integer, EventTrackerStatus> here = processor.processingStatus();
            positions.put(source, tokens.getOrDefault(processor.getName(), Map.of()).entrySet().stream()
                    .map(segment -> later(segment.getValue(), here.get(segment.getKey())))
                    .min(LogPosition::compareTo).orElse(LogPosition.START));
        });
        return positions;
    }

    /** How far this instance has got, whether that is stored yet or not. */
    List<LogPosition> here(String source) {
        PooledStreamingEventProcessor processor = processors.get(source);
        return processor == null
                ? List.of()
                : processor.processingStatus().values().stream()
                        .map(status -> MongoTokenStore.positionOf(status.getTrackingToken())).toList();
    }

    /** The same of a generation that does not run here: as far as it is stored. */
    static Map<String, LogPosition> stored(String projection, Generation generation, List<LogSource> sources,
            Map<String, Map<Integer, LogPosition>> tokens) {
        return sources.stream().collect(Collectors.toMap(LogSource::name,
                source -> tokens.getOrDefault(processorName(projection, generation.number(), source.name()), Map.of())
                        .values().stream().min(LogPosition::compareTo).orElse(LogPosition.START)));
    }

    private static LogPosition later(LogPosition stored, @Nullable EventTrackerStatus status) {
        LogPosition here = status == null ? stored : MongoTokenStore.positionOf(status.getTrackingToken());
        return here.compareTo(stored) > 0 ? here : stored;
    }
}
