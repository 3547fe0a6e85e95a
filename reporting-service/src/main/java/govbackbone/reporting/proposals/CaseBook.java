package govbackbone.reporting.proposals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import govbackbone.events.UnitCode;
import govbackbone.events.Wording;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.ContactChannel;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Journal;
import govbackbone.reporting.ledger.Quantity;
import govbackbone.reporting.proposals.CaseAccount.Handling;
import org.jspecify.annotations.Nullable;

import static govbackbone.reporting.proposals.CaseQuantities.*;

/** What every event of a case contributes. */
final class CaseBook {
    private static final String UNIT_CODE = UNIT.code();

    private final Journal journal;
    private final LocalDate on;
    private String caseNo;
    private String title;
    private Stage stage;
    private boolean ended;
    private boolean completed;
    private final SortedSet<String> proposers;
    private final SortedMap<String, Handling> handlings;

    private CaseBook(Journal journal, CaseAccount account) {
        this.journal = journal;
        this.on = journal.on();
        this.caseNo = account.caseNo();
        this.title = account.title();
        this.stage = account.stage();
        this.ended = account.ended();
        this.completed = account.completed();
        this.proposers = new TreeSet<>(account.proposers());
        this.handlings = new TreeMap<>(account.handlings());
    }

    private CaseBook(Journal journal, CaseReceived paper) {
        this.journal = journal;
        this.on = journal.on();
        this.caseNo = paper.caseNo();
        this.title = paper.title();
        this.stage = Stage.RECEIVED;
        this.proposers = new TreeSet<>();
        this.handlings = new TreeMap<>();
    }

    static Book<CaseEvent, CaseAccount> book() {
        return new Book<>("case", new Wording("建议提案", "Case"), "proposals", CaseEvent.class, CaseAccount.class, 3,
                CaseBook::fold);
    }

    private static CaseAccount fold(@Nullable CaseAccount before, Recorded<CaseEvent> recorded, Journal journal) {
        CaseBook book = recorded.event() instanceof CaseReceived paper
                ? new CaseBook(journal, paper)
                : new CaseBook(journal, Objects.requireNonNull(before, () -> "No case before " + recorded));
        book.apply(recorded.event());
        book.moveWhole();
        return new CaseAccount(recorded.aggregateId(), recorded.version(),
                book.caseNo, book.title, book.stage, book.ended, book.completed, book.proposers, book.handlings,
                journal.dimensions(), journal.names(), journal.entries());
    }

    private void apply(CaseEvent event) {
        switch (event) {
            case CaseReceived e -> received(e);
            case CaseRegistered e -> {
                journal.classify(THEME.code(), e.theme().name());
                e.proposers().forEach(proposer -> proposers.add(proposer.id()));
                stage = Stage.REGISTERED;
            }
            case CaseAssigned e -> assigned(e);
            case DeadlineSet e -> due(e.kind(), e.unit(), e.due().date());
            case DeadlineRecalculated e -> due(e.kind(), e.unit(), e.due().date());
            case CaseAcknowledged e -> move(e.unit(), Stage.ACCEPTED);
            case ReturnRequested e -> {
                journal.count(RETURNS, UNIT_CODE, e.unit().value());
                move(e.unit(), Stage.RETURN_REQUESTED);
            }
            case ReturnRejected e -> move(e.unit(), e.resumes());
            case CaseReassigned e -> reassigned(e);
            case HandlingTeamAppointed e -> {
                replace(TEAMS, e.unit());
                change(e.unit(), handling -> handling.by(e.team().section()));
                move(e.unit(), Stage.IN_HANDLING);
            }
            case ProposerContacted e -> contacted(e);
            case ExtensionGranted e -> journal.count(EXTENDED, UNIT_CODE, e.unit().value());
            case ReplyDrafted e -> {
                move(e.unit(), Stage.REPLY_SUBMITTED);
                change(e.unit(), handling -> handling.drafted(e.replyClass(), !e.promises().isEmpty()));
            }
            case CollectiveReviewPassed e -> {
                journal.count(REVIEWS, UNIT_CODE, e.unit().value());
                move(e.unit(), Stage.REPLY_REVIEWED);
            }
            case CollectiveReviewFailed e -> {
                journal.count(REVIEWS, UNIT_CODE, e.unit().value());
                move(e.unit(), Stage.IN_HANDLING);
            }
            case ReviewDisputed e -> move(e.unit(), Stage.REPLY_SUBMITTED);
            case ResearchRecorded e -> journal.count(RESEARCH, UNIT_CODE, e.unit().value());
            case DispatchRecorded e -> journal.count(DISPATCHES, UNIT_CODE, e.unit().value());
            case ReplySigned e -> signed(e);
            case ReplyDelivered e -> delivered(e);
            case OpinionRecorded e -> judged(e);
            case CaseCompleted _ -> completed();
            case CaseReopened e -> reopened(e);
            case ReturnVisitRecorded _ -> {
                if (!journal.isOpen(VISITED)) {
                    journal.count(VISITED);
                }
                stage = Stage.FOLLOWED_UP;
            }
            case CaseArchived _ -> stage = Stage.ARCHIVED;
            case CaseDeclined _ -> end(Stage.NOT_FILED);
            case CaseWithdrawn _ -> end(Stage.WITHDRAWN);
            case CaseMerged _ -> {
                ended = true;
                stage = Stage.MERGED;
            }
            case MergeConfirmed _ -> end(Stage.MERGED);
            case MergeUndone _ -> {
                ended = false;
                stage = Stage.REGISTERED;
            }
            case CaseTransferred e -> transferred(e);
            case DunningIssued e -> {
                Handling handling = handlings.get(e.unit().value());
                String section = handling == null ? null : handling.section();
                journal.count(DUNNINGS, DUNNING.code(), e.level().name(), UNIT_CODE, e.unit().value(), SECTION.code(),
                        section == null ? "" : section);
            }
            case SupervisionStarted _ -> journal.count(SUPERVISED);
            case SupervisionEnded _ -> journal.end(SUPERVISED, on);
            case ReplyReclassified e -> {
                String unit = e.unit().value();
                journal.end(REPLIES, on, UNIT_CODE, unit);
                journal.count(REPLIES, UNIT_CODE, unit, CLASS.code(), e.to());
                journal.count(CONVERTED, UNIT_CODE, unit);
            }
            case ReplyDisclosed e -> replace(DISCLOSED, e.unit());
            case DisclosureWithheld e -> {
                journal.end(DISCLOSED, on, UNIT_CODE, e.unit().value());
                journal.end(DISCLOSABLE, on, UNIT_CODE, e.unit().value());
            }
            case CaseCorrected e -> corrected(e);
            case CaseRenumbered e -> caseNo = e.newCaseNo();
            case MergedCaseTaken e -> e.proposers().forEach(proposer -> proposers.add(proposer.id()));
            case ReturnApproved _,CoOpinionSubmitted _,CoOpinionWaived _,ExtensionRequested _,ExtensionRefused _,DeadlineNear _,DeadlineMissed _,PromiseKept _,DateClassGiven _,CampaignPinned _,MergedCaseDeclined _,OpinionHeard _,HandlingTeamChanged _,DocumentNumberReleased _ ->
                {
                }
        }
    }

