package govbackbone.events.registry;

import govbackbone.events.Label;

/** What an expert thinks of a project (专家意见). */
public enum ReviewOpinion {
    @Label(zh = "同意", en = "Agrees")
    AGREE, //
    @Label(zh = "修改后同意", en = "Agrees with changes")
    AGREE_WITH_CHANGES, //
    @Label(zh = "不同意", en = "Disagrees")
    DISAGREE
}
