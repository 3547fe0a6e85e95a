package govbackbone.proposal.delegations;

import java.time.LocalDate;
import java.util.Set;

import govbackbone.events.Label;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a delegation. */
@CommandApi(collection = "delegations")
@Label(zh = "签发授权", en = "Delegations to sign")
public sealed interface DelegationCommand {
    /** A person as the identity provider and as people know them. */
    record ReceiverEntry(@Label(zh = "账号", en = "Subject") @Text(max = 100) String subject,
            @Label(zh = "姓名", en = "Name") @Text(max = 50) String name) {}

    /**
     * The actor, a principal, lets somebody sign for them.
     *
     * @param from     today if left out
     * @param document number or title of the written authority, if there is a paper beside this record
     */
    @Creates
    @Permitted(ownUnit = Role.PRINCIPAL)
    @Label(zh = "授权签发", en = "Give delegation")
    record GiveDelegation(@Label(zh = "被授权人", en = "Receiver") ReceiverEntry receiver,
            @Label(zh = "授权范围", en = "Scope") @Range(min = 1, max = 10) Set<DelegationScope> scopes,
            @Label(zh = "起始日期", en = "From") @Nullable LocalDate from,
            @Label(zh = "截止日期", en = "Until") LocalDate until,
            @Label(zh = "授权文件", en = "Document") @Text(max = 100) @Nullable String document)
            implements
                DelegationCommand {}

    /** Nothing more is to be signed under it. */
    @Permitted(ownUnit = Role.PRINCIPAL)
    @Label(zh = "撤回授权", en = "Revoke")
    record Revoke(@Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                DelegationCommand {}
}
