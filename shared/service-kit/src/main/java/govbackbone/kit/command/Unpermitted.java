package govbackbone.kit.command;

import govbackbone.kit.decision.Reason;

/** Why somebody with a fitting role may not give a command all the same. */
enum Unpermitted implements Reason {
    ROLE_OF_ANOTHER_BODY("此项操作须由主管机关的下列人员之一办理：{0}；您的角色只适用于本单位。",
            "This is for people of the body in charge, one of: {0}. Your role counts within your own unit only."), //
    ACTOR_WITHOUT_UNIT("您的身份中没有单位，不能办理单位的事项。", "Your token names no unit: you cannot act for one."), //
    ACTOR_OF_ANOTHER_UNIT("只能为本单位办理此项。", "You may do this for your own unit only."), //
    SAME_PERSON("您已作为{0}参与，此项须由其他人员办理。", "Somebody other than {0} must do this.");

    private final Told told;

    Unpermitted(String zh, String en) {
        told = new Told(Kind.FORBIDDEN, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
