package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.events.DatePeriod;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.Answer;
import govbackbone.events.proposal.AssignedUnit;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.ClassScheme.ReplyClass;
import govbackbone.events.proposal.CompletionGround;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Delegation;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Disclosure;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.HandlingTerms.Term;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Promise;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.ReopeningGround;
import govbackbone.events.proposal.Team;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.proposal.cases.Case.Handled;
import govbackbone.proposal.cases.Case.Received;
import govbackbone.proposal.cases.Case.Registered;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Track.Step;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.HandlingRuleSet.Due;
import govbackbone.proposal.rules.RuleSets;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.cases.CaseRejection.*;

/**
 * Every rule of the handling of a case. Who may give a command at all is said beside the command; here is what roles alone
 * do not decide.
 */
record CaseDecider(RuleSets ruleSets, Units units) {

    List<CaseEvent> decide(Case state, CaseCommand command, Context context) {
        boolean alarm = command instanceof RecordMissedDeadline;
        if (!alarm && !Case.standing(state).allowed().contains(command.getClass())) {
            throw Refusal.of(NOT_ALLOWED_IN_STATE);
        }
        return switch (command) {
            case RegisterReceipt c -> receive(c, context);
            case Register c -> register((Received) state, c, context);
            case Assign c -> assign((Registered) state, c, context);
            case AcknowledgeReceipt c -> acknowledge((Handled) state, c, context);
            case RequestReturn c -> requestReturn((Handled) state, c, context);
            case ApproveReturn c -> approveReturn((Handled) state, c, context);
            case RejectReturn c -> rejectReturn((Handled) state, c, context);
            case AppointTeam c -> appointTeam((Handled) state, c, context);
            case RecordContact c -> contact((Handled) state, c, context);
            case RecordResearch c -> research((Handled) state, c, context);
            case SubmitCoOpinion c -> submitCoOpinion((Handled) state, c, context);
            case WaiveCoOpinion c -> waiveCoOpinion((Handled) state, c, context);
            case RequestExtension c -> requestExtension((Handled) state, c, context);
            case GrantExtension c -> grantExtension((Handled) state, c, context);
            case RefuseExtension c -> refuseExtension((Handled) state, c, context);
            case SubmitReplyDraft c -> draft((Handled) state, c, context);
            case PassReview c -> passReview((Handled) state, c, context);
            case FailReview c -> failReview((Handled) state, c, context);
            case SignReply c -> sign((Handled) state, c, context);
            case DeliverReply c -> deliver((Handled) state, c, context);
            case RecordOpinion c -> recordOpinion((Handled) state, c, context);
            case Complete c -> complete((Handled) state, c, context);
            case Reopen c -> reopen((Handled) state, c, context);
            case RecordReturnVisit c -> visit((Handled) state, c, context);
            case Archive c -> archive((Handled) state, c, context);
            case RecordMissedDeadline c -> missDeadline(state, c, context);
        };
    }

    private List<CaseEvent> receive(RegisterReceipt c, Context context) {
        Objections objections = new Objections();
        notInFuture(objections, c.receivedOn(), "/receivedOn", context);
        objections.refuseIfAny();
        return List.of(new CaseReceived(c.receivedOn(), c.source(), c.level(), c.term(), c.session(), c.caseNo(),
                c.title()));
    }

