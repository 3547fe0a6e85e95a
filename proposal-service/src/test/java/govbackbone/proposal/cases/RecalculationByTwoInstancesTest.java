package govbackbone.proposal.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import govbackbone.kit.decision.Context;
import govbackbone.proposal.HostedProposals;
import govbackbone.testkit.hosted.HostedApplication;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static govbackbone.proposal.cases.CaseWalk.ASSIGNING;
import static govbackbone.proposal.cases.CaseWalk.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every instance goes through the open cases when a calendar changes; what it comes to is the same as by one. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecalculationByTwoInstancesTest {
    private static final int CASES = 12;
    private static final String RECALCULATE = "RecalculateDeadlines";

    @Test
    void open_deadlines_move_once_however_many_instances_go_through_the_cases() {
        try (HostedApplication one = HostedProposals.start(); HostedApplication other = one.another()) {
            LocalDate today = LocalDate.now(Context.ZONE);
            CaseWalk walk = new CaseWalk(one, today);
            List<String> ids = IntStream.rangeClosed(501, 500 + CASES).mapToObj(number -> {
                String id = walk.registered(Integer.toString(number), "DATA_SHARING");
                walk.assigned(id);
                return id;
            }).toList();
            await().atMost(Duration.ofSeconds(20)).until(() -> !due(one, ids.getLast()).isMissingNode());
            LocalDate due = LocalDate.parse(due(one, ids.getLast()).asString());
            long before = HostedProposals.decided(one, RECALCULATE);
            long otherBefore = HostedProposals.decided(other, RECALCULATE);

            rest(walk, due);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> HostedProposals.decided(one, RECALCULATE) >= before + CASES
                            && HostedProposals.decided(other, RECALCULATE) >= otherBefore + CASES);
            for (String id : ids) {
                assertThat(history(one, "/api/proposals/" + id)).as(id)
                        .filteredOn(event -> event.path("type").asString().equals("proposal.DeadlineRecalculated"))
                        .singleElement().satisfies(event -> assertThat(event.at("/data/old").asString())
                                .isEqualTo(due.toString()));
            }
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                    history(other, "/api/calendars/" + due.getYear()).getLast().path("type").asString())
                    .isEqualTo("calendar.DeadlinesRecalculated"));
            assertThat(history(other, "/api/calendars/" + due.getYear()))
                    .filteredOn(event -> event.path("type").asString().equals("calendar.DeadlinesRecalculated")
                            && event.path("effectiveOn").asString().equals(today.toString()))
                    .extracting(event -> event.at("/data/revision").asInt()).doesNotHaveDuplicates();
        }
    }

    private static JsonNode due(HostedApplication service, String id) {
        return service.get(OFFICE, "/api/proposals/" + id).json().path("replyDueOn");
    }

    private static List<JsonNode> history(HostedApplication service, String path) {
        return service.get(OFFICE, path + "/history").json().path("items").valueStream().toList();
    }

    private static void rest(CaseWalk walk, LocalDate due) {
        String day = "[{'date':'%s','kind':'REST','name':'示例'}]".formatted(due);
        if (walk.service().get(OFFICE, "/api/calendars/" + due.getYear()).status() == 200) {
            walk.done(ASSIGNING, "/api/calendars/" + due.getYear() + "/revise-year",
                    "{'publishedOn':'%s','url':'https://www.gov.cn/example','changedDays':%s}".formatted(walk.day(),
                            day));
        } else {
            walk.done(ASSIGNING, "/api/calendars",
                    "{'year':%d,'publishedOn':'%s','url':'https://www.gov.cn/example','days':%s}"
                            .formatted(due.getYear(), walk.day(), day));
        }
    }
}
