package govbackbone.events.notice;

import java.time.Instant;
import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;

/** What a service has to tell somebody; the service that keeps the inbox issues the notice. */
@AggregateEvents("notice-draft")
public sealed interface NoticeDraftEvent extends DomainEvent {
    /**
     * Somebody is to be told something.
     *
     * @param toName   the addressee as people know it
     * @param causedAt when the event that caused it was recorded
     */
    @EventType("notice.NoticeDrafted")
    @Label(zh = "拟发通知", en = "Notice drafted")
    record NoticeDrafted(@Label(zh = "拟发日期", en = "Drafted on") LocalDate effectiveOn,
            @Label(zh = "通知对象", en = "To") Addressee to,
            @Label(zh = "通知对象名称", en = "Name") String toName,
            @Label(zh = "内容", en = "Message") Message message,
            @Label(zh = "起因入库时间", en = "Cause recorded at") Instant causedAt) implements NoticeDraftEvent {}
}
