package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent.CaseCorrected;
import govbackbone.events.proposal.CaseEvent.CaseReceived;
import govbackbone.events.proposal.CaseEvent.CaseRenumbered;
import govbackbone.events.proposal.CompletionGround;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.proposal.cases.CaseView.*;
import govbackbone.proposal.cases.CaseView.Handling;
import org.jspecify.annotations.Nullable;

/** The view while an event is folded into it. */
final class CaseDraft {
    private CaseReceived paper;
    Stage stage = Stage.RECEIVED;
    @Nullable
    LocalDate registeredOn;
    @Nullable
    Theme theme;
    @Nullable
    Boolean inSession;
    @Nullable
    String body;
    List<Proposer> proposers = List.of();
    @Nullable
    String collectiveBody;
    List<String> questions = List.of();
    @Nullable
    LocalDate assignedOn;
    @Nullable
    String assigningBody;
    @Nullable
    AssignmentMode mode;
    @Nullable
    String ruleSet;
    @Nullable
    Integer ruleSetVersion;
    final List<UnitInCase> units = new ArrayList<>();
    final List<Handling> handlings = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final List<Deadline> deadlines = new ArrayList<>();
    final List<ReturnRequest> returnRequests = new ArrayList<>();
    final List<Contact> contacts = new ArrayList<>();
    final List<Research> research = new ArrayList<>();
    final List<CoOpinion> coOpinions = new ArrayList<>();
    final List<Extension> extensions = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();
    final List<Opinion> opinions = new ArrayList<>();
    final List<Reopening> reopenings = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();
    @Nullable
    LocalDate completedOn;
    @Nullable
    CompletionGround completionGround;
    @Nullable
    LocalDate archivedOn;
    @Nullable
    String archiveNo;
    final List<Dispatch> dispatches = new ArrayList<>();
    final List<Dunning> dunnings = new ArrayList<>();
    final List<Correction> corrections = new ArrayList<>();
    final List<MergedCase> mergedCases = new ArrayList<>();
    final List<UndoneMerge> undoneMerges = new ArrayList<>();
    @Nullable
    String campaign;
    @Nullable
    String dateClass;
    final List<Publication> publications = new ArrayList<>();
    final List<Supervision> supervisions = new ArrayList<>();
    @Nullable
    Ending ending;

    CaseDraft(CaseReceived paper) {
        this.paper = paper;
    }

    CaseDraft(CaseView view) {
        paper = new CaseReceived(view.receivedOn(), view.source(), view.level(), view.term(), view.session(),
                view.caseNo(), view.title());
        stage = view.stage();
        registeredOn = view.registeredOn();
        theme = view.theme();
        inSession = view.inSession();
        body = view.body();
        proposers = view.proposers();
        collectiveBody = view.collectiveBody();
        questions = view.questions();
        assignedOn = view.assignedOn();
        assigningBody = view.assigningBody();
        mode = view.mode();
        ruleSet = view.ruleSet();
        ruleSetVersion = view.ruleSetVersion();
        dateClass = view.dateClass();
        campaign = view.campaign();
        corrections.addAll(view.corrections());
        mergedCases.addAll(view.mergedCases());
        undoneMerges.addAll(view.undoneMerges());
        units.addAll(view.units());
        handlings.addAll(view.handlings());
        steps.addAll(view.steps());
        deadlines.addAll(view.deadlines());
        returnRequests.addAll(view.returnRequests());
        contacts.addAll(view.contacts());
        research.addAll(view.research());
        coOpinions.addAll(view.coOpinions());
        extensions.addAll(view.extensions());
        replies.addAll(view.replies());
        opinions.addAll(view.opinions());
        reopenings.addAll(view.reopenings());
        visits.addAll(view.visits());
        completedOn = view.completedOn();
        completionGround = view.completionGround();
        archivedOn = view.archivedOn();
        archiveNo = view.archiveNo();
        dispatches.addAll(view.dispatches());
        dunnings.addAll(view.dunnings());
        supervisions.addAll(view.supervisions());
        publications.addAll(view.publications());
        ending = view.ending();
    }

