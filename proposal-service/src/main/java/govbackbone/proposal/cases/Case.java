package govbackbone.proposal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Promise;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Team;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Handling.Publication;
import govbackbone.proposal.cases.Handling.Step;
import org.jspecify.annotations.Nullable;

/** What is known of a case to decide what may happen next. */
sealed interface Case {
    /** Before the first event. */
    Case NONE = new None();
    /** What a case number is claimed as. */
    String CASE_NUMBER = "case-number";
    /** What the number of a reply or of a later letter is claimed as. */
    String DOCUMENT_NUMBER = "reply-document-number";

    record None() implements Case {}

    /** It is known what it is about. */
    sealed interface Filed extends Case {
        Matter matter();

        /** When the latest step began. */
        LocalDate since();
    }

    record Received(Paper paper) implements Case {}

    record Registered(Matter matter) implements Filed {
        @Override
        public LocalDate since() {
            return matter.paper().receivedOn();
        }
    }

    /**
     * From assignment on.
     *
     * @param handlings          one for every unit that replies, at least one
     * @param documentNumbers of all replies of this case, but those that were released
     * @param supervisedSince present while a leader supervises the case
     * @param closure         present from completion on
     */
    record UnderHandling(Matter matter, Assignment assignment, List<Handling> handlings,
            Set<DocumentNumber> documentNumbers,
            @Nullable LocalDate supervisedSince, @Nullable Closure closure) implements Filed {

        @Override
        public LocalDate since() {
            return handlings.stream().map(Handling::since).max(Comparator.naturalOrder()).orElseThrow();
        }

        /** Where the least advanced unit is, unless the case is completed. */
        Stage stage() {
            return closure != null
                    ? closure.stage()
                    : Stage.leastOf(handlings.stream().map(Handling::stage));
        }

        /** Whether that kind of deadline goes on: after completion only the public still waits. */
        boolean keeps(Handling.Deadline deadline) {
            return closure == null || deadline.kind() == DeadlineKind.DISCLOSURE;
        }

        private UnderHandling with(List<Handling> changed) {
            return new UnderHandling(matter, assignment, changed, documentNumbers, supervisedSince, closure);
        }

        private UnderHandling with(UnitCode unit, UnaryOperator<Handling> change) {
            return with(handlings.stream()
                    .map(handling -> handling.unit().equals(unit) ? change.apply(handling) : handling).toList());
        }

        private UnderHandling withCoHandler(UnitCode unit, UnaryOperator<Handling> change) {
            return with(handlings.stream().map(t -> t.coHandler(unit).isPresent() ? change.apply(t) : t).toList());
        }

        private UnderHandling with(DocumentNumber number) {
            Set<DocumentNumber> numbers = new HashSet<>(documentNumbers);
            numbers.add(number);
            return new UnderHandling(matter, assignment, handlings, Set.copyOf(numbers), supervisedSince, closure);
        }

        private UnderHandling without(DocumentNumber number) {
            Set<DocumentNumber> numbers = new HashSet<>(documentNumbers);
            numbers.remove(number);
            return new UnderHandling(matter, assignment, handlings, Set.copyOf(numbers), supervisedSince, closure);
        }

        /** Whether a reply was signed, in this round or in an earlier one. */
        boolean isReplied() {
            return handlings.stream().anyMatch(handling -> handling.round() > 1 || handling.signedReply().isPresent());
        }

        private UnderHandling with(@Nullable Closure next) {
            return new UnderHandling(matter, assignment, handlings, documentNumbers, supervisedSince, next);
        }

        private UnderHandling with(Matter next) {
            return new UnderHandling(next, assignment, handlings, documentNumbers, supervisedSince, closure);
        }

        private UnderHandling assignedOn(LocalDate on) {
            return new UnderHandling(matter, new Assignment(on, assignment.ruleSet(), assignment.ruleSetVersion(),
                    assignment.campaign(), assignment.dateClass()), handlings, documentNumbers, supervisedSince,
                    closure);
        }

        private UnderHandling with(@Nullable String campaign, @Nullable String dateClass) {
            return new UnderHandling(matter, new Assignment(assignment.on(), assignment.ruleSet(),
                    assignment.ruleSetVersion(), campaign, dateClass), handlings, documentNumbers, supervisedSince,
                    closure);
        }

        private UnderHandling supervised(@Nullable LocalDate since) {
            return new UnderHandling(matter, assignment, handlings, documentNumbers, since, closure);
        }
    }

