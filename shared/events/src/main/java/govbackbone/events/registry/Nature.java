package govbackbone.events.registry;

import govbackbone.events.Label;

/** How the project relates to what exists (建设性质). */
public enum Nature {
    @Label(zh = "新建", en = "New")
    NEW, //
    @Label(zh = "续建", en = "Continued")
    CONTINUED, //
    @Label(zh = "改扩建", en = "Rebuilt or extended")
    EXTENSION, //
    @Label(zh = "升级改造", en = "Upgraded")
    UPGRADE, //
    @Label(zh = "运行维护", en = "Operated")
    OPERATION
}