    /** @param on the business date of the event that was folded in last */
    CaseView view(String id, long version, LocalDate on) {
        boolean underWay = !handlings.isEmpty() && completedOn == null && ending == null;
        Stage reached = ending != null && ending.mergedInto() != null
                ? Stage.MERGED
                : underWay
                        ? Stage.leastOf(handlings.stream().map(Handling::stage))
                        : stage;
        if (steps.isEmpty() || steps.getLast().stage() != reached) {
            steps.add(new Step(underWay ? since(reached) : on, reached));
        }
        int round = handlings.stream().mapToInt(Handling::round).max().orElse(1);
        LocalDate replyDueOn = deadlines.stream()
                .filter(d -> d.kind() == DeadlineKind.REPLY && d.settledOn() == null).map(Deadline::dueOn)
                .min(Comparator.naturalOrder()).orElse(null);
        List<Reply> signed = handlings.stream().flatMap(h -> signedReply(h).stream()).toList();
        return new CaseView(id, version, reached, round, paper.source(), paper.level(), paper.term(),
                paper.session(), paper.caseNo(), paper.title(), paper.effectiveOn(), registeredOn, theme, inSession,
                body, proposers, proposers.stream().map(Proposer::name).distinct().toList(), collectiveBody, questions,
                assignedOn, assigningBody, mode, ruleSet,
                ruleSetVersion, campaign, dateClass, List.copyOf(units), units.stream().map(UnitInCase::code).toList(),
                List.copyOf(handlings), List.copyOf(steps), List.copyOf(deadlines), replyDueOn,
                List.copyOf(returnRequests),
                List.copyOf(contacts), List.copyOf(research), List.copyOf(coOpinions), List.copyOf(extensions),
                List.copyOf(replies), signed.stream().map(Reply::replyClass).toList(),
                signed.stream().anyMatch(r -> r.kept().size() < r.promises().size()), List.copyOf(opinions),
                satisfaction(), evaluation(), List.copyOf(publications), disclosed(), List.copyOf(reopenings),
                List.copyOf(dispatches), List.copyOf(dunnings), dunningLevel(), supervised(),
                List.copyOf(supervisions), List.copyOf(visits), completedOn, completionGround, archivedOn, archiveNo,
                ending, List.copyOf(corrections), List.copyOf(mergedCases), List.copyOf(undoneMerges));
    }

    /** The signed reply of the unit's round. */
    private Optional<Reply> signedReply(Handling handling) {
        return replies.stream().filter(r -> r.unit().equals(handling.unit()) && r.round() == handling.round()
                && r.signature() != null).findFirst();
    }

    /** The least of what anybody thinks in the units' rounds; null as long as nobody has said anything. */
    @Nullable
    Satisfaction satisfaction() {
        return least(o -> Stream.of(o.attitude(), o.result()));
    }

    private Evaluation evaluation() {
        return Evaluation.of(least(o -> Stream.of(o.attitude())), least(o -> Stream.of(o.result())));
    }

    private @Nullable Satisfaction least(Function<Opinion, Stream<Satisfaction>> of) {
        return opinions.stream().filter(o -> isOfRound(o.unit(), o.round())).flatMap(of)
                .max(Comparator.naturalOrder()).orElse(null);
    }

