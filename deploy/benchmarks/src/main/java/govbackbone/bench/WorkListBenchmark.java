package govbackbone.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import govbackbone.kit.decision.Context;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * How long the service takes to answer with a page of the work list over twenty thousand open cases, half of them assigned.
 * The embedded document server has no indexes: it looks at every item for every answer.
 */
final class WorkListBenchmark {
    private static final int FILES = 2;
    private static final int WARM_UP = 100;
    private static final int REQUESTS = 300;
    private static final int BULK = 500;
    private static final Map<String, String> QUESTIONS = questions();

    private WorkListBenchmark() {}

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("the first page", "");
        questions.put("by due date", "sort=-nextDueOn");
        questions.put("what waits for me", "mine=true&sort=-nextDueOn");
        questions.put("of a unit, by due date", "unitCodes=" + HostedService.BUREAU + "&sort=nextDueOn");
        questions.put("the overdue board", "overdue=true&sort=nextDueOn");
        questions.put("what waits for the assigning office", "waitsFor.party=ASSIGNING_OFFICE");
        return questions;
    }

    static void main(int rounds) throws Exception {
        try (HostedService service = HostedService.proposals()) {
            fill(service);
            System.out.printf(
                    "| page of 50 items out of %,d | items | median ms | 99th percentile ms |%n|---|---:|---:|---:|%n",
                    FILES * CaseFiles.ROWS);
            for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
                String path = "/api/worklist?" + question.getValue();
                Histogram times = new Histogram(3);
                times(service, path, WARM_UP, new Histogram(3));
                JsonNode last = times(service, path, rounds * REQUESTS, times);
                System.out.printf("| %s | %d | %.1f | %.1f |%n", question.getKey(), last.path("items").size(),
                        times.getValueAtPercentile(50) / 1e3, times.getValueAtPercentile(99) / 1e3);
            }
        }
    }

    private static JsonNode times(HostedService service, String path, int requests, Histogram times) {
        JsonNode last = null;
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            last = service.get(path);
            times.recordValue((System.nanoTime() - start) / 1_000);
        }
        return Objects.requireNonNull(last);
    }

    private static void fill(HostedService service) throws InterruptedException {
        for (int i = 0; i < FILES; i++) {
            service.send("proposals", CaseFiles.after(i * CaseFiles.ROWS));
        }
        service.awaitShown("worklist", (long) FILES * CaseFiles.ROWS);
        assignHalf(service);
        while (service.get("/api/worklist/summary?stage=ASSIGNED").at("/total/count").asLong() < CaseFiles.ROWS) {
            Thread.sleep(200);
        }
    }

    /** On any day of the last three hundred, so that many are overdue. */
    private static void assignHalf(HostedService service) {
        LocalDate today = LocalDate.now(Context.ZONE);
        List<String> items = new ArrayList<>();
        String cursor = "";
        while (items.size() < CaseFiles.ROWS) {
            JsonNode page = service.get("/api/worklist?limit=200" + cursor);
            page.path("items").forEach(item -> items.add("""
                    {"id":"%s","command":{"assignedOn":"%s","assigningBody":"示例交办机关","mode":"SOLE",
                     "units":[{"code":"%s","role":"SOLE"}]}}""".formatted(item.path("id").asString(),
                    today.minusDays(items.size() % 300), HostedService.BUREAU)));
            cursor = "&cursor=" + page.path("next").asString();
        }
        for (int i = 0; i < items.size(); i += BULK) {
            service.post("/api/proposals/bulk/assign", "application/json",
                    items.subList(i, Math.min(items.size(), i + BULK)).stream()
                            .collect(Collectors.joining(",", "{\"items\":[", "]}")));
        }
    }
}
