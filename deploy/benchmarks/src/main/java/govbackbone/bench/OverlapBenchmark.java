package govbackbone.bench;

import java.util.ArrayList;
import java.util.List;

import govbackbone.kit.reaction.Reactions;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** How long it takes to answer over HTTP what a project looks like, among twenty thousand others; one client asks, and nobody flags. */
final class OverlapBenchmark {
    private static final int FILES = 2;
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 1_000;

    private OverlapBenchmark() {}

    static void main(int rounds) throws Exception {
        try (HostedService service = HostedService.registry()) {
            service.context().getBean(Reactions.class).stop();
            for (int i = 0; i < FILES; i++) {
                service.send("projects", FilingFiles.of(i, 1));
            }
            service.awaitShown("projects", (long) FILES * FilingFiles.LINES);
            List<String> ids = ids(service);
            times(service, ids, WARM_UP);
            Histogram times = times(service, ids, rounds * REQUESTS);
            System.out.printf("| projects | median ms | 99th percentile ms | longest ms |%n|---:|---:|---:|---:|%n"
                    + "| %,d | %.1f | %.1f | %.1f |%n", FILES * FilingFiles.LINES, times.getValueAtPercentile(50) / 1e3,
                    times.getValueAtPercentile(99) / 1e3, times.getMaxValue() / 1e3);
        }
    }

    private static List<String> ids(HostedService service) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (ids.size() < REQUESTS) {
            JsonNode page = service.get("/api/projects?limit=200" + cursor);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            cursor = "&cursor=" + page.path("next").asString();
        }
        return ids;
    }

    private static Histogram times(HostedService service, List<String> ids, int requests) {
        Histogram times = new Histogram(3);
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            service.get("/api/projects/" + ids.get(i % ids.size()) + "/overlaps");
            times.recordValue((System.nanoTime() - start) / 1_000);
        }
        return times;
    }
}
