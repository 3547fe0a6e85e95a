package govbackbone.events.proposal;

import govbackbone.events.Label;

/** A person as an identity provider and as people know them. */
public record Person(@Label(zh = "账号", en = "Subject") String subject,
        @Label(zh = "姓名", en = "Name") String name) {}
