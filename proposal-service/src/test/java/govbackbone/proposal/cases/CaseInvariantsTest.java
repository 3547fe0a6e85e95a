package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.*;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.cases.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever is asked, in whatever order: what must never happen, does not. */
class CaseInvariantsTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 5, 6);

    /** The people of both units in one, so that no refusal is for the wrong unit only. */
    private static final Map<UnitCode, List<Actor>> PEOPLE = Map.of(BUREAU, List.of(OFFICE, HANDLER, DEPUTY, PRINCIPAL),
            FIRST, List.of(FIRST_UNIT, FIRST_OFFICE, FIRST_PRINCIPAL), SECOND, List.of(SECOND_UNIT), OTHER,
            List.of(actor("other", OTHER, Role.OFFICE), actor("other-principal", OTHER, Role.PRINCIPAL)));

    /** In every role, of every unit and of none. */
    private static final List<Actor> ANYBODY = Arrays.stream(Role.values())
            .flatMap(role -> Stream.of(Optional.of(BUREAU), Optional.of(FIRST), Optional.of(SECOND),
                    Optional.of(OTHER), Optional.<UnitCode>empty())
                    .map(unit -> actor("anybody", unit.orElse(null), role)))
            .toList();

    private record Ask(Actor actor, CaseCommand command) {}

    /** Takes the first kind of command, from the chosen one on, that is accepted in some way. */
    private static final class Walk {
        private final AssignmentMode mode;
        private final List<CaseEvent> history = new ArrayList<>();
        private LocalDate today = FIRST_DAY;
        private Case state = Case.NONE;

        Walk(AssignmentMode mode, List<CaseEvent> start) {
            this.mode = mode;
            history.addAll(start);
            state = Scenario.TYPE.evolve(Case.NONE, start);
        }

        void step(int choice) {
            today = today.plusDays(choice % 9 == 0 ? 20 : choice % 3);
            ring();
            tell(choice);
            List<Ask> possible = asks(mode, today, history.size());
            if (choice % 41 == 0) {
                possible.addAll(rare(mode, today));
            }
            Map<String, List<Ask>> kinds = possible.stream()
                    .filter(ask -> Case.standing(state).allowed().contains(ask.command().getClass()))
                    .collect(Collectors.groupingBy(ask -> ask.command().getClass().getSimpleName(), TreeMap::new,
                            Collectors.toList()));
            for (List<Ask> kind : rotated(List.copyOf(kinds.values()), choice)) {
                for (Ask ask : rotated(kind, choice / 7)) {
                    if (accepted(ask)) {
                        return;
                    }
                }
            }
        }

        private static <T> List<T> rotated(List<T> list, int by) {
            List<T> result = new ArrayList<>(list);
            Collections.rotate(result, by);
            return result;
        }

        /** What the backbone tells the case now and then, whatever its stage. */
        private void tell(int choice) {
            CaseCommand told = switch (choice % 17) {
                case 3 -> new RecalculateDeadlines("2020-2");
                case 5 -> new KeepPromise(BUREAU, 1 + choice % 3, 1, today);
                case 7 -> new NoteMerged("case-9", new CaseMerged(today, Scenario.ID, "示例", Source.CPPCC_PROPOSAL,
                        Level.CITY, 12, 4, "8", "示例", Theme.OTHER, List.of(), List.of()));
                case 9 -> new UndoMerge("case-1", MergeRefusal.CLOSED);
                case 11 -> new ConfirmMerge("case-1");
                default -> null;
            };
            if (told != null) {
                accepted(new Ask(Actor.BACKBONE, told));
            }
        }

        private void ring() {
            for (Alarm<CaseCommand> alarm : Case.alarms(state)) {
                if (!alarm.at().isAfter(here().context(Actor.BACKBONE).now())) {
                    assertThat(accepted(new Ask(Actor.BACKBONE, alarm.command()))).isTrue();
                }
            }
        }

        private Given<CaseCommand, Case, CaseEvent> here() {
            return new Given<>(Scenario.TYPE, Scenario.ID, history, state, today, WorkingCalendars.published());
        }

        private boolean accepted(Ask ask) {
            try {
                List<CaseEvent> events = here().decide(ask.actor(), ask.command());
                strangersAreForbidden(ask.command());
                for (CaseEvent event : events) {
                    check(event);
                    history.add(event);
                    state = Case.evolve(state, event);
                }
                return !events.isEmpty();
            } catch (Refusal | CommandFailure.Unknown refused) {
                return false;
            }
        }

        /** What somebody of a unit may do now, nobody of a unit that has no part in the case may. */
        private void strangersAreForbidden(CaseCommand command) {
            Actor other = ANYBODY.get(Math.floorMod(31 * history.size() + today.hashCode(), ANYBODY.size()));
            Set<Role> roles = Permission.of(command.getClass()).roles();
            boolean stranger = state instanceof Case.UnderHandling at && at.handlings().stream()
                    .noneMatch(handling -> handling.unit().equals(other.unit())
                            || (other.unit() != null && handling.coHandler(other.unit()).isPresent()));
            // Whoever has none of the roles gets 403 before anything is decided; the assigning office is of no unit.
            if (stranger && !other.is(Role.ASSIGNING_OFFICE) && roles.stream().anyMatch(other::is)) {
                Throwable refused = catchThrowable(() -> here().decide(other, command));
                assertThat(refused).as("%s by %s", command, other).isNotNull();
                if (refused instanceof Refusal refusal) {
                    assertThat(refusal.objections()).as("%s by %s", command, other)
                            .allMatch(objection -> objection.reason().kind() == Reason.Kind.FORBIDDEN);
                }
            }
        }

        private void check(CaseEvent event) {
            assertThat(event.effectiveOn()).isBeforeOrEqualTo(today);
            switch (event) {
                case DeadlineSet e -> {
                    assertThat(e.due().start()).isNotNull();
                    assertThat(e.due().date()).isAfter(e.due().start());
                    assertThat(e.due().calendar()).isNotEmpty();
                    assertThat(e.rule().zh()).isNotBlank();
                    assertThat(e.enteredLate()).isEqualTo(e.due().date().isBefore(today));
                }
                case CaseAssigned e -> {
                    assertThat(e.units()).filteredOn(u -> u.role() == HandlingRole.LEAD).hasSizeLessThan(2);
                    assertThat(e.units()).extracting(AssignedUnit::code).doesNotHaveDuplicates();
                }
                case ReplySigned e -> {
                    assertThat(drafter(e.unit(), e.draft())).isNotEqualTo(e.signer().subject());
                    assertThat(team(e.unit()).principal().subject()).isEqualTo(e.signer().subject());
                }
                case ReplyDelivered e -> assertThat(history).as("signed before delivered")
                        .anyMatch(s -> s instanceof ReplySigned signed && signed.unit().equals(e.unit())
                                && signed.round() == e.round() && !signed.effectiveOn().isAfter(e.effectiveOn()));
                case OpinionRecorded e -> assertThat(history).as("one opinion in a round")
                        .noneMatch(o -> o instanceof OpinionRecorded other && other.unit().equals(e.unit())
                                && other.round() == e.round() && other.proposer().equals(e.proposer()));
                case CaseCompleted _ -> assertThat(latestOpinions()).allMatch(
                        o -> o.attitude() != Satisfaction.DISSATISFIED && o.result() != Satisfaction.DISSATISFIED);
                case CaseReopened e -> assertThat(e.round()).isEqualTo(rounds().getOrDefault(e.unit(), 1) + 1);
                case DeadlineMissed e -> assertThat(e.dueOn()).isBefore(today);
                case DeadlineRecalculated e -> {
                    assertThat(e.due().calendar()).isNotEmpty();
                    assertThat(history).as("judged before it moved").noneMatch(m -> m instanceof DeadlineMissed missed
                            && missed.kind() == e.kind() && missed.unit().equals(e.unit())
                            && missed.round() == e.round() && missed.dueOn().equals(e.old()));
                }
                case DunningIssued e -> assertThat(history).as("milder than before")
                        .noneMatch(d -> d instanceof DunningIssued before && before.unit().equals(e.unit())
                                && before.round() == e.round() && before.level().compareTo(e.level()) > 0);
                case ReplyDisclosed e -> {
                    assertThat(PersonalNumbers.in(e.title() + e.text())).isEmpty();
                    assertThat(history).as("delivered before published")
                            .anyMatch(d -> d instanceof ReplyDelivered delivered && delivered.unit().equals(e.unit())
                                    && delivered.round() == e.round());
                }
                case CaseWithdrawn _ -> assertThat(history).as("nothing is signed")
                        .noneMatch(ReplySigned.class::isInstance);
                case PromiseKept e -> assertThat(history).as("kept once").noneMatch(e::equals);
                default -> {
                }
            }
        }

        private String drafter(UnitCode unit, int draft) {
            return history.stream().filter(
                    e -> e instanceof ReplyDrafted d && d.unit().equals(unit) && d.draft() == draft)
                    .map(e -> ((ReplyDrafted) e).drafter().subject()).findFirst().orElseThrow();
        }

        private Team team(UnitCode unit) {
            return history.stream().flatMap(e -> switch (e) {
                case HandlingTeamAppointed a when a.unit().equals(unit) -> Stream.of(a.team());
                case HandlingTeamChanged c when c.unit().equals(unit) -> Stream.of(c.team());
                default -> Stream.<Team>empty();
            }).reduce((earlier, later) -> later).orElseThrow();
        }

        private Map<UnitCode, Integer> rounds() {
            Map<UnitCode, Integer> rounds = new HashMap<>();
            history.forEach(e -> {
                if (e instanceof CaseReopened r) {
                    rounds.put(r.unit(), r.round());
                }
            });
            return rounds;
        }

        private List<OpinionRecorded> latestOpinions() {
            Map<UnitCode, Integer> rounds = rounds();
            return history.stream().filter(OpinionRecorded.class::isInstance).map(OpinionRecorded.class::cast)
                    .filter(o -> o.round() == rounds.getOrDefault(o.unit(), 1)).toList();
        }
    }

    private static List<Ask> asks(AssignmentMode mode, LocalDate today, int version) {
        List<Ask> asks = new ArrayList<>();
        asks.add(new Ask(OFFICE, new RegisterReceipt(today, Source.CPPCC_PROPOSAL, Level.CITY, 12, 4, "7", "示例")));
        asks.add(new Ask(OFFICE, new Register(null, "示例", true, Theme.OTHER,
                List.of(proposer("p1", true), proposer("p2", false)), null, null)));
        asks.add(new Ask(ASSIGNING, new Assign(null, "示例", mode, assign(mode).units(), null)));
        asks.add(new Ask(ASSIGNING, new Assign(null, "示例", AssignmentMode.LEAD_CO,
                List.of(unit(BUREAU, HandlingRole.LEAD), unit(OTHER, HandlingRole.LEAD), unit(FIRST, HandlingRole.CO)),
                null)));
        asks.add(new Ask(ASSIGNING, new Assign(null, "示例", AssignmentMode.LEAD_CO,
                List.of(unit(BUREAU, HandlingRole.LEAD), unit(BUREAU, HandlingRole.CO)), null)));
        asks.add(new Ask(ASSIGNING, new Complete(null)));
        asks.add(new Ask(ASSIGNING, supervise()));
        asks.add(new Ask(ASSIGNING, endSupervision()));
        asks.add(new Ask(ASSIGNING, correct(CorrectableField.TITLE, "示例" + version)));
        asks.add(new Ask(ASSIGNING, correct(CorrectableField.ASSIGNED_ON, today.toString())));
        asks.add(new Ask(ASSIGNING, correct(CorrectableField.IN_SESSION, "false")));
        asks.add(new Ask(ASSIGNING, new WaiveCoOpinion(null, FIRST, "示例")));
        asks.add(new Ask(ASSIGNING, new WaiveCoOpinion(null, SECOND, "示例")));
        PEOPLE.forEach((unit, people) -> {
            UnitCode named = mode == AssignmentMode.SPLIT ? unit : null;
            asks.add(new Ask(ASSIGNING, new ApproveReturn(named, null, OTHER, null)));
            asks.add(new Ask(ASSIGNING, new RejectReturn(named, null, "示例")));
            asks.add(new Ask(ASSIGNING, new GrantExtension(named, null, null, null, today)));
            asks.add(new Ask(ASSIGNING, new RefuseExtension(named, null, "示例")));
            asks.add(new Ask(ASSIGNING, new Reopen(named, null, null)));
            asks.add(new Ask(ASSIGNING, new Reopen(named, null, "示例督办")));
            people.forEach(actor -> asks.addAll(asks(named, actor, today, version)));
        });
        return asks;
    }

    /** What ends a case early. */
    private static List<Ask> rare(AssignmentMode mode, LocalDate today) {
        List<Ask> asks = new ArrayList<>(List.of(new Ask(ASSIGNING, decline()), new Ask(ASSIGNING, withdraw(today)),
                new Ask(ASSIGNING, new Merge(today, "case-1", "示例"))));
        PEOPLE.keySet().forEach(unit -> asks.add(new Ask(ASSIGNING,
                new Transfer(mode == AssignmentMode.SPLIT ? unit : null, today, "示例外地单位", null))));
        return asks;
    }

    /** Who signs for the actor's unit. */
    private static String principal(Actor actor) {
        return FIRST.equals(actor.unit())
                ? "first-principal"
                : OTHER.equals(actor.unit()) ? "other-principal" : "principal";
    }

    private static List<Ask> asks(@Nullable UnitCode unit, Actor actor, LocalDate today, int version) {
        List<CaseCommand> commands = new ArrayList<>(List.of(new AcknowledgeReceipt(unit, null, null),
                new RequestReturn(unit, null, OTHER, "示例"),
                new AppointTeam(unit, null, person(principal(actor)), person("deputy"), person("office"), "示例",
                        person("handler"), null),
                new ChangeTeam(unit, null, person(principal(actor)), person("deputy"), person("office"), "示例" + version,
                        person("handler"), null, "示例"),
                new DisputeReview(unit, null, "示例"),
                new RecordContact(unit, null, "p1", ContactChannel.PHONE, "示例"),
                new RecordResearch(unit, null, "示例", "示例"), new SubmitCoOpinion(null, "示例"),
                new RequestExtension(unit, null, new Length(1, DatePeriod.Unit.MONTHS), null, "示例"),
                new SubmitReplyDraft(unit, null, "A", "示例", null, null),
                new SubmitReplyDraft(unit, null, "B", "示例", null, List.of(promise(today.plusDays(9)))),
                new PassReview(unit, null, List.of(principal(actor), "deputy", "office"), "示例"),
                new FailReview(unit, null, List.of(principal(actor), "deputy", "handler"), "示例", "示例"),
                new SignReply(unit, today, new DocumentNumber("示例建字〔2020〕" + (version + 1) + "号"), true,
                        new DisclosureEntry(DisclosureDecision.FULL, null), null),
                new Disclose(unit, null, true, null, "示例" + version),
                new Disclose(unit, null, false, null, "13800000000"),
                new Withhold(unit, null, NonDisclosureReason.INTERNAL_MATTER, null),
                new RecordDispatch(unit, null, person("handler"), "示例", "示例"),
                new IssueDunning(unit, null, DunningLevel.REMIND, "示例"),
                new IssueDunning(unit, null, version % 2 == 0 ? DunningLevel.URGE : DunningLevel.NOTICE, "示例"),
                new RecordReturnVisit(null, person("office"), List.of("p1"), ContactChannel.PHONE, "示例"),
                new Archive(null, "示例")));
        for (String proposer : List.of("p1", "p2")) {
            commands.add(new DeliverReply(unit, today, proposer, DeliveryMethod.POST, null,
                    List.of(CopyRecipient.CPPCC_COMMITTEE, CopyRecipient.GOVERNMENT_OFFICE)));
            for (Satisfaction result : Satisfaction.values()) {
                commands.add(opinion(unit, null, proposer, Satisfaction.SATISFIED, result));
            }
        }
        return commands.stream().map(command -> new Ask(actor, command)).toList();
    }

    @Property(tries = 60)
    void no_sequence_of_commands_breaks_a_case_from_its_beginning(@ForAll AssignmentMode mode,
            @ForAll @Size(80) List<@IntRange(max = 5_000) Integer> choices) {
        holds(new Walk(mode, List.of()), choices);
    }

    @Property(tries = 60)
    void no_sequence_of_commands_breaks_a_case_from_any_stage_on(@ForAll AssignmentMode mode, @ForAll Stage from,
            @ForAll @Size(60) List<@IntRange(max = 5_000) Integer> choices) {
        holds(new Walk(mode, at(mode, from)), choices);
    }

    private static void holds(Walk walk, List<Integer> choices) {
        choices.forEach(walk::step);
        assertThat(Scenario.TYPE.evolve(Case.NONE, walk.history)).isEqualTo(walk.state);
        if (walk.state instanceof Case.UnderHandling at) {
            assertThat(at.handlings()).extracting(Handling::unit).doesNotHaveDuplicates();
            assertThat(at.handlings()).allMatch(handling -> handling.deadlines().stream()
                    .map(d -> d.kind() + "/" + d.unit()).distinct().count() == handling.deadlines().size());
        }
        assertViewsAgree(walk);
    }

    private static void assertViewsAgree(Walk walk) {
        if (walk.history.isEmpty()) {
            return;
        }
        String stage = Case.standing(walk.state).state();
        CaseView view = Objects.requireNonNull(Replay.fold(CaseProjection.projection(), walk.history));
        assertThat(view.stage().name()).isEqualTo(stage);
        assertThat(view.steps().getLast().stage()).isEqualTo(view.stage());
        Optional<WorkItem> item = Optional.ofNullable(Replay.fold(WorkListProjection.projection(), walk.history));
        boolean listed = !(walk.state instanceof Case.Ended ended && ended.awaiting() == null)
                && !stage.equals(Stage.ARCHIVED.name());
        assertThat(item.map(i -> i.stage().name())).isEqualTo(Optional.of(stage).filter(_ -> listed));
        item.ifPresent(i -> assertThat(i.waitsFor()).isNotEmpty());
        if (walk.state instanceof Case.UnderHandling at) {
            assertThat(view.round()).isEqualTo(at.handlings().stream().mapToInt(Handling::round).max().orElseThrow());
            assertThat(view.handlings()).extracting(CaseView.Handling::unit)
                    .containsExactlyElementsOf(at.handlings().stream().map(Handling::unit).toList());
            assertThat(view.handlings()).extracting(CaseView.Handling::stage)
                    .containsExactlyElementsOf(at.handlings().stream().map(Handling::stage).toList());
            item.ifPresent(i -> assertThat(i.tasks()).extracting(WorkItem.Task::stage)
                    .containsExactlyElementsOf(at.handlings().stream().map(Handling::stage).toList()));
        }
    }
}
