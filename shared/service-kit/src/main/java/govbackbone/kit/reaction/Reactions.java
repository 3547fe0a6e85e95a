package govbackbone.kit.reaction;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import govbackbone.events.DomainEvent;
import govbackbone.kit.command.Commands;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.metrics.Sampled;
import govbackbone.kit.projection.LogSource;
import govbackbone.kit.projection.UnreadableMeters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The reactions of a service, each followed by one of its instances at a time. What is read of them is the same on every
 * instance and blocks on the database.
 */
public final class Reactions implements SmartLifecycle {
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Map<String, Followed> reactions = new LinkedHashMap<>();
    private final ReactionStore store;
    private final Commands commands;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final UnreadableMeters unreadable;
    private final ReactionRun.Pace pace;
    private final List<Running> running = new ArrayList<>();
    private volatile @Nullable Sampled<Map<String, ReactionStatus>> samples;

    private record Followed(Reaction<?> reaction, LogSource source) {
        String name() {
            return reaction.name();
        }
    }

    private record Running(ReactionRun run, Thread thread) {}

    /** @throws IllegalArgumentException if two have the same name, or the log of one is not there */
    Reactions(List<Reaction<?>> reactions, List<LogSource> sources, Commands commands, DataSource dataSource,
            InstantSource clock, MeterRegistry meters, ReactionRun.Pace pace) {
        this.store = new ReactionStore(dataSource);
        this.commands = commands;
        this.clock = clock;
        this.meters = meters;
        this.unreadable = new UnreadableMeters(meters);
        this.pace = pace;
        for (Reaction<?> reaction : reactions) {
            LogSource source = sources.stream().filter(each -> each.name().equals(reaction.log())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Reaction " + reaction.name() + " follows an unknown log: " + reaction.log()));
            if (this.reactions.put(reaction.name(), new Followed(reaction, source)) != null) {
                throw new IllegalArgumentException("Two reactions are named " + reaction.name());
            }
            watch(reaction.name());
        }
    }

    @Override
    public synchronized void start() {
        String instance = UUID.randomUUID().toString();
        for (Followed followed : reactions.values()) {
            String name = followed.name();
            store.register(name);
            ReactionRun run = new ReactionRun(followed.reaction(), followed.source(), commands, store, meters, pace,
                    instance);
            running.add(new Running(run, Thread.ofVirtual().name("reaction-" + name).start(run)));
        }
        samples = new Sampled<>("reaction-meters", pace.sample(), Map.of(),
                this::sample);
    }

    @Override
    public synchronized void stop() {
        if (samples != null) {
            samples.close();
        }
        running.forEach(each -> each.run().stop());
        running.forEach(Reactions::end);
        running.clear();
    }

    private Map<String, ReactionStatus> sample() {
        reactions.values().forEach(followed -> unreadable.look(followed.source()));
        return list().stream().collect(Collectors.toMap(ReactionStatus::name, Function.identity()));
    }

    private static void end(Running each) {
        try {
            if (each.thread().join(LONGEST_END)) {
                each.run().release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    /** How every reaction is doing. */
    public List<ReactionStatus> list() {
        return reactions.keySet().stream().map(this::status).toList();
    }

    /**
     * What a reaction has parked, by aggregate and then in log order.
     *
     * @throws NoSuchElementException if there is no such reaction, as for all that follows
     */
    public List<ParkedReaction> parked(String reaction, int most) {
        return store.parked(followed(reaction).name(), most);
    }

    /** Lets the instance that is at it try the aggregate's parked events again; how many there are. */
    public long retry(String reaction, String aggregateId) {
        return store.retry(followed(reaction).name(), aggregateId);
    }

    /** Gives up the aggregate's first parked event and lets those behind it be tried; how many these are. */
    public long evict(String reaction, String aggregateId) {
        return store.evict(followed(reaction).name(), aggregateId);
    }

    private Followed followed(String reaction) {
        Followed followed = reactions.get(reaction);
        if (followed == null) {
            throw new NoSuchElementException("No reaction " + reaction);
        }
        return followed;
    }

    private ReactionStatus status(String name) {
        LogSource source = followed(name).source();
        ReactionStore.Progress progress = store.progress(name);
        if (!source.log().holds(progress.position())) {
            return new ReactionStatus(name, source.name(), progress.position(), progress.holder(),
                    ReactionStatus.LAG_EVENTS_CAP, Double.NaN, store.count(name), true);
        }
        List<Recorded<DomainEvent>> next = source.log().after(progress.position(), 1);
        double age = next.isEmpty()
                ? 0
                : Math.max(0, Duration.between(next.getFirst().recordedAt(), clock.instant()).toMillis() / 1_000.0);
        return new ReactionStatus(name, source.name(), progress.position(), progress.holder(),
                next.isEmpty() ? 0 : source.log().countAfter(progress.position(), ReactionStatus.LAG_EVENTS_CAP), age,
                store.count(name), false);
    }

    private void watch(String name) {
        gauge(name, "backbone.reaction.lag.events", ReactionStatus::lagEvents,
                "Events of the log that are not yet dealt with, up to " + ReactionStatus.LAG_EVENTS_CAP);
        gauge(name, "backbone.reaction.lag.seconds", ReactionStatus::lagSeconds,
                "Seconds since the oldest of them was recorded; 0 when there is none");
        gauge("reader", name, "backbone.history.changed", status -> status.historyChanged() ? 1 : 0,
                "1 while the log does not hold the event that this reader has read last, else 0");
        gauge(name, "backbone.reaction.parked", ReactionStatus::parked, "Events that are parked");
    }

    private void gauge(String name, String meter, ToDoubleFunction<ReactionStatus> value, String description) {
        gauge("reaction", name, meter, value, description);
    }

    private void gauge(String tag, String name, String meter, ToDoubleFunction<ReactionStatus> value,
            String description) {
        Gauge.builder(meter, () -> {
            ReactionStatus seen = seen(name);
            return seen == null ? Double.NaN : value.applyAsDouble(seen);
        }).tag(tag, name).description(description).register(meters);
    }

    private @Nullable ReactionStatus seen(String name) {
        Sampled<Map<String, ReactionStatus>> current = samples;
        return current == null ? null : current.last().get(name);
    }
}
