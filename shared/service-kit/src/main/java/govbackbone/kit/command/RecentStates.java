package govbackbone.kit.command;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The states of the aggregates that were written last, bounded, in memory. An entry may be out of date when another
 * instance writes too. That is safe for accepting, since the log refuses a second event of the same number, but nothing
 * negative may be told from it.
 */
final class RecentStates<S> {
    private static final float LOAD_FACTOR = 0.75f;
    private final Map<String, Recent<S>> byId;

    RecentStates(int capacity) {
        byId = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Recent<S>> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized @Nullable Recent<S> get(String id) {
        return byId.get(id);
    }

    /** Only after the commit that produced the state. */
    synchronized void put(String id, Recent<S> recent) {
        byId.put(id, recent);
    }

    synchronized void forget(String id) {
        byId.remove(id);
    }

    /**
     * @param sequence      of the last event in the state
     * @param sinceSnapshot events in the state that no stored snapshot holds
     */
    record Recent<S>(S state, long sequence, int sinceSnapshot) {}
}