    private void received(CaseReceived paper) {
        journal.classify(SOURCE.code(), paper.source().name());
        journal.classify(LEVEL.code(), paper.level().name());
        journal.classify(YEAR.code(), String.valueOf(on.getYear()));
        journal.count(RECEIVED);
        journal.count(AT_STAGE, STAGE.code(), Stage.RECEIVED.name());
    }

    private void assigned(CaseAssigned e) {
        stage = Stage.ASSIGNED;
        journal.classify(MODE.code(), e.mode().name());
        e.units().forEach(unit -> {
            journal.name(unit.code().value(), unit.name());
            if (unit.role() != HandlingRole.CO) {
                handlings.put(unit.code().value(), Handling.assigned(on));
            }
        });
        e.units().stream().filter(unit -> unit.role() != HandlingRole.CO).findFirst()
                .ifPresent(unit -> journal.classify(UNIT_CODE, unit.code().value()));
        journal.count(ASSIGNED);
    }

    /** A reply is overdue from the day after its last day until it is delivered. */
    private void due(DeadlineKind kind, UnitCode unit, LocalDate day) {
        if (kind == DeadlineKind.REPLY) {
            change(unit, handling -> handling.due(day));
            journal.strike(OVERDUE, UNIT_CODE, unit.value());
            journal.post(OVERDUE, 1, day.plusDays(1), UNIT_CODE, unit.value());
        }
    }

    private void reassigned(CaseReassigned e) {
        Handling from = handlings.remove(e.from().value());
        if (from != null) {
            handlings.put(e.to().value(), from.handedOver(on));
        }
        journal.name(e.to().value(), e.toName());
        journal.reclassify(UNIT_CODE, e.from().value(), e.to().value());
    }

    /** Of a unit it counts once, however often it happens. */
    private void replace(Quantity quantity, UnitCode unit) {
        journal.end(quantity, on, UNIT_CODE, unit.value());
        journal.count(quantity, UNIT_CODE, unit.value());
    }

    private void contacted(ProposerContacted e) {
        journal.count(CONTACTS, UNIT_CODE, e.unit().value(), CHANNEL.code(), e.channel().name());
        if (!journal.isOpen(CONTACTED)) {
            journal.count(CONTACTED);
        }
        if ((e.channel() == ContactChannel.VISIT || e.channel() == ContactChannel.TALK) && !journal.isOpen(MET)) {
            journal.count(MET);
        }
    }

