package govbackbone.events.registry;

import govbackbone.events.Label;

/** What a project overlaps with (重复类型). */
public enum OverlapWith {
    @Label(zh = "在建或已建项目", en = "Another project")
    PROJECT, //
    @Label(zh = "已建政务信息系统", en = "A government system")
    SYSTEM, //
    @Label(zh = "统建共享能力", en = "A shared capability")
    SHARED_CAPABILITY
}
