package govbackbone.events.proposal;

import govbackbone.events.Label;

/**
 * The reply to one of the questions that were registered.
 *
 * @param question counted from 1
 */
public record Answer(@Label(zh = "问题序号", en = "Question") int question,
        @Label(zh = "答复", en = "Answer") String text) {}
