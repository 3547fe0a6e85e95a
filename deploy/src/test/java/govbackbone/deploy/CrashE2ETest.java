package govbackbone.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import govbackbone.deploy.Traffic.Acknowledged;
import govbackbone.deploy.Traffic.Sent;
import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is left of a product that was killed in the middle of commands, PostgreSQL included. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningProduct.Shared.class)
class CrashE2ETest {
    private final RunningProduct product;

    CrashE2ETest(RunningProduct product) {
        this.product = product;
    }

    @Test
    void nothing_that_was_acknowledged_is_lost() throws Exception {
        for (Map.Entry<String, Long> promised : versions().entrySet()) {
            JsonNode view = Door.json(product.door.get(
                    "/api/proposals/" + promised.getKey() + "?atLeast=" + promised.getValue(), Role.OFFICE));
            assertThat(view.path("version").asLong()).isGreaterThanOrEqualTo(promised.getValue());
            assertThat(product.history(promised.getKey()).size()).isGreaterThanOrEqualTo(
                    promised.getValue().intValue());
        }
    }

    private Map<String, Long> versions() {
        return product.traffic.acknowledged().stream()
                .collect(Collectors.toMap(Acknowledged::id, Acknowledged::version, Math::max, TreeMap::new));
    }

    @Test
    void a_request_that_is_repeated_gets_its_first_answer_and_one_that_was_cut_off_is_decided_once() throws Exception {
        Map<String, Acknowledged> promised = product.traffic.acknowledged().stream()
                .collect(Collectors.toMap(answer -> answer.sent().key(), answer -> answer));
        List<Sent> sent = product.traffic.sent();
        assertThat(sent).as("commands were under way").hasSizeGreaterThan(promised.size());
        for (Sent command : sent) {
            Acknowledged answer = product.traffic.repeat(command);
            assertThat(answer).isEqualTo(promised.getOrDefault(command.key(), answer));
        }

        Set<String> numbers = sent.stream().filter(Sent::creates)
                .map(command -> command.key().replace("-receive", "")).collect(Collectors.toSet());
        await().untilAsserted(() -> assertThat(product.cases("&term=" + Traffic.TERM))
                .extracting(view -> view.path("caseNo").asString()).containsExactlyInAnyOrderElementsOf(numbers));
    }

    @Test
    void views_are_as_they_were() throws Exception {
        assertThat(product.before).hasSize(14);
        for (Map.Entry<String, String> view : product.before.entrySet()) {
            assertThat(product.view(view.getKey())).isEqualTo(view.getValue());
        }
    }

    @Test
    void deadlines_that_were_set_before_ring_when_they_pass() throws Exception {
        List<String> assigned = product.traffic.acknowledged().stream().filter(answer -> answer.sent().assigns())
                .map(Acknowledged::id).toList();
        assertThat(assigned).hasSizeGreaterThanOrEqualTo(RunningProduct.CASES_BEFORE_THE_KILL);
        for (String id : assigned) {
            await().pollDelay(Duration.ZERO).untilAsserted(() -> assertThat(product.history(id).valueStream()
                    .map(event -> event.path("type").asString())).contains("proposal.DeadlineMissed"));
        }
    }
}
