package govbackbone.registry.overlap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.Indicator;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import org.jspecify.annotations.Nullable;

/** A log in memory, and invented filings in it. */
final class GrownLog implements EventLog {
    static final LocalDate DAY = LocalDate.of(2020, 3, 2);
    static final UnitCode FIRST = new UnitCode("113703000000000199");
    static final UnitCode SECOND = new UnitCode("113703000000000274");

    private final List<Recorded<DomainEvent>> events = new ArrayList<>();

    /** What a filing says that the check looks at. */
    record Text(UnitCode unit, int year, FilingKind kind, Nature nature, String name, List<String> functions,
            String content, Set<String> systems, @Nullable String earlier) {
        static Text of(String name, String content, String... functions) {
            return new Text(FIRST, 2020, FilingKind.CONSTRUCTION, Nature.NEW, name, List.of(functions), content,
                    Set.of(), null);
        }

        Text by(UnitCode other) {
            return new Text(other, year, kind, nature, name, functions, content, systems, earlier);
        }

        Text in(int other) {
            return new Text(unit, other, kind, nature, name, functions, content, systems, earlier);
        }

        Text as(FilingKind other, Nature how) {
            return new Text(unit, year, other, how, name, functions, content, systems, earlier);
        }

        Text extending(String project) {
            return new Text(unit, year, kind, Nature.EXTENSION, name, functions, content, systems, project);
        }

        private Filing filing() {
            return new Filing(nature, "示例主管部门", DAY, DAY.plusYears(1), "示例目标",
                    List.of(new Indicator("示例指标", "个", "1")), "示例依据", content, functions, FundSource.GENERAL_BUDGET, 0,
                    List.of(), 0, List.copyOf(systems), List.of(), "示例", List.of(), null, null, 2, null, earlier,
                    null);
        }
    }

    /** It is drafted. */
    GrownLog drafted(String id, Text text) {
        return and(id, new FilingOpened(DAY, text.unit(), "示例单位", text.year(), text.kind(), text.name())).and(id,
                new FilingDrafted(DAY, text.filing()));
    }

    /** It is drafted and handed in. */
    GrownLog submitted(String id, Text text) {
        return drafted(id, text).and(id, new ProjectSubmitted(DAY, 1, 0));
    }

    /** It is drafted anew. */
    GrownLog redrafted(String id, Text text) {
        return and(id, new FilingDrafted(DAY, text.filing()));
    }

    GrownLog and(String id, DomainEvent event) {
        events.add(new Recorded<>(event, id, count(id) + 1, Instant.EPOCH, Actor.BACKBONE,
                new LogPosition(1, events.size() + 1L)));
        return this;
    }

    private long count(String id) {
        return events.stream().filter(each -> each.aggregateId().equals(id)).count();
    }

    /** A check that has read it. */
    OverlapCheck check() {
        OverlapCheck check = new OverlapCheck(this, this::history, OverlapRules.shipped());
        check.readOn();
        return check;
    }

    List<Recorded<ProjectEvent>> history(String id) {
        return events.stream().filter(each -> each.aggregateId().equals(id) && each.event() instanceof ProjectEvent)
                .map(each -> new Recorded<>((ProjectEvent) each.event(), each.aggregateId(), each.version(),
                        each.recordedAt(), each.actor(), each.position()))
                .toList();
    }

    @Override
    public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId) {
        throw new UnsupportedOperationException("Only read from one end to the other");
    }

    @Override
    public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
        return events.stream().filter(each -> each.position().compareTo(position) > 0).limit(limit).toList();
    }

    @Override
    public LogPosition head() {
        return events.isEmpty() ? LogPosition.START : events.getLast().position();
    }
}
