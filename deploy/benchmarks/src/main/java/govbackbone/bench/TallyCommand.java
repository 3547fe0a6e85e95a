package govbackbone.bench;

import govbackbone.events.Label;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;

/** The commands of the sample aggregate. */
@CommandApi(collection = "tallies")
public sealed interface TallyCommand {
    @Creates
    @Permitted(Role.OFFICE)
    @Label(zh = "开立", en = "Open")
    record Open(@Label(zh = "标题", en = "Title") @Text(max = 500) String title) implements TallyCommand {}

    @Permitted(Role.OFFICE)
    @Label(zh = "累计", en = "Add")
    record Add(@Label(zh = "数量", en = "Amount") @Range(min = 1, max = 1000) int amount,
            @Label(zh = "备注", en = "Note") @Text(max = 500) String note) implements TallyCommand {}
}
