package govbackbone.kit.webhook;

import java.util.Set;

import govbackbone.events.Label;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;

/** Everything that can be asked of a subscription. It belongs to the unit whose people made it. */
@CommandApi(collection = "webhook-subscriptions")
@Label(zh = "推送订阅", en = "Webhook subscriptions")
public sealed interface WebhookCommand {
    /**
     * Another system is to be told of notices of these kinds: of everybody's if the actor's role concerns every unit, else
     * of those that are addressed to the actor's unit or to a role in it.
     */
    @Creates
    @Permitted(ownUnit = {Role.ADMIN, Role.OFFICE})
    @Label(zh = "登记推送订阅", en = "Register")
    record Register(@Label(zh = "系统名称", en = "Name") @Text(max = 100) String name,
            @Label(zh = "推送地址", en = "URL") @Text(max = 500) String url,
            @Label(zh = "通知类别", en = "Kinds") @Range(min = 1, max = 100) Set<NoticeKind> kinds)
            implements
                WebhookCommand {}

    /** It is called otherwise, is elsewhere, or wants other kinds. */
    @Permitted(ownUnit = {Role.ADMIN, Role.OFFICE})
    @Label(zh = "变更推送订阅", en = "Change")
    record Change(@Label(zh = "系统名称", en = "Name") @Text(max = 100) String name,
            @Label(zh = "推送地址", en = "URL") @Text(max = 500) String url,
            @Label(zh = "通知类别", en = "Kinds") @Range(min = 1, max = 100) Set<NoticeKind> kinds)
            implements
                WebhookCommand {}

    /** The secret is to be shown. Has a route of its own, whose answer is the secret. */
    @Permitted(ownUnit = {Role.ADMIN, Role.OFFICE}, served = false)
    @Label(zh = "出示签名密钥", en = "Show secret")
    record ShowSecret() implements WebhookCommand {}

    /** Another secret is to sign, which can then be shown once. */
    @Permitted(ownUnit = {Role.ADMIN, Role.OFFICE})
    @Label(zh = "更换签名密钥", en = "Rotate secret")
    record RotateSecret() implements WebhookCommand {}

    @Permitted(ownUnit = {Role.ADMIN, Role.OFFICE})
    @Label(zh = "暂停推送", en = "Suspend")
    record Suspend() implements WebhookCommand {}

    @Permitted(ownUnit = {Role.ADMIN, Role.OFFICE})
    @Label(zh = "恢复推送", en = "Resume")
    record Resume() implements WebhookCommand {}

    /** For good. */
    @Permitted(ownUnit = {Role.ADMIN, Role.OFFICE})
    @Label(zh = "注销推送订阅", en = "Retire")
    record Retire() implements WebhookCommand {}
}
