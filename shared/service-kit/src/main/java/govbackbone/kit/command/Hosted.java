package govbackbone.kit.command;

/** The aggregate root that Axon sees, for every kind of aggregate: an id and an immutable state that events replace. */
final class Hosted<S> {
    private final String id;
    private S state;
    private long weight;
    private int sinceSnapshot;

    /**
     * @param weight        of the events in the state
     * @param sinceSnapshot events in the state that no stored snapshot holds
     */
    Hosted(String id, S state, long weight, int sinceSnapshot) {
        this.id = id;
        this.state = state;
        this.weight = weight;
        this.sinceSnapshot = sinceSnapshot;
    }

    String id() {
        return id;
    }

    S state() {
        return state;
    }

    long weight() {
        return weight;
    }

    int sinceSnapshot() {
        return sinceSnapshot;
    }

    void become(S next, long more) {
        state = next;
        weight += more;
        sinceSnapshot++;
    }
}
