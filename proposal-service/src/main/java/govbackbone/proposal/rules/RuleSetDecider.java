package govbackbone.proposal.rules;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import govbackbone.events.DatePeriod;
import govbackbone.events.proposal.ClassScheme;
import govbackbone.events.proposal.ClassScheme.ReplyClass;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingTerms;
import govbackbone.events.proposal.HandlingTerms.Copies;
import govbackbone.events.proposal.HandlingTerms.FixedDate;
import govbackbone.events.proposal.HandlingTerms.Term;
import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.events.proposal.RuleSetEvent.RuleSetPublished;
import govbackbone.events.proposal.RuleSetEvent.RuleSetRetired;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Reason;
import govbackbone.proposal.rules.RuleSetCommand.PublishRuleSet;
import govbackbone.proposal.rules.RuleSetCommand.PublishVersion;
import govbackbone.proposal.rules.RuleSetCommand.Retire;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.rules.RuleSetRejection.*;

/**
 * Every rule about rules.
 *
 * @param known every rule set there is, for the class schemes they share
 */
record RuleSetDecider(RuleSets known) {
    private static final int LONGEST = 400;
    private static final int MOST_EXTENSIONS = 10;
    private static final Set<DeadlineKind> RESTARTABLE = Set.of(DeadlineKind.RETURN,
            DeadlineKind.FIRST_CONTACT, DeadlineKind.REPLY);

    List<RuleSetEvent> decide(RuleSet state, RuleSetCommand command, Context context) {
        return switch (command) {
            case PublishRuleSet c -> publishRuleSet(c, context);
            case PublishVersion c -> publishVersion(state.versions().getLast(), c, context);
            case Retire c -> retire(state.versions().getLast(), c, context);
        };
    }

    private List<RuleSetEvent> publishRuleSet(PublishRuleSet c, Context context) {
        Objections objections = new Objections();
        consistent(objections, c.terms());
        objections.refuseIfAny();
        return List.of(new RuleSetPublished(context.today(), c.ruleSet(), 1, c.authority(), c.sample(), c.document(),
                c.source(), c.effectiveFrom(), c.terms()));
    }

    /** Versions follow one another and never overlap. */
    private List<RuleSetEvent> publishVersion(HandlingRuleSet last, PublishVersion c, Context context) {
        LocalDate after = Objects.requireNonNullElse(last.effectiveTo(), last.effectiveFrom());
        Objections objections = new Objections();
        objections.unless(c.effectiveFrom().isAfter(after), VERSION_NOT_LATER, "/effectiveFrom", c.effectiveFrom(),
                after);
        consistent(objections, c.terms());
        objections.refuseIfAny();
        return List.of(new RuleSetPublished(context.today(), last.id(), last.version() + 1, last.authority(),
                last.sample(), c.document(), c.source(), c.effectiveFrom(),
                c.terms()));
    }

    private static List<RuleSetEvent> retire(HandlingRuleSet last, Retire c, Context context) {
        Objections objections = new Objections();
        objections.unless(!c.lastDay().isBefore(last.effectiveFrom()), RETIRED_BEFORE_IN_FORCE, "/lastDay",
                c.lastDay(), last.effectiveFrom());
        objections.refuseIfAny();
        return List.of(new RuleSetRetired(context.today(), last.id(), last.version(), c.lastDay()));
    }

    private void consistent(Objections objections, HandlingTerms terms) {
        term(objections, terms.returnWindow(), "/terms/returnWindow");
        term(objections, terms.reply().term(), "/terms/reply/term");
        term(objections, terms.reply().inSession(), "/terms/reply/inSession");
        term(objections, terms.coOpinion(), "/terms/coOpinion");
        term(objections, terms.redo(), "/terms/redo");
        term(objections, terms.feedback(), "/terms/feedback");
        term(objections, terms.firstContact(), "/terms/firstContact");
        term(objections, terms.disclosure(), "/terms/disclosure");
        extension(objections, terms.extension());
        distinct(objections, terms.reply().fixedDates().stream().map(FixedDate::dateClass).toList(), DATE_CLASS_TWICE,
                "/terms/reply/fixedDates/%d/dateClass");
        for (int i = 0; i < terms.restartedByReassigning().size(); i++) {
            objections.unless(RESTARTABLE.contains(terms.restartedByReassigning().get(i)), CANNOT_RESTART,
                    "/terms/restartedByReassigning/" + i);
        }
        classes(objections, terms.classes());
        distinct(objections, terms.copies().stream().map(Copies::source).toList(), COPIES_TWICE,
                "/terms/copies/%d/source");
    }

    private static void term(Objections objections, @Nullable Term term, String pointer) {
        period(objections, term == null ? null : term.period(), pointer + "/period/amount");
    }

    private static void period(Objections objections, @Nullable DatePeriod period, String pointer) {
        objections.unless(period == null || (period.amount() >= 1 && period.amount() <= LONGEST), PERIOD_OUT_OF_RANGE,
                pointer, 1, LONGEST);
    }

    private static void extension(Objections objections, HandlingTerms.ExtensionRule extension) {
        int times = extension.times();
        period(objections, extension.most(), "/terms/extension/most/amount");
        objections.unless(times >= 0 && times <= MOST_EXTENSIONS, TIMES_OUT_OF_RANGE, "/terms/extension/times", 0,
                MOST_EXTENSIONS).unless(times == 0 || extension.most() != null || extension.until() != null,
                        EXTENSION_UNLIMITED, "/terms/extension/most");
    }

    /** The same id and version means the same classes, whoever uses them. */
    private void classes(Objections objections, ClassScheme scheme) {
        boolean differs = known.all().stream().map(rules -> rules.terms().classes()).anyMatch(
                other -> other.id().equals(scheme.id()) && other.version() == scheme.version()
                        && !other.equals(scheme));
        objections.unless(!differs, CLASS_SCHEME_DIFFERS, "/terms/classes/version", scheme.id(), scheme.version())
                .unless(!scheme.classes().isEmpty(), CLASSES_MISSING, "/terms/classes/classes");
        distinct(objections, scheme.classes().stream().map(ReplyClass::code).toList(), CLASS_TWICE,
                "/terms/classes/classes/%d/code");
    }

    private static void distinct(Objections objections, List<?> values, Reason twice, String pointer) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            objections.unless(seen.add(values.get(i)), twice, pointer.formatted(i), values.get(i));
        }
    }
}
