package govbackbone.kit.projection;

import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import govbackbone.kit.projection.ProjectionStatus.State;
import govbackbone.kit.projection.Thing.Event;
import govbackbone.kit.projection.Thing.View;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** A log whose database was restored, or failed over, without its last events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedHistoryTest {
    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    private Projections folded() {
        rig.log.append("t-1", new Event.Labelled("a"));
        rig.log.append("t-2", new Event.Labelled("a"));
        rig.log.append("t-1", new Event.Labelled("lost"));
        Projections projections = rig.start(Thing.things());
        rig.settle(projections);
        return projections;
    }

    private void changeHistory() {
        rig.log.forget(1);
        rig.log.append("t-2", new Event.Labelled("b"));
        rig.log.append("t-1", new Event.Labelled("c"));
    }

    private double changed() {
        return rig.meters.get("backbone.history.changed").tag("reader", "thing-view").gauge().value();
    }

    private static State state(Projections projections) {
        return projections.list().getFirst().state();
    }

    @Test
    void a_running_projection_stands_still_and_says_so() {
        Projections projections = folded();
        assertThat(changed()).isZero();
        changeHistory();
        Rig.until(() -> state(projections) == State.HISTORY_CHANGED);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label).containsExactly("lost", "a");
        assertThat(projections.list().getFirst().lagSeconds()).isNull();
        assertThat(rig.meters.get("backbone.projection.lag").tag("projection", "thing-view").gauge().value()).isNaN();
        assertThat(changed()).isOne();
        Health health = new ProjectionsIndicator(projections).health().block();
        assertThat(health).isNotNull().satisfies(told -> {
            assertThat(told.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(told.getDetails()).containsEntry("thing-view", State.HISTORY_CHANGED)
                    .containsEntry("runbook", "docs/runbooks/changed-history.md");
        });
    }

    @Test
    void a_projection_that_starts_behind_a_changed_history_folds_nothing() {
        folded().close();
        changeHistory();
        Projections projections = rig.start(Thing.things());
        Rig.until(() -> state(projections) == State.HISTORY_CHANGED);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label).containsExactly("lost", "a");
    }

    @Test
    void a_rebuild_shows_what_the_log_holds() {
        Projections projections = folded();
        changeHistory();
        Rig.until(() -> state(projections) == State.HISTORY_CHANGED);
        projections.rebuild("thing-view").block();
        Rig.until(() -> state(projections) == State.LIVE);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::labels)
                .containsExactly(List.of("a", "c"), List.of("a", "b"));
        assertThat(changed()).isZero();
    }

    @Test
    void a_position_stored_without_its_event_is_still_read() {
        folded().close();
        Await.result(rig.database.getCollection("projection_tokens").updateMany(new Document(),
                Updates.unset("event")));
        Projections projections = rig.start(Thing.things());
        rig.log.append("t-2", new Event.Labelled("b"));
        rig.settle(projections);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label).containsExactly("lost", "b");
        assertThat(Await.all(rig.database.getCollection("projection_tokens").find(Filters.exists("event"))))
                .isNotEmpty();
    }

    @Test
    void a_document_that_has_read_another_event_in_that_place_parks_it() {
        folded().close();
        rig.log.forget(1);
        rig.log.append("t-1", new Event.Labelled("instead"));
        startOver();
        Projections projections = rig.start(Thing.things());
        Rig.until(() -> projections.list().getFirst().parked() == 1);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label).containsExactly("lost", "a");
        assertThat(contradictions()).isOne();
    }

    @Test
    void a_document_that_has_read_another_event_of_that_version_parks_it() {
        folded().close();
        rig.log.forget(1);
        rig.log.append("t-2", new Event.Labelled("b"));
        rig.log.append("t-1", new Event.Labelled("instead"));
        startOver();
        Projections projections = rig.start(Thing.things());
        Rig.until(() -> projections.list().getFirst().parked() == 1);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label).containsExactly("lost", "b");
        assertThat(contradictions()).isOne();
    }

    /** As after a crash before any position was stored. */
    private void startOver() {
        Await.result(rig.database.getCollection("projection_tokens").updateMany(new Document(),
                Updates.combine(Updates.set("transaction", 0L), Updates.set("index", 0L), Updates.unset("event"))));
    }

    private double contradictions() {
        return rig.meters.get("backbone.projection.contradictions").tag("projection", "thing-view").counter().count();
    }
}
