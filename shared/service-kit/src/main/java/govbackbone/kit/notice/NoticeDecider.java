package govbackbone.kit.notice;

import java.util.List;

import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.NoticeEvent.NoticeIssued;
import govbackbone.events.notice.NoticeEvent.NoticeRead;
import govbackbone.kit.decision.Context;
import govbackbone.kit.notice.Notice.None;
import govbackbone.kit.notice.Notice.Unread;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeCommand.MarkRead;

/** The rules of notices. */
final class NoticeDecider {
    private NoticeDecider() {}

    static List<NoticeEvent> decide(Notice state, NoticeCommand command, Context context) {
        return switch (command) {
            case Issue issue -> issue(state, issue, context);
            case MarkRead _ -> markRead(state, context);
        };
    }

    /** A notice is issued once, however often the event that caused it is looked at. */
    private static List<NoticeEvent> issue(Notice state, Issue issue, Context context) {
        return state instanceof None
                ? List.of(new NoticeIssued(context.today(), issue.to(), issue.toName(), issue.message()))
                : List.of();
    }

    /** The first reader counts. */
    private static List<NoticeEvent> markRead(Notice state, Context context) {
        return state instanceof Unread ? List.of(new NoticeRead(context.today())) : List.of();
    }
}
