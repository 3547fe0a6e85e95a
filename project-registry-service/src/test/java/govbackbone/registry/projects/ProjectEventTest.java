package govbackbone.registry.projects;

import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.kit.decision.Reason;
import govbackbone.testkit.aggregate.EventContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The events as others know them: names, labels, JSON. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectEventTest implements EventContract<ProjectEvent> {
    @Override
    public Class<ProjectEvent> events() {
        return ProjectEvent.class;
    }

    @Override
    public List<ProjectEvent> samples() {
        return SampleEvents.all();
    }

    @Override
    public Reason[] reasons() {
        return ProjectRejection.values();
    }

    @Test
    void every_stage_has_a_label() {
        assertThat(ProjectStage.class.getFields()).allMatch(field -> field.isAnnotationPresent(Label.class));
    }
}
