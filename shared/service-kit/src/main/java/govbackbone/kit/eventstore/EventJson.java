package govbackbone.kit.eventstore;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.kit.decision.SealedRecords;
import govbackbone.kit.eventstore.UnreadableEvent.Why;
import govbackbone.kit.follow.Sparingly;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as the log stores them: readable JSON under a stable name and revision, never under a Java class name. Old
 * revisions are upcast while they are read; a shape that fits neither is refused, so that no stored field is ever lost
 * in silence.
 */
public final class EventJson {
    private static final Logger LOG = LoggerFactory.getLogger(EventJson.class);
    private static final Sparingly WARNINGS = new Sparingly(Duration.ofMinutes(1));
    private static final JsonMapper MAPPER = StoredJson.mapper();
    private final SequencedMap<String, Stored> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Stored> byClass = new HashMap<>();
    private final List<Upcaster> upcasters;
    private final Map<String, Class<? extends DomainEvent>> kinds = new HashMap<>();
    private final Map<String, LongAdder> unreadable = new ConcurrentHashMap<>();
    private final boolean everything;

    /**
     * For a service's own log: an event of a kind of aggregate that is not named is one of a newer release.
     *
     * @param events    sealed interfaces of events; every record under them must carry {@link EventType}
     * @param upcasters one for every revision but the current one of every event
     * @throws IllegalArgumentException if a name is missing or used twice, or an upcaster is missing or too many
     */
    public EventJson(Collection<? extends Class<? extends DomainEvent>> events, Collection<Upcaster> upcasters) {
        this(events, upcasters, true);
    }

    private EventJson(Collection<? extends Class<? extends DomainEvent>> events, Collection<Upcaster> upcasters,
            boolean everything) {
        this.everything = everything;
        this.upcasters = List.copyOf(upcasters);
        for (Class<? extends DomainEvent> parent : events) {
            SealedRecords.of(parent).forEach(this::register);
            AggregateEvents aggregate = parent.getAnnotation(AggregateEvents.class);
            if (aggregate != null) {
                kinds.put(aggregate.value(), parent);
            }
        }
        for (Upcaster upcaster : upcasters) {
            Stored stored = byName.get(upcaster.type());
            if (stored == null || upcaster.fromRevision() < 1 || upcaster.fromRevision() >= stored.revision()
                    || stored.upcasters().put(upcaster.fromRevision(), upcaster) != null) {
                throw new IllegalArgumentException(
                        "Upcaster fits no revision: " + upcaster.type() + " " + upcaster.fromRevision());
            }
        }
        for (Stored stored : byName.values()) {
            for (int revision = 1; revision < stored.revision(); revision++) {
                if (!stored.upcasters().containsKey(revision)) {
                    throw new IllegalArgumentException("No upcaster for " + stored.name() + " " + revision);
                }
            }
        }
    }

    /**
     * For the log of another service, of which only some kinds of aggregates are looked at: the events of all others are
     * passed over and not counted as unreadable.
     */
    public static EventJson ofSome(Collection<? extends Class<? extends DomainEvent>> events,
            Collection<Upcaster> upcasters) {
        return new EventJson(events, upcasters, false);
    }

    private void register(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        Stored stored = new Stored(type.value(), type.revision(), event.asSubclass(DomainEvent.class), new TreeMap<>(),
                MAPPER.writerFor(event), MAPPER.readerFor(event));
        Stored other = byName.putIfAbsent(type.value(), stored);
        if (other != null && other.event() != event) {
            throw new IllegalArgumentException(
                    "%s and %s are both stored as %s".formatted(other.event(), event, type.value()));
        }
        byClass.putIfAbsent(event, stored);
    }

    /** The event as one line of JSON. */
    public String write(DomainEvent event) {
        return stored(event.getClass()).writer().writeValueAsString(event);
    }

    /**
     * @throws IllegalArgumentException if the type is not known, the revision is newer than the current one, or the JSON
     *                                  does not have the shape of its type and revision
     */
    public DomainEvent read(String type, int revision, String json) {
        Stored stored = stored(type);
        if (!stored.has(revision)) {
            throw new IllegalArgumentException("Event %s has no revision %d here".formatted(type, revision));
        }
        try {
            return stored.read(revision, json);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Event %s %d is not readable".formatted(type, revision), e);
        }
    }

