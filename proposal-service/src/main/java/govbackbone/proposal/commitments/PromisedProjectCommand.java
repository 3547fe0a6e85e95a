package govbackbone.proposal.commitments;

import java.time.LocalDate;

import govbackbone.events.Label;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.http.Text;

/** Everything the backbone says of a project that promises may be kept by; nobody else says anything of it. */
@CommandApi(collection = "promised-projects")
@Label(zh = "承诺关联项目", en = "Promised projects")
public sealed interface PromisedProjectCommand {
    /** The project was heard of; whoever hears of it first notes it. */
    @Creates
    @Permitted({})
    @Label(zh = "登记关联项目", en = "Note project")
    record NoteProject(@Label(zh = "登记日期", en = "Noted on") LocalDate notedOn,
            @Label(zh = "项目编号", en = "Project") @Text(max = 64) String project) implements PromisedProjectCommand {}

    /** A commitment names the project. */
    @Permitted({})
    @Label(zh = "关联承诺", en = "Follow promise")
    record FollowPromise(@Label(zh = "关联日期", en = "Named on") LocalDate namedOn,
            @Label(zh = "承诺编号", en = "Commitment") @Text(max = 200) String commitment)
            implements
                PromisedProjectCommand {}

    /** The project was finally accepted. */
    @Permitted({})
    @Label(zh = "登记竣工验收", en = "Note acceptance")
    record NoteAcceptance(
            @Label(zh = "验收日期", en = "Accepted on") LocalDate acceptedOn) implements PromisedProjectCommand {}
}
