package govbackbone.kit.command;

import govbackbone.kit.decision.Reason;

/** What the kit itself refuses about an aggregate that exists. */
public enum CreationReason implements Reason {
    ALREADY_EXISTS("编号为“{0}”的记录已经存在，不得重复新建。", "There is a record {0} already; it cannot be created again."), //
    ID_TAKEN("编号“{0}”已由另一类记录使用，不得再用于新建。",
            "Another kind of record has the id {0} already; it cannot be used for a new one.");

    private final Told told;

    CreationReason(String zh, String en) {
        told = new Told(Kind.DUPLICATE, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