    /** At least one proposer, exactly one of them the lead. */
    private List<CaseEvent> register(Received state, Register c, Context context) {
        LocalDate on = orToday(c.registeredOn(), context);
        List<ProposerEntry> proposers = c.proposers();
        long leads = proposers.stream().filter(ProposerEntry::lead).count();
        Objections objections = new Objections();
        dated(objections, on, "/registeredOn", state.receivedOn(), DATE_OUT_OF_ORDER, context);
        objections.unless(leads > 0, LEAD_PROPOSER_MISSING, "/proposers")
                .unless(leads < 2, SEVERAL_LEAD_PROPOSERS, "/proposers");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < proposers.size(); i++) {
            String id = proposers.get(i).id();
            objections.unless(ids.add(id), PROPOSER_TWICE, "/proposers/" + i + "/id", id);
        }
        objections.refuseIfAny();
        return List.of(new CaseRegistered(on, c.body(), c.inSession(), c.theme(),
                proposers.stream().map(p -> new Proposer(p.id(), p.name(), p.lead(), p.constituency(), p.delegation(),
                        p.phone(), p.workUnit(), p.duty())).toList(),
                c.collectiveBody(), orEmpty(c.questions())));
    }

    /** Units that exist on that day, in a combination that the mode knows; the rules of that day are pinned. */
    private List<CaseEvent> assign(Registered state, Assign c, Context context) {
        LocalDate on = orToday(c.assignedOn(), context);
        Optional<HandlingRuleSet> inForce = ruleSets.on(on, c.assigningBody());
        Objections objections = new Objections();
        dated(objections, on, "/assignedOn", state.receivedOn(), ASSIGNED_BEFORE_RECEIPT, context);
        objections.unless(inForce.isPresent(), NO_RULE_SET, "/assignedOn", on);
        fittingMode(objections, c);
        List<AssignedUnit> assigned = new ArrayList<>();
        for (int i = 0; i < c.units().size(); i++) {
            UnitEntry entry = c.units().get(i);
            activeUnit(objections, entry.code(), on, "/units/" + i + "/code").ifPresent(
                    unit -> assigned.add(new AssignedUnit(unit.code(), unit.name(), entry.role())));
        }
        objections.refuseIfAny();
        HandlingRuleSet rules = inForce.orElseThrow();
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseAssigned(on, c.assigningBody(), c.mode(), assigned, rules.id(), rules.version()));
        for (AssignedUnit unit : assigned) {
            if (unit.role() == HandlingRole.CO) {
                events.add(deadline(rules, DeadlineKind.CO_OPINION, unit.code(), 1, rules.terms().coOpinion(), on,
                        context));
            } else {
                events.add(deadline(rules, DeadlineKind.RETURN, unit.code(), 1, rules.terms().returnWindow(), on,
                        context));
                events.add(
                        deadline(rules, DeadlineKind.REPLY, unit.code(), 1, rules.terms().reply().term(), on, context));
            }
        }
        return events;
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
    private List<CaseEvent> acknowledge(Handled state, AcknowledgeReceipt c, Context context) {
        LocalDate on = orToday(c.acknowledgedOn(), context);
        UnitCode own = context.actor().unit();
        Optional<Track.CoHandler> coHandler = own == null
                ? Optional.empty()
                : state.tracks().stream().flatMap(t -> t.coHandler(own).stream()).findFirst();
        UnitCode unit;
        LocalDate notBefore;
        if (coHandler.isPresent() && (c.unit() == null || c.unit().equals(own))) {
            if (coHandler.get().acknowledged()) {
                throw Refusal.of(ALREADY_ACKNOWLEDGED);
            }
            unit = coHandler.get().unit();
            notBefore = state.assignedOn();
        } else {
            Track track = ownTrack(state, c, context);
            unit = track.unit();
            notBefore = track.since();
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
    private List<CaseEvent> requestReturn(Handled state, RequestReturn c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.requestedOn(), context);
        LocalDate last = track.due(DeadlineKind.RETURN, track.unit()).orElse(state.assignedOn());
        Objections objections = new Objections();
        dated(objections, on, "/requestedOn", track.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(!on.isAfter(last), RETURN_WINDOW_CLOSED, "/requestedOn", last);
        otherUnit(objections, state, c.proposedUnit(), on, "/proposedUnit");
        objections.refuseIfAny();
        return List.of(new ReturnRequested(on, track.unit(), c.proposedUnit(), c.reason()));
    }

    /** By the assigning office, never by the unit itself; deadlines restart only where the rules say so. */
    private List<CaseEvent> approveReturn(Handled state, ApproveReturn c, Context context) {
        Track track = returned(state, c, context);
        LocalDate on = orToday(c.approvedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/approvedOn", track.since(), DATE_OUT_OF_ORDER, context);
        Optional<Unit> next = otherUnit(objections, state, c.newUnit(), on, "/newUnit");
        objections.refuseIfAny();
        HandlingRuleSet rules = rulesOf(state);
        List<CaseEvent> events = new ArrayList<>();
        events.add(new ReturnApproved(on, track.unit(), c.note()));
        events.add(new CaseReassigned(on, track.unit(), c.newUnit(), next.orElseThrow().name()));
        if (rules.restartsByReassigning(DeadlineKind.RETURN)) {
            events.add(
                    deadline(rules, DeadlineKind.RETURN, c.newUnit(), track.round(), rules.terms().returnWindow(), on,
                            context));
        }
        if (rules.restartsByReassigning(DeadlineKind.REPLY)) {
            events.add(deadline(rules, DeadlineKind.REPLY, c.newUnit(), track.round(), rules.terms().reply().term(), on,
                    context));
        }
        return events;
    }

    private List<CaseEvent> rejectReturn(Handled state, RejectReturn c, Context context) {
        Track track = returned(state, c, context);
        LocalDate on = orToday(c.rejectedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/rejectedOn", track.since(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        Step before = ((Step.ReturnRequested) track.step()).before();
        return List.of(new ReturnRejected(on, track.unit(), track.at(before, on).stage(), c.reason()));
    }

    private static Track returned(Handled state, OfUnit c, Context context) {
        Track track = track(state, c);
        if (track.unit().equals(context.actor().unit())) {
            throw Refusal.of(RETURN_DECIDED_BY_UNIT_ITSELF);
        }
        return track;
    }

    /** Principal, deputy and handler are different persons, so that drafting, reviewing and signing can be. */
    private List<CaseEvent> appointTeam(Handled state, AppointTeam c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.appointedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/appointedOn", track.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(Stream.of(c.principal(), c.deputy(), c.handler()).map(PersonEntry::subject).distinct()
                .count() == 3, TEAM_NOT_DISTINCT, "");
        objections.refuseIfAny();
        return List.of(new HandlingTeamAppointed(on, track.unit(),
                new Team(person(c.principal()), person(c.deputy()), person(c.office()), c.section(),
                        person(c.handler()), orEmpty(c.others()).stream().map(CaseDecider::person).toList())));
    }

    /** Within the life of the case. */
    private List<CaseEvent> contact(Handled state, RecordContact c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.contactedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/contactedOn", state.assignedOn(), CONTACT_BEFORE_ASSIGNMENT, context);
        proposer(objections, state, c.proposer(), "/proposer");
        objections.refuseIfAny();
        return List.of(
                new ProposerContacted(on, track.unit(), track.round(), c.proposer(), c.channel(), c.summary()));
    }

    private List<CaseEvent> research(Handled state, RecordResearch c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.researchedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/researchedOn", state.assignedOn(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new ResearchRecorded(on, track.unit(), track.round(), c.topic(), c.findings()));
    }

    /** By a co-handler for itself; once in a round, later ones are revisions. */
    private List<CaseEvent> submitCoOpinion(Handled state, SubmitCoOpinion c, Context context) {
        UnitCode own = context.actor().unit();
        Track track = state.tracks().getFirst();
        Optional<Track.CoHandler> coHandler = own == null ? Optional.empty() : track.coHandler(own);
        Track.CoHandler from = coHandler.orElseThrow(() -> Refusal.of(ACTOR_NOT_CO_HANDLER));
        LocalDate on = orToday(c.submittedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/submittedOn", state.assignedOn(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        boolean late = track.due(DeadlineKind.CO_OPINION, from.unit()).filter(on::isAfter).isPresent();
        return List.of(new CoOpinionSubmitted(on, from.unit(), track.round(), from.opinions() + 1, c.opinion(), late));
    }

    private List<CaseEvent> waiveCoOpinion(Handled state, WaiveCoOpinion c, Context context) {
        Track track = state.tracks().getFirst();
        Optional<Track.CoHandler> coHandler = track.coHandler(c.coHandler());
        LocalDate on = orToday(c.waivedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/waivedOn", state.assignedOn(), DATE_OUT_OF_ORDER, context);
        objections.unless(coHandler.isPresent(), NOT_A_CO_HANDLER, "/coHandler", c.coHandler()).unless(
                coHandler.filter(Track.CoHandler::answered).isEmpty(), CO_OPINION_ALREADY_IN, "/coHandler",
                c.coHandler());
        objections.refuseIfAny();
        return List.of(new CoOpinionWaived(on, c.coHandler(), track.round(), c.reason()));
    }

    /** While the time to reply lasts, as often and as long as the rules allow. */
    private List<CaseEvent> requestExtension(Handled state, RequestExtension c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.requestedOn(), context);
        LocalDate due = track.replyDue();
        Objections objections = new Objections();
        dated(objections, on, "/requestedOn", state.assignedOn(), DATE_OUT_OF_ORDER, context);
        objections.unless(!on.isAfter(due), EXTENSION_AFTER_DUE, "/requestedOn", due)
                .unless(track.extensions().request() == null, EXTENSION_ALREADY_REQUESTED, "")
                .unless(track.extensions().granted() < rulesOf(state).terms().extension().times(), EXTENSION_USED_UP,
                        "");
        extended(objections, state, track, period(c.length()), "/length", context);
        objections.refuseIfAny();
        return List.of(new ExtensionRequested(on, track.unit(), track.round(), period(c.length()), c.reason()));
    }

    /** At most what the rules allow, with the proposers told in writing. */
    private List<CaseEvent> grantExtension(Handled state, GrantExtension c, Context context) {
        Track track = track(state, c);
        Track.ExtensionRequest request = requested(track);
        LocalDate on = orToday(c.grantedOn(), context);
        DatePeriod length = c.length() == null ? request.length() : period(c.length());
        Objections objections = new Objections();
        dated(objections, on, "/grantedOn", request.on(), DATE_OUT_OF_ORDER, context);
        dated(objections, c.proposersInformedOn(), "/proposersInformedOn", request.on(), DATE_OUT_OF_ORDER, context);
        Due due = extended(objections, state, track, length, "/length", context);
        objections.refuseIfAny();
        return List.of(new ExtensionGranted(on, track.unit(), track.round(), length, c.proposersInformedOn()),
                set(on, DeadlineKind.REPLY, track.unit(), track.round(), due, context));
    }

    private List<CaseEvent> refuseExtension(Handled state, RefuseExtension c, Context context) {
        Track track = track(state, c);
        Track.ExtensionRequest request = requested(track);
        LocalDate on = orToday(c.refusedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/refusedOn", request.on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new ExtensionRefused(on, track.unit(), track.round(), c.reason()));
    }

    private static Track.ExtensionRequest requested(Track track) {
        return Optional.ofNullable(track.extensions().request()).orElseThrow(() -> Refusal.of(NO_EXTENSION_REQUESTED));
    }

    private Due extended(Objections objections, Handled state, Track track, DatePeriod length, String pointer,
            Context context) {
        HandlingRuleSet rules = rulesOf(state);
        LocalDate due = track.replyDue();
        LocalDate from = Objects.requireNonNullElse(track.extensions().unextendedDue(), due);
        Due wanted = rules.extendedBy(length, due, context.calendar());
        LocalDate latest = rules.latestExtension(from, context.calendar());
        LocalDate until = wanted.date().date();
        objections.unless(!until.isAfter(latest), EXTENSION_TOO_LONG, pointer, until, latest);
        return wanted;
    }

    /** After speaking with the lead proposer and hearing every co-handler; every question answered, every B or C dated. */
    private List<CaseEvent> draft(Handled state, SubmitReplyDraft c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.draftedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/draftedOn", track.since(), DATE_OUT_OF_ORDER, context);
        Optional<ReplyClass> replyClass = rulesOf(state).replyClass(c.replyClass());
        List<PromiseEntry> promises = orEmpty(c.promises());
        objections.unless(replyClass.isPresent(), CLASS_NOT_IN_SCHEME, "/replyClass", c.replyClass()).unless(
                !promises.isEmpty() || replyClass.filter(ReplyClass::needsPromise).isEmpty(), PROMISE_MISSING,
                "/promises", c.replyClass());
        for (int i = 0; i < promises.size(); i++) {
            LocalDate target = promises.get(i).targetOn();
            objections.unless(target.isAfter(on), PROMISE_NOT_AHEAD, "/promises/" + i + "/targetOn", target, on);
        }
        answered(objections, orEmpty(c.answers()), state.matter().questions());
        objections.unless(track.contacts().stream().anyMatch(
                contact -> contact.proposer().equals(state.matter().lead()) && !contact.on().isAfter(on)),
                LEAD_NOT_CONTACTED, "");
        track.coHandlers().forEach(coHandler -> objections.unless(coHandler.answered(), CO_OPINIONS_OUTSTANDING, "",
                coHandler.unit()));
        objections.refuseIfAny();
        return List.of(new ReplyDrafted(on, track.unit(), track.round(), track.drafts() + 1, person(context.actor()),
                c.replyClass(), c.text(),
                orEmpty(c.answers()).stream().map(a -> new Answer(a.question(), a.text())).toList(),
                promises.stream().map(p -> new Promise(p.text(), p.targetOn())).toList()));
    }

    private static void answered(Objections objections, List<AnswerEntry> answers, int questions) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            int question = answers.get(i).question();
            String pointer = "/answers/" + i + "/question";
            objections.unless(question >= 1 && question <= questions, QUESTION_UNKNOWN, pointer, question)
                    .unless(seen.add(question), QUESTION_ANSWERED_TWICE, pointer, question);
        }
        IntStream.rangeClosed(1, questions).forEach(
                question -> objections.unless(seen.contains(question), QUESTION_UNANSWERED, "/answers", question));
    }

    private List<CaseEvent> passReview(Handled state, PassReview c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.reviewedOn(), context);
        Set<String> present = reviewed(track, c.reviewers(), on, context);
        return List.of(new CollectiveReviewPassed(on, track.unit(), track.round(), track.drafts(),
                List.copyOf(present), c.minutes()));
    }

    private List<CaseEvent> failReview(Handled state, FailReview c, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.reviewedOn(), context);
        Set<String> present = reviewed(track, c.reviewers(), on, context);
        return List.of(new CollectiveReviewFailed(on, track.unit(), track.round(), track.drafts(),
                List.copyOf(present), c.minutes(), c.reason()));
    }

    /** Collective review: more than half of the taskforce, and never the drafter alone. */
    private static Set<String> reviewed(Track track, List<String> reviewers, LocalDate on, Context context) {
        Step.UnderReview step = (Step.UnderReview) track.step();
        Set<String> team = step.team().subjects();
        Set<String> present = new LinkedHashSet<>(reviewers);
        Objections objections = new Objections();
        dated(objections, on, "/reviewedOn", track.since(), DATE_OUT_OF_ORDER, context);
        for (int i = 0; i < reviewers.size(); i++) {
            objections.unless(team.contains(reviewers.get(i)), REVIEWER_NOT_IN_TEAM, "/reviewers/" + i,
                    reviewers.get(i));
        }
        long members = present.stream().filter(team::contains).count();
        objections.unless(2 * members > team.size(), NO_QUORUM, "/reviewers", team.size(), members)
                .unless(!present.equals(Set.of(step.draft().drafter())), DRAFTER_ONLY_REVIEWER, "/reviewers");
        objections.refuseIfAny();
        return present;
    }

    /** By the principal, or under a written delegation; never by the drafter. */
    private List<CaseEvent> sign(Handled state, SignReply c, Context context) {
        Track track = ownTrack(state, c, context);
        Track.Draft draft = ((Step.Reviewed) track.step()).draft();
        Actor signer = context.actor();
        Objections forbidden = new Objections();
        forbidden.unless(signer.is(Role.PRINCIPAL) || c.delegation() != null, SIGNER_NOT_PRINCIPAL, "/delegation")
                .unless(!signer.subject().equals(draft.drafter()), SIGNER_IS_DRAFTER, "");
        forbidden.refuseIfAny();
        Objections objections = new Objections();
        dated(objections, c.signedOn(), "/signedOn", track.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(c.sealed(), NOT_SEALED, "/sealed")
                .unless(c.disclosure().decision() != DisclosureDecision.NONE || c.disclosure().reason() != null,
                        NON_DISCLOSURE_REASON_MISSING, "/disclosure/reason")
                .unless(!state.documentNumbers().contains(c.documentNumber()), DUPLICATE_DOCUMENT_NUMBER,
                        "/documentNumber");
        draft.promisedFor().forEach(target -> objections.unless(target.isAfter(c.signedOn()), PROMISE_BEFORE_SIGNING,
                "/signedOn", target, c.signedOn()));
        objections.refuseIfAny();
        return List.of(new ReplySigned(c.signedOn(), track.unit(), track.round(), track.drafts(), c.documentNumber(),
                person(signer),
                c.delegation() == null
                        ? null
                        : new Delegation(c.delegation().document(), c.delegation().delegator()),
                new Disclosure(c.disclosure().decision(), c.disclosure().reason())));
    }

    /** Once to every proposer; through the lead only after the lead has it, and consents. With the last one all copies are out. */
    private List<CaseEvent> deliver(Handled state, DeliverReply c, Context context) {
        Track track = ownTrack(state, c, context);
        Step.Signed step = (Step.Signed) track.step();
        List<CopyRecipient> copies = orEmpty(c.copies());
        Objections objections = new Objections();
        dated(objections, c.deliveredOn(), "/deliveredOn", track.since(), DELIVERED_BEFORE_SIGNING, context);
        proposer(objections, state, c.proposer(), "/proposer");
        objections.unless(!step.served().containsKey(c.proposer()), ALREADY_DELIVERED, "/proposer", c.proposer());
        if (c.method() == DeliveryMethod.VIA_LEAD) {
            objections.unless(c.leadConsent() != null, LEAD_CONSENT_MISSING, "/leadConsent")
                    .unless(step.served().containsKey(state.matter().lead()), LEAD_NOT_SERVED, "/method");
        }
        Set<String> unserved = new HashSet<>(state.matter().proposers());
        unserved.removeAll(step.served().keySet());
        unserved.remove(c.proposer());
        Set<CopyRecipient> missing = new HashSet<>(rulesOf(state).copiesFor(state.matter().source()));
        missing.removeAll(step.copied());
        missing.removeAll(copies);
        objections.unless(!unserved.isEmpty() || missing.isEmpty(), COPIES_INCOMPLETE, "/copies", missing.size());
        objections.refuseIfAny();
        ReplyDelivered delivered = new ReplyDelivered(c.deliveredOn(), track.unit(), track.round(), c.proposer(),
                c.method(), c.leadConsent(), copies);
        if (!unserved.isEmpty()) {
            return List.of(delivered);
        }
        LocalDate last = Stream.concat(step.served().values().stream(), Stream.of(c.deliveredOn()))
                .max(Comparator.naturalOrder()).orElseThrow();
        HandlingRuleSet rules = rulesOf(state);
        return List.of(delivered, deadline(rules, DeadlineKind.FEEDBACK, track.unit(), track.round(),
                rules.terms().feedback(), last, context));
    }

    /** Once per proposer and round. */
    private List<CaseEvent> recordOpinion(Handled state, RecordOpinion c, Context context) {
        Track track = track(state, c);
        ofUnitOrAssigningOffice(List.of(track), context);
        Step.Delivered step = (Step.Delivered) track.step();
        LocalDate on = orToday(c.givenOn(), context);
        Objections objections = new Objections();
        proposer(objections, state, c.proposer(), "/proposer");
        dated(objections, on, "/givenOn", step.served().getOrDefault(c.proposer(), track.since()),
                OPINION_BEFORE_DELIVERY, context);
        objections.unless(!step.opinions().containsKey(c.proposer()), OPINION_ALREADY_GIVEN, "/proposer",
                c.proposer());
        objections.refuseIfAny();
        return List.of(new OpinionRecorded(on, track.unit(), track.round(), c.proposer(), c.attitude(), c.result(),
                c.comment()));
    }

    /** Nobody dissatisfied, and every opinion in or the time for them over. */
    private List<CaseEvent> complete(Handled state, Complete c, Context context) {
        ofUnitOrAssigningOffice(state.tracks(), context);
        LocalDate on = orToday(c.completedOn(), context);
        List<Track.Deadline> open = state.tracks().stream()
                .flatMap(track -> track.deadlines().stream().filter(track::awaits)).toList();
        Objections objections = new Objections();
        dated(objections, on, "/completedOn", state.tracks().stream().map(CaseDecider::latest)
                .max(Comparator.naturalOrder()).orElseThrow(), DATE_OUT_OF_ORDER, context);
        objections.unless(state.tracks().stream().noneMatch(Track::hasDissatisfaction), OPEN_DISSATISFACTION, "");
        open.forEach(deadline -> objections.unless(on.isAfter(deadline.due()), OPINIONS_OUTSTANDING, "/completedOn",
                deadline.due()));
        objections.refuseIfAny();
        return List.of(new CaseCompleted(on,
                open.isEmpty() ? CompletionGround.ALL_OPINIONS_IN : CompletionGround.FEEDBACK_WINDOW_LAPSED));
    }

    /** On dissatisfaction or on a supervision order. */
    private List<CaseEvent> reopen(Handled state, Reopen c, Context context) {
        Track track = track(state, c);
        LocalDate on = orToday(c.reopenedOn(), context);
        LocalDate notBefore = state.closure() == null ? latest(track) : state.closure().latest();
        Objections objections = new Objections();
        dated(objections, on, "/reopenedOn", notBefore, DATE_OUT_OF_ORDER, context);
        objections.unless(track.hasDissatisfaction() || c.supervisionOrder() != null, NO_GROUND_TO_REOPEN, "");
        objections.refuseIfAny();
        int round = track.round() + 1;
        HandlingRuleSet rules = rulesOf(state);
        return List.of(
                new CaseReopened(on, track.unit(), round,
                        track.hasDissatisfaction()
                                ? ReopeningGround.DISSATISFACTION
                                : ReopeningGround.SUPERVISION_ORDER,
                        c.supervisionOrder()),
                deadline(rules, DeadlineKind.REPLY, track.unit(), round, rules.terms().redo(), on, context));
    }

    private List<CaseEvent> visit(Handled state, RecordReturnVisit c, Context context) {
        ofUnit(state.tracks(), context);
        LocalDate on = orToday(c.visitedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/visitedOn", closure(state).completedOn(), DATE_OUT_OF_ORDER, context);
        for (int i = 0; i < c.proposers().size(); i++) {
            proposer(objections, state, c.proposers().get(i), "/proposers/" + i);
        }
        objections.refuseIfAny();
        boolean byHandler = state.tracks().stream().map(track -> ((Step.Staffed) track.step()).team().handler())
                .anyMatch(handler -> handler.subject().equals(c.visitor().subject()));
        return List.of(new ReturnVisitRecorded(on, person(c.visitor()), byHandler,
                c.proposers().stream().distinct().toList(), c.channel(), c.findings()));
    }

    private List<CaseEvent> archive(Handled state, Archive c, Context context) {
        ofUnit(state.tracks(), context);
        LocalDate on = orToday(c.archivedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/archivedOn", closure(state).latest(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new CaseArchived(on, c.archiveNo()));
    }

    /** Only if that deadline still stands and its day is over; alarms may ring twice or late. */
    private static List<CaseEvent> missDeadline(Case state, RecordMissedDeadline c, Context context) {
        boolean stands = state instanceof Handled at && at.closure() == null
                && at.tracks().stream()
                        .anyMatch(track -> track.deadlines().stream().anyMatch(d -> d.watched() && track.awaits(d)
                                && d.is(c.kind(), c.unit()) && d.round() == c.round() && d.due().equals(c.dueOn())));
        return stands && context.today().isAfter(c.dueOn())
                ? List.of(new DeadlineMissed(c.dueOn().plusDays(1), c.kind(), c.unit(), c.round(), c.dueOn()))
                : List.of();
    }

    /** The handling a command is about, if that stage allows the command. */
    private static Track track(Handled state, OfUnit command) {
        UnitCode unit = command.unit();
        if (unit == null && state.tracks().size() > 1) {
            throw refusal(UNIT_REQUIRED, "/unit");
        }
        Track found = state.tracks().stream().filter(track -> unit == null || track.unit().equals(unit)).findFirst()
                .orElseThrow(() -> refusal(NOT_A_REPLYING_UNIT, "/unit", Objects.requireNonNull(unit)));
        if (state.closure() == null && !Case.allowedIn(found.stage()).contains(command.getClass())) {
            throw Refusal.of(NOT_ALLOWED_IN_STATE);
        }
        return found;
    }

    /** The same, for a command that only people of that unit may give. */
    private static Track ownTrack(Handled state, OfUnit command, Context context) {
        Track track = track(state, command);
        ofUnit(List.of(track), context);
        return track;
    }

    private static void ofUnit(List<Track> tracks, Context context) {
        if (tracks.stream().noneMatch(track -> track.unit().equals(context.actor().unit()))) {
            throw Refusal.of(ACTOR_OF_ANOTHER_UNIT);
        }
    }

    private static void ofUnitOrAssigningOffice(List<Track> tracks, Context context) {
        if (!context.actor().is(Role.ASSIGNING_OFFICE)) {
            ofUnit(tracks, context);
        }
    }

    private static Refusal refusal(Reason reason, String pointer, Object... arguments) {
        return new Refusal(List.of(new Objection(reason, pointer, List.of(arguments))));
    }

    private Optional<Unit> activeUnit(Objections objections, UnitCode code, LocalDate on, String pointer) {
        Optional<Unit> unit = units.on(on, code);
        objections.unless(units.knows(code), UNIT_UNKNOWN, pointer, code)
                .unless(unit.isPresent() || !units.knows(code), UNIT_NOT_ACTIVE, pointer, code, on);
        return unit;
    }

    /** An active unit that has no part in the case yet. */
    private Optional<Unit> otherUnit(Objections objections, Handled state, UnitCode code, LocalDate on,
            String pointer) {
        objections.unless(state.tracks().stream()
                .noneMatch(track -> track.unit().equals(code) || track.coHandler(code).isPresent()),
                UNIT_ASSIGNED_ALREADY, pointer, code);
        return activeUnit(objections, code, on, pointer);
    }

    private static void proposer(Objections objections, Handled state, String id, String pointer) {
        objections.unless(state.matter().proposers().contains(id), UNKNOWN_PROPOSER, pointer, id);
    }

    private static void dated(Objections objections, LocalDate on, String pointer, LocalDate notBefore,
            Reason tooEarly, Context context) {
        notInFuture(objections, on, pointer, context);
        objections.unless(!on.isBefore(notBefore), tooEarly, pointer, on, notBefore);
    }

    private static void notInFuture(Objections objections, LocalDate on, String pointer, Context context) {
        objections.unless(!on.isAfter(context.today()), DATE_IN_FUTURE, pointer, on);
    }

    private HandlingRuleSet rulesOf(Handled state) {
        return ruleSets.pinned(state.ruleSet(), state.ruleSetVersion());
    }

    private static DeadlineSet deadline(HandlingRuleSet rules, DeadlineKind kind, UnitCode unit, int round, Term term,
            LocalDate from, Context context) {
        return set(from, kind, unit, round, rules.due(term, from, context.calendar()), context);
    }

    private static DeadlineSet set(LocalDate on, DeadlineKind kind, UnitCode unit, int round, Due due,
            Context context) {
        return new DeadlineSet(on, kind, unit, round, due.date(), due.rule(),
                due.date().date().isBefore(context.today()));
    }

    /** The latest day of delivery and opinions. */
    private static LocalDate latest(Track track) {
        Step.Delivered step = (Step.Delivered) track.step();
        return step.opinions().values().stream().map(Track.Opinion::on)
                .reduce(track.since(), (a, b) -> a.isAfter(b) ? a : b);
    }

    private static Case.Closure closure(Handled state) {
        return Objects.requireNonNull(state.closure());
    }

    private static DatePeriod period(Length length) {
        return new DatePeriod(length.amount(), length.unit());
    }

    private static Person person(PersonEntry entry) {
        return new Person(entry.subject(), entry.name());
    }

    private static Person person(Actor actor) {
        return new Person(actor.subject(), actor.name());
    }

    private static LocalDate orToday(@Nullable LocalDate date, Context context) {
        return date == null ? context.today() : date;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
