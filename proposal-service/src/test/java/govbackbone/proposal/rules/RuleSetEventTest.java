package govbackbone.proposal.rules;

import java.nio.file.Path;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.kit.decision.SealedRecords;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The events as the log keeps them and as people read them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleSetEventTest {
    @Test
    void everything_ever_stored_reads_and_every_event_is_stored_as_its_golden_sample() {
        GoldenSamples golden = new GoldenSamples(new EventJson(List.of(RuleSetEvent.class), List.of()),
                Path.of("src/test/resources/golden"));
        assertThat(golden.problems(RuleSetDeciderTest.sampleEvents())).isEmpty();
    }

    @Test
    void people_can_read_every_event_and_every_field_in_both_languages() {
        assertThat(SealedRecords.of(RuleSetEvent.class)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.isAnnotationPresent(Label.class)).isTrue();
            assertThat(event.getRecordComponents())
                    .allMatch(component -> component.isAnnotationPresent(Label.class));
        });
    }
}
