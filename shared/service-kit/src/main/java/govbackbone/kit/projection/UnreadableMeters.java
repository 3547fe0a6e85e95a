package govbackbone.kit.projection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import govbackbone.kit.eventstore.EventLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts of what this release cannot read: {@code backbone.log.unreadable}, tagged {@code log} and {@code type}, with the
 * type {@value #ANY} for all of a log together.
 */
public final class UnreadableMeters {
    private static final String ANY = "any";

    private final MeterRegistry registry;
    private final Set<String> watched = new HashSet<>();

    public UnreadableMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows every type that was met in a log so far; to be called from time to time. */
    public synchronized void look(LogSource source) {
        EventLog log = source.log();
        count(source, ANY, each -> each.unreadable().values().stream().mapToLong(Long::longValue).sum());
        log.unreadable().keySet().forEach(type -> count(source, type,
                each -> each.unreadable().getOrDefault(type, 0L)));
    }

    private void count(LogSource source, String type, ToDoubleFunction<EventLog> count) {
        if (watched.add(source.name() + " " + type)) {
            FunctionCounter.builder("backbone.log.unreadable", source.log(), count).tag("log", source.name())
                    .tag("type", type).description("How often an event was met that this release cannot read")
                    .register(registry);
        }
    }
}
