package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.DatePeriod;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Source;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force at a time (办理规则).
 *
 * @param version               counts from 1 within the id
 * @param authority             who made them
 * @param sample                true if they are no place's official rules (示例)
 * @param source                where the values come from
 * @param effectiveFrom         first day in force
 * @param effectiveTo           last day in force; null while it lasts
 * @param reply                 from assignment to delivery
 * @param extension             the most that extensions may add to it
 * @param extensionsAllowed     how often it may be extended in a round
 * @param returnWindow          from assignment to the request for return
 * @param coOpinion             from assignment to a co-handler's opinion
 * @param redo                  from reopening to delivery of the new reply
 * @param feedback              from the last delivery to the proposers' opinions
 * @param roll                  for all of these
 * @param restartedByReassigning the deadlines that start anew for the next unit; the others keep their date
 * @param classes               the classes of replies
 * @param copies                who must get a copy of the reply
 */
public record HandlingRuleSet(String id, int version, String authority, boolean sample, Text source,
        LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, Term reply, Term extension, int extensionsAllowed,
        Term returnWindow, Term coOpinion, Term redo, Term feedback, RollPolicy roll,
        Set<DeadlineKind> restartedByReassigning, List<ReplyClass> classes, Map<Source, Set<CopyRecipient>> copies) {

    /** A sentence in both languages. */
    public record Text(String zh, String en) {}

    /** A period and the rule that says so. */
    public record Term(DatePeriod period, Text rule) {}

    /**
     * @param code         as marked at the top right of the reply's first page
     * @param needsPromise whether the reply must say what will be done by when
     */
    public record ReplyClass(String code, Text meaning, boolean needsPromise) {}

    boolean isInForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveTo == null || !date.isAfter(effectiveTo));
    }

    /** The class of that code, if the scheme has it. */
    public Optional<ReplyClass> replyClass(String code) {
        return classes.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /** The term as the basis of a deadline. */
    public RuleBasis basis(Term term) {
        return new RuleBasis(id, version, term.rule().zh(), term.rule().en());
    }

    /** Everybody who must get a copy of a reply to a paper of that source. */
    public Set<CopyRecipient> copiesFor(Source from) {
        return copies.getOrDefault(from, Set.of());
    }
}
