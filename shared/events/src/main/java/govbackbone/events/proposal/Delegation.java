package govbackbone.events.proposal;

import govbackbone.events.Label;

/** The written delegation under which somebody signs for the principal. */
public record Delegation(@Label(zh = "授权文件", en = "Delegation document") String document,
        @Label(zh = "授权人", en = "Delegator") String delegator) {}