    /**
     * It ended without being handled to its end.
     *
     * @param before   where it stood
     * @param awaiting id of the case it was merged into, until that one has answered
     */
    record Ended(Stage stage, Case before, @Nullable String awaiting) implements Case {}

    /** What is written on the paper's cover. */
    record Paper(Source source, Level level, int term, int session, String caseNo, String title,
            LocalDate receivedOn) {}

    /**
     * What the case is about, and whose it is.
     *
     * @param proposers without their telephone numbers, those of merged cases after the others
     * @param sources   of this paper and of those that were merged into it
     * @param merged    ids of cases that were merged into this one
     */
    record Matter(Paper paper, Theme theme, boolean inSession, List<Proposer> proposers, List<String> questions,
            Set<Source> sources, Set<String> merged) {
        Set<String> proposerIds() {
            return proposers.stream().map(Proposer::id).collect(Collectors.toUnmodifiableSet());
        }

        private Matter with(Paper next) {
            return new Matter(next, theme, inSession, proposers, questions, sources, merged);
        }

        private Matter taking(MergedCaseTaken e) {
            return new Matter(paper, theme, inSession,
                    Stream.concat(proposers.stream(), e.proposers().stream()).toList(),
                    Stream.concat(questions.stream(), e.questions().stream()).toList(), plus(sources, e.source()),
                    plus(merged, e.from()));
        }

        private Matter corrected(CaseCorrected e) {
            return new Matter(paper, e.field() == CorrectableField.THEME ? Theme.valueOf(e.newValue()) : theme,
                    e.field() == CorrectableField.IN_SESSION ? Boolean.parseBoolean(e.newValue()) : inSession,
                    e.field() == CorrectableField.PROPOSER_NAME
                            ? proposers.stream().map(p -> p.id().equals(e.proposer())
                                    ? new Proposer(p.id(), e.newValue(), p.lead(), p.constituency(), p.delegation(),
                                            null, p.workUnit(), p.duty())
                                    : p).toList()
                            : proposers,
                    questions, sources, merged);
        }

        /** The id of the lead proposer. */
        String lead() {
            return proposers.stream().filter(Proposer::lead).findFirst().orElseThrow().id();
        }
    }

    /**
     * Under which rules it was assigned.
     *
     * @param on       the day
     * @param campaign id, if one covers the paper
     */
    record Assignment(LocalDate on, String ruleSet, int ruleSetVersion, @Nullable String campaign,
            @Nullable String dateClass) {
        ApplicableRules.Assigned pinnedIn(ApplicableRules rulebook) {
            return rulebook.pinned(ruleSet, ruleSetVersion, campaign);
        }
    }

