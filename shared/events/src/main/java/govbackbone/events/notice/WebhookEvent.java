package govbackbone.events.notice;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;

/**
 * Everything that can happen to the subscription of another system to notices. Secrets are never stored: they are numbered,
 * and each follows from the number and a key that only the service has.
 */
@AggregateEvents("webhook")
public sealed interface WebhookEvent extends DomainEvent {
    /** Another system wants to be told; its first secret has number 1. */
    @EventType("notice.WebhookRegistered")
    @Label(zh = "登记推送订阅", en = "Webhook registered")
    record WebhookRegistered(@Label(zh = "登记日期", en = "Registered on") LocalDate effectiveOn,
            @Label(zh = "系统名称", en = "Name") String name, @Label(zh = "推送地址", en = "URL") String url,
            @Label(zh = "通知类别", en = "Kinds") List<NoticeKind> kinds) implements WebhookEvent {
        public WebhookRegistered {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * Whose it is, and of whose notices it tells.
     *
     * @param everybody whether of everybody's; otherwise only of those addressed to the unit or to a role in it
     */
    @EventType("notice.WebhookOwned")
    @Label(zh = "确定推送范围", en = "Webhook owned")
    record WebhookOwned(@Label(zh = "登记日期", en = "Registered on") LocalDate effectiveOn,
            @Label(zh = "所属单位", en = "Unit") UnitCode unit,
            @Label(zh = "推送全部通知", en = "Everybody's notices") boolean everybody) implements WebhookEvent {}

    /** What it wants to be told, or where, is another from now on. */
    @EventType("notice.WebhookChanged")
    @Label(zh = "变更推送订阅", en = "Webhook changed")
    record WebhookChanged(@Label(zh = "变更日期", en = "Changed on") LocalDate effectiveOn,
            @Label(zh = "系统名称", en = "Name") String name, @Label(zh = "推送地址", en = "URL") String url,
            @Label(zh = "通知类别", en = "Kinds") List<NoticeKind> kinds) implements WebhookEvent {
        public WebhookChanged {
            kinds = List.copyOf(kinds);
        }
    }

    /** A secret was shown, the only time it ever is. */
    @EventType("notice.WebhookSecretShown")
    @Label(zh = "出示签名密钥", en = "Webhook secret shown")
    record WebhookSecretShown(@Label(zh = "出示日期", en = "Shown on") LocalDate effectiveOn,
            @Label(zh = "密钥序号", en = "Number") int number) implements WebhookEvent {}

    /** From now on another secret signs. */
    @EventType("notice.WebhookSecretRotated")
    @Label(zh = "更换签名密钥", en = "Webhook secret rotated")
    record WebhookSecretRotated(@Label(zh = "更换日期", en = "Rotated on") LocalDate effectiveOn,
            @Label(zh = "密钥序号", en = "Number") int number) implements WebhookEvent {}

    /** Nothing is sent or collected until it is resumed. */
    @EventType("notice.WebhookSuspended")
    @Label(zh = "暂停推送", en = "Webhook suspended")
    record WebhookSuspended(@Label(zh = "暂停日期", en = "Suspended on") LocalDate effectiveOn) implements WebhookEvent {}

    /** What had been collected before it was suspended is sent, and whatever comes. */
    @EventType("notice.WebhookResumed")
    @Label(zh = "恢复推送", en = "Webhook resumed")
    record WebhookResumed(@Label(zh = "恢复日期", en = "Resumed on") LocalDate effectiveOn) implements WebhookEvent {}

    /** Nothing is ever sent again. */
    @EventType("notice.WebhookRetired")
    @Label(zh = "注销推送订阅", en = "Webhook retired")
    record WebhookRetired(@Label(zh = "注销日期", en = "Retired on") LocalDate effectiveOn) implements WebhookEvent {}
}
