package govbackbone.proposal.rules;

import java.time.LocalDate;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.Wording;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.NaturalId;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of the rules of an authority. */
@CommandApi(collection = "rule-sets")
@Label(zh = "办理规则", en = "Rules of handling")
public sealed interface RuleSetCommand {
    /**
     * An authority's first rules.
     *
     * @param ruleSet the id that cases pin
     */
    @Creates
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "发布办理规则", en = "Publish rules")
    record PublishRuleSet(
            @Label(zh = "规则编号", en = "Rule set") @Text(max = 40, pattern = "[a-z][0-9a-z-]*", patternZh = "以小写字母开头的小写字母、数字或短横线", patternEn = "small letters, digits or -, beginning with a letter") String ruleSet,
            @Label(zh = "制定机关", en = "Authority") @Text(max = 100) String authority,
            @Label(zh = "示例", en = "Sample") boolean sample,
            @Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber document,
            @Label(zh = "来源", en = "Source") Wording source,
            @Label(zh = "施行日期", en = "In force from") LocalDate effectiveFrom,
            @Label(zh = "规则内容", en = "Terms") HandlingTerms terms) implements RuleSetCommand, NaturalId {
        @Override
        public String aggregateId() {
            return ruleSet;
        }
    }

    /** A further version; it ends the one before on the day before it begins. */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "发布新版本", en = "Publish a version")
    record PublishVersion(@Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber document,
            @Label(zh = "来源", en = "Source") Wording source,
            @Label(zh = "施行日期", en = "In force from") LocalDate effectiveFrom,
            @Label(zh = "规则内容", en = "Terms") HandlingTerms terms) implements RuleSetCommand {}

    /** The last version ends without a next one. Cases that pinned it keep it. */
    @Permitted(Role.ASSIGNING_OFFICE)
    @Label(zh = "废止", en = "Retire")
    record Retire(@Label(zh = "施行至", en = "Last day in force") LocalDate lastDay) implements RuleSetCommand {}
}
