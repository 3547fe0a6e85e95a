package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.Wording;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an authority.
 *
 * @param effectiveFrom first day of the last version
 * @param effectiveTo   its last day, if it is retired
 * @param versions      oldest first
 */
@Label(zh = "办理规则", en = "Rules of handling")
@Readers(everybody = {Role.ASSIGNING_OFFICE, Role.OFFICE, Role.HANDLER, Role.REVIEWER, Role.PRINCIPAL, Role.UNIT,
    Role.ANALYST,
    Role.AUDITOR, Role.ADMIN})
public record RuleSetView(@Label(zh = "规则编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Label(zh = "制定机关", en = "Authority") String authority,
        @Filter @Label(zh = "示例", en = "Sample") boolean sample,
        @Filter @Sortable @Label(zh = "施行日期", en = "In force from") LocalDate effectiveFrom,
        @Filter @Label(zh = "施行至", en = "Last day in force") @Nullable LocalDate effectiveTo,
        @Label(zh = "各版本", en = "Versions") List<RulesVersion> versions) {

    /** One version. */
    public record RulesVersion(@Label(zh = "规则版本", en = "Version of the rules") int number,
            @Label(zh = "发布日期", en = "Published on") LocalDate publishedOn,
            @Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber document,
            @Label(zh = "来源", en = "Source") Wording source,
            @Label(zh = "施行日期", en = "In force from") LocalDate effectiveFrom,
            @Label(zh = "施行至", en = "Last day in force") @Nullable LocalDate effectiveTo,
            @Label(zh = "规则内容", en = "Terms") HandlingTerms terms) {
        RulesVersion endingBy(LocalDate day) {
            LocalDate end = effectiveTo == null || day.isBefore(effectiveTo) ? day : effectiveTo;
            return new RulesVersion(number, publishedOn, document, source, effectiveFrom, end, terms);
        }
    }
}
