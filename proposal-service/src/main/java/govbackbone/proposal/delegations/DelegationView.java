package govbackbone.proposal.delegations;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * A delegation as people see it.
 *
 * @param revokedOn present once it is revoked
 */
@Label(zh = "签发授权", en = "Delegations to sign")
@Readers(value = {Role.AUDITOR, Role.ADMIN}, ownUnit = {Role.PRINCIPAL, Role.OFFICE, Role.REVIEWER,
    Role.HANDLER}, unitField = "unit")
public record DelegationView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Label(zh = "单位", en = "Unit") UnitCode unit,
        @Label(zh = "授权人", en = "Giver") Person giver,
        @Label(zh = "被授权人", en = "Receiver") Person receiver,
        @Filter @Label(zh = "授权范围", en = "Scope") List<DelegationScope> scopes,
        @Filter @Sortable @Label(zh = "授权日期", en = "Given on") LocalDate givenOn,
        @Filter @Sortable @Label(zh = "起始日期", en = "From") LocalDate from,
        @Filter @Sortable @Label(zh = "截止日期", en = "Until") LocalDate until,
        @Label(zh = "授权文件", en = "Document") @Nullable String document,
        @Filter @Label(zh = "已撤回", en = "Revoked") boolean revoked,
        @Filter @Sortable @Label(zh = "撤回日期", en = "Revoked on") @Nullable LocalDate revokedOn,
        @Label(zh = "撤回人", en = "Revoked by") @Nullable Person revokedBy,
        @Label(zh = "撤回理由", en = "Reason") @Nullable String reason) {}
