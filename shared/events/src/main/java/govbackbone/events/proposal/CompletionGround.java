package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Why a case could be completed. */
public enum CompletionGround {
    @Label(zh = "意见均已收到且无不满意", en = "All opinions are in and none is dissatisfied")
    ALL_OPINIONS_IN, //
    @Label(zh = "反馈期满，已收到的意见无不满意", en = "The time for feedback has passed and no opinion is dissatisfied")
    FEEDBACK_WINDOW_LAPSED
}
