package govbackbone.kit.decision;

/** Why a command is refused whose record does not stand where it fits ({@link Standing}). */
public enum OutOfPlace implements Reason {
    NOT_ALLOWED_IN_STATE;

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }

    @Override
    public String zh() {
        return "当前状态不允许此项操作。";
    }

    @Override
    public String en() {
        return "The state of the record does not allow this.";
    }
}
