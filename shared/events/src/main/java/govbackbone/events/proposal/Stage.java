package govbackbone.events.proposal;

import java.util.Comparator;
import java.util.stream.Stream;

import govbackbone.events.Label;

/** How far a case, or one unit's handling of it, has come. Declared in the order of the life cycle; the last
 * ones are ends before its end. */
public enum Stage {
    @Label(zh = "已收件", en = "Received")
    RECEIVED, //
    @Label(zh = "已登记", en = "Registered")
    REGISTERED, //
    @Label(zh = "已交办", en = "Assigned")
    ASSIGNED, //
    @Label(zh = "申退中", en = "Return requested")
    RETURN_REQUESTED, //
    @Label(zh = "已签收", en = "Accepted")
    ACCEPTED, //
    @Label(zh = "办理中", en = "In handling")
    IN_HANDLING, //
    @Label(zh = "拟稿送评", en = "Reply submitted")
    REPLY_SUBMITTED, //
    @Label(zh = "评议通过", en = "Reply reviewed")
    REPLY_REVIEWED, //
    @Label(zh = "已签发", en = "Signed")
    SIGNED, //
    @Label(zh = "已送达", en = "Delivered")
    DELIVERED, //
    @Label(zh = "已办结", en = "Completed")
    COMPLETED, //
    @Label(zh = "已回访", en = "Followed up")
    FOLLOWED_UP, //
    @Label(zh = "已归档", en = "Archived")
    ARCHIVED, //
    @Label(zh = "不予立案", en = "Not filed")
    NOT_FILED, //
    @Label(zh = "已撤回", en = "Withdrawn")
    WITHDRAWN, //
    @Label(zh = "已移交", en = "Transferred")
    TRANSFERRED, //
    @Label(zh = "已并案", en = "Merged")
    MERGED;

    /** Neither completed (办结) nor ended before. */
    public boolean isOpen() {
        return compareTo(COMPLETED) < 0;
    }

    /** Ended without being handled to the end (终止办理). */
    public boolean isEnded() {
        return compareTo(ARCHIVED) > 0;
    }

    /** In the hands of a unit whose reply has not reached the proposers. */
    public boolean owesReply() {
        return compareTo(ASSIGNED) >= 0 && compareTo(DELIVERED) < 0;
    }

    /** Whether a case on its way through the life cycle is at that stage or beyond it. */
    public boolean hasReached(Stage stage) {
        return compareTo(stage) >= 0;
    }

    /**
     * A case that several units handle is as far as the one that is least far.
     *
     * @param ofUnits at least one
     */
    public static Stage leastOf(Stream<Stage> ofUnits) {
        return ofUnits.min(Comparator.naturalOrder()).orElseThrow();
    }
}
