package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RuleBasis;
import govbackbone.events.Wording;
import govbackbone.events.proposal.ClassScheme.ReplyClass;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.HandlingTerms.Term;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.YearlyDay;
import govbackbone.kit.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules that an authority has made (办理规则), and every date that follows from them.
 *
 * @param version       counts from 1 within the id
 * @param authority     who made them
 * @param sample        true if they are no place's official rules (示例)
 * @param source        where the values come from
 * @param effectiveFrom first day in force
 * @param effectiveTo   last day in force; null while it lasts
 */
public record HandlingRuleSet(String id, int version, String authority, boolean sample, Wording source,
        LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, HandlingTerms terms) {

    /** A date and the rule it follows from. */
    public record Due(ExplainedDate date, RuleBasis rule) {}

    /** A day fixed beforehand and the rule that says so. */
    public record FixedDay(LocalDate day, Wording rule) {}

    /** The same, ending on that day unless it ends earlier. */
    HandlingRuleSet endingBy(LocalDate day) {
        LocalDate end = effectiveTo == null || day.isBefore(effectiveTo) ? day : effectiveTo;
        return new HandlingRuleSet(id, version, authority, sample, source, effectiveFrom, end, terms);
    }

    boolean isInForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveTo == null || !date.isAfter(effectiveTo));
    }

    /** The end of a term that starts on that day. */
    public Due due(Term term, LocalDate from, WorkingCalendar calendar) {
        return new Due(calendar.end(from, term.period(), terms.roll()), basis(term.rule()));
    }

    /** The fixed date for papers of a session that the assigning office gave this class, in the year of assignment. */
    public Optional<FixedDay> fixedDay(String dateClass, int year) {
        return terms.reply().fixedDates().stream().filter(fixed -> fixed.dateClass().equals(dateClass)).findFirst()
                .map(fixed -> new FixedDay(fixed.day().in(year), fixed.rule()));
    }

    /**
     * The end of the time to reply: the earlier of the period and, for papers of a session, the fixed date. A fixed date
     * that does not lie after the assignment is none.
     *
     * @param fixed of these rules or of the campaign, if any
     */
    public Due reply(LocalDate assignedOn, boolean inSession, @Nullable FixedDay fixed, WorkingCalendar calendar) {
        HandlingTerms.ReplyTime reply = terms.reply();
        Due due = due(inSession && reply.inSession() != null ? reply.inSession() : reply.term(), assignedOn, calendar);
        if (!inSession || fixed == null || !fixed.day().isAfter(assignedOn)) {
            return due;
        }
        boolean earlier = fixed.day().isBefore(due.date().date());
        return new Due(due.date().atMost(fixed.day()), earlier ? basis(fixed.rule()) : due.rule());
    }

    /** The time to reply after an extension by a length. */
    public Due extendedBy(DatePeriod length, LocalDate due, WorkingCalendar calendar) {
        return new Due(calendar.end(due, length, terms.roll()), basis(terms.extension().rule()));
    }

    /** The time to reply after an extension to a day, which lies after {@code due}. */
    public Due extendedTo(LocalDate day, LocalDate due) {
        return new Due(ExplainedDate.onDay(due, day), basis(terms.extension().rule()));
    }

    /** The last day to which the time to reply may be extended; {@code due} itself if it may not. */
    public LocalDate latestExtension(LocalDate due, WorkingCalendar calendar) {
        HandlingTerms.ExtensionRule extension = terms.extension();
        DatePeriod most = extension.most();
        YearlyDay until = extension.until();
        Stream<LocalDate> limits = Stream.concat(
                Stream.ofNullable(most).map(length -> calendar.end(due, length, terms.roll()).date()),
                Stream.ofNullable(until).map(day -> day.in(due.getYear())));
        return extension.times() == 0 ? due : limits.min(Comparator.naturalOrder()).filter(due::isBefore).orElse(due);
    }

    /** Whether that kind of deadline starts anew for the next unit. */
    public boolean restartsByReassigning(DeadlineKind kind) {
        return terms.restartedByReassigning().contains(kind);
    }

    /** The class of that code, if the scheme has it. */
    public Optional<ReplyClass> replyClass(String code) {
        return terms.classes().find(code);
    }

    /** Everybody who must get a copy of a reply to a paper of that source. */
    public Set<CopyRecipient> copiesFor(Source from) {
        return terms.copies().stream().filter(copies -> copies.source() == from)
                .flatMap(copies -> copies.recipients().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private RuleBasis basis(Wording rule) {
        return new RuleBasis(id, version, rule.zh(), rule.en());
    }
}
