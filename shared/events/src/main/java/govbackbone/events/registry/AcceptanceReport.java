package govbackbone.events.registry;

import govbackbone.events.Label;

/**
 * A report an acceptance was shown.
 *
 * @param sha256 of the file, in hexadecimal
 */
public record AcceptanceReport(@Label(zh = "报告种类", en = "Kind") ReportKind kind,
        @Label(zh = "标题", en = "Title") String title,
        @Label(zh = "文件校验值", en = "SHA-256") String sha256) {}
