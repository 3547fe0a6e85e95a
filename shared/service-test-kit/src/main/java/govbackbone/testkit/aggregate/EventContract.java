package govbackbone.testkit.aggregate;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.SealedRecords;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What others rely on about the events and refusals of a kind of aggregate: what is stored can be read for ever, and people
 * read it in both languages. A test class of the aggregate implements it.
 *
 * @param <E> sealed interface of the events
 */
public interface EventContract<E extends DomainEvent> {
    /** {@code E}. */
    Class<E> events();

    /** One of every event in the order of their declaration, with every field filled. */
    List<? extends E> samples();

    /** Every reason to refuse. */
    Reason[] reasons();

    /** Where the golden samples are. */
    private static Path golden() {
        return Path.of("src/test/resources/golden");
    }

    @Test
    default void everything_ever_stored_reads_and_every_event_is_stored_as_its_golden_sample() {
        EventJson json = new EventJson(List.of(events()), List.of());
        assertThat(new GoldenSamples(json, golden()).problems(samples())).isEmpty();
    }

    @Test
    default void every_event_is_stored_under_its_own_name_and_reads_back_the_same() {
        EventJson json = new EventJson(List.of(events()), List.of());
        assertThat(samples()).allSatisfy(event -> {
            EventType type = Objects.requireNonNull(event.getClass().getAnnotation(EventType.class));
            assertThat(type.value()).endsWith("." + event.getClass().getSimpleName());
            assertThat(json.read(type.value(), type.revision(), json.write(event))).isEqualTo(event);
        });
    }

    @Test
    default void there_is_a_sample_of_every_event_with_every_field_filled() throws ReflectiveOperationException {
        assertThat(samples()).extracting(Object::getClass)
                .containsExactlyElementsOf(SealedRecords.of(events()).toList());
        for (E sample : samples()) {
            for (RecordComponent component : sample.getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(sample)).as("%s of %s", component, sample.getClass())
                        .isNotNull().isNotEqualTo(List.of());
            }
        }
    }

    @Test
    default void people_can_read_every_event_field_and_code_in_both_languages() {
        assertThat(SealedRecords.of(events())).isNotEmpty().allSatisfy(event -> {
            Label label = Objects.requireNonNull(event.getAnnotation(Label.class), event::getName);
            assertThat(label.zh()).containsPattern("\\p{IsHan}");
            assertThat(label.en()).doesNotContainPattern("\\p{IsHan}");
            assertThat(event.getRecordComponents()).allSatisfy(
                    component -> assertThat(component.isAnnotationPresent(Label.class)).as("%s", component).isTrue());
            codes(event).forEach(codes -> assertThat(codes.getFields())
                    .filteredOn(field -> field.isEnumConstant() && !field.isAnnotationPresent(Label.class)).isEmpty());
        });
    }

    @Test
    default void every_refusal_is_a_sentence_in_both_languages_with_the_same_arguments() {
        assertThat(reasons()).allSatisfy(EventContract::isWellPut);
    }

    /** A sentence in both languages with the same arguments. */
    static void isWellPut(Reason reason) {
        assertThat(reason.zh()).containsPattern("\\p{IsHan}").endsWith("。");
        assertThat(reason.en()).containsPattern("[A-Za-z]").doesNotContainPattern("[。，；：]").endsWith(".");
        assertThat(reason.kind()).isNotNull();
        assertThat(placeholders(reason.zh())).isEqualTo(placeholders(reason.en()));
    }

    private static List<String> placeholders(String sentence) {
        return Pattern.compile("\\{\\d}").matcher(sentence).results().map(MatchResult::group).distinct().sorted()
                .toList();
    }

    private static Set<Class<?>> codes(Class<?> event) {
        Set<Class<?>> codes = new HashSet<>();
        for (RecordComponent component : event.getRecordComponents()) {
            collect(component.getGenericType(), codes);
        }
        return codes;
    }

    private static void collect(Type type, Set<Class<?>> codes) {
        switch (type) {
            case Class<?> code when code.isEnum() -> codes.add(code);
            case ParameterizedType of -> List.of(of.getActualTypeArguments()).forEach(part -> collect(part, codes));
            default -> {
            }
        }
    }
}
