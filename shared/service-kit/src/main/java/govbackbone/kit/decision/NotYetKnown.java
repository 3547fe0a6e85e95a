package govbackbone.kit.decision;

/**
 * A state refers to reference data that this instance has not heard of yet, because another instance published it a moment
 * ago. The command is decided again shortly; it is never refused for that.
 */
public final class NotYetKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYetKnown(String what) {
        super(what);
    }
}
