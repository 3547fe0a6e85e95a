package govbackbone.events.proposal;

import govbackbone.events.Label;
import govbackbone.events.Restricted;
import org.jspecify.annotations.Nullable;

/**
 * A deputy or member who put forward the paper.
 *
 * @param id unique within the case
 * @param lead whether it is the one lead proposer (领衔)
 */
public record Proposer(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "姓名", en = "Name") String name,
        @Label(zh = "领衔", en = "Lead") boolean lead,
        @Label(zh = "选区或界别", en = "Constituency or sector") @Nullable String constituency,
        @Label(zh = "代表团", en = "Delegation") @Nullable String delegation,
        @Label(zh = "联系电话", en = "Telephone") @Restricted @Nullable String phone,
        @Label(zh = "工作单位", en = "Work unit") @Nullable String workUnit,
        @Label(zh = "职务", en = "Duty") @Nullable String duty) {}
