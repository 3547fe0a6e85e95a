package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignedUnit;
import govbackbone.events.proposal.CampaignEvent.SessionOf;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.HandlingTerms.Term;
import govbackbone.events.proposal.LateReturn;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.cases.Case.Paper;
import govbackbone.proposal.cases.Case.Registered;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Handling.Step;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.HandlingRuleSet.Due;
import govbackbone.proposal.rules.HandlingRuleSet.FixedDay;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.DeadlineRules.deadline;
import static govbackbone.proposal.cases.Guards.*;

/** Who handles the case: assignment, receipt by the units, and returns. */
record AssignmentRules(ApplicableRules rulebook, Units units) {
    /** Units that exist on that day, in a combination that the mode knows; the rules of that day are pinned. */
    List<CaseEvent> assign(Registered state, Assign c, Context context) {
        LocalDate on = context.orToday(c.assignedOn());
        Paper paper = state.matter().paper();
        Optional<ApplicableRules.Assigned> inForce = rulebook.on(on, c.assigningBody(),
                new SessionOf(paper.source(), paper.level(), paper.term(), paper.session()));
        Objections objections = new Objections();
        dated(objections, on, "/assignedOn", state.matter().paper().receivedOn(), ASSIGNED_BEFORE_RECEIPT, context);
        objections.unless(inForce.isPresent(), NO_RULE_SET, "/assignedOn", on);
        fittingMode(objections, c);
        boolean inSession = state.matter().inSession();
        String dateClass = c.dateClass();
        Optional<FixedDay> fixed = dateClass == null
                ? Optional.empty()
                : inForce.flatMap(pinned -> pinned.fixedDay(dateClass, on));
        if (dateClass != null) {
            objections.unless(inSession, DATE_CLASS_OFF_SESSION, "/dateClass")
                    .unless(fixed.isPresent() || inForce.isEmpty(), DATE_CLASS_UNKNOWN, "/dateClass", dateClass);
        }
        List<AssignedUnit> assigned = new ArrayList<>();
        for (int i = 0; i < c.units().size(); i++) {
            UnitEntry entry = c.units().get(i);
            activeUnit(objections, entry.code(), on, "/units/" + i + "/code").ifPresent(
                    unit -> assigned.add(new AssignedUnit(unit.code(), unit.name(), entry.role())));
        }
        objections.refuseIfAny();
        ApplicableRules.Assigned pinned = inForce.orElseThrow();
        HandlingRuleSet rules = pinned.rules();
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseAssigned(on, c.assigningBody(), c.mode(), assigned, rules.id(), rules.version()));
        if (pinned.campaign() != null && pinned.terms() != null) {
            events.add(new CampaignPinned(on, pinned.campaign(), pinned.terms().name()));
        }
        fixed.ifPresent(day -> events.add(new DateClassGiven(on, Objects.requireNonNull(dateClass), day.day())));
        for (AssignedUnit unit : assigned) {
            if (unit.role() == HandlingRole.CO) {
                events.add(deadline(rules, DeadlineKind.CO_OPINION, unit.code(), 1, rules.terms().coOpinion(), on,
                        context));
            } else {
                events.add(deadline(rules, DeadlineKind.RETURN, unit.code(), 1, rules.terms().returnWindow(), on,
                        context));
                events.addAll(firstContact(rules, unit.code(), 1, on, context));
                events.add(DeadlineRules.set(on, DeadlineKind.REPLY, unit.code(), 1,
                        pinned.reply(on, inSession, dateClass, context.calendar()), context));
            }
        }
        return events;
    }

    /** Only where the rules limit it. */
    private static List<DeadlineSet> firstContact(HandlingRuleSet rules, UnitCode unit, int round, LocalDate on,
            Context context) {
        Term term = rules.terms().firstContact();
        return term == null
                ? List.of()
                : List.of(deadline(rules, DeadlineKind.FIRST_CONTACT, unit, round, term, on, context));
    }

    private static void fittingMode(Objections objections, Assign c) {
        List<UnitEntry> entries = c.units();
        Set<HandlingRole> roles = switch (c.mode()) {
            case SOLE -> Set.of(HandlingRole.SOLE);
            case LEAD_CO -> Set.of(HandlingRole.LEAD, HandlingRole.CO);
            case SPLIT -> Set.of(HandlingRole.SPLIT);
        };
        Set<UnitEntry> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            UnitEntry entry = entries.get(i);
            objections.unless(roles.contains(entry.role()), ROLE_NOT_OF_MODE, "/units/" + i + "/role")
                    .unless(seen.add(entry), UNIT_TWICE, "/units/" + i + "/code", entry.code());
        }
        Set<UnitCode> leads = codes(entries, HandlingRole.LEAD);
        Set<UnitCode> coHandlers = codes(entries, HandlingRole.CO);
        switch (c.mode()) {
            case SOLE -> objections.unless(entries.size() == 1, SOLE_NEEDS_ONE_UNIT, "/units");
            case LEAD_CO -> {
                objections.unless(!leads.isEmpty(), LEAD_UNIT_MISSING, "/units")
                        .unless(leads.size() < 2, SEVERAL_LEAD_UNITS, "/units")
                        .unless(!coHandlers.isEmpty(), CO_HANDLER_MISSING, "/units");
                leads.forEach(
                        lead -> objections.unless(!coHandlers.contains(lead), LEAD_IS_CO_HANDLER, "/units", lead));
            }
            case SPLIT -> objections.unless(codes(entries, HandlingRole.SPLIT).size() > 1, SPLIT_NEEDS_TWO_UNITS,
                    "/units");
        }
    }

    private static Set<UnitCode> codes(List<UnitEntry> entries, HandlingRole role) {
        return entries.stream().filter(entry -> entry.role() == role).map(UnitEntry::code).collect(Collectors.toSet());
    }

    /** By somebody of an assigned unit. A co-handler's receipt is noted without moving the case. */
    List<CaseEvent> acknowledgeReceipt(UnderHandling state, AcknowledgeReceipt c, Context context) {
        LocalDate on = context.orToday(c.acknowledgedOn());
        UnitCode own = context.actor().unit();
        Optional<Handling.CoHandler> coHandler = own == null
                ? Optional.empty()
                : state.handlings().stream().flatMap(t -> t.coHandler(own).stream()).findFirst();
        UnitCode unit;
        LocalDate notBefore;
        if (coHandler.isPresent() && (c.unit() == null || c.unit().equals(own))) {
            if (coHandler.get().acknowledged()) {
                throw Refusal.of(ALREADY_ACKNOWLEDGED);
            }
            unit = coHandler.get().unit();
            notBefore = state.assignment().on();
        } else {
            Handling handling = handling(state, c);
            if (!handling.unit().equals(own)) {
                throw Refusal.of(ACTOR_OF_ANOTHER_UNIT);
            }
            unit = handling.unit();
            notBefore = handling.since();
        }
        Objections objections = new Objections();
        dated(objections, on, "/acknowledgedOn", notBefore, DATE_OUT_OF_ORDER, context);
        List<UnitCode> suggested = orEmpty(c.suggestedUnits());
        for (int i = 0; i < suggested.size(); i++) {
            activeUnit(objections, suggested.get(i), on, "/suggestedUnits/" + i);
        }
        objections.refuseIfAny();
        return List.of(new CaseAcknowledged(on, unit, suggested));
    }

    /** Within the window, with a reason and the unit whose case it is; never once handling has begun. */
    List<CaseEvent> requestReturn(UnderHandling state, RequestReturn c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.requestedOn());
        LocalDate last = handling.due(DeadlineKind.RETURN, handling.unit()).orElse(state.assignment().on());
        Objections objections = new Objections();
        dated(objections, on, "/requestedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        boolean lateAllowed = pinned(state).rules().terms().lateReturn() == LateReturn.FOR_ASSIGNING_OFFICE;
        objections.unless(lateAllowed || !on.isAfter(last), RETURN_WINDOW_CLOSED, "/requestedOn", last);
        otherUnit(objections, state, c.proposedUnit(), on, "/proposedUnit");
        objections.refuseIfAny();
        return List.of(new ReturnRequested(on, handling.unit(), c.proposedUnit(), c.reason()));
    }

    /** By the assigning office, never by the unit itself; deadlines restart only where the rules say so. */
    List<CaseEvent> approveReturn(UnderHandling state, ApproveReturn c, Context context) {
        Handling handling = returned(state, c, context);
        LocalDate on = context.orToday(c.approvedOn());
        Objections objections = new Objections();
        dated(objections, on, "/approvedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        Optional<Unit> next = otherUnit(objections, state, c.newUnit(), on, "/newUnit");
        objections.refuseIfAny();
        ApplicableRules.Assigned pinned = pinned(state);
        HandlingRuleSet rules = pinned.rules();
        List<CaseEvent> events = new ArrayList<>();
        events.add(new ReturnApproved(on, handling.unit(), c.note()));
        events.add(new CaseReassigned(on, handling.unit(), c.newUnit(), next.orElseThrow().name()));
        if (rules.restartsByReassigning(DeadlineKind.RETURN)) {
            events.add(
                    deadline(rules, DeadlineKind.RETURN, c.newUnit(), handling.round(), rules.terms().returnWindow(),
                            on,
                            context));
        }
        if (rules.restartsByReassigning(DeadlineKind.FIRST_CONTACT)) {
            events.addAll(firstContact(rules, c.newUnit(), handling.round(), on, context));
        }
        if (rules.restartsByReassigning(DeadlineKind.REPLY)) {
            events.add(DeadlineRules.set(on, DeadlineKind.REPLY, c.newUnit(), handling.round(),
                    replyFrom(on, state, pinned, context), context));
        }
        return events;
    }

    /** By the assigning office, to a body that the directory does not have: any other takes the unit's place here. */
    List<CaseEvent> transfer(UnderHandling state, Transfer c, Context context) {
        Handling handling = returned(state, c, context);
        LocalDate on = context.orToday(c.transferredOn());
        Objections objections = new Objections();
        dated(objections, on, "/transferredOn", handling.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(!units.isNameOn(on, c.to()), TRANSFER_WITHIN_DIRECTORY, "/to", c.to())
                .unless(state.matter().merged().isEmpty(), HAS_MERGED_CASES, "");
        objections.refuseIfAny();
        return List.of(new ReturnApproved(on, handling.unit(), c.note()),
                new CaseTransferred(on, handling.unit(), c.to()));
    }

    private ApplicableRules.Assigned pinned(UnderHandling state) {
        return state.assignment().pinnedIn(rulebook);
    }

    /** The time to reply when it starts on that day. */
    static Due replyFrom(LocalDate on, UnderHandling state, ApplicableRules.Assigned pinned, Context context) {
        return pinned.reply(on, state.matter().inSession(), state.assignment().dateClass(), context.calendar());
    }

    static List<CaseEvent> rejectReturn(UnderHandling state, RejectReturn c, Context context) {
        Handling handling = returned(state, c, context);
        LocalDate on = context.orToday(c.rejectedOn());
        Objections objections = new Objections();
        dated(objections, on, "/rejectedOn", handling.since(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        Step before = ((Step.ReturnRequested) handling.step()).before();
        return List.of(new ReturnRejected(on, handling.unit(), handling.at(before, on).stage(), c.reason()));
    }

    private static Handling returned(UnderHandling state, OfUnit c, Context context) {
        Handling handling = handling(state, c);
        if (handling.unit().equals(context.actor().unit())) {
            throw Refusal.of(RETURN_DECIDED_BY_UNIT_ITSELF);
        }
        return handling;
    }

    /** An active unit that has no part in the case yet. */
    private Optional<Unit> otherUnit(Objections objections, UnderHandling state, UnitCode code, LocalDate on,
            String pointer) {
        objections.unless(state.handlings().stream()
                .noneMatch(handling -> handling.unit().equals(code) || handling.coHandler(code).isPresent()),
                UNIT_ASSIGNED_ALREADY, pointer, code);
        return activeUnit(objections, code, on, pointer);
    }

    private Optional<Unit> activeUnit(Objections objections, UnitCode code, LocalDate on, String pointer) {
        Optional<Unit> unit = units.on(on, code);
        objections.unless(units.knows(code), UNIT_UNKNOWN, pointer, code)
                .unless(unit.isPresent() || !units.knows(code), UNIT_NOT_ACTIVE, pointer, code, on);
        return unit;
    }
}
