package govbackbone.events.notice;

import govbackbone.events.Label;

/**
 * The event that made a notice necessary: the {@code version}-th of the record's history.
 *
 * @param event   its logical name
 * @param record  the aggregate whose event it is
 * @param version of that aggregate after it
 * @param by      subject of who caused it
 * @param byName  the name people read
 */
public record Cause(@Label(zh = "事件", en = "Event") String event, @Label(zh = "事件所属记录", en = "Record") String record,
        @Label(zh = "事件序号", en = "Version") long version, @Label(zh = "经办人账号", en = "Subject") String by,
        @Label(zh = "经办人", en = "By") String byName) {}
