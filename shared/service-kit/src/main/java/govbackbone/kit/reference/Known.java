package govbackbone.kit.reference;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import govbackbone.kit.decision.NotYetKnown;
import org.jspecify.annotations.Nullable;

/** States by id, of which some are not known: who asks for one of these, or for all, is told so instead of something old. */
final class Known<S> extends AbstractMap<String, S> {
    private final Map<String, S> states;
    private final Set<String> unknown;

    Known(Map<String, S> states, Set<String> unknown) {
        this.states = states;
        this.unknown = unknown;
    }

    @Override
    public @Nullable S get(@Nullable Object id) {
        if (unknown.contains(id)) {
            throw new NotYetKnown("What became of " + id);
        }
        return states.get(id);
    }

    @Override
    public boolean containsKey(@Nullable Object id) {
        return get(id) != null;
    }

    @Override
    public Set<Map.Entry<String, S>> entrySet() {
        if (!unknown.isEmpty()) {
            throw new NotYetKnown("What became of " + unknown);
        }
        return states.entrySet();
    }
}
