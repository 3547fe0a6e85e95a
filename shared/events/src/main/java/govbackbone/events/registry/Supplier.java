package govbackbone.events.registry;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;

/** Who delivers (供应商). */
public record Supplier(@Label(zh = "统一社会信用代码", en = "Unified social credit code") UnitCode code,
        @Label(zh = "名称", en = "Name") String name) {}
