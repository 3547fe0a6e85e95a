package govbackbone.proposal.cases;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The events as others know them: names, labels, JSON. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseEventTest {
    private static final List<Class<?>> EVENTS = List.of(CaseEvent.class.getPermittedSubclasses());

    @Test
    void every_event_is_stored_under_its_own_name_and_reads_back_the_same() {
        EventJson json = new EventJson(List.of(CaseEvent.class), List.of());
        assertThat(json.revisions().keySet())
                .containsExactlyElementsOf(EVENTS.stream().map(event -> "proposal." + event.getSimpleName()).toList());
        for (CaseEvent event : SampleEvents.all()) {
            String type = Objects.requireNonNull(event.getClass().getAnnotation(EventType.class)).value();
            assertThat(json.read(type, 1, json.write(event))).isEqualTo(event);
        }
    }

    @Test
    void everything_ever_stored_reads_and_every_event_is_stored_as_its_golden_sample() {
        GoldenSamples golden = new GoldenSamples(new EventJson(List.of(CaseEvent.class), List.of()),
                Path.of("src/test/resources/golden"));
        assertThat(golden.problems(SampleEvents.all())).isEmpty();
    }

    @Test
    void there_is_a_sample_of_every_event_with_every_field_filled() throws ReflectiveOperationException {
        List<CaseEvent> samples = SampleEvents.all();
        assertThat(samples).extracting(Object::getClass).containsExactlyElementsOf(EVENTS);
        for (CaseEvent sample : samples) {
            for (RecordComponent component : sample.getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(sample)).as(component.toString()).isNotNull()
                        .isNotEqualTo(List.of());
            }
        }
    }

    @Test
    void people_can_read_every_event_and_every_field_in_both_languages() {
        for (Class<?> event : EVENTS) {
            Label label = Objects.requireNonNull(event.getAnnotation(Label.class), event::getName);
            assertThat(label.zh()).containsPattern("\\p{IsHan}");
            assertThat(event.getRecordComponents()).allSatisfy(
                    component -> assertThat(component.isAnnotationPresent(Label.class)).as("%s", component).isTrue());
        }
    }

    @Test
    void every_stage_has_a_label() {
        assertThat(Arrays.stream(Stage.class.getFields()).filter(field -> !field.isAnnotationPresent(Label.class)))
                .isEmpty();
    }

    @Test
    void telephone_numbers_are_restricted() {
        assertThat(Stream.of(Proposer.class.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Restricted.class)).map(RecordComponent::getName))
                .containsExactly("phone");
    }
}
