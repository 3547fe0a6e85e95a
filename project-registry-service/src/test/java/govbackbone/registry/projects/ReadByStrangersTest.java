package govbackbone.registry.projects;

import java.time.Duration;
import java.util.List;

import govbackbone.events.registry.FilingKind;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.registry.ProjectRegistryServiceApplication;
import govbackbone.registry.projects.ProjectCommand.OpenFiling;
import govbackbone.registry.projects.ProjectCommand.SubmitFiling;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.hosted.EveryRead;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static govbackbone.registry.projects.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two units file what is alike. Whatever can be read of a filing that is not published: people of another unit read nothing
 * of it, not even through what their own filing is found to overlap with.
 */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadByStrangersTest {
    /** Only in the name of the filing that was there first. */
    private static final String WORD = "暗记";
    private static final HostedApplication SERVICE = HostedApplication.of(ProjectRegistryServiceApplication.class,
            ProjectRegistryServiceApplication.NAME);
    private static String first = "";
    private static String second = "";

    private static String done(Actor actor, String path, ProjectCommand command) {
        ObjectNode body = JsonMapper.shared().valueToTree(command);
        body.properties().removeIf(field -> field.getValue().isNull());
        Answer answer = SERVICE.post(actor, path, body.toString());
        assertThat(answer.status()).as("%s %s", path, answer.body()).isLessThan(300);
        return answer.json().path("id").asString("");
    }

    private static String filed(Actor actor, String name) {
        String id = done(actor, "/api/projects", new OpenFiling(OPENED, 2020, FilingKind.CONSTRUCTION, name, false,
                null));
        done(actor, "/api/projects/" + id + "/draft-filing", draft(FilingKind.CONSTRUCTION));
        done(actor, "/api/projects/" + id + "/submit-filing", new SubmitFiling(SUBMITTED));
        return id;
    }

    @BeforeAll
    static void twoUnitsFileWhatIsAlike() {
        first = filed(UNIT, "示例：城市数据共享交换平台" + WORD);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SERVICE.get(UNIT, "/api/projects/" + first).body().contains("SUBMITTED"));
        second = filed(OTHER_UNIT, "示例：城市数据共享交换平台");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SERVICE.get(REVIEWER, "/api/projects/" + second).body().contains(first));
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static EveryRead everything() {
        return new EveryRead(SERVICE, List.of(first, second));
    }

    private static List<String> words() {
        return List.of(WORD, first);
    }

    @Test
    void people_of_the_unit_and_its_reviewers_read_it_everywhere() {
        assertThat(everything().telling(actor("everything", FIRST, Role.values()), words())).contains("/api/projects",
                "/api/projects/{id}", "/api/projects/{id}/history", "/api/projects/export.csv",
                "/api/projects/export.xlsx", "/api/projects/{id}/documents/filing-form.html",
                "/api/projects/{id}/documents/filing-form.docx");
        assertThat(everything().telling(REVIEWER, words())).contains("/api/projects/{id}/overlaps",
                "/api/projects/{id}/history");
    }

    @Test
    void a_unit_whose_filing_overlaps_with_it_does_not_learn_with_what() {
        assertThat(everything().telling(actor("everything", SECOND, Role.values()), words())).isEmpty();
    }

    @Test
    void people_of_another_unit_read_nothing_of_it_in_whatever_role() {
        assertThat(everything().telling(actor("stranger", SampleActors.STRANGERS, Role.values()), words())).isEmpty();
    }

    @Test
    void nobody_reads_anything_of_it_without_a_unit() {
        assertThat(everything().telling(actor("nobody", null, Role.values()), words())).isEmpty();
    }
}
