package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetSettlement;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.registry.projects.Project.Filed;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.testkit.aggregate.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

import static govbackbone.registry.projects.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked, in whatever order: no sum is wrong, and no way leads around the review. */
class ProjectInvariantsTest {
    private static final List<FilingKind> KINDS = List.of(FilingKind.values());

    private static final Set<Class<?>> ASTRAY = Set.of(FlagOverlap.class, Defer.class, Suspend.class, OpenReview.class,
            ReturnForCorrection.class);

    /** In every role, of every unit and of none. */
    private static final List<Actor> ANYBODY = Arrays.stream(Role.values())
            .flatMap(role -> Stream.of(Optional.of(FIRST), Optional.of(SECOND), Optional.of(BUREAU),
                    Optional.<UnitCode>empty()).map(unit -> actor("anybody", unit.orElse(null), role)))
            .toList();

    private record Ask(Actor actor, ProjectCommand command) {}

    /** Takes the first kind of command, from the chosen one on, that is accepted. */
    private static final class Walk {
        private final FilingKind kind;
        private final List<ProjectEvent> history = new ArrayList<>();
        private final int start;
        private LocalDate today = TODAY;
        private Project state;

        /** From where the main line has come to that stage, or from before the first event. */
        Walk(FilingKind kind, @Nullable ProjectStage from) {
            this.kind = kind;
            history.addAll(from == null ? List.of() : at(kind, from));
            start = history.size();
            state = Scenario.TYPE.evolve(Project.NONE, history);
        }

        List<ProjectEvent> walked() {
            return history.subList(start, history.size());
        }

        void step(int choice) {
            today = today.plusDays(choice % 5 == 0 ? 40 : choice % 3);
            Map<String, List<Ask>> kinds = asks(kind, today, choice)
                    .filter(ask -> ask.command() instanceof SettleAsset
                            || Project.standing(state).allowed().contains(ask.command().getClass()))
                    .collect(Collectors.groupingBy(ask -> ask.command().getClass().getSimpleName(), TreeMap::new,
                            Collectors.toList()));
            List<List<Ask>> order = new ArrayList<>(kinds.values());
            Collections.rotate(order, choice);
            for (List<Ask> kindOfAsk : order) {
                List<Ask> asks = new ArrayList<>(kindOfAsk);
                Collections.rotate(asks, choice / 7);
                for (Ask ask : asks) {
                    if (accepted(ask)) {
                        return;
                    }
                }
            }
        }

        private boolean accepted(Ask ask) {
            try {
                List<ProjectEvent> events = here().decide(ask.actor(), ask.command());
                othersAreForbidden(ask.command());
                for (ProjectEvent event : events) {
                    check(event);
                    history.add(event);
                    state = Scenario.TYPE.evolve(state, event, ask.actor());
                }
                return !events.isEmpty();
            } catch (Refusal | CommandFailure.Unknown refused) {
                return false;
            }
        }

        private Given<ProjectCommand, Project, ProjectEvent> here() {
            return new Given<>(Scenario.TYPE, "sample-1", history, state, today, WorkingCalendars.published());
        }

        /** What one may do now, somebody else may do as well or is told that it is not theirs to do. */
        private void othersAreForbidden(ProjectCommand command) {
            Actor other = ANYBODY.get(Math.floorMod(31 * history.size() + today.hashCode(), ANYBODY.size()));
            Permission permission = Permission.of(command.getClass());
            try {
                here().decide(other, command);
                if (state instanceof Filed at && !other.isCityWide(permission.city())) {
                    assertThat(other.unit()).as("%s by %s", command, other).isEqualTo(at.unit());
                }
            } catch (CommandFailure.Unknown unknown) {
                assertThat(other.isCityWide(permission.city())).as("%s by %s", command, other).isFalse();
            } catch (Refusal refused) {
                assertThat(refused.objections()).as("%s by %s", command, other)
                        .allMatch(objection -> objection.reason().kind() == Reason.Kind.FORBIDDEN);
            }
        }