    Collection<Upcaster> upcasters() {
        return upcasters;
    }

    /** Whatever stands in the log; an {@link UnreadableEvent} where {@link #read} would refuse it. */
    DomainEvent readAny(String aggregateType, String type, int revision, String json) {
        Stored stored = byName.get(type);
        if (stored == null && !everything && !kinds.containsKey(aggregateType)) {
            return new UnreadableEvent(type, revision, null, Why.UNKNOWN_TYPE, LocalDate.MIN);
        }
        if (stored == null) {
            return unreadable(type, revision, kinds.get(aggregateType), Why.UNKNOWN_TYPE, json);
        }
        if (!stored.has(revision)) {
            return unreadable(type, revision, stored.event(), Why.NEWER_REVISION, json);
        }
        try {
            return stored.read(revision, json);
        } catch (RuntimeException e) {
            LOG.debug("Event {} {} is not readable", type, revision, e);
            return unreadable(type, revision, stored.event(), Why.WRONG_SHAPE, json);
        }
    }

    private UnreadableEvent unreadable(String type, int revision, @Nullable Class<? extends DomainEvent> kind, Why why,
            String json) {
        unreadable.computeIfAbsent(type, name -> new LongAdder()).increment();
        UnreadableEvent event = new UnreadableEvent(type, revision, kind, why, effectiveOn(json));
        if (WARNINGS.isDue(type)) {
            LOG.warn("An event cannot be read: {}", event.told());
        }
        return event;
    }

    private static LocalDate effectiveOn(String json) {
        try {
            JsonNode told = MAPPER.readTree(json).path("effectiveOn");
            return told.isString() ? LocalDate.parse(told.stringValue()) : LocalDate.MIN;
        } catch (JacksonException | DateTimeException e) {
            return LocalDate.MIN;
        }
    }

    /** How often an event was met that could not be read, by type. */
    Map<String, Long> unreadable() {
        Map<String, Long> counts = new TreeMap<>();
        unreadable.forEach((type, count) -> counts.put(type, count.sum()));
        return counts;
    }

    /** Every event by its logical name, with its current revision, in order of declaration. */
    public SequencedMap<String, Integer> revisions() {
        SequencedMap<String, Integer> revisions = new LinkedHashMap<>();
        byName.forEach((name, stored) -> revisions.put(name, stored.revision()));
        return revisions;
    }

    /** The class that currently stands for a logical name. */
    Class<? extends DomainEvent> classOf(String type) {
        Stored stored = byName.get(type);
        return stored == null ? UnreadableEvent.class : stored.event();
    }

    /** Name and revision under which an event is written. */
    EventType typeOf(Class<?> event) {
        EventType type = stored(event).event().getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(event.getName());
        }
        return type;
    }

    private Stored stored(String type) {
        Stored stored = byName.get(type);
        if (stored == null) {
            throw new IllegalArgumentException("Unknown event type " + type);
        }
        return stored;
    }

    private Stored stored(Class<?> event) {
        Stored stored = byClass.get(event);
        if (stored == null) {
            throw new IllegalArgumentException(event.getName() + " is no event of this service");
        }
        return stored;
    }

    private record Stored(String name, int revision, Class<? extends DomainEvent> event,
            TreeMap<Integer, Upcaster> upcasters, ObjectWriter writer, ObjectReader reader) {
        boolean has(int wanted) {
            return wanted >= 1 && wanted <= revision;
        }

        DomainEvent read(int from, String json) {
            if (from == revision) {
                return present(reader.readValue(json));
            }
            ObjectNode tree = (ObjectNode) MAPPER.readTree(json);
            for (Upcaster upcaster : upcasters.tailMap(from).values()) {
                tree = upcaster.change().apply(tree);
            }
            return present(reader.readValue(tree));
        }

        private DomainEvent present(@Nullable DomainEvent event) {
            if (event == null) {
                throw new IllegalArgumentException("null is no event");
            }
            return event;
        }
    }
}
