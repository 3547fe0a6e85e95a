package govbackbone.deploy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import tools.jackson.databind.JsonNode;

/**
 * Several clients that file cases without pause, each command under its own idempotency key, until the product no longer
 * answers. All names are samples. The cases are of today, so that their deadlines are still to come.
 */
final class Traffic {
    /** Cases of no other test carry this term. */
    static final int TERM = 99;
    private static final int CLIENTS = 4;
    private static final String REGISTER = """
            {"body":"示例正文","inSession":true,"theme":"DATA_SHARING",
            "proposers":[{"id":"p1","name":"示例代表01","lead":true}],"questions":["示例问题？"]}""";
    private static final String ASSIGN = """
            {"assigningBody":"示例交办机关","mode":"SOLE",
            "units":[{"code":"11370300MB28560647","role":"SOLE"}]}""";

    private final Door door;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Semaphore assigned = new Semaphore(0);

    Traffic(Door door) {
        this.door = door;
    }

    /** A command that went out, whatever became of it. */
    record Sent(String key, String path, Role role, String body) {
        boolean creates() {
            return path.equals("/api/proposals");
        }

        boolean assigns() {
            return path.endsWith("/assign");
        }
    }

    /** What the product promised. */
    record Acknowledged(Sent sent, String id, long version) {}

    /** Runs {@code interrupt} after so many cases have been assigned, while the clients go on; returns when all have failed. */
    void until(int cases, Interruption interrupt) throws IOException, InterruptedException {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                clients.execute(() -> file(client));
            }
            assigned.acquire(cases);
            interrupt.run();
        }
    }

    /** What happens in the middle of the traffic. */
    @FunctionalInterface
    interface Interruption {
        void run() throws IOException, InterruptedException;
    }

    private void file(int client) {
        try {
            for (int number = 1;; number++) {
                String no = "K%d-%d".formatted(client, number);
                String id = give(new Sent(no + "-receive", "/api/proposals", Role.OFFICE, receipt(no)));
                give(new Sent(no + "-register", "/api/proposals/" + id + "/register", Role.OFFICE, REGISTER));
                give(new Sent(no + "-assign", "/api/proposals/" + id + "/assign", Role.ASSIGNING_OFFICE, ASSIGN));
                assigned.release();
            }
        } catch (IOException theProductIsGone) {
            // What this client had sent last is neither promised nor refused.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String receipt(String no) {
        return """
                {"receivedOn":"%s","source":"NPC_SUGGESTION","level":"CITY","term":%d,"session":1,
                "caseNo":"%s","title":"示例：关于加快政务数据共享应用的建议"}""".formatted(LocalDate.now(Context.ZONE), TERM, no);
    }

    private String give(Sent command) throws IOException, InterruptedException {
        sent.add(command);
        Acknowledged answer = repeat(command);
        acknowledged.add(answer);
        return answer.id();
    }

    /** @throws IOException if the answer is anything but success */
    Acknowledged repeat(Sent command) throws IOException, InterruptedException {
        HttpResponse<String> answer = door.post(command.path(), command.role(), command.body(), command.key());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        JsonNode accepted = Door.json(answer);
        return new Acknowledged(command, accepted.path("id").asString(), accepted.path("version").asLong());
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }
}
