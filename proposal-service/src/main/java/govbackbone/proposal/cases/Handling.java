package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.ExplainedDate;
import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Team;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import org.jspecify.annotations.Nullable;

/**
 * One replying unit's handling of a case. A sole or lead unit's is the only one; of a split case every unit has its own.
 *
 * @param name       of the unit when it got the case
 * @param round      1, and one more with every reopening
 * @param since      when the step began
 * @param contacts   of this round
 * @param coHandlers the units that give this unit their opinions
 * @param extensions of this round
 * @param deadlines  at most one of a kind and unit
 * @param drafts     of all rounds
 * @param dunning    the sharpest reminder of this round
 */
record Handling(UnitCode unit, String name, int round, Step step, LocalDate since, List<Contact> contacts,
        List<CoHandler> coHandlers,
        Extensions extensions, List<Deadline> deadlines, int drafts, @Nullable DunningLevel dunning) {

    record Contact(String proposer, LocalDate on) {}

    /**
     * @param opinions how many it gave in this round
     * @param answered whether its opinion is in, or waived
     */
    record CoHandler(UnitCode unit, boolean acknowledged, int opinions, boolean answered) {}

    /** @param by subject of who asked, once that is known */
    record ExtensionRequest(DatePeriod length, LocalDate on, @Nullable String by) {}

    /**
     * @param request       the one that is not decided yet
     * @param unextendedDue the end of the time to reply before the first one
     */
    record Extensions(int granted, @Nullable ExtensionRequest request, @Nullable LocalDate unextendedDue) {
        static final Extensions NONE = new Extensions(0, null, null);

        Extensions with(@Nullable ExtensionRequest next) {
            return new Extensions(granted, next, unextendedDue);
        }

        Extensions granted(LocalDate due) {
            return new Extensions(granted + 1, null, unextendedDue == null ? due : unextendedDue);
        }
    }

    /**
     * @param watched  whether the backbone is still to speak up when it passes
     * @param reminded whether it has said that it comes near
     */
    record Deadline(DeadlineKind kind, UnitCode unit, int round, ExplainedDate due, boolean watched,
            boolean reminded) {
        private static final int DAYS_AHEAD = 7;

        /** From this day on whoever owes something is reminded. */
        static LocalDate remindOn(LocalDate last) {
            return last.minusDays(DAYS_AHEAD);
        }

        LocalDate last() {
            return due.date();
        }

        boolean is(DeadlineKind other, UnitCode of) {
            return kind == other && unit.equals(of);
        }

        boolean is(DeadlineKind other, UnitCode of, int inRound, LocalDate on) {
            return is(other, of) && round == inRound && last().equals(on);
        }
    }

    /** @param drafter subject */
    record Draft(String drafter, String replyClass, List<LocalDate> promisedFor) {}

    /** What the public sees of a reply. */
    enum Publication {
        UNDECIDED, DISCLOSED, WITHHELD
    }

    /**
     * The reply of this round.
     *
     * @param drafter    subject
     * @param promises   how many it made
     * @param kept       which of them were kept, counted from 1
     * @param disclosure what was decided with the signature
     */
    record SignedReply(int draft, String drafter, DocumentNumber number, LocalDate signedOn, String replyClass,
            int promises,
            Set<Integer> kept, DisclosureDecision disclosure, Publication publication) {
        SignedReply kept(int promise) {
            Set<Integer> more = new HashSet<>(kept);
            more.add(promise);
            return new SignedReply(draft, drafter, number, signedOn, replyClass, promises, Set.copyOf(more), disclosure,
                    publication);
        }

        SignedReply reclassified(String next) {
            return new SignedReply(draft, drafter, number, signedOn, next, promises, kept, disclosure, publication);
        }

        SignedReply with(Publication next) {
            return new SignedReply(draft, drafter, number, signedOn, replyClass, promises, kept, disclosure, next);
        }
    }

    record Opinion(Satisfaction attitude, Satisfaction result, LocalDate on) {
        boolean isDissatisfied() {
            return attitude == Satisfaction.DISSATISFIED || result == Satisfaction.DISSATISFIED;
        }
    }

    /** What the unit is at, with what only that step knows. */
    sealed interface Step {
        record Assigned() implements Step {}

        /** @param by subject of who asked, once that is known */
        record ReturnRequested(Step before, @Nullable String by) implements Step {}

        record Accepted() implements Step {}

        /** From the appointment of the team on. */
        sealed interface Staffed extends Step {
            Team team();

            /** The same with another team. */
            Staffed with(Team next);
        }

        /** While there is a draft that the taskforce can look at. */
        sealed interface UnderReview extends Staffed {
            Draft draft();
        }

        record InHandling(Team team) implements Staffed {
            @Override
            public Staffed with(Team next) {
                return new InHandling(next);
            }
        }

        record Submitted(Team team, Draft draft) implements UnderReview {
            @Override
            public Staffed with(Team next) {
                return new Submitted(next, draft);
            }
        }

        /** @param reviewers subjects of those who were named as present */
        record Reviewed(Team team, Draft draft, Set<String> reviewers) implements UnderReview {
            @Override
            public Staffed with(Team next) {
                return new Reviewed(next, draft, reviewers);
            }
        }

        /** @param served when each proposer got the reply */
        record Signed(Team team, SignedReply reply, Map<String, LocalDate> served, Set<CopyRecipient> copied)
                implements
                    Staffed {
            @Override
            public Staffed with(Team next) {
                return new Signed(next, reply, served, copied);
            }
        }

        record Delivered(Team team, SignedReply reply, Map<String, LocalDate> served, Map<String, Opinion> opinions)
                implements
                    Staffed {
            @Override
            public Staffed with(Team next) {
                return new Delivered(next, reply, served, opinions);
            }
        }
    }

    static Handling assigned(UnitCode unit, String name, LocalDate on, List<CoHandler> coHandlers) {
        return new Handling(unit, name, 1, new Step.Assigned(), on, List.of(), coHandlers, Extensions.NONE, List.of(),
                0,
                null);
    }

    Stage stage() {
        return switch (step) {
            case Step.Assigned _ -> Stage.ASSIGNED;
            case Step.ReturnRequested _ -> Stage.RETURN_REQUESTED;
            case Step.Accepted _ -> Stage.ACCEPTED;
            case Step.InHandling _ -> Stage.IN_HANDLING;
            case Step.Submitted _ -> Stage.REPLY_SUBMITTED;
            case Step.Reviewed _ -> Stage.REPLY_REVIEWED;
            case Step.Signed _ -> Stage.SIGNED;
            case Step.Delivered _ -> Stage.DELIVERED;
        };
    }

    /** Whether that person drafted the present or the signed reply of this round. */
    boolean isDraftedBy(String subject) {
        String drafter = drafter();
        return drafter != null && isSame(drafter, subject);
    }

    /** Whether that person handles the case or drafted its reply. */
    boolean isWorkOf(String subject) {
        return isDraftedBy(subject)
                || (step instanceof Step.Staffed at && isSame(at.team().handler().subject(), subject));
    }

    private static boolean isSame(String one, String other) {
        return Subjects.canonical(one).equals(Subjects.canonical(other));
    }

    /** The same, with who asked for what waits to be decided. */
    Handling askedBy(String subject) {
        if (step instanceof Step.ReturnRequested asked) {
            return at(new Step.ReturnRequested(asked.before(), subject), since);
        }
        ExtensionRequest request = extensions.request();
        return request == null
                ? this
                : with(extensions.with(new ExtensionRequest(request.length(), request.on(), subject)));
    }

    /** Who asked for what waits to be decided, and who drafted the reply. */
    Participants people() {
        String asked = step instanceof Step.ReturnRequested at
                ? at.by()
                : extensions.request() == null ? null : extensions.request().by();
        Participants people = asked == null ? Participants.NOBODY : Participants.NOBODY.with(Part.REQUESTER, asked);
        String drafter = drafter();
        return drafter == null ? people : people.with(Part.DRAFTER, drafter);
    }

    /** Of the present or the signed reply of this round. */
    private @Nullable String drafter() {
        return switch (step) {
            case Step.UnderReview at -> at.draft().drafter();
            case Step.Signed at -> at.reply().drafter();
            case Step.Delivered at -> at.reply().drafter();
            case Step.Assigned _,Step.ReturnRequested _,Step.Accepted _,Step.InHandling _ -> null;
        };
    }

    /** Another team goes on where this one stands. */
    Handling staffed(Team next) {
        return at(((Step.Staffed) step).with(next), since);
    }

    /** The last day of the time to reply. */
    LocalDate replyDue() {
        return due(DeadlineKind.REPLY, unit).orElseThrow();
    }

    Optional<LocalDate> due(DeadlineKind kind, UnitCode of) {
        return deadlines.stream().filter(deadline -> deadline.is(kind, of)).map(Deadline::last).findFirst();
    }

    Optional<CoHandler> coHandler(UnitCode of) {
        return coHandlers.stream().filter(coHandler -> coHandler.unit().equals(of)).findFirst();
    }

    /** Whether what the deadline is about is still to come. A return may be requested, it is not owed. */
    boolean awaits(Deadline deadline) {
        return switch (deadline.kind()) {
            case RETURN -> false;
            case FIRST_CONTACT -> contacts.isEmpty();
            case CO_OPINION -> coHandler(deadline.unit()).filter(coHandler -> !coHandler.answered()).isPresent();
            case REPLY -> !(step instanceof Step.Delivered);
            case DISCLOSURE -> step instanceof Step.Delivered at && at.reply().publication() == Publication.UNDECIDED;
            case FEEDBACK -> step instanceof Step.Delivered at && at.opinions().size() < at.served().size();
        };
    }

    /** Whether the deadline is still to be judged: what is due can come in time, and its end has not been noted. */
    boolean isOpen(Deadline deadline, LocalDate today) {
        return deadline.kind() == DeadlineKind.RETURN
                ? !stage().hasReached(Stage.IN_HANDLING) && !deadline.last().isBefore(today)
                : deadline.watched() && awaits(deadline);
    }

    /** The signed reply of this round, if there is one. */
    Optional<SignedReply> signedReply() {
        return switch (step) {
            case Step.Signed at -> Optional.of(at.reply());
            case Step.Delivered at -> Optional.of(at.reply());
            case Step.Assigned _,Step.ReturnRequested _,Step.Accepted _,Step.InHandling _,Step.UnderReview _ ->
                Optional.empty();
        };
    }

    boolean hasDissatisfaction() {
        return step instanceof Step.Delivered at && at.opinions().values().stream().anyMatch(Opinion::isDissatisfied);
    }

    Handling at(Step next, LocalDate on) {
        return new Handling(unit, name, round, next, on, contacts, coHandlers, extensions, deadlines, drafts, dunning);
    }

    /** The next unit begins where the first one did; deadlines that do not start anew become its own. */
    Handling handedTo(UnitCode next, String nextName, LocalDate on) {
        List<Deadline> theirs = deadlines.stream().map(d -> d.unit().equals(unit)
                ? new Deadline(d.kind(), next, d.round(), d.due(), d.watched(), d.reminded())
                : d).toList();
        return new Handling(next, nextName, round, new Step.Assigned(), on, contacts, coHandlers, extensions, theirs,
                drafts,
                dunning);
    }

    Handling contacted(Contact contact) {
        return new Handling(unit, name, round, step, since, plus(contacts, contact), coHandlers, extensions, deadlines,
                drafts,
                dunning);
    }

    Handling with(UnitCode coHandler, UnaryOperator<CoHandler> change) {
        List<CoHandler> changed = coHandlers.stream()
                .map(each -> each.unit().equals(coHandler) ? change.apply(each) : each).toList();
        return new Handling(unit, name, round, step, since, contacts, changed, extensions, deadlines, drafts, dunning);
    }

    Handling with(Extensions next) {
        return new Handling(unit, name, round, step, since, contacts, coHandlers, next, deadlines, drafts, dunning);
    }

    Handling with(SignedReply reply) {
        return switch (step) {
            case Step.Signed at -> at(new Step.Signed(at.team(), reply, at.served(), at.copied()), since);
            case Step.Delivered at -> at(new Step.Delivered(at.team(), reply, at.served(), at.opinions()), since);
            case Step.Assigned _,Step.ReturnRequested _,Step.Accepted _,Step.InHandling _,Step.UnderReview _ ->
                throw new IllegalStateException("Nothing is signed");
        };
    }

    Handling dunned(DunningLevel level) {
        return new Handling(unit, name, round, step, since, contacts, coHandlers, extensions, deadlines, drafts, level);
    }

    Handling reminded(DeadlineKind kind, UnitCode of) {
        return with(deadlines.stream().map(d -> d.is(kind, of)
                ? new Deadline(d.kind(), d.unit(), d.round(), d.due(), d.watched(), true)
                : d).toList());
    }

    /** That deadline is over: whatever comes, it keeps its date. */
    Handling judged(DeadlineKind kind, UnitCode of) {
        return with(deadlines.stream().map(d -> d.is(kind, of)
                ? new Deadline(d.kind(), d.unit(), d.round(), d.due(), false, d.reminded())
                : d).toList());
    }

    private Handling with(List<Deadline> next) {
        return new Handling(unit, name, round, step, since, contacts, coHandlers, extensions, next, drafts, dunning);
    }

    Handling with(Deadline deadline) {
        List<Deadline> others = deadlines.stream().filter(d -> !d.is(deadline.kind(), deadline.unit())).toList();
        return new Handling(unit, name, round, step, since, contacts, coHandlers, extensions, plus(others, deadline),
                drafts,
                dunning);
    }

    Handling drafted(Step next, LocalDate on, int draft) {
        return new Handling(unit, name, round, next, on, contacts, coHandlers, extensions, deadlines, draft, dunning);
    }

    /** A new round: opinions of co-handlers stand, everything else is done again. */
    Handling reopened(int next, Team team, LocalDate on) {
        List<CoHandler> standing = coHandlers.stream()
                .map(c -> new CoHandler(c.unit(), c.acknowledged(), 0, c.answered())).toList();
        return new Handling(unit, name, next, new Step.InHandling(team), on, List.of(), standing, Extensions.NONE,
                List.of(),
                drafts, null);
    }

    static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        Map<K, V> result = new LinkedHashMap<>(map);
        result.put(key, value);
        return Map.copyOf(result);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }
}
