package govbackbone.proposal.dispatch;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.ListedCase;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.command.Room;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a dispatch list. A business date that may be left out is then today. */
@CommandApi(collection = "dispatch-lists")
@Label(zh = "调度清单", en = "Dispatch lists")
public sealed interface DispatchListCommand {
    /**
     * Puts a unit's open cases together as they stand now; the list is ready a moment later.
     *
     * @param unit of the office that asks if left out
     */
    @Creates
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "发起调度", en = "Draw a dispatch list")
    record Draw(@Label(zh = "承办单位", en = "Handling unit") @Nullable UnitCode unit) implements DispatchListCommand {}

    /** What the backbone found. */
    @Permitted({})
    @Label(zh = "形成调度清单", en = "Fill")
    @Room(32 * 1_024)
    record Fill(@Label(zh = "办件", en = "Cases") List<ListedCase> cases) implements DispatchListCommand {
        public Fill {
            cases = List.copyOf(cases);
        }
    }

    /** A section of the unit says how far it is with one of the cases; the case notes it. */
    @Permitted(ownUnit = {Role.HANDLER, Role.OFFICE, Role.UNIT})
    @Label(zh = "汇报进展", en = "Report")
    @Room(32 * 1_024)
    record Report(@Label(zh = "办件编号", en = "Case") @Text(max = 64) String caseId,
            @Label(zh = "汇报日期", en = "Reported on") @NotFuture @Nullable LocalDate reportedOn,
            @Label(zh = "办理进展", en = "Progress") @Text(max = 5000, multiline = true) String progress,
            @Label(zh = "下一步工作", en = "Next step") @Text(max = 2000, multiline = true) String nextStep)
            implements
                DispatchListCommand {}

    /** Ends the dispatch, whether or not everything was reported. */
    @Permitted(value = Role.ASSIGNING_OFFICE, ownUnit = Role.OFFICE)
    @Label(zh = "结束调度", en = "Close")
    @Room(40 * 1_024)
    record Close(@Label(zh = "结束日期", en = "Closed on") @NotFuture @Nullable LocalDate closedOn,
            @Label(zh = "调度意见", en = "Conclusion") @Text(max = 2000, multiline = true) String conclusion)
            implements
                DispatchListCommand {}
}
