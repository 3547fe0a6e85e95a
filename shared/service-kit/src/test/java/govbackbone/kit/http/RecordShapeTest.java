package govbackbone.kit.http;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.ExplainedDate;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.http.RecordShape.Listed;
import govbackbone.kit.http.RecordShape.Nested;
import govbackbone.kit.http.RecordShape.Valued;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordShapeTest {
    record UnknownType(Date at) {}

    record Itself(List<Itself> children) {}

    record Lists(List<List<String>> rows) {}

    record NullableItems(List<@Nullable String> names) {}

    record Generic<T>(T value) {}

    record TextOnNumber(@Text int number) {}

    record RangeOnText(@Range(max = 3) String text) {}

    record NotFutureOnText(@NotFuture String text) {}

    record EmptyRange(@Range(min = 3, max = 2) int number) {}

    record WideRange(@Range(max = 1L << 40) int number) {}

    record EmptyText(@Text(min = 3, max = 2) String text) {}

    record MalformedPattern(@Text(pattern = "(", patternZh = "甲", patternEn = "a") String text) {}

    record UntoldPattern(@Text(pattern = "a") String text) {}

    @ParameterizedTest
    @ValueSource(classes = {UnknownType.class, Itself.class, Lists.class, NullableItems.class, Generic.class,
        TextOnNumber.class, RangeOnText.class, NotFutureOnText.class, EmptyRange.class, WideRange.class,
        EmptyText.class, MalformedPattern.class, UntoldPattern.class})
    void what_cannot_be_stated_is_refused_with_its_place(Class<?> type) {
        assertThatThrownBy(() -> RecordShape.of(type)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(type.getSimpleName() + "." + type.getRecordComponents()[0].getName() + ": ");
    }

    @Test
    void what_is_no_record_is_refused() {
        assertThatThrownBy(() -> RecordShape.of(String.class)).hasMessageContaining("java.lang.String is not a record");
    }

    record View(String id, @Nullable UnitCode unit, ExplainedDate due, Map<String, Integer> counts, BigDecimal rate) {}

    @Test
    void views_of_the_backbones_own_records_have_a_shape() {
        RecordShape shape = RecordShape.of(View.class);
        assertThat(shape.component("unit")).hasValueSatisfying(unit -> {
            assertThat(unit.nullable()).isTrue();
            assertThat(unit.kind()).isInstanceOf(Valued.class);
        });
        RecordShape due = ((Nested) shape.component("due").orElseThrow().kind()).shape();
        assertThat(due.component("rolledFrom").orElseThrow().nullable()).isTrue();
        assertThat(due.component("notCounted").orElseThrow().kind()).isInstanceOf(Listed.class);
        assertThat(due.component("nothing")).isEmpty();
    }

    @Test
    void a_component_is_read_from_its_record() {
        assertThat(RecordShape.of(PaperCommand.Serial.class).component("value").orElseThrow()
                .of(new PaperCommand.Serial("7"))).isEqualTo("7");
    }

    @CommandApi(collection = "things")
    sealed interface Fractions {
        @Permitted(Role.OFFICE)
        @Label(zh = "甲", en = "a")
        record Weigh(BigDecimal weight) implements Fractions {}
    }

    @CommandApi(collection = "things")
    sealed interface FreeKeys {
        @Permitted(Role.OFFICE)
        @Label(zh = "甲", en = "a")
        record Put(Inner inner) implements FreeKeys {}

        record Inner(Map<String, String> values) {}
    }

    @CommandApi(collection = "things")
    sealed interface Unlabelled {
        @Permitted(Role.OFFICE)
        record Nameless() implements Unlabelled {}
    }

    @CommandApi(collection = "Things")
    sealed interface BadCollection {
        record Unserved() implements BadCollection {}
    }

    sealed interface NoCollection {
        record Unserved() implements NoCollection {}
    }

    @CommandApi(collection = "things")
    sealed interface Open {
        non-sealed interface Anything extends Open {}
    }

    @CommandApi(collection = "things")
    sealed interface TwoStarts {
        @Creates
        @Permitted(Role.OFFICE)
        @Label(zh = "甲", en = "a")
        record StartOne() implements TwoStarts {}

        @Creates
        @Permitted(Role.OFFICE)
        @Label(zh = "乙", en = "b")
        record StartTwo() implements TwoStarts {}
    }

    @ParameterizedTest
    @ValueSource(classes = {Fractions.class, FreeKeys.class, Unlabelled.class, BadCollection.class, NoCollection.class,
        Open.class, TwoStarts.class})
    void commands_that_cannot_be_served_are_refused_at_start(Class<?> commands) {
        assertThatThrownBy(() -> CommandOperation.of(List.of(type(commands))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(commands.getSimpleName());
    }

    private static <C> AggregateType<C, ?, ?> type(Class<C> commands) {
        return new AggregateType<C, String, PaperCommand.PaperEvent>("sample.thing", commands,
                PaperCommand.PaperEvent.class, "", (state, command, context) -> List.of(), (state, event) -> state,
                state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of());
    }

    record ReceiveCase() {}

    record RegisterIPAddress() {}

    record PublishV2() {}

    @Test
    void commands_are_named_in_kebab_case() {
        assertThat(CommandOperation.name(ReceiveCase.class)).isEqualTo("receive-case");
        assertThat(CommandOperation.name(RegisterIPAddress.class)).isEqualTo("register-ip-address");
        assertThat(CommandOperation.name(PublishV2.class)).isEqualTo("publish-v2");
    }
}