        private void check(ProjectEvent event) {
            assertThat(event.effectiveOn()).isBeforeOrEqualTo(today);
            switch (event) {
                case ProjectSubmitted e -> assertThat(lines().stream().mapToLong(LineItem::amountFen).sum())
                        .isEqualTo(e.appliedFen()).isPositive();
                case LineReviewed e -> {
                    assertThat(e.approvedFen()).isBetween(0L, e.appliedFen());
                    assertThat(e.reason() != null).isEqualTo(e.approvedFen() < e.appliedFen());
                }
                case BudgetReviewClosed e -> {
                    assertThat(e.appliedFen() - e.approvedFen()).isEqualTo(e.reducedFen()).isNotNegative();
                    assertThat(e.reductions().stream().mapToLong(Reduction::reducedFen).sum())
                            .isEqualTo(e.reducedFen());
                    assertThat(last(ReviewOpened.class).round()).isEqualTo(e.round());
                }
                case ProjectApproved e -> {
                    assertThat(e.amountFen()).isLessThanOrEqualTo(last(BudgetReviewClosed.class).approvedFen());
                    assertThat(count(OverlapFlagged.class)).isEqualTo(count(OverlapResolved.class));
                }
                case ContractFiled e -> assertThat(e.amountFen())
                        .isLessThanOrEqualTo(last(AwardRecorded.class).amountFen())
                        .isLessThanOrEqualTo(last(ProjectApproved.class).amountFen());
                case PaymentRecorded e -> {
                    long before = history.stream().filter(PaymentRecorded.class::isInstance)
                            .mapToLong(p -> ((PaymentRecorded) p).amountFen()).sum();
                    assertThat(e.paidFen()).isEqualTo(before + e.amountFen())
                            .isLessThanOrEqualTo(last(ContractFiled.class).amountFen());
                }
                case FinallyAccepted _ -> assertThat(count(ContractFiled.class)).isPositive();
                case OperationStarted _ -> assertThat(count(ProjectApproved.class)).isPositive();
                case ProjectRetired _ -> {
                    assertThat(count(RetirementRequested.class)).isPositive();
                    assertThat(count(AssetSettled.class)).isEqualTo(history.stream()
                            .filter(AssetsDelivered.class::isInstance)
                            .mapToLong(delivered -> ((AssetsDelivered) delivered).assets().size()).sum());
                }
                default -> {
                }
            }
        }

        private List<LineItem> lines() {
            return last(FilingDrafted.class).filing().lines();
        }

        private long count(Class<? extends ProjectEvent> type) {
            return history.stream().filter(type::isInstance).count();
        }

        private <E extends ProjectEvent> E last(Class<E> type) {
            return history.reversed().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
        }
    }

