package govbackbone.kit.notice;

import java.util.Set;

import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.NoticeEvent.NoticeIssued;
import govbackbone.events.notice.NoticeEvent.NoticeRead;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeCommand.MarkRead;

/** What is known of a notice to decide what may happen next. */
sealed interface Notice {
    /** Before the first event. */
    Notice NONE = new None();

    record None() implements Notice {}

    record Unread(Addressee to) implements Notice {}

    record Read(Addressee to) implements Notice {}

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Notice evolve(Notice state, NoticeEvent event) {
        return switch (event) {
            case NoticeIssued e -> new Unread(e.to());
            case NoticeRead _ -> new Read(((Unread) state).to());
        };
    }

    static Standing<NoticeCommand> standing(Notice state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(Issue.class));
            case Unread _ -> new Standing<>("UNREAD", Set.of(MarkRead.class));
            case Read _ -> new Standing<>("READ", Set.of(MarkRead.class));
        };
    }

    /** Whoever it is addressed to. */
    static Parties parties(Notice state, NoticeCommand command) {
        return switch (state) {
            case None _ -> Parties.NONE;
            case Unread(Addressee to) -> Parties.addressed(to);
            case Read(Addressee to) -> Parties.addressed(to);
        };
    }
}
