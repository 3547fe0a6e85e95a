package govbackbone.events.proposal;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to the authority of somebody to sign for a principal (签发授权). */
@AggregateEvents("proposal.delegation")
public sealed interface DelegationEvent extends DomainEvent {
    /**
     * A principal lets somebody sign.
     *
     * @param giver    the principal, by their own token
     * @param receiver who may sign
     * @param scopes   what may be signed
     * @param from     the first day
     * @param until    the last day
     * @param document number or title of the written authority, if there is a paper beside this record
     */
    @EventType("proposal.DelegationGiven")
    @Label(zh = "签发授权", en = "Delegation given")
    record DelegationGiven(@Label(zh = "授权日期", en = "Given on") LocalDate effectiveOn,
            @Label(zh = "单位", en = "Unit") UnitCode unit,
            @Label(zh = "授权人", en = "Giver") Person giver,
            @Label(zh = "被授权人", en = "Receiver") Person receiver,
            @Label(zh = "授权范围", en = "Scope") List<DelegationScope> scopes,
            @Label(zh = "起始日期", en = "From") LocalDate from,
            @Label(zh = "截止日期", en = "Until") LocalDate until,
            @Label(zh = "授权文件", en = "Document") @Nullable String document) implements DelegationEvent {
        public DelegationGiven {
            scopes = List.copyOf(scopes);
        }
    }

    /** Nothing more is signed under it. */
    @EventType("proposal.DelegationRevoked")
    @Label(zh = "撤回授权", en = "Delegation revoked")
    record DelegationRevoked(@Label(zh = "撤回日期", en = "Revoked on") LocalDate effectiveOn,
            @Label(zh = "撤回人", en = "Revoked by") Person revokedBy,
            @Label(zh = "理由", en = "Reason") String reason) implements DelegationEvent {}
}
