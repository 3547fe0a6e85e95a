package govbackbone.kit.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The states of the aggregates that were written last, of every kind, in memory up to so many bytes. An entry may be out of
 * date when another instance writes too, or of a time that the database lost. That is safe for accepting, since the log
 * refuses a second event of the same number and one without its predecessor, but nothing negative may be told from it.
 */
final class RecentStates {
    /** What an entry takes beside what its events weigh, about. */
    private static final int ENTRY = 400;

    private final Cache<Key, Recent<?>> cache;

    /** @param bytes that they may take together */
    RecentStates(long bytes) {
        cache = Caffeine.newBuilder().maximumWeight(bytes).recordStats().executor(Runnable::run)
                .weigher((Key key, Recent<?> recent) -> (int) Math.min(Integer.MAX_VALUE, ENTRY + recent.weight()))
                .build();
    }

    /** For metrics. */
    Cache<?, ?> cache() {
        return cache;
    }

    /** What comes back after an outage may have lost what they were made of. */
    void clear() {
        cache.invalidateAll();
    }

    /** Those of one kind of aggregate. */
    <S> OfKind<S> of(String type) {
        return new OfKind<>(type);
    }

    private record Key(String type, String id) {}

    final class OfKind<S> {
        private final String type;

        private OfKind(String type) {
            this.type = type;
        }

        // Only this kind puts anything under its own name.
        @SuppressWarnings("unchecked")
        @Nullable
        Recent<S> get(String id) {
            return (Recent<S>) cache.getIfPresent(new Key(type, id));
        }

        /** Only after the commit that produced the state. */
        void put(String id, Recent<S> recent) {
            cache.put(new Key(type, id), recent);
        }

        void forget(String id) {
            cache.invalidate(new Key(type, id));
        }
    }

    /**
     * @param sequence      of the last event in the state
     * @param weight        of all events in the state, which is not less than its own
     * @param sinceSnapshot events in the state that no stored snapshot holds
     */
    record Recent<S>(S state, long sequence, long weight, int sinceSnapshot) {}
}
