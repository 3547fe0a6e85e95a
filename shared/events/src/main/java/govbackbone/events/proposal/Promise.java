package govbackbone.events.proposal;

import java.time.LocalDate;

import govbackbone.events.Label;

/** What a reply promises, and by when (承诺事项). */
public record Promise(@Label(zh = "承诺内容", en = "Promise") String text,
        @Label(zh = "目标日期", en = "Target date") LocalDate targetOn) {}
