package govbackbone.kit.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import org.jspecify.annotations.Nullable;

/** A made-up view with everything that a view may hold, and the aggregate whose history it tells. */
@Label(zh = "示例件", en = "Sample case")
@Readers(value = {Role.OFFICE, Role.ANALYST}, ownUnit = Role.UNIT, unitField = "units.code", restricted = Role.OFFICE)
record SampleCase(@Label(zh = "编号", en = "Id") @Sortable String id, long version,
        @Label(zh = "标题", en = "Title") @Filter @Sortable String title,
        @Label(zh = "状态", en = "State") @Filter @Grouped State state,
        @Label(zh = "收件日期", en = "Received on") @Filter @Sortable @Grouped @Nullable LocalDate receivedOn,
        @Label(zh = "登记时间", en = "Recorded at") @Filter Instant recordedAt,
        @Label(zh = "件数", en = "Count") @Filter @Sortable long count,
        @Label(zh = "金额", en = "Amount") @Filter @Summed @Nullable BigDecimal amount,
        @Label(zh = "是否重点", en = "Key") @Filter @Summed(over = "amount") boolean key,
        @Label(zh = "电话", en = "Telephone") @Restricted @Filter @Sortable @Grouped @Nullable String telephone,
        @Label(zh = "期限", en = "Deadline") @Nullable Deadline deadline,
        @Label(zh = "单位", en = "Units") List<Unit> units,
        @Label(zh = "标签", en = "Tags") @Filter @Grouped List<String> tags,
        @Label(zh = "待办对象", en = "Addressees") @Mine List<Addressee> addressees) {

    enum State {
        @Label(zh = "办理中", en = "In progress")
        OPEN, //
        @Label(zh = "已办结", en = "Closed")
        CLOSED
    }

    record Deadline(@Label(zh = "日期", en = "date") @Filter @Sortable @Summed @Overdue LocalDate date,
            @Label(zh = "联系人", en = "contact") @Restricted @Nullable String contact) {}

    record Unit(@Filter @Grouped @Label(zh = "代码", en = "code") UnitCode code, String name,
            @Restricted @Nullable String contact) {}

    record DaysLeft(@Label(zh = "剩余天数", en = "Days left") @Nullable Long daysLeft) {}

    static final ViewType<SampleCase> TYPE = new ViewType<>("sample-cases", SampleCase.class,
            new ViewType.Today<>(DaysLeft.class, (view, day) -> new DaysLeft(view.deadline() == null
                    ? null
                    : ChronoUnit.DAYS.between(day.date(), view.deadline().date()))));

    static final UnitCode OWN = new UnitCode(code(1));
    static final UnitCode FOREIGN = new UnitCode(code(2));

    /** A valid code; the units are made up. */
    private static String code(int number) {
        String start = "1137030000000000" + number;
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().mapToObj(digit -> start + (char) digit)
                .filter(UnitCode::isValid).findFirst().orElseThrow();
    }

    static SampleCase of(String id, String title) {
        return new SampleCase(id, 1, title, State.OPEN, LocalDate.of(2020, 7, 1), Instant.parse("2020-07-01T01:30:00Z"),
                1,
                null, false, "0533-0000000", new Deadline(LocalDate.of(2020, 9, 30), "张示例"),
                List.of(new Unit(OWN, "示例局", "0533-1111111")), List.of("甲", "乙"), List.of());
    }

    SampleCase version(long value) {
        return new SampleCase(id, value, title, state, receivedOn, recordedAt, count, amount, key, telephone, deadline,
                units, tags, addressees);
    }

    SampleCase count(long value) {
        return new SampleCase(id, version, title, state, receivedOn, recordedAt, value, amount, key, telephone,
                deadline,
                units, tags, addressees);
    }

    SampleCase amount(String value) {
        return new SampleCase(id, version, title, state, receivedOn, recordedAt, count, new BigDecimal(value), key,
                telephone, deadline, units, tags, addressees);
    }

    SampleCase state(State value) {
        return new SampleCase(id, version, title, value, receivedOn, recordedAt, count, amount, key, telephone,
                deadline,
                units, tags, addressees);
    }

    SampleCase receivedOn(@Nullable String value) {
        return new SampleCase(id, version, title, state, value == null ? null : LocalDate.parse(value), recordedAt,
                count,
                amount, key, telephone, deadline, units, tags, addressees);
    }

    SampleCase recordedAt(String value) {
        return new SampleCase(id, version, title, state, receivedOn, Instant.parse(value), count, amount, key,
                telephone,
                deadline, units, tags, addressees);
    }

    SampleCase deadline(@Nullable Deadline value) {
        return new SampleCase(id, version, title, state, receivedOn, recordedAt, count, amount, key, telephone, value,
                units, tags, addressees);
    }

    SampleCase of(UnitCode unit) {
        return new SampleCase(id, version, title, state, receivedOn, recordedAt, count, amount, key, telephone,
                deadline,
                List.of(new Unit(unit, "示例单位", "0533-2222222")), tags, addressees);
    }

    SampleCase addressedTo(Addressee... value) {
        return new SampleCase(id, version, title, state, receivedOn, recordedAt, count, amount, key, telephone,
                deadline, units, tags, List.of(value));
    }

    sealed interface Event extends DomainEvent {
        @EventType("sample.CaseReceived")
        @Label(zh = "收件", en = "Received")
        record Received(LocalDate effectiveOn, String title, List<Person> people) implements Event {}

        @EventType("sample.CaseClosed")
        @Label(zh = "办结", en = "Closed")
        record Closed(LocalDate effectiveOn, @Restricted @Nullable String telephone) implements Event {}
    }

    record Person(String name, @Restricted String telephone) {}

    @EventType("sample.OtherHappened")
    record Other(LocalDate effectiveOn) implements DomainEvent {}

    @CommandApi(collection = "sample-cases")
    interface Command {}

    static final AggregateType<Command, String, Event> AGGREGATE = new AggregateType<>("sample.case", Command.class,
            Event.class, "", (state, command, context) -> List.of(), (state, event) -> state,
            state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of());
}
