package govbackbone.kit.webhook;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.webhook.Webhook.Status;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param secretNumber of the secret that signs, from 1
 * @param secretShown  whether it has been shown
 * @param unit         whose people made it and manage it
 * @param everybody    whether it tells of everybody's notices; otherwise of those to the unit or to a role in it
 */
@Label(zh = "推送订阅", en = "Webhook subscriptions")
@Readers(value = Role.AUDITOR, ownUnit = {Role.ADMIN, Role.OFFICE}, unitField = "unit")
public record WebhookView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Label(zh = "系统名称", en = "Name") String name,
        @Filter @Label(zh = "推送地址", en = "URL") String url,
        @Filter @Label(zh = "通知类别", en = "Kinds") List<NoticeKind> kinds,
        @Filter @Label(zh = "状态", en = "Status") Status status,
        @Filter @Sortable @Label(zh = "登记日期", en = "Registered on") LocalDate registeredOn,
        @Label(zh = "密钥序号", en = "Secret number") int secretNumber,
        @Label(zh = "密钥已出示", en = "Secret shown") boolean secretShown,
        @Filter @Label(zh = "所属单位", en = "Unit") @Nullable UnitCode unit,
        @Filter @Label(zh = "推送全部通知", en = "Everybody's notices") boolean everybody) {}
