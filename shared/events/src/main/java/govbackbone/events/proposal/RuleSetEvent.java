package govbackbone.events.proposal;

import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.Wording;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to the rules of an authority. */
@AggregateEvents("proposal.rule-set")
public sealed interface RuleSetEvent extends DomainEvent {
    /**
     * A version of the rules was published. It ends the one before on the day before it begins.
     *
     * @param ruleSet  the id cases pin, together with the version
     * @param version  1 for the first, then 2…
     * @param sample   true if they are no place's official rules (示例)
     * @param document that makes them, if it has a number
     * @param source   where the values come from
     */
    @EventType("proposal.RuleSetPublished")
    @Label(zh = "发布办理规则", en = "Rule set published")
    record RuleSetPublished(@Label(zh = "发布日期", en = "Published on") LocalDate effectiveOn,
            @Label(zh = "规则编号", en = "Rule set") String ruleSet,
            @Label(zh = "版本", en = "Version") int version,
            @Label(zh = "制定机关", en = "Authority") String authority,
            @Label(zh = "示例", en = "Sample") boolean sample,
            @Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber document,
            @Label(zh = "来源", en = "Source") Wording source,
            @Label(zh = "施行日期", en = "In force from") LocalDate effectiveFrom,
            @Label(zh = "规则内容", en = "Terms") HandlingTerms terms) implements RuleSetEvent {}

    /** The last version will not be in force after a day. */
    @EventType("proposal.RuleSetRetired")
    @Label(zh = "废止办理规则", en = "Rule set retired")
    record RuleSetRetired(@Label(zh = "废止决定日期", en = "Retired on") LocalDate effectiveOn,
            @Label(zh = "规则编号", en = "Rule set") String ruleSet,
            @Label(zh = "版本", en = "Version") int version,
            @Label(zh = "施行至", en = "Last day in force") LocalDate lastDay) implements RuleSetEvent {}
}
