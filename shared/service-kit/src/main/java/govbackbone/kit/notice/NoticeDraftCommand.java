package govbackbone.kit.notice;

import java.time.Instant;

import govbackbone.events.Label;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Message;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;

/** What a service that does not keep the inbox asks for. */
@CommandApi(collection = "notice-drafts")
@Label(zh = "拟发通知", en = "Notice drafts")
public sealed interface NoticeDraftCommand {
    /**
     * Somebody is to be told something. Under the id of {@link Notices#id} it can be said again and is drafted once.
     *
     * @param toName   the addressee as people know it
     * @param causedAt when the event that caused it was recorded
     */
    @Creates
    @Permitted({})
    @Label(zh = "拟发通知", en = "Draft")
    record Draft(@Label(zh = "通知对象", en = "To") Addressee to, @Label(zh = "通知对象名称", en = "Name") String toName,
            @Label(zh = "内容", en = "Message") Message message,
            @Label(zh = "起因入库时间", en = "Cause recorded at") Instant causedAt) implements NoticeDraftCommand {}
}
