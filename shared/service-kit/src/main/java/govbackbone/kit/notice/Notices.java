package govbackbone.kit.notice;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Message;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;

/** What services that issue notices need to know of them. */
public final class Notices {
    /** The write side of notices. */
    public static final AggregateType<NoticeCommand, ?, NoticeEvent> TYPE = new AggregateType<>("notice",
            NoticeCommand.class, NoticeEvent.class, Notice.NONE, NoticeDecider::decide, Notice::evolve,
            Notice::standing).concerning(new Concern<>(Notice::parties));

    private Notices() {}

    /**
     * The id of a notice follows from what caused it, what it says and whom it is for: looking at an event again makes no
     * second notice.
     */
    public static String id(Addressee to, Message message) {
        String origin = String.join(" ", message.cause().record(), Long.toString(message.cause().version()),
                message.kind().name(), to.value());
        return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
