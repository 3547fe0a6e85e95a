package govbackbone.kit.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.kit.decision.SealedRecords;
import tools.jackson.core.JacksonException;
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
    private static final JsonMapper MAPPER = StoredJson.mapper();
    private final SequencedMap<String, Stored> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Stored> byClass = new HashMap<>();
    private final List<Upcaster> upcasters;

    /**
     * @param events    sealed interfaces of events; every record under them must carry {@link EventType}
     * @param upcasters one for every revision but the current one of every event
     * @throws IllegalArgumentException if a name is missing or used twice, or an upcaster is missing or too many
     */
    public EventJson(Collection<? extends Class<? extends DomainEvent>> events, Collection<Upcaster> upcasters) {
        this.upcasters = List.copyOf(upcasters);
        for (Class<? extends DomainEvent> parent : events) {
            SealedRecords.of(parent).forEach(this::register);
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
        if (revision < 1 || revision > stored.revision()) {
            throw new IllegalArgumentException("Event %s has no revision %d here".formatted(type, revision));
        }
        try {
            if (revision == stored.revision()) {
                return stored.reader().readValue(json);
            }
            ObjectNode tree = (ObjectNode) MAPPER.readTree(json);
            for (Upcaster upcaster : stored.upcasters().tailMap(revision).values()) {
                tree = upcaster.change().apply(tree);
            }
            return stored.reader().readValue(tree);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Event %s %d is not readable".formatted(type, revision), e);
        }
    }

    Collection<Upcaster> upcasters() {
        return upcasters;
    }

    /** Every event by its logical name, with its current revision, in order of declaration. */
    public SequencedMap<String, Integer> revisions() {
        SequencedMap<String, Integer> revisions = new LinkedHashMap<>();
        byName.forEach((name, stored) -> revisions.put(name, stored.revision()));
        return revisions;
    }

    /** The class that currently stands for a logical name. */
    Class<? extends DomainEvent> classOf(String type) {
        return stored(type).event();
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
            TreeMap<Integer, Upcaster> upcasters, ObjectWriter writer, ObjectReader reader) {}
}
