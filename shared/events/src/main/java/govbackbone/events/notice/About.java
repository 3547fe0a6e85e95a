package govbackbone.events.notice;

import govbackbone.events.Label;

/**
 * The record a notice is about, found under {@code /api/{collection}/{id}}.
 *
 * @param collection of the public API
 */
public record About(@Label(zh = "事项类别", en = "Collection") String collection,
        @Label(zh = "事项编号", en = "Record") String id) {}
