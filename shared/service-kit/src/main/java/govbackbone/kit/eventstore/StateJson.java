package govbackbone.kit.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import govbackbone.kit.decision.AggregateType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * States as snapshots store them. A snapshot is only read by the very code that wrote it: its fingerprint covers the state,
 * its fold, the events, their upcasters and everything these use, so that after any change the events speak again.
 */
final class StateJson {
    private static final JsonMapper MAPPER = StoredJson.mapper();
    private final Map<String, Kept> kinds = new HashMap<>();

    /** @param upcasters through which the events come that states are folded from */
    StateJson(Collection<? extends AggregateType<?, ?, ?>> types, Collection<Upcaster> upcasters,
            CodeFingerprint code) {
        for (AggregateType<?, ?, ?> type : types) {
            Class<?> state = root(type.initial().getClass());
            Set<Class<?>> folding = new LinkedHashSet<>(
                    List.of(state, type.events(), type.evolve().getClass(), EventJson.class));
            upcasters.forEach(upcaster -> folding.add(upcaster.change().getClass()));
            kinds.put(type.name(), new Kept(code.of(folding), MAPPER.writerFor(state), MAPPER.readerFor(state)));
        }
    }

    /** The fingerprint of the states of that kind of aggregate, as this code knows them. */
    String fingerprint(String aggregateType) {
        return kept(aggregateType).fingerprint();
    }

    /** The state as JSON; empty if it would not read back as the same state. */
    Optional<String> write(String aggregateType, Object state) {
        String json = kept(aggregateType).writer().writeValueAsString(state);
        return read(aggregateType, json).equals(state) ? Optional.of(json) : Optional.empty();
    }

    Object read(String aggregateType, String json) {
        return kept(aggregateType).reader().readValue(json);
    }

    private Kept kept(String aggregateType) {
        Kept kept = kinds.get(aggregateType);
        if (kept == null) {
            throw new IllegalArgumentException("Unknown aggregate type " + aggregateType);
        }
        return kept;
    }

    private static Class<?> root(Class<?> state) {
        for (Class<?> parent : state.getInterfaces()) {
            if (parent.isSealed()) {
                return root(parent);
            }
        }
        return state;
    }

    private record Kept(String fingerprint, ObjectWriter writer, ObjectReader reader) {}
}
