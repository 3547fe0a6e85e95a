package govbackbone.events.proposal;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;

/** A unit that a case is assigned to, under its name on that day. */
public record AssignedUnit(@Label(zh = "单位代码", en = "Unit code") UnitCode code,
        @Label(zh = "单位名称", en = "Unit name") String name,
        @Label(zh = "承办角色", en = "Role") HandlingRole role) {}