    /**
     * @param stage  completed, followed up or archived
     * @param latest the latest day of completion, visits and archiving
     */
    record Closure(Stage stage, LocalDate completedOn, LocalDate latest) {
        private Closure next(Stage next, LocalDate on) {
            return new Closure(next, completedOn, on.isAfter(latest) ? on : latest);
        }
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Case evolve(Case state, CaseEvent event) {
        return switch (event) {
            case CaseReceived e -> new Received(new Paper(e.source(), e.level(), e.term(), e.session(), e.caseNo(),
                    e.title(), e.effectiveOn()));
            case CaseRegistered e -> registered((Received) state, e);
            case CaseAssigned e -> assigned((Registered) state, e);
            case DeadlineSet e -> deadline((UnderHandling) state, e.kind(), e.unit(),
                    new Handling.Deadline(e.kind(), e.unit(), e.round(), e.due(), !e.enteredLate(), false));
            case DeadlineRecalculated e -> deadline((UnderHandling) state, e.kind(), e.unit(),
                    new Handling.Deadline(e.kind(), e.unit(), e.round(), e.due(), true, false));
            case DeadlineNear e -> ((UnderHandling) state).with(
                    ((UnderHandling) state).handlings().stream().map(handling -> handling.reminded(e.kind(), e.unit()))
                            .toList());
            case DeadlineMissed e -> ((UnderHandling) state)
                    .with(((UnderHandling) state).handlings().stream()
                            .map(handling -> handling.judged(e.kind(), e.unit())).toList());
            case CaseAcknowledged e -> ((UnderHandling) state)
                    .with(e.unit(), handling -> handling.at(new Step.Accepted(), e.effectiveOn()))
                    .withCoHandler(e.unit(), handling -> handling.with(e.unit(),
                            c -> new Handling.CoHandler(c.unit(), true, c.opinions(), c.answered())));
            case ReturnRequested e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.at(new Step.ReturnRequested(handling.step(), null), e.effectiveOn()));
            case ReturnApproved _ -> state;
            case CaseReassigned e ->
                ((UnderHandling) state).with(e.from(),
                        handling -> handling.handedTo(e.to(), e.toName(), e.effectiveOn()));
            case ReturnRejected e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.at(((Step.ReturnRequested) handling.step()).before(), e.effectiveOn()));
            case HandlingTeamAppointed e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.at(new Step.InHandling(e.team()), e.effectiveOn()));
            case HandlingTeamChanged e ->
                ((UnderHandling) state).with(e.unit(), handling -> handling.staffed(e.team()));
            case ProposerContacted e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.contacted(new Handling.Contact(e.proposer(), e.effectiveOn())));
            case ResearchRecorded _ -> state;
            case CoOpinionSubmitted e ->
                ((UnderHandling) state).withCoHandler(e.unit(), handling -> handling.with(e.unit(),
                        c -> new Handling.CoHandler(c.unit(), c.acknowledged(), e.revision(), true)));
            case CoOpinionWaived e ->
                ((UnderHandling) state).withCoHandler(e.unit(), handling -> handling.with(e.unit(),
                        c -> new Handling.CoHandler(c.unit(), c.acknowledged(), c.opinions(), true)));
            case ExtensionRequested e -> ((UnderHandling) state).with(e.unit(), handling -> handling.with(
                    handling.extensions().with(new Handling.ExtensionRequest(e.length(), e.effectiveOn(), null))));
            case ExtensionGranted e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.with(handling.extensions().granted(handling.replyDue())));
            case ExtensionRefused e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.with(handling.extensions().with(null)));
            case ReplyDrafted e -> ((UnderHandling) state).with(e.unit(), handling -> drafted(handling, e));
            case CollectiveReviewPassed e -> ((UnderHandling) state).with(e.unit(), handling -> passed(handling, e));
            case ReviewDisputed e ->
                ((UnderHandling) state).with(e.unit(), handling -> disputed(handling, e.effectiveOn()));
            case CollectiveReviewFailed e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.at(new Step.InHandling(teamOf(handling)), e.effectiveOn()));
            case ReplySigned e ->
                ((UnderHandling) state).with(e.documentNumber()).with(e.unit(), handling -> signed(handling, e));
            case ReplyDelivered e -> delivered((UnderHandling) state, e);
            case OpinionRecorded e -> ((UnderHandling) state).with(e.unit(), handling -> judged(handling, e));
            case OpinionHeard _ -> state;
            case DocumentNumberReleased e -> ((UnderHandling) state).without(e.documentNumber());
            case CaseCompleted e ->
                ((UnderHandling) state).with(new Closure(Stage.COMPLETED, e.effectiveOn(), e.effectiveOn()));
            case CaseReopened e -> ((UnderHandling) state).with((Closure) null).with(e.unit(),
                    handling -> handling.reopened(e.round(), teamOf(handling), e.effectiveOn()));
            case ReturnVisitRecorded e -> closed((UnderHandling) state, Stage.FOLLOWED_UP, e.effectiveOn());
            case CaseArchived e -> closed((UnderHandling) state, Stage.ARCHIVED, e.effectiveOn());
            case CaseDeclined _ -> new Ended(Stage.NOT_FILED, state, null);
            case CaseWithdrawn _ -> new Ended(Stage.WITHDRAWN, state, null);
            case CaseTransferred e -> transferred((UnderHandling) state, e.unit());
            case CaseMerged e -> new Ended(Stage.MERGED, state, e.into());
            case MergeConfirmed _ -> new Ended(Stage.MERGED, ((Ended) state).before(), null);
            case MergeUndone _ -> ((Ended) state).before();
            case MergedCaseTaken e -> taking((Filed) state, e);
            case MergedCaseDeclined _ -> state;
            case CaseCorrected e -> corrected(state, e);
            case CaseRenumbered e -> corrected(state, paper -> new Paper(paper.source(), paper.level(), paper.term(),
                    paper.session(), e.newCaseNo(), paper.title(), paper.receivedOn()));
            case CampaignPinned e -> ((UnderHandling) state).with(e.campaign(), null);
            case DateClassGiven e ->
                ((UnderHandling) state).with(((UnderHandling) state).assignment().campaign(), e.dateClass());
            case DispatchRecorded _ -> state;
            case DunningIssued e -> ((UnderHandling) state).with(e.unit(), handling -> handling.dunned(e.level()));
            case SupervisionStarted e -> ((UnderHandling) state).supervised(e.effectiveOn());
            case SupervisionEnded _ -> ((UnderHandling) state).supervised(null);
            case PromiseKept e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.with(handling.signedReply().orElseThrow().kept(e.promise())));
            case ReplyDisclosed e -> published((UnderHandling) state, e.unit(), Publication.DISCLOSED);
            case DisclosureWithheld e -> published((UnderHandling) state, e.unit(), Publication.WITHHELD);
            case ReplyReclassified e -> ((UnderHandling) state).with(e.unit(),
                    handling -> handling.with(handling.signedReply().orElseThrow().reclassified(e.to())));
        };
    }

    /** With who asked for what somebody else is to decide. */
    static Case acted(Case state, CaseEvent event, Actor actor) {
        return switch (event) {
            case ReturnRequested e ->
                ((UnderHandling) state).with(e.unit(), handling -> handling.askedBy(actor.subject()));
            case ExtensionRequested e ->
                ((UnderHandling) state).with(e.unit(), handling -> handling.askedBy(actor.subject()));
            default -> state;
        };
    }

    /**
     * Whom a command concerns: the units that handle the case or, where the command names one of them, that one. A case
     * that is not assigned is nobody's.
     */
    static Parties parties(Case state, CaseCommand command) {
        if (!((state instanceof Ended ended ? ended.before() : state) instanceof UnderHandling at)) {
            return Parties.NONE;
        }
        UnitCode named = command instanceof OfUnit of ? of.unit() : null;
        List<Handling> meant = at.handlings().stream().filter(handling -> handling.unit().equals(named)).toList();
        List<Handling> handlings = meant.isEmpty() ? at.handlings() : meant;
        Set<UnitCode> units = new HashSet<>();
        if (!(command instanceof SubmitCoOpinion)) {
            handlings.forEach(handling -> units.add(handling.unit()));
        }
        if (command instanceof SubmitCoOpinion || command instanceof AcknowledgeReceipt) {
            handlings.forEach(handling -> handling.coHandlers().forEach(coHandler -> units.add(coHandler.unit())));
        }
        Participants people = Participants.NOBODY;
        for (Handling handling : handlings) {
            for (Part part : List.of(Part.REQUESTER, Part.DRAFTER)) {
                for (String subject : handling.people().as(part)) {
                    people = people.with(part, subject);
                }
            }
        }
        return Parties.of(units).with(people);
    }

    /** Where the case stands and which commands that allows. */
    static Standing<CaseCommand> standing(Case state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(RegisterReceipt.class));
            case Received _ -> new Standing<>(Stage.RECEIVED.name(), CaseLifecycle.allowedIn(Stage.RECEIVED));
            case Registered _ -> new Standing<>(Stage.REGISTERED.name(), CaseLifecycle.allowedIn(Stage.REGISTERED));
            case UnderHandling at -> new Standing<>(at.stage().name(), CaseLifecycle.allowed(at));
            case Ended at -> new Standing<>(at.stage().name(), CaseLifecycle.allowedIn(at.stage()));
        };
    }

    /** The case number of a session, and every reply's document number, belong to one case at a time. */
    static List<Claim> claims(CaseEvent event) {
        return switch (event) {
            case CaseReceived e -> List.of(caseNumber(e.source(), e.level(), e.term(), e.session(), e.caseNo()));
            case CaseRenumbered e -> List.of(caseNumber(e.source(), e.level(), e.term(), e.session(), e.newCaseNo()));
            case ReplySigned e -> List.of(new Claim(DOCUMENT_NUMBER, e.documentNumber().value(),
                    CaseRejection.DUPLICATE_DOCUMENT_NUMBER));
            default -> List.of();
        };
    }

    /** The number before it was put right; that of a paper which is no case; one that stands on a reply by mistake. */
    static List<Release> releases(CaseEvent event) {
        return switch (event) {
            case CaseRenumbered e ->
                List.of(Release.of(caseNumber(e.source(), e.level(), e.term(), e.session(), e.oldCaseNo())));
            case CaseDeclined _ -> List.of(Release.all(CASE_NUMBER));
            case DocumentNumberReleased e ->
                List.of(new Release(DOCUMENT_NUMBER, e.documentNumber().value(), null));
            default -> List.of();
        };
    }

    private static Claim caseNumber(Source source, Level level, int term, int session, String caseNo) {
        return new Claim(CASE_NUMBER,
                "%s/%s/%d/%d/%s".formatted(source, level, term, session, caseNo.replaceFirst("^0+(?=.)", "")),
                CaseRejection.DUPLICATE_CASE_NUMBER);
    }

    /** Of every open deadline, when it comes near and then its end. One that had passed when it was entered rings for nobody. */
    static List<Alarm<CaseCommand>> alarms(Case state) {
        return state instanceof UnderHandling at
                ? at.handlings().stream().flatMap(handling -> handling.deadlines().stream()
                        .filter(d -> d.watched() && at.keeps(d) && handling.awaits(d)).map(Case::alarm)).toList()
                : List.of();
    }

    private static Alarm<CaseCommand> alarm(Handling.Deadline d) {
        String name = "%s/%s/%d/%s".formatted(d.kind(), d.unit(), d.round(), d.last());
        return d.reminded()
                ? new Alarm<>(name, beginning(d.last().plusDays(1)),
                        new RecordMissedDeadline(d.kind(), d.unit(), d.round(), d.last()))
                : new Alarm<>("NEAR/" + name, beginning(Handling.Deadline.remindOn(d.last())),
                        new RemindOfDeadline(d.kind(), d.unit(), d.round(), d.last()));
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(Context.ZONE).toInstant();
    }

    private static Registered registered(Received from, CaseRegistered e) {
        return new Registered(new Matter(from.paper(), e.theme(), e.inSession(),
                e.proposers().stream().map(Case::withoutPhone).toList(), e.questions(),
                Set.of(from.paper().source()), Set.of()));
    }

    private static <T> Set<T> plus(Set<T> set, T element) {
        return Stream.concat(set.stream(), Stream.of(element)).collect(Collectors.toUnmodifiableSet());
    }

    private static Proposer withoutPhone(Proposer p) {
        return new Proposer(p.id(), p.name(), p.lead(), p.constituency(), p.delegation(), null, p.workUnit(), p.duty());
    }

    private static UnderHandling assigned(Registered from, CaseAssigned e) {
        List<Handling.CoHandler> coHandlers = e.units().stream().filter(unit -> unit.role() == HandlingRole.CO)
                .map(unit -> new Handling.CoHandler(unit.code(), false, 0, false)).toList();
        List<Handling> handlings = e.units().stream().filter(unit -> unit.role() != HandlingRole.CO)
                .map(unit -> Handling.assigned(unit.code(), unit.name(), e.effectiveOn(), coHandlers)).toList();
        return new UnderHandling(from.matter(),
                new Assignment(e.effectiveOn(), e.ruleSet(), e.ruleSetVersion(), null, null),
                handlings,
                Set.of(), null, null);
    }

    private static UnderHandling deadline(UnderHandling from, DeadlineKind kind, UnitCode unit,
            Handling.Deadline deadline) {
        return kind == DeadlineKind.CO_OPINION
                ? from.withCoHandler(unit, handling -> handling.with(deadline))
                : from.with(unit, handling -> handling.with(deadline));
    }

    private static Handling drafted(Handling handling, ReplyDrafted e) {
        Handling.Draft draft = new Handling.Draft(e.drafter().subject(), e.replyClass(),
                e.promises().stream().map(Promise::targetOn).toList());
        return handling.drafted(new Step.Submitted(teamOf(handling), draft), e.effectiveOn(), e.draft());
    }

    private static Handling passed(Handling handling, CollectiveReviewPassed e) {
        Step.Submitted submitted = (Step.Submitted) handling.step();
        return handling.at(new Step.Reviewed(submitted.team(), submitted.draft(), Set.copyOf(e.reviewers())),
                e.effectiveOn());
    }

    private static Handling disputed(Handling handling, LocalDate on) {
        Step.Reviewed reviewed = (Step.Reviewed) handling.step();
        return handling.at(new Step.Submitted(reviewed.team(), reviewed.draft()), on);
    }

    private static Handling signed(Handling handling, ReplySigned e) {
        Step.Reviewed reviewed = (Step.Reviewed) handling.step();
        Handling.SignedReply reply = new Handling.SignedReply(e.draft(), reviewed.draft().drafter(), e.documentNumber(),
                e.effectiveOn(),
                reviewed.draft().replyClass(), reviewed.draft().promisedFor().size(), Set.of(),
                e.disclosure().decision(),
                e.disclosure().decision() == DisclosureDecision.NONE ? Publication.WITHHELD : Publication.UNDECIDED);
        return handling.at(new Step.Signed(reviewed.team(), reply, Map.of(), Set.of()), e.effectiveOn());
    }

    private static Case taking(Filed state, MergedCaseTaken e) {
        return switch (state) {
            case Registered at -> new Registered(at.matter().taking(e));
            case UnderHandling at -> at.with(at.matter().taking(e));
        };
    }

    private static Case corrected(Case state, UnaryOperator<Paper> change) {
        return switch (state) {
            case None _ -> throw new IllegalStateException("Nothing to correct");
            case Received at -> new Received(change.apply(at.paper()));
            case Registered at -> new Registered(at.matter().with(change.apply(at.matter().paper())));
            case UnderHandling at -> at.with(at.matter().with(change.apply(at.matter().paper())));
            case Ended at -> new Ended(at.stage(), corrected(at.before(), change), at.awaiting());
        };
    }

    private static Case corrected(Case state, CaseCorrected e) {
        return switch (e.field()) {
            case TITLE -> corrected(state, paper -> new Paper(paper.source(), paper.level(), paper.term(),
                    paper.session(), paper.caseNo(), e.newValue(), paper.receivedOn()));
            case RECEIVED_ON -> corrected(state, paper -> new Paper(paper.source(), paper.level(), paper.term(),
                    paper.session(), paper.caseNo(), paper.title(), LocalDate.parse(e.newValue())));
            case CASE_NUMBER -> throw new IllegalStateException("A case is renumbered");
            case THEME, IN_SESSION, ASSIGNED_ON, PROPOSER_NAME -> switch (state) {
                case Registered at -> new Registered(at.matter().corrected(e));
                case UnderHandling at when e.field() == CorrectableField.ASSIGNED_ON ->
                    at.assignedOn(LocalDate.parse(e.newValue()));
                case UnderHandling at -> at.with(at.matter().corrected(e));
                case Ended at -> new Ended(at.stage(), corrected(at.before(), e), at.awaiting());
                case None _,Received _ -> throw new IllegalStateException("Not entered yet");
            };
        };
    }

    private static UnderHandling published(UnderHandling from, UnitCode unit, Publication publication) {
        return from.with(unit, handling -> handling.with(handling.signedReply().orElseThrow().with(publication)));
    }

    /** The case ends with the last unit that was to reply. */
    private static Case transferred(UnderHandling from, UnitCode unit) {
        UnderHandling left = from
                .with(from.handlings().stream().filter(handling -> !handling.unit().equals(unit)).toList());
        return left.handlings().isEmpty() ? new Ended(Stage.TRANSFERRED, from, null) : left;
    }

    private static UnderHandling delivered(UnderHandling from, ReplyDelivered e) {
        return from.with(e.unit(), handling -> {
            Step.Signed signed = (Step.Signed) handling.step();
            var served = Handling.plus(signed.served(), e.proposer(), e.effectiveOn());
            if (served.keySet().containsAll(from.matter().proposerIds())) {
                LocalDate last = served.values().stream().max(Comparator.naturalOrder()).orElseThrow();
                return handling.at(new Step.Delivered(signed.team(), signed.reply(), served, Map.of()), last);
            }
            return handling.at(new Step.Signed(signed.team(), signed.reply(), served, Stream
                    .concat(signed.copied().stream(), e.copies().stream()).collect(Collectors.toUnmodifiableSet())),
                    handling.since());
        });
    }

    private static Handling judged(Handling handling, OpinionRecorded e) {
        Step.Delivered delivered = (Step.Delivered) handling.step();
        return handling.at(
                new Step.Delivered(delivered.team(), delivered.reply(), delivered.served(),
                        Handling.plus(delivered.opinions(),
                                e.proposer(), new Handling.Opinion(e.attitude(), e.result(), e.effectiveOn()))),
                handling.since());
    }

    private static UnderHandling closed(UnderHandling from, Stage stage, LocalDate on) {
        return from.with(Objects.requireNonNull(from.closure(), "Not completed").next(stage, on));
    }

    private static Team teamOf(Handling handling) {
        return ((Step.Staffed) handling.step()).team();
    }
}
