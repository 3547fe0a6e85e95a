package govbackbone.kit.projection;

import java.util.SortedMap;
import java.util.TreeMap;

import govbackbone.kit.decision.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * A document in memory.
 *
 * @param id      of the document
 * @param view    what readers see; null before the first event and after the fold took it away
 * @param marks   how far it has read each log, by the log's name
 * @param applied events applied (or evicted) in its whole life
 * @param parked  events parked now
 */
record StoredView<V>(String id, @Nullable V view, SortedMap<String, Checkpoint> marks, long applied, long parked) {
    static <V> StoredView<V> absent(String id) {
        return new StoredView<>(id, null, new TreeMap<>(), 0, 0);
    }

    Checkpoint mark(String source) {
        return marks.getOrDefault(source, Checkpoint.NONE);
    }

    /** Differs after every write, and is the same after every rebuild: a write is fenced by the revision it was read at. */
    String revision() {
        return parked == 0 ? Long.toString(applied) : applied + "+" + parked;
    }

    StoredView<V> apply(@Nullable V newView, String source, Checkpoint mark) {
        return new StoredView<>(id, newView, with(source, mark), applied + 1, parked);
    }

    StoredView<V> park(String source, LogPosition position) {
        return new StoredView<>(id, view, with(source, mark(source).parkedAt(position)), applied, parked + 1);
    }

    /** As if nothing were parked: the parked events can be applied again. */
    StoredView<V> release() {
        SortedMap<String, Checkpoint> released = new TreeMap<>(marks);
        released.replaceAll((source, mark) -> mark.parkedAt(LogPosition.START));
        return new StoredView<>(id, view, released, applied, 0);
    }

    private SortedMap<String, Checkpoint> with(String source, Checkpoint mark) {
        SortedMap<String, Checkpoint> changed = new TreeMap<>(marks);
        changed.put(source, mark);
        return changed;
    }
}
