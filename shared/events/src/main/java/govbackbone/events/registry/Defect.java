package govbackbone.events.registry;

import govbackbone.events.Label;

/** What has to be corrected in a filing before it is checked again (补正事项). */
public record Defect(@Label(zh = "申报内容", en = "Part of the filing") String part,
        @Label(zh = "补正要求", en = "What to correct") String correction) {}