    /** The day on which the last of the units that are least far came there. */
    private LocalDate since(Stage reached) {
        return handlings.stream().filter(h -> h.stage() == reached).map(Handling::since)
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The sharpest reminder of the units' rounds. */
    @Nullable
    DunningLevel dunningLevel() {
        return dunnings.stream().filter(d -> isOfRound(d.unit(), d.round())).map(Dunning::level)
                .max(Comparator.naturalOrder()).orElse(null);
    }

    private boolean isOfRound(UnitCode unit, int round) {
        return handlings.stream().anyMatch(h -> h.unit().equals(unit) && h.round() == round);
    }

    /** Whether the latest decision on a unit's reply was to publish it. */
    private boolean disclosed() {
        return handlings.stream().anyMatch(h -> publications.stream().filter(p -> p.unit().equals(h.unit()))
                .reduce((_, later) -> later).filter(p -> p.form() != null).isPresent());
    }

    private boolean supervised() {
        return supervisions.stream().anyMatch(s -> s.endedOn() == null);
    }

    void correct(CaseCorrected e) {
        corrections.add(new Correction(e.effectiveOn(), e.field(), e.proposer(), e.oldValue(), e.newValue(),
                e.reason(), e.approvedBy()));
        switch (e.field()) {
            case TITLE -> paper = paper(paper.effectiveOn(), paper.caseNo(), e.newValue());
            case RECEIVED_ON -> {
                paper = paper(LocalDate.parse(e.newValue()), paper.caseNo(), paper.title());
                redate(Stage.RECEIVED, paper.effectiveOn());
            }
            case THEME -> theme = Theme.valueOf(e.newValue());
            case IN_SESSION -> inSession = Boolean.valueOf(e.newValue());
            case ASSIGNED_ON -> {
                assignedOn = LocalDate.parse(e.newValue());
                redate(Stage.ASSIGNED, assignedOn);
            }
            case PROPOSER_NAME -> proposers = proposers.stream().map(p -> p.id().equals(e.proposer())
                    ? new Proposer(p.id(), e.newValue(), p.lead(), p.constituency(), p.delegation(), p.phone(),
                            p.workUnit(), p.duty())
                    : p).toList();
            case CASE_NUMBER -> throw new IllegalStateException("A case is renumbered");
        }
    }

    /** The first step of that stage, on another day. */
    private void redate(Stage stage, LocalDate on) {
        Optional<Step> first = steps.stream().filter(step -> step.stage() == stage).findFirst();
        first.ifPresent(step -> steps.set(steps.indexOf(step), new Step(on, stage)));
    }

    void renumber(CaseRenumbered e) {
        corrections.add(new Correction(e.effectiveOn(), CorrectableField.CASE_NUMBER, null, e.oldCaseNo(),
                e.newCaseNo(), e.reason(), e.approvedBy()));
        paper = paper(paper.effectiveOn(), e.newCaseNo(), paper.title());
    }

    private CaseReceived paper(LocalDate receivedOn, String caseNo, String title) {
        return new CaseReceived(receivedOn, paper.source(), paper.level(), paper.term(), paper.session(), caseNo,
                title);
    }

    /** What was due of anybody is not due any more. */
    void end(Stage at, Ending how) {
        stage = at;
        ending = how;
        changeDeadlines(d -> d.settledOn() == null, d -> new Deadline(d.kind(), d.unit(), d.round(), d.dueOn(),
                d.due(), d.rule(), how.on(), d.missed()));
    }

    void change(UnitCode unit, UnaryOperator<Handling> change) {
        handlings.replaceAll(h -> h.unit().equals(unit) ? change.apply(h) : h);
    }

    void move(UnitCode unit, Stage next, LocalDate on) {
        change(unit, h -> new Handling(h.unit(), next, h.round(), on, h.team()));
    }

    void changeDeadlines(Predicate<Deadline> which, UnaryOperator<Deadline> change) {
        deadlines.replaceAll(d -> which.test(d) ? change.apply(d) : d);
    }

    /** What was due came, or is not due any more; the first time counts. */
    void settle(DeadlineKind kind, UnitCode unit, LocalDate on) {
        changeDeadlines(d -> d.kind() == kind && d.unit().equals(unit) && d.settledOn() == null,
                d -> new Deadline(d.kind(), d.unit(), d.round(), d.dueOn(), d.due(), d.rule(), on, d.missed()));
    }

    void decideReturn(UnitCode unit, LocalDate on, boolean approved, @Nullable String decision) {
        changeLast(returnRequests, r -> r.unit().equals(unit), r -> new ReturnRequest(r.unit(), r.requestedOn(),
                r.requestedBy(), r.proposedUnit(), r.reason(), on, approved, decision));
    }

    void review(UnitCode unit, Review review) {
        changeLast(replies, r -> r.unit().equals(unit),
                r -> new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(), r.text(),
                        r.answers(), r.promises(), r.kept(), plus(r.reviews(), review), r.signature(), r.deliveries()));
    }

    /** What the latest review of the unit's latest draft is worth. */
    void dispute(UnitCode unit, Dispute dispute) {
        changeLast(replies, r -> r.unit().equals(unit), r -> {
            List<Review> reviews = new ArrayList<>(r.reviews());
            Review last = reviews.removeLast();
            reviews.add(new Review(last.reviewedOn(), last.passed(), last.reviewers(), last.minutes(), last.reason(),
                    dispute));
            return new Reply(r.unit(), r.round(), r.draft(), r.draftedOn(), r.drafter(), r.replyClass(), r.text(),
                    r.answers(), r.promises(), r.kept(), List.copyOf(reviews), r.signature(), r.deliveries());
        });
    }

    <T> void changeLast(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (which.test(list.get(i))) {
                list.set(i, change.apply(list.get(i)));
                return;
            }
        }
    }

    static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }
}
