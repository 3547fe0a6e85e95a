package govbackbone.kit.query;

import govbackbone.kit.query.SampleCase.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.reactive.function.server.MockServerRequest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a route written by hand gets of a view. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewReaderTest {
    private final QueryApi api = new QueryApi();

    @AfterEach
    void close() {
        api.close();
    }

    private WebTestClient.ResponseSpec get(String who, String id) {
        return api.as(who).get().uri(QueryApi.BY_HAND + id).exchange();
    }

    @Test
    void whoever_may_see_personal_data_gets_the_whole_view() {
        api.store(SampleCase.of("a", "甲"));

        get("office", "a").expectStatus().isOk().expectBody(SampleCase.class).isEqualTo(SampleCase.of("a", "甲"));
    }

    @Test
    void personal_data_is_absent_at_any_depth_for_everybody_else() {
        api.store(SampleCase.of("a", "甲"));

        get("analyst", "a").expectStatus().isOk().expectBody(SampleCase.class).value(view -> {
            assertThat(view.title()).isEqualTo("甲");
            assertThat(view.receivedOn()).isEqualTo(SampleCase.of("a", "甲").receivedOn());
            assertThat(view.telephone()).isNull();
            assertThat(view.deadline()).isNotNull().satisfies(deadline -> assertThat(deadline.contact()).isNull());
            assertThat(view.units()).extracting(Unit::contact).containsOnlyNulls();
        });
    }

    @Test
    void a_unit_gets_only_its_own_and_others_nothing() {
        api.store(SampleCase.of("a", "甲"));

        get("own", "a").expectStatus().isOk();
        get("foreign", "a").expectStatus().isNotFound();
        get("stranger", "a").expectStatus().isForbidden();
        api.anonymous().get().uri(QueryApi.BY_HAND + "a").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void what_is_not_there_or_not_yet_there_is_told() {
        api.store(SampleCase.of("a", "甲").version(2));

        get("office", "b").expectStatus().isNotFound();
        get("office", "a?atLeast=2").expectStatus().isOk();
        get("office", "a?atLeast=3").expectStatus().isEqualTo(503).expectBody().jsonPath("$.code")
                .isEqualTo("VIEW_BEHIND");
    }

    record Unserved(String id, long version) {}

    @Test
    void a_view_that_is_not_served_is_a_mistake_of_the_service() {
        assertThatThrownBy(() -> api.reader().one(Unserved.class, MockServerRequest.builder().build(), "a", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
