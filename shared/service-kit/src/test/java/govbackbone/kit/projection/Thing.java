package govbackbone.kit.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** A sample domain for these tests: things with a label, and the groups they are counted in. */
final class Thing {
    static final LocalDate DAY = LocalDate.of(2020, 6, 30);

    private Thing() {}

    @AggregateEvents("test.thing")
    sealed interface Event extends DomainEvent {
        @Override
        default LocalDate effectiveOn() {
            return DAY;
        }

        @EventType("test.Labelled")
        record Labelled(String label) implements Event {}

        @EventType("test.Grouped")
        record Grouped(String group) implements Event {}

        @EventType("test.Removed")
        record Removed() implements Event {}
    }

    /** Another kind of event in the same log. */
    record Unrelated() implements DomainEvent {
        @Override
        public LocalDate effectiveOn() {
            return DAY;
        }
    }

    enum Colour {
        RED, BLUE
    }

    record Place(@Filter String code, List<Piece> pieces) {}

    record Piece(@Sortable int number, @Nullable UnitCode unit) {}

    @Readers(value = Role.AUDITOR, ownUnit = Role.UNIT, unitField = "unit")
    record View(String id, long version, @Filter @Sortable String label, @Filter LocalDate day, Instant at,
            @Filter Colour colour, @Nullable UnitCode unit, @Nullable String nothing, BigDecimal amount,
            Map<String, Integer> counts, Set<Colour> colours, Place place, List<String> labels) {}

    record Count(String id, long version, long members, String last) {}

    static final ViewType<View> VIEW = new ViewType<>("sample-things", View.class);
    static final ViewType<Count> COUNT = new ViewType<>("sample-groups", Count.class);

    /** One document per aggregate. */
    static Projection<Event, View> things(int revision, Projection.Fold<Event, View> fold) {
        return new Projection<>("thing-view", revision, VIEW, Event.class, Recorded::aggregateId, fold);
    }

    static Projection<Event, View> things() {
        return things(1, Thing::fold);
    }

    /** Documents that many aggregates feed. */
    static Projection<Event, Count> groups() {
        return new Projection<>("group-view", 1, COUNT, Event.class,
                recorded -> "group-" + Math.floorMod(recorded.aggregateId().hashCode(), 5), (view, recorded) -> {
                    Count before = view == null ? new Count("", 0, 0, "") : view;
                    return new Count("group-" + Math.floorMod(recorded.aggregateId().hashCode(), 5),
                            before.version() + 1, before.members() + 1,
                            Integer.toHexString((before.last() + recorded.position()).hashCode()));
                });
    }

    static @Nullable View fold(@Nullable View view, Recorded<Event> recorded) {
        String label = switch (recorded.event()) {
            case Event.Labelled labelled -> labelled.label();
            case Event.Grouped grouped -> "in " + grouped.group();
            case Event.Removed removed -> "";
        };
        if (recorded.event() instanceof Event.Removed) {
            return null;
        }
        List<String> labels = new ArrayList<>(view == null ? List.of() : view.labels());
        labels.add(label);
        return new View(recorded.aggregateId(), recorded.version(), label, DAY, recorded.recordedAt(),
                recorded.version() % 2 == 0 ? Colour.RED : Colour.BLUE, new UnitCode("91350100M000100Y43"), null,
                new BigDecimal("10.50"), Map.of("b", 2, "a", 1), Set.of(Colour.RED, Colour.BLUE),
                new Place("x", List.of(new Piece(1, null))), labels);
    }
}
