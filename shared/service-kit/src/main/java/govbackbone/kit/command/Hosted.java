package govbackbone.kit.command;

/** The aggregate root that Axon sees, for every kind of aggregate: an id and an immutable state that events replace. */
final class Hosted<S> {
    private final String id;
    private S state;
    private int sinceSnapshot;

    /** @param sinceSnapshot events in the state that no stored snapshot holds */
    Hosted(String id, S state, int sinceSnapshot) {
        this.id = id;
        this.state = state;
        this.sinceSnapshot = sinceSnapshot;
    }

    String id() {
        return id;
    }

    S state() {
        return state;
    }

    int sinceSnapshot() {
        return sinceSnapshot;
    }

    void become(S next) {
        state = next;
        sinceSnapshot++;
    }
}