    private static Stream<Ask> asks(FilingKind kind, LocalDate today, int choice) {
        long amount = choice * 50_000L + 1;
        Stream<Ask> unit = Stream.<ProjectCommand>of(open(kind), draft(kind),
                draft(kind, amount, line("1", "1", amount, amount), line("2", "1", 7, 7)),
                draft(kind, amount + 7, line("1", "1", amount, amount), line("2", "1", 7, 7)), new SubmitFiling(null),
                new StartProcurement(null, ProcurementMethod.INQUIRY, "示例"),
                new RecordAward(null, new SupplierEntry(SECOND, "示例"), amount),
                new FileContract(null, "示例" + choice, today, amount), new StartConstruction(null),
                pay("v" + choice, amount), new CompleteConstruction(null), new AcceptPreliminarily(null, "示例"),
                new StartTrialRun(null), new StartOperation(null), new CloseOperation(null),
                new RequestRetirement(null, "示例")).map(command -> new Ask(UNIT, command));
        Stream<Ask> reviewers = Stream.<ProjectCommand>of(new CheckForm(null, null), giveBack(),
                new OpenReview(null, kind == FilingKind.OPERATION
                        ? List.of()
                        : List.of(expert("a", false), expert("b", false), expert("c", false))),
                new RecordExpertOpinion(null, "a", opinion("a").opinion(), "示例", "示例-a"),
                new RecordExpertOpinion(null, "b", opinion("b").opinion(), "示例", "示例-b"),
                new RecordExpertOpinion(null, "c", opinion("c").opinion(), "示例", "示例-c"), flag(),
                resolve(choice % 3 + 1),
                new ReviewLine(null, "1", amount, ReductionReason.PRICE_HIGH, null),
                new ReviewLine(null, "1", amount, null, null),
                new ReviewLine(null, "2", choice % 9, ReductionReason.QTY_EXCESS, null),
                new ReviewLine(null, "2", 7, null, null), new ReviewLine(null, "2", 1_250, null, null),
                new CloseBudgetReview(null), new Approve(null, NUMBER, amount, 2020), new Defer(null, 2021, "示例"),
                change(amount / 10), accept(today), evaluate(today, today.getYear()),
                new Retire(null, "示例", "示例", "示例", "示例"), new Suspend(null, "示例"), new Resume(null, "示例"))
                .map(command -> new Ask(switch (command) {
                    case ReviewLine _,CloseBudgetReview _ -> BUDGET;
                    case Approve _,Defer _,Suspend _,Resume _ -> PRINCIPAL;
                    default -> REVIEWER;
                }, command));
        // What leads away from the main line is asked for more rarely, or no walk would reach its end.
        boolean astray = choice % 13 == 0;
        Stream<Ask> backbone = Stream.of(new Ask(Actor.BACKBONE, new SettleAsset(today, choice % 2 + 1,
                AssetSettlement.TRANSFERRED)));
        return Stream.of(unit, reviewers, backbone).flatMap(each -> each)
                .filter(ask -> astray || !ASTRAY.contains(ask.command().getClass()));
    }

    /** Every kind comes to these on its main line. */
    private static final List<@Nullable ProjectStage> STARTS = Arrays.asList(null, ProjectStage.SUBMITTED,
            ProjectStage.UNDER_REVIEW, ProjectStage.BUDGET_REVIEWED, ProjectStage.APPROVED, ProjectStage.SUSPENDED,
            ProjectStage.DEFERRED, ProjectStage.IN_OPERATION);

    @Property(tries = 400)
    void no_sum_is_wrong_and_no_way_leads_around_the_review(@ForAll FilingKind kind,
            @ForAll @IntRange(min = 0, max = 7) int start,
            @ForAll @Size(min = 10, max = 60) List<@IntRange(min = 0, max = 96) Integer> choices) {
        Walk walk = new Walk(kind, STARTS.get(start));
        choices.forEach(walk::step);
        Project folded = Scenario.TYPE.evolve(Project.NONE, walk.history);
        assertThat(walk.state instanceof Filed at ? at.taken(Participants.NOBODY) : walk.state).isEqualTo(folded);
    }

    /** The walks are worth something only if together they see everything. */
    @Property(tries = 1)
    void the_walks_come_to_the_end_of_a_project() {
        Set<Class<?>> seen = new HashSet<>();
        for (int seed = 0; seed < 320; seed++) {
            Walk walk = new Walk(KINDS.get(seed % KINDS.size()), STARTS.get(seed / 4 % STARTS.size()));
            Random random = new Random(seed);
            IntStream.range(0, 100).forEach(_ -> walk.step(random.nextInt(97)));
            walk.walked().forEach(event -> seen.add(event.getClass()));
        }
        assertThat(seen).contains(BudgetReviewClosed.class, ProjectApproved.class, ContractFiled.class,
                PaymentRecorded.class, FinallyAccepted.class, OperationStarted.class, OperationClosed.class,
                ProjectRetired.class);
    }
}
