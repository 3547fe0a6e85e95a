package govbackbone.events.notice;

import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;

/** Everything that can happen to a notice. */
@AggregateEvents("notice")
public sealed interface NoticeEvent extends DomainEvent {
    /**
     * Somebody is told something.
     *
     * @param toName the addressee as people know it
     */
    @EventType("notice.NoticeIssued")
    @Label(zh = "发出通知", en = "Notice issued")
    record NoticeIssued(@Label(zh = "发出日期", en = "Issued on") LocalDate effectiveOn,
            @Label(zh = "通知对象", en = "To") Addressee to,
            @Label(zh = "通知对象名称", en = "Name") String toName,
            @Label(zh = "内容", en = "Message") Message message) implements NoticeEvent {}

    /** The first of those it is for has read it; the event's actor says who. */
    @EventType("notice.NoticeRead")
    @Label(zh = "阅知", en = "Notice read")
    record NoticeRead(@Label(zh = "阅知日期", en = "Read on") LocalDate effectiveOn) implements NoticeEvent {}
}
