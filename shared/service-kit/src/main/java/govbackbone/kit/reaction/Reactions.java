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
import java.util.stream.Collectors;

import javax.sql.DataSource;

import govbackbone.kit.command.Commands;
import govbackbone.kit.follow.Follower;
import govbackbone.kit.follow.Lag;
import govbackbone.kit.metrics.PeriodicSample;
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
    private volatile @Nullable PeriodicSample<Map<String, ReactionStatus>> samples;

    private record Followed(Reaction<?> reaction, LogSource source) {
        String name() {
            return reaction.name();
        }
    }

    private record Running(ReactionRun run, Follower follower) {}

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
            Follower follower = Follower.of("reaction-" + name, run::step, run.pace(LONGEST_END), meters);
            running.add(new Running(run, follower));
            follower.start();
        }
        samples = new PeriodicSample<>("reaction-meters", pace.sample(), Map.of(),
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
        each.follower().stop();
        each.run().release();
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
        Lag lag = source.log().lagAfter(progress.position(), clock.instant());
        return new ReactionStatus(name, source.name(), progress.position(), progress.holder(), lag.events(),
                lag.seconds(), store.count(name), lag.historyChanged());
    }

    private void watch(String name) {
        Lag.watch("backbone.reaction", "reaction", name, () -> {
            ReactionStatus seen = seen(name);
            return seen == null ? Lag.UNKNOWN : seen.lag();
        }, meters);
        Gauge.builder("backbone.reaction.parked", () -> {
            ReactionStatus seen = seen(name);
            return seen == null ? Double.NaN : seen.parked();
        }).tag("reaction", name).description("Events that are parked").register(meters);
    }

    private @Nullable ReactionStatus seen(String name) {
        PeriodicSample<Map<String, ReactionStatus>> current = samples;
        return current == null ? null : current.last().get(name);
    }
}
