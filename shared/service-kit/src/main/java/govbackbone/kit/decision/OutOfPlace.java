package govbackbone.kit.decision;

/** Why a command is refused whose record does not stand where it fits ({@link Standing}). */
public enum OutOfPlace implements Reason {
    NOT_ALLOWED_IN_STATE;

    @Override
    public Told told() {
        return new Told(Kind.NOT_ALLOWED, "当前状态不允许此项操作。", "The state of the record does not allow this.");
    }
}
