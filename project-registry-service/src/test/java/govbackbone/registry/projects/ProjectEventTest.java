package govbackbone.registry.projects;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import govbackbone.events.Label;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The events as others know them: names, labels, JSON. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectEventTest {
    private static final List<Class<?>> EVENTS = List.of(ProjectEvent.class.getPermittedSubclasses());

    @Test
    void every_event_is_stored_as_its_golden_sample_for_ever() {
        EventJson json = new EventJson(List.of(ProjectEvent.class), List.of());
        assertThat(new GoldenSamples(json, Path.of("src/test/resources/golden")).problems(SampleEvents.all()))
                .isEmpty();
        assertThat(json.revisions().keySet())
                .containsExactlyElementsOf(EVENTS.stream().map(event -> "registry." + event.getSimpleName()).toList());
    }

    @Test
    void there_is_a_sample_of_every_event_with_every_field_filled() throws ReflectiveOperationException {
        assertThat(SampleEvents.all()).extracting(Object::getClass).containsExactlyElementsOf(EVENTS);
        for (ProjectEvent sample : SampleEvents.all()) {
            for (RecordComponent component : sample.getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(sample)).as(component.toString()).isNotNull()
                        .isNotEqualTo(List.of());
            }
        }
    }

    @Test
    void people_can_read_every_event_every_field_and_every_refusal_in_both_languages() {
        for (Class<?> event : EVENTS) {
            Label label = Objects.requireNonNull(event.getAnnotation(Label.class), event::getName);
            assertThat(label.zh()).containsPattern("\\p{IsHan}");
            assertThat(event.getRecordComponents()).allSatisfy(
                    component -> assertThat(component.isAnnotationPresent(Label.class)).as("%s", component).isTrue());
        }
        assertThat(ProjectRejection.values()).allSatisfy(rejection -> {
            assertThat(rejection.zh()).containsPattern("\\p{IsHan}").endsWith("。");
            assertThat(rejection.en()).doesNotContainPattern("[。，；：]").endsWith(".");
            assertThat(placeholders(rejection.zh())).isEqualTo(placeholders(rejection.en()));
        });
        assertThat(Arrays.stream(ProjectStage.class.getFields())
                .filter(field -> !field.isAnnotationPresent(Label.class))).isEmpty();
    }

    private static List<String> placeholders(String sentence) {
        return Pattern.compile("\\{\\d}").matcher(sentence).results()
                .map(MatchResult::group).distinct().sorted().toList();
    }
}
