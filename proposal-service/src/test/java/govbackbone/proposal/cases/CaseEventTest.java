package govbackbone.proposal.cases;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Reason;
import govbackbone.testkit.aggregate.EventContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The events as others know them: names, labels, JSON. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseEventTest implements EventContract<CaseEvent> {
    @Override
    public Class<CaseEvent> events() {
        return CaseEvent.class;
    }

    @Override
    public List<CaseEvent> samples() {
        return SampleEvents.all();
    }

    @Override
    public Reason[] reasons() {
        return CaseRejection.values();
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
