package govbackbone.proposal.commitments;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** The events as others know them: names, labels, JSON. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentEventTest {
    private static final List<Class<?>> EVENTS = List.of(CommitmentEvent.class.getPermittedSubclasses());
    private static final EventJson JSON = new EventJson(List.of(CommitmentEvent.class), List.of());

    /** One of every event, with every field filled: what the golden samples of the log are made of. */
    private static final List<CommitmentEvent> SAMPLES = List.of(
            new CommitmentOpened(SIGNED, "case-1", "0012", "示例：关于推进数据共享的建议", Theme.DATA_SHARING, List.of("p1", "p2"),
                    BUREAU, 1, 2, REPLY, "B", 1, 2, "示例承诺", TARGET,
                    List.of(Reminder.MONTH_AHEAD, Reminder.WEEK_AHEAD, Reminder.ON_THE_DAY)),
            new CommitmentProgressReported(TODAY, "示例进展", "示例措施"),
            new CommitmentReminderDue(TARGET.minusDays(30), Reminder.MONTH_AHEAD, TARGET),
            new CommitmentProjectNamed(TODAY, "p1"), new CommitmentReady(TODAY, "p1"),
            new CommitmentFulfilled(TODAY, "示例佐证材料"),
            new CommitmentReReplySigned(TODAY, "case-1", LETTER, new Person("principal", "示例主要负责同志")),
            new CommitmentReReplyDelivered(TODAY, List.of("p1", "p2"), DeliveryMethod.IN_PERSON),
            new CommitmentKept(TODAY, "case-1", BUREAU, 2, 1),
            new CommitmentReplanned(TODAY, TARGET.plusDays(90), "示例理由", TODAY, List.of(Reminder.WEEK_AHEAD)),
            new CommitmentAbandoned(TODAY, "示例理由", TODAY),
            new CommitmentSuperseded(TODAY, SupersedingGround.CASE_REOPENED),
            new CommitmentSignedUnderDelegation(TODAY, "示例授权编号", "示例主要负责同志"),
            new CommitmentNumberReleased(TODAY, "case-1", LETTER, "示例理由"));

    @Test
    void every_event_is_stored_under_its_own_name_and_reads_back_the_same() {
        assertThat(JSON.revisions().keySet())
                .containsExactlyElementsOf(EVENTS.stream().map(event -> "proposal." + event.getSimpleName()).toList());
        for (CommitmentEvent event : SAMPLES) {
            String type = Objects.requireNonNull(event.getClass().getAnnotation(EventType.class)).value();
            assertThat(JSON.read(type, 1, JSON.write(event))).isEqualTo(event);
        }
    }

    @Test
    void everything_ever_stored_reads_and_every_event_is_stored_as_its_golden_sample() {
        assertThat(new GoldenSamples(JSON, Path.of("src/test/resources/golden")).problems(SAMPLES)).isEmpty();
    }

    @Test
    void there_is_a_sample_of_every_event_with_every_field_filled() throws ReflectiveOperationException {
        assertThat(SAMPLES).extracting(Object::getClass).containsExactlyElementsOf(EVENTS);
        for (CommitmentEvent sample : SAMPLES) {
            for (RecordComponent component : sample.getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(sample)).as(component.toString()).isNotNull()
                        .isNotEqualTo(List.of());
            }
        }
    }

    @Test
    void people_can_read_everything_in_both_languages() {
        for (Class<?> event : EVENTS) {
            assertThat(Objects.requireNonNull(event.getAnnotation(Label.class), event::getName).zh())
                    .containsPattern("\\p{IsHan}");
            assertThat(event.getRecordComponents()).allSatisfy(
                    component -> assertThat(component.isAnnotationPresent(Label.class)).as("%s", component).isTrue());
        }
        for (Class<?> codes : List.of(CommitmentState.class, Reminder.class, SupersedingGround.class)) {
            assertThat(Arrays.stream(codes.getFields()).filter(field -> !field.isAnnotationPresent(Label.class)))
                    .isEmpty();
        }
        assertThat(CommitmentRejection.values()).allSatisfy(reason -> {
            assertThat(reason.zh()).containsPattern("\\p{IsHan}").endsWith("。");
            assertThat(reason.en()).matches("[\\x20-\\x7E]+\\.");
        });
    }
}
