package govbackbone.kit.eventstore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventJsonTest {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 30);
    private final EventJson json = LedgerService.json();

    @Test
    void an_event_is_stored_as_readable_json_without_class_names() {
        String stored = json.write(new LedgerEvent.EntryMade(DAY, new BigDecimal("1E+3"), "示例"));

        assertThat(stored).isEqualTo("{\"effectiveOn\":\"2020-06-30\",\"amount\":1000,\"text\":\"示例\"}");
        assertThat(json.typeOf(LedgerEvent.EntryMade.class).value()).isEqualTo("test.EntryMade");
    }

    @Test
    void what_is_read_equals_what_was_written() {
        LedgerEvent entry = new LedgerEvent.EntryMade(DAY, new BigDecimal("1.50"), "");

        assertThat(json.read("test.EntryMade", 3, json.write(entry))).isEqualTo(entry);
    }

    @Test
    void every_old_revision_is_carried_forward_step_by_step() {
        assertThat(json.read("test.EntryMade", 1, "{\"effectiveOn\":\"2020-06-30\",\"amount\":2}"))
                .isEqualTo(new LedgerEvent.EntryMade(DAY, new BigDecimal("2.00"), ""));
        assertThat(json.read("test.EntryMade", 2, "{\"effectiveOn\":\"2020-06-30\",\"amount\":2.5}"))
                .isEqualTo(new LedgerEvent.EntryMade(DAY, new BigDecimal("2.5"), ""));
    }

    @Test
    void a_field_nobody_knows_is_refused_rather_than_lost() {
        assertThatThrownBy(() -> json.read("test.LedgerClosed", 1, "{\"effectiveOn\":\"2020-06-30\",\"by\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("test.LedgerClosed 1");
    }

    @Test
    void an_unknown_type_and_a_newer_revision_are_refused() {
        assertThatThrownBy(() -> json.read("test.Elsewhere", 1, "{}")).hasMessageContaining("test.Elsewhere");
        assertThatThrownBy(() -> json.read("test.LedgerClosed", 2, "{}")).hasMessageContaining("revision 2");
    }

    @Test
    void a_missing_upcaster_is_noticed_at_start() {
        assertThatThrownBy(() -> new EventJson(List.of(LedgerEvent.class), Ledger.UPCASTERS.subList(0, 1)))
                .hasMessageContaining("No upcaster for test.EntryMade 2");
    }

    @Test
    void an_upcaster_too_many_is_noticed_at_start() {
        Upcaster stray = new Upcaster("test.LedgerClosed", 1, old -> old);

        assertThatThrownBy(() -> new EventJson(List.of(LedgerEvent.class), List.of(stray)))
                .hasMessageContaining("test.LedgerClosed 1");
    }

    @Test
    void an_event_without_a_name_and_a_name_used_twice_are_noticed_at_start() {
        assertThatThrownBy(() -> new EventJson(List.of(Nameless.class), List.of())).hasMessageContaining("@EventType");
        assertThatThrownBy(() -> new EventJson(List.of(Twice.class), List.of())).hasMessageContaining("test.Same");
    }

    @Test
    void a_value_of_a_sealed_interface_says_which_one_it_is() {
        EventJson shapes = new EventJson(List.of(Drawn.class), List.of());
        Drawn drawn = new Drawn(DAY, new Circle(3), List.of(new Point(), new Circle(1)), null);

        String stored = shapes.write(drawn);

        assertThat(stored).isEqualTo(
                "{\"effectiveOn\":\"2020-06-30\",\"main\":{\"is\":\"Circle\",\"radius\":3},\"others\":[{\"is\":\"Point\"},{\"is\":\"Circle\",\"radius\":1}]}");
        assertThat(shapes.read("test.Drawn", 1, stored)).isEqualTo(drawn);
    }

    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Point() implements Shape {}

    @EventType("test.Drawn")
    record Drawn(LocalDate effectiveOn, Shape main, List<Shape> others, @Nullable Shape none) implements DomainEvent {}

    sealed interface Nameless extends DomainEvent {}

    record Unnamed(LocalDate effectiveOn) implements Nameless {}

    sealed interface Twice extends DomainEvent {}

    @EventType("test.Same")
    record One(LocalDate effectiveOn) implements Twice {}

    @EventType("test.Same")
    record Other(LocalDate effectiveOn) implements Twice {}

    @Test
    void of_a_log_that_is_looked_at_in_part_only_the_parts_count_as_unreadable() {
        EventJson some = EventJson.ofSome(List.of(LedgerEvent.class), Ledger.UPCASTERS);
        String kind = requireNonNull(LedgerEvent.class.getAnnotation(AggregateEvents.class)).value();

        assertThat(some.readAny("other", "test.Elsewhere", 1, "{}")).isInstanceOfSatisfying(UnreadableEvent.class,
                passed -> assertThat(passed.concerns(LedgerEvent.class)).isFalse());
        assertThat(some.unreadable()).isEmpty();
        assertThat(some.readAny(kind, "test.EntryStruck", 1, "{}")).isInstanceOfSatisfying(UnreadableEvent.class,
                unknown -> assertThat(unknown.concerns(LedgerEvent.class)).isTrue());
        assertThat(some.unreadable()).containsOnlyKeys("test.EntryStruck");
        EventJson own = new EventJson(List.of(LedgerEvent.class), Ledger.UPCASTERS);
        own.readAny("other", "test.Elsewhere", 1, "{}");
        assertThat(own.unreadable()).containsOnlyKeys("test.Elsewhere");
    }
}
