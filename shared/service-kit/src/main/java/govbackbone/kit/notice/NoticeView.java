package govbackbone.kit.notice;

import java.time.Instant;
import java.time.LocalDate;

import govbackbone.events.Label;
import govbackbone.events.Wording;
import govbackbone.events.notice.About;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Cause;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * A notice in the inbox of those it is for.
 *
 * @param read   whether one of them has read it
 * @param readBy the name of the first who did
 */
@Label(zh = "通知", en = "Notices")
@Readers(value = Role.AUDITOR, addressed = {Role.ASSIGNING_OFFICE, Role.OFFICE, Role.HANDLER, Role.REVIEWER,
    Role.PRINCIPAL, Role.UNIT, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.CLOUD_OPERATOR, Role.SECURITY_OFFICER,
    Role.NETWORK_OPERATOR, Role.ANALYST, Role.ADMIN}, addressField = "to")
public record NoticeView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "类别", en = "Kind") NoticeKind kind,
        @Filter @Label(zh = "通知对象", en = "To") Addressee to,
        @Filter @Grouped @Label(zh = "通知对象名称", en = "Name of the addressee") String toName,
        @Label(zh = "标题", en = "Title") Wording title,
        @Label(zh = "正文", en = "Body") Wording body,
        @Label(zh = "所涉事项", en = "About") About about,
        @Filter @Sortable @Grouped @Label(zh = "发出日期", en = "Issued on") LocalDate issuedOn,
        @Filter @Sortable @Label(zh = "发出时间", en = "Issued at") Instant issuedAt,
        @Filter @Grouped @Label(zh = "已读", en = "Read") boolean read,
        @Label(zh = "阅知时间", en = "Read at") @Nullable Instant readAt,
        @Label(zh = "阅知人", en = "Read by") @Nullable String readBy,
        @Label(zh = "起因", en = "Cause") Cause cause) {}
