package govbackbone.proposal.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.cases.Case.Ended;
import govbackbone.proposal.cases.Case.Filed;
import govbackbone.proposal.cases.Case.Paper;
import govbackbone.proposal.cases.Case.Received;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.HandlingRuleSet.Due;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** What was entered wrongly is put right by a further event; nothing that happened is changed. */
final class CorrectionRules {
    private CorrectionRules() {}

    /** One field at a time, with the reason and who approved it; what follows from it and is still open follows anew. */
    static List<CaseEvent> correct(Case state, Correct c, Function<UnderHandling, ApplicableRules.Assigned> rules,
            Context context) {
        Case standing = state instanceof Ended ended ? ended.before() : state;
        if (standing instanceof UnderHandling at) {
            ofUnitOrAssigningOffice(at, context);
        }
        LocalDate on = context.orToday(c.correctedOn());
        Objections objections = new Objections();
        notInFuture(objections, on, "/correctedOn", context);
        Optional<String> old = value(standing, c, objections);
        objections.unless(old.filter(c.value()::equals).isEmpty(), NOTHING_TO_CORRECT, "/value");
        fitting(standing, c, objections, context);
        objections.unless(c.field() != CorrectableField.CASE_NUMBER || !isDeclined(state),
                NUMBER_GIVEN_BACK, "/field");
        objections.refuseIfAny();
        if (c.field() == CorrectableField.CASE_NUMBER) {
            Paper paper = paper(standing);
            return List.of(new CaseRenumbered(on, paper.source(), paper.level(), paper.term(), paper.session(),
                    paper.caseNo(), c.value(), c.reason(), c.approvedBy()));
        }
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseCorrected(on, c.field(), c.field() == CorrectableField.PROPOSER_NAME ? c.proposer() : null,
                old.orElseThrow(), c.value(), c.reason(), c.approvedBy()));
        if (state instanceof UnderHandling at) {
            UnderHandling now = (UnderHandling) Case.evolve(at, events.getFirst());
            events.addAll(restarted(at, now, rules.apply(at), context));
        }
        return events;
    }

    /** A number that a signed reply bears, which nobody may change any more. */
    static List<CaseEvent> releaseDocumentNumber(UnderHandling state, ReleaseDocumentNumber c, Context context) {
        Objections objections = new Objections();
        objections.unless(state.documentNumbers().contains(c.documentNumber()), NUMBER_NOT_HELD, "/documentNumber",
                c.documentNumber());
        objections.refuseIfAny();
        return List.of(new DocumentNumberReleased(context.today(), c.documentNumber(), c.reason()));
    }

    private static boolean isDeclined(Case state) {
        return state instanceof Ended ended && ended.stage() == Stage.NOT_FILED;
    }

    private static Paper paper(Case state) {
        return state instanceof Received at ? at.paper() : ((Filed) state).matter().paper();
    }

    /** The value the field has. */
    private static Optional<String> value(Case state, Correct c, Objections objections) {
        Paper paper = paper(state);
        Optional<String> value = switch (c.field()) {
            case TITLE -> Optional.of(paper.title());
            case CASE_NUMBER -> Optional.of(paper.caseNo());
            case RECEIVED_ON -> Optional.of(paper.receivedOn().toString());
            case THEME -> filed(state).map(at -> at.matter().theme().name());
            case IN_SESSION -> filed(state).map(at -> String.valueOf(at.matter().inSession()));
            case ASSIGNED_ON -> state instanceof UnderHandling at
                    ? Optional.of(at.assignment().on().toString())
                    : Optional.empty();
            case PROPOSER_NAME -> filed(state).flatMap(at -> at.matter().proposers().stream()
                    .filter(p -> p.id().equals(c.proposer())).map(Proposer::name).findFirst());
        };
        boolean unknown = c.field() == CorrectableField.PROPOSER_NAME && filed(state).isPresent();
        if (unknown) {
            objections.unless(value.isPresent(), UNKNOWN_PROPOSER, "/proposer", String.valueOf(c.proposer()));
        } else {
            objections.unless(value.isPresent(), NOT_ENTERED_YET, "/field");
        }
        return value;
    }

    private static Optional<Filed> filed(Case state) {
        return state instanceof Filed at ? Optional.of(at) : Optional.empty();
    }

    private static void fitting(Case state, Correct c, Objections objections, Context context) {
        String value = c.value();
        boolean fits = switch (c.field()) {
            case TITLE -> true;
            case PROPOSER_NAME -> value.length() <= 50;
            case CASE_NUMBER -> value.length() <= 20 && value.matches("[0-9A-Z][0-9A-Z-]*");
            case THEME -> Arrays.stream(Theme.values()).anyMatch(theme -> theme.name().equals(value));
            case IN_SESSION -> value.equals("true") || value.equals("false");
            case RECEIVED_ON, ASSIGNED_ON -> day(value).isPresent();
        };
        objections.unless(fits, VALUE_NOT_FITTING, "/value", value);
        if (c.field() == CorrectableField.RECEIVED_ON || c.field() == CorrectableField.ASSIGNED_ON) {
            day(value).ifPresent(day -> inOrder(state, c.field(), day, objections, context));
        }
    }

    /** Received, then assigned, then acknowledged, and nothing of it in the future. */
    private static void inOrder(Case state, CorrectableField field, LocalDate day, Objections objections,
            Context context) {
        notInFuture(objections, day, "/value", context);
        if (state instanceof UnderHandling at) {
            LocalDate assigned = at.assignment().on();
            if (field == CorrectableField.RECEIVED_ON) {
                objections.unless(!day.isAfter(assigned), ASSIGNED_BEFORE_RECEIPT, "/value", assigned, day);
            } else {
                LocalDate received = at.matter().paper().receivedOn();
                boolean untouched = at.handlings().stream()
                        .allMatch(handling -> handling.step() instanceof Handling.Step.Assigned);
                objections.unless(!day.isBefore(received), ASSIGNED_BEFORE_RECEIPT, "/value", day, received)
                        .unless(untouched || !day.isAfter(assigned), ASSIGNED_ON_FIXED, "/value");
            }
        }
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Deadlines that started with the assignment and are still open. */
    private static List<CaseEvent> restarted(UnderHandling before, UnderHandling now, ApplicableRules.Assigned pinned,
            Context context) {
        HandlingRuleSet rules = pinned.rules();
        LocalDate from = now.assignment().on();
        List<CaseEvent> events = new ArrayList<>();
        for (Handling handling : before.handlings()) {
            for (Handling.Deadline deadline : handling.deadlines()) {
                if (before.keeps(deadline) && handling.isOpen(deadline, context.today())
                        && deadline.due().start().equals(before.assignment().on()) && deadline.round() == 1) {
                    Optional<Due> due = switch (deadline.kind()) {
                        case RETURN -> Optional.of(rules.due(rules.terms().returnWindow(), from, context.calendar()));
                        case FIRST_CONTACT -> Optional.ofNullable(rules.terms().firstContact())
                                .map(term -> rules.due(term, from, context.calendar()));
                        case CO_OPINION -> Optional.of(rules.due(rules.terms().coOpinion(), from, context.calendar()));
                        case REPLY -> Optional.of(AssignmentRules.replyFrom(from, now, pinned, context));
                        case FEEDBACK, DISCLOSURE -> Optional.empty();
                    };
                    due.filter(d -> !d.date().equals(deadline.due())).ifPresent(d -> events.add(
                            DeadlineRules.set(from, deadline.kind(), deadline.unit(), deadline.round(), d, context)));
                }
            }
        }
        return events;
    }
}