    /** The reply of a later round stands in place of the one before. */
    private void signed(ReplySigned e) {
        String unit = e.unit().value();
        move(e.unit(), Stage.SIGNED);
        Handling handling = Objects.requireNonNull(handlings.get(unit));
        List.of(REPLIES, PROMISING, DISCLOSABLE).forEach(quantity -> journal.end(quantity, on, UNIT_CODE, unit));
        journal.count(REPLIES, UNIT_CODE, unit, CLASS.code(), Objects.requireNonNull(handling.replyClass()));
        if (handling.promising()) {
            journal.count(PROMISING, UNIT_CODE, unit);
        }
        if (e.disclosure().decision() != DisclosureDecision.NONE) {
            journal.count(DISCLOSABLE, UNIT_CODE, unit);
        }
    }

    private void delivered(ReplyDelivered e) {
        String unit = e.unit().value();
        change(e.unit(), h -> h.served(e.proposer(), on));
        Handling handling = Objects.requireNonNull(handlings.get(unit));
        if (handling.served().keySet().containsAll(proposers)) {
            LocalDate last = handling.lastServed().orElseThrow();
            move(e.unit(), Stage.DELIVERED, last);
            journal.end(OVERDUE, last, UNIT_CODE, unit);
            if (handling.round() == 1) {
                journal.post(REPLY_DAYS, Math.max(1, ChronoUnit.DAYS.between(handling.assignedOn(), last)), last,
                        UNIT_CODE, unit);
            }
        }
    }

    /** What a proposer thinks of a unit's reply is what the proposer said last. */
    private void judged(OpinionRecorded e) {
        Satisfaction worse = e.attitude().compareTo(e.result()) > 0 ? e.attitude() : e.result();
        journal.end(OPINIONS, on, UNIT_CODE, e.unit().value(), PROPOSER.code(), e.proposer());
        journal.count(OPINIONS, UNIT_CODE, e.unit().value(), PROPOSER.code(), e.proposer(), ATTITUDE.code(),
                e.attitude().name(), RESULT.code(), e.result().name(), SATISFACTION.code(), worse.name());
    }

    private void completed() {
        completed = true;
        stage = Stage.COMPLETED;
        journal.count(COMPLETED);
        if (handlings.values().stream().noneMatch(CaseBook::isLate)) {
            journal.count(COMPLETED_IN_TIME);
        }
    }

    private static boolean isLate(Handling handling) {
        LocalDate due = handling.dueOn();
        return due != null && handling.lastServed().filter(last -> last.isAfter(due)).isPresent();
    }

    private void reopened(CaseReopened e) {
        completed = false;
        journal.end(COMPLETED, on);
        journal.end(COMPLETED_IN_TIME, on);
        journal.count(REOPENED, UNIT_CODE, e.unit().value());
        change(e.unit(), handling -> handling.again(on, e.round()));
    }

    private void transferred(CaseTransferred e) {
        journal.end(OVERDUE, on, UNIT_CODE, e.unit().value());
        if (handlings.size() == 1) {
            end(Stage.TRANSFERRED);
        } else {
            handlings.remove(e.unit().value());
        }
    }

    private void end(Stage last) {
        ended = true;
        stage = last;
        journal.end(OVERDUE, on);
        journal.end(SUPERVISED, on);
    }

    private void corrected(CaseCorrected e) {
        switch (e.field()) {
            case TITLE -> title = e.newValue();
            case THEME -> journal.classify(THEME.code(), e.newValue());
            case RECEIVED_ON -> {
                LocalDate day = LocalDate.parse(e.newValue());
                journal.classify(YEAR.code(), String.valueOf(day.getYear()));
                journal.redate(RECEIVED, LocalDate.parse(e.oldValue()), day);
                journal.redate(AT_STAGE, LocalDate.parse(e.oldValue()), day);
            }
            case ASSIGNED_ON -> {
                LocalDate day = LocalDate.parse(e.newValue());
                journal.redate(ASSIGNED, LocalDate.parse(e.oldValue()), day);
                journal.redate(AT_STAGE, LocalDate.parse(e.oldValue()), day);
                handlings.replaceAll((unit, handling) -> handling.assignedOn(day));
            }
            case CASE_NUMBER, IN_SESSION, PROPOSER_NAME -> {
            }
        }
    }

    private void move(UnitCode unit, Stage next) {
        move(unit, next, on);
    }

    private void move(UnitCode unit, Stage next, LocalDate since) {
        change(unit, handling -> handling.at(next, since));
    }

    private void change(UnitCode unit, UnaryOperator<Handling> change) {
        handlings.computeIfPresent(unit.value(), (code, handling) -> change.apply(handling));
    }

    /** A case that units are handling is as far as the unit that is least far. */
    private void moveWhole() {
        LocalDate since = on;
        if (!ended && !completed && !handlings.isEmpty()) {
            Stage least = Stage.leastOf(handlings.values().stream().map(Handling::stage));
            stage = least;
            since = handlings.values().stream().filter(h -> h.stage() == least).map(Handling::since)
                    .max(Comparator.naturalOrder()).orElseThrow();
        }
        if (!journal.isOpen(AT_STAGE, STAGE.code(), stage.name())) {
            journal.end(AT_STAGE, since);
            journal.post(AT_STAGE, 1, since, STAGE.code(), stage.name());
        }
    }
}
