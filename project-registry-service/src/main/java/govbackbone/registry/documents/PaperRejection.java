package govbackbone.registry.documents;

import govbackbone.kit.decision.Reason;

/** Every reason why a project has no such paper yet. */
enum PaperRejection implements Reason {
    NOTHING_DRAFTED("尚未填报备案内容，没有备案表。", "Nothing has been drafted, so there is no filing form."), //
    NOT_REVIEWED("尚未组织评审，没有评审意见表。", "No review has been opened, so there is no review sheet."), //
    NOT_APPROVED("项目尚未批复，没有批复文件。", "The project is not approved, so there is no letter.");

    private final Told told;

    PaperRejection(String zh, String en) {
        told = new Told(Kind.NOT_ALLOWED, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
