package govbackbone.kit.notice;

import govbackbone.events.Label;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Message;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;

/** Everything that can be asked of a notice. */
@CommandApi(collection = "notices")
@Label(zh = "通知", en = "Notices")
public sealed interface NoticeCommand {
    /**
     * Somebody is to be told something; only the backbone itself says so. Under the id of {@link Notices#id} it can be said
     * again and is issued once.
     *
     * @param toName the addressee as people know it
     */
    @Creates
    @Permitted({})
    @Label(zh = "发出通知", en = "Issue")
    record Issue(@Label(zh = "通知对象", en = "To") Addressee to, @Label(zh = "通知对象名称", en = "Name") String toName,
            @Label(zh = "内容", en = "Message") Message message) implements NoticeCommand {}

    /** The reader, one of those it is for, has read it. Once is enough for a unit or a role, as with a paper signed for. */
    @Permitted(addressed = {Role.ASSIGNING_OFFICE, Role.OFFICE, Role.HANDLER, Role.REVIEWER, Role.PRINCIPAL, Role.UNIT,
        Role.EXPERT, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.CLOUD_OPERATOR, Role.SECURITY_OFFICER,
        Role.NETWORK_OPERATOR,
        Role.ANALYST, Role.AUDITOR, Role.ADMIN})
    @Label(zh = "标记已读", en = "Mark as read")
    record MarkRead() implements NoticeCommand {}
}
