package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Team;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Mine;
import govbackbone.kit.query.Overdue;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.query.Summed;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/**
 * An open case in the work list: whom it waits for, and until when.
 *
 * @param addressees   whose turn it is, as far as they are officials
 * @param nextDeadline the kind of the earliest deadline that is still open
 * @param nextDueOn    its last day
 * @param provisional  whether that day may move because a calendar is not published yet
 * @param dunningLevel the sharpest reminder of the units' rounds
 */
@Label(zh = "待办事项", en = "Work list")
@Readers(value = {Role.OFFICE, Role.ASSIGNING_OFFICE, Role.PRINCIPAL, Role.REVIEWER, Role.AUDITOR, Role.ADMIN,
    Role.ANALYST}, ownUnit = {Role.HANDLER, Role.UNIT}, unitField = "unitCodes")
public record WorkItem(@Label(zh = "编号", en = "Id") String id, @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Label(zh = "案号", en = "Case number") String caseNo,
        @Filter @Label(zh = "标题", en = "Title") String title,
        @Filter @Label(zh = "来源", en = "Source") Source source,
        @Filter @Label(zh = "层级", en = "Level") Level level,
        @Filter @Label(zh = "届", en = "Term") int term,
        @Filter @Label(zh = "次", en = "Session") int session,
        @Filter @Sortable @Grouped @Label(zh = "阶段", en = "Stage") Stage stage,
        @Filter @Label(zh = "办理轮次", en = "Round") int round,
        @Label(zh = "待办方", en = "Waits for") List<Waiting> waitsFor,
        @Mine @Label(zh = "待办对象", en = "Addressees") List<Addressee> addressees,
        @Filter @Grouped @Label(zh = "最近期限种类", en = "Next deadline") @Nullable DeadlineKind nextDeadline,
        @Filter @Sortable @Summed @Overdue @Label(zh = "最近期限", en = "Next due on") @Nullable LocalDate nextDueOn,
        @Label(zh = "期限暂定", en = "Provisional") boolean provisional,
        @Filter @Grouped @Label(zh = "承办单位代码", en = "Unit codes") List<UnitCode> unitCodes,
        @Label(zh = "代表委员", en = "Proposers") List<Name> proposers,
        @Label(zh = "办理进度", en = "Handlings") List<Task> tasks,
        @Filter @Grouped @Label(zh = "催办级别", en = "Dunning level") @Nullable DunningLevel dunningLevel,
        @Filter @Summed @Label(zh = "重点督办", en = "Supervised") boolean supervised) {

    /** Who has to act next. */
    public enum Party {
        @Label(zh = "局办公室", en = "Bureau office")
        OFFICE, //
        @Label(zh = "交办机关", en = "Assigning office")
        ASSIGNING_OFFICE, //
        @Label(zh = "承办科室", en = "Handling section")
        HANDLER, //
        @Label(zh = "会办单位", en = "Co-handling unit")
        CO_HANDLER, //
        @Label(zh = "专班", en = "Taskforce")
        TASKFORCE, //
        @Label(zh = "主要负责同志", en = "Principal")
        PRINCIPAL, //
        @Label(zh = "代表委员", en = "Proposer")
        PROPOSER, //
        @Label(zh = "并入案件", en = "The case it is merged into")
        OTHER_CASE
    }

    /**
     * Somebody the case waits for.
     *
     * @param unit whose unit, if the handling is a unit's
     * @param name of the section and handler, the co-handling unit or the proposer
     */
    public record Waiting(@Filter @Grouped @Label(zh = "待办方", en = "Party") Party party,
            @Filter @Label(zh = "承办单位", en = "Unit") @Nullable UnitCode unit,
            @Label(zh = "名称", en = "Name") @Nullable String name,
            @Label(zh = "起始日期", en = "Since") LocalDate since) {}

    /** A proposer. */
    public record Name(@Label(zh = "编号", en = "Id") String id, @Label(zh = "姓名", en = "Name") String name) {}

    /** A deadline. */
    public record Due(@Label(zh = "期限种类", en = "Kind") DeadlineKind kind,
            @Label(zh = "单位", en = "Unit") UnitCode unit,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn,
            @Label(zh = "暂定", en = "Provisional") boolean provisional) {}

    /** A co-handling unit whose opinion is still to come. */
    public record CoHandler(@Label(zh = "单位代码", en = "Unit code") UnitCode unit,
            @Label(zh = "单位名称", en = "Unit name") String name) {}

    /**
     * How far one replying unit is.
     *
     * @param team                 once it is appointed
     * @param coHandlers           whose opinions are still to come
     * @param extensionRequestedOn present while a request for more time is to be decided
     * @param outstanding          ids of the proposers who have not been served yet or, after that, not been heard
     * @param dissatisfied         whether a proposer is, in this round
     */
    public record Task(@Label(zh = "承办单位", en = "Unit") UnitCode unit,
            @Label(zh = "阶段", en = "Stage") Stage stage,
            @Label(zh = "办理轮次", en = "Round") int round,
            @Label(zh = "起始日期", en = "Since") LocalDate since,
            @Label(zh = "专班", en = "Team") @Nullable Team team,
            @Label(zh = "待交意见的会办单位", en = "Co-handlers awaited") List<CoHandler> coHandlers,
            @Label(zh = "延期申请日期", en = "Extension requested on") @Nullable LocalDate extensionRequestedOn,
            @Label(zh = "待送达或待反馈的代表委员", en = "Proposers outstanding") List<String> outstanding,
            @Label(zh = "不满意", en = "Dissatisfied") boolean dissatisfied,
            @Label(zh = "期限", en = "Deadlines") List<Due> dues,
            @Label(zh = "催办级别", en = "Dunning level") @Nullable DunningLevel dunning) {

        Task at(Stage next, LocalDate on) {
            return new Task(unit, next, round, on, team, coHandlers, extensionRequestedOn, outstanding,
                    dissatisfied, dues, dunning);
        }

        Task handedTo(UnitCode next, LocalDate on) {
            List<Due> theirs = dues.stream()
                    .map(d -> d.unit().equals(unit) ? new Due(d.kind(), next, d.dueOn(), d.provisional()) : d).toList();
            return new Task(next, Stage.ASSIGNED, round, on, null, coHandlers, null, outstanding, dissatisfied, theirs,
                    dunning);
        }

        Task staffed(Team by, LocalDate on) {
            return new Task(unit, Stage.IN_HANDLING, round, on, by, coHandlers, extensionRequestedOn, outstanding,
                    dissatisfied, dues, dunning);
        }

        Task restaffed(Team by) {
            return new Task(unit, stage, round, since, by, coHandlers, extensionRequestedOn, outstanding,
                    dissatisfied, dues, dunning);
        }

        Task without(UnitCode coHandler) {
            return new Task(unit, stage, round, since, team,
                    coHandlers.stream().filter(c -> !c.unit().equals(coHandler)).toList(), extensionRequestedOn,
                    outstanding, dissatisfied, dues, dunning);
        }

        Task asking(@Nullable LocalDate extension) {
            return new Task(unit, stage, round, since, team, coHandlers, extension, outstanding, dissatisfied,
                    dues, dunning);
        }

        Task awaiting(List<String> proposers) {
            return new Task(unit, stage, round, since, team, coHandlers, extensionRequestedOn, proposers,
                    dissatisfied, dues, dunning);
        }

        Task without(String proposer) {
            return awaiting(outstanding.stream().filter(id -> !id.equals(proposer)).toList());
        }

        Task dissatisfying(boolean one) {
            return new Task(unit, stage, round, since, team, coHandlers, extensionRequestedOn, outstanding,
                    dissatisfied || one, dues, dunning);
        }

        Task reopened(int next, LocalDate on) {
            return new Task(unit, Stage.IN_HANDLING, next, on, team, coHandlers, null, List.of(), false, List.of(),
                    null);
        }

        Task with(Due due) {
            Stream<Due> others = dues.stream().filter(d -> d.kind() != due.kind() || !d.unit().equals(due.unit()));
            return new Task(unit, stage, round, since, team, coHandlers, extensionRequestedOn, outstanding,
                    dissatisfied, Stream.concat(others, Stream.of(due)).toList(), dunning);
        }

        Task dunned(DunningLevel level) {
            return new Task(unit, stage, round, since, team, coHandlers, extensionRequestedOn, outstanding,
                    dissatisfied, dues, level);
        }

        /** What was due came, or is not due any more. */
        Task settled(DeadlineKind kind) {
            return new Task(unit, stage, round, since, team, coHandlers, extensionRequestedOn, outstanding,
                    dissatisfied, dues.stream().filter(d -> d.kind() != kind).toList(), dunning);
        }

        /** The same deadline on another day, where the task has it. */
        Task recalculated(Due due) {
            return dues.stream().anyMatch(d -> d.kind() == due.kind() && d.unit().equals(due.unit()))
                    ? with(due)
                    : this;
        }

        private boolean awaits(Due due) {
            return switch (due.kind()) {
                case RETURN -> false;
                case FIRST_CONTACT -> true;
                case CO_OPINION -> coHandlers.stream().anyMatch(c -> c.unit().equals(due.unit()));
                case REPLY -> stage != Stage.DELIVERED;
                case DISCLOSURE -> stage == Stage.DELIVERED;
                case FEEDBACK -> stage == Stage.DELIVERED && !outstanding.isEmpty();
            };
        }

        private Stream<Waiting> waitsFor(List<Name> proposers) {
            Stream<Waiting> own = switch (stage) {
                case ASSIGNED, ACCEPTED, SIGNED -> Stream.of(waiting(Party.OFFICE, null));
                case RETURN_REQUESTED -> Stream.of(waiting(Party.ASSIGNING_OFFICE, null));
                case IN_HANDLING -> Stream.concat(Stream.of(waiting(Party.HANDLER, assignee())),
                        coHandlers.stream().map(c -> new Waiting(Party.CO_HANDLER, c.unit(), c.name(), since)));
                case REPLY_SUBMITTED -> Stream.of(waiting(Party.TASKFORCE, null));
                case REPLY_REVIEWED -> Stream.of(waiting(Party.PRINCIPAL, null));
                case DELIVERED -> afterDelivery(proposers);
                case RECEIVED, REGISTERED, COMPLETED, FOLLOWED_UP, ARCHIVED, NOT_FILED, WITHDRAWN, TRANSFERRED,
                        MERGED ->
                    throw new IllegalStateException("A unit is never " + stage);
            };
            if (extensionRequestedOn == null || stage.hasReached(Stage.REPLY_REVIEWED)) {
                return own;
            }
            return Stream.concat(own,
                    Stream.of(new Waiting(Party.ASSIGNING_OFFICE, unit, null, extensionRequestedOn)));
        }

        private Stream<Waiting> afterDelivery(List<Name> proposers) {
            if (dissatisfied) {
                return Stream.of(waiting(Party.ASSIGNING_OFFICE, null));
            }
            return outstanding.isEmpty()
                    ? Stream.of(waiting(Party.OFFICE, null))
                    : proposers.stream().filter(p -> outstanding.contains(p.id()))
                            .map(p -> waiting(Party.PROPOSER, p.name()));
        }

        private Waiting waiting(Party party, @Nullable String name) {
            return new Waiting(party, unit, name, since);
        }

        private @Nullable String assignee() {
            return team == null
                    ? null
                    : Stream.of(team.section(), team.handler().name()).distinct().collect(Collectors.joining(" "));
        }

        /** Who may act for a unit is addressed by role; the members of a team are addressed themselves. */
        private Stream<Addressee> addressees(Waiting waiting) {
            return switch (waiting.party()) {
                case OFFICE -> stage == Stage.ASSIGNED
                        ? staff(unit)
                        : Stream.of(Addressee.roleIn(Role.OFFICE.id(), unit));
                case HANDLER -> members(Team::handler);
                case PRINCIPAL -> members(Team::principal);
                case TASKFORCE -> team == null ? Stream.of() : team.subjects().stream().sorted().map(Addressee::person);
                case CO_HANDLER -> Stream.ofNullable(waiting.unit()).flatMap(Task::staff);
                case ASSIGNING_OFFICE, PROPOSER, OTHER_CASE -> WorkItem.addressees(waiting.party());
            };
        }

        private static Stream<Addressee> staff(UnitCode unit) {
            return Stream.of(Role.OFFICE, Role.HANDLER, Role.UNIT).map(role -> Addressee.roleIn(role.id(), unit));
        }

        private Stream<Addressee> members(Function<Team, Person> which) {
            return Stream.ofNullable(team).map(which).map(Person::subject).map(Addressee::person);
        }
    }

    /**
     * What is only true today.
     *
     * @param daysLeft        calendar days until the next deadline; negative when it has passed
     * @param workingDaysLeft the same in working days
     */
    public record Remaining(@Label(zh = "剩余天数", en = "Days left") @Nullable Integer daysLeft,
            @Label(zh = "剩余工作日", en = "Working days left") @Nullable Integer workingDaysLeft,
            @Label(zh = "逾期", en = "Overdue") boolean overdue) {}

    /** Whose turn it is while nobody of a unit is to act. */
    static Stream<Addressee> addressees(Party party) {
        return switch (party) {
            case OFFICE -> Stream.of(Addressee.role(Role.OFFICE.id()));
            case ASSIGNING_OFFICE -> Stream.of(Addressee.role(Role.ASSIGNING_OFFICE.id()));
            case HANDLER, CO_HANDLER, TASKFORCE, PRINCIPAL, PROPOSER, OTHER_CASE -> Stream.of();
        };
    }

    static Remaining remaining(WorkItem item, ViewType.Day today) {
        LocalDate due = item.nextDueOn();
        return due == null
                ? new Remaining(null, null, false)
                : new Remaining((int) (due.toEpochDay() - today.date().toEpochDay()),
                        today.calendar().workingDaysBetween(today.date(), due), due.isBefore(today.date()));
    }

    /** The same, at a later version. */
    WorkItem at(long next) {
        return new WorkItem(id, next, caseNo, title, source, level, term, session, stage, round, waitsFor, addressees,
                nextDeadline, nextDueOn, provisional, unitCodes, proposers, tasks, dunningLevel, supervised);
    }

    /** Waits for the case it is merged into; its tasks stay as they are until that one has answered. */
    WorkItem merging(LocalDate on) {
        return new WorkItem(id, version, caseNo, title, source, level, term, session, Stage.MERGED, round,
                List.of(new Waiting(Party.OTHER_CASE, null, null, on)), List.of(), null, null, false, unitCodes,
                proposers, tasks,
                null, supervised);
    }

    /** As before the merge. */
    WorkItem resumed() {
        return tasks.isEmpty()
                ? waitingFor(Party.ASSIGNING_OFFICE, Stage.REGISTERED, version, waitsFor.getFirst().since(), proposers)
                : underWay(version, unitCodes, tasks);
    }

    WorkItem with(List<Name> names) {
        return named(caseNo, title, names);
    }

    WorkItem named(String number, String name, List<Name> names) {
        WorkItem named = new WorkItem(id, version, number, name, source, level, term, session, stage, round, waitsFor,
                addressees, nextDeadline, nextDueOn, provisional, unitCodes, names, tasks, dunningLevel, supervised);
        return !tasks.isEmpty() && stage.isOpen()
                ? named.underWay(version, unitCodes, tasks)
                : named;
    }

    WorkItem supervised(boolean now) {
        return new WorkItem(id, version, caseNo, title, source, level, term, session, stage, round, waitsFor,
                addressees, nextDeadline, nextDueOn, provisional, unitCodes, proposers, tasks, dunningLevel, now);
    }

    /** The item while units handle the case: what it waits for follows from their tasks. */
    WorkItem underWay(long at, List<UnitCode> units, List<Task> next) {
        Stage least = Stage.leastOf(next.stream().map(Task::stage));
        int latest = next.stream().mapToInt(Task::round).max().orElseThrow();
        Optional<Due> due = next.stream().flatMap(task -> task.dues().stream().filter(task::awaits))
                .min(Comparator.comparing(Due::dueOn));
        return new WorkItem(id, at, caseNo, title, source, level, term, session, least, latest,
                next.stream().flatMap(task -> task.waitsFor(proposers)).toList(),
                next.stream().flatMap(task -> task.waitsFor(proposers).flatMap(task::addressees)).distinct().toList(),
                due.map(Due::kind).orElse(null),
                due.map(Due::dueOn).orElse(null), due.filter(Due::provisional).isPresent(), units, proposers, next,
                next.stream().flatMap(task -> Stream.ofNullable(task.dunning())).max(Comparator.naturalOrder())
                        .orElse(null),
                supervised);
    }

    /** The item while somebody has to act on the case as a whole. */
    WorkItem waitingFor(Party party, Stage next, long at, LocalDate since, List<Name> names) {
        return new WorkItem(id, at, caseNo, title, source, level, term, session, next, round,
                List.of(new Waiting(party, null, null, since)), addressees(party).toList(), null, null, false,
                unitCodes, names, tasks,
                null, supervised);
    }
}
