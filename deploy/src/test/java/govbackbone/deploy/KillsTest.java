package govbackbone.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import govbackbone.deploy.PersistentClients.Sent;
import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The product is killed again and again at random moments under load, half of them while it starts: its JVM, its
 * PostgreSQL, or both. What it has acknowledged is kept, and nothing happens twice. The number of kills is
 * {@code -Dbackbone.kills} (20), fifty of each installation, the random seed {@code -Dbackbone.seed}.
 */
@Tag("extended")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillsTest {
    /** Each start builds the views anew, since the embedded document server keeps nothing: the longer the log, the slower. */
    private static final int KILLS_OF_AN_INSTALLATION = 50;
    private static final int LONGEST_PAUSE_MILLIS = 4_000;
    private static final int LONGEST_START_MILLIS = 12_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private enum Victim {
        JVM, POSTGRES, BOTH
    }

    @Test
    void kills_lose_no_acknowledged_command_and_double_none() throws Exception {
        int kills = Integer.getInteger("backbone.kills", 20);
        long seed = Long.getLong("backbone.seed", System.nanoTime());
        Random random = new Random(seed);
        try {
            for (int done = 0; done < kills; done += KILLS_OF_AN_INSTALLATION) {
                kill(directory.resolve("after-" + done), Math.min(kills - done, KILLS_OF_AN_INSTALLATION), random);
            }
        } catch (Throwable e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void kill(Path root, int kills, Random random) throws Exception {
        DataDirectory data = DataDirectory.at(root);
        Ports ports = RunningProduct.freePorts();
        Door door = new Door(URI.create("http://localhost:" + ports.door()), data.signingKey());
        ProductProcess product = ProductProcess.start(data, ports);
        try {
            awaitHealth(door, product);
            PersistentClients clients = new PersistentClients(door.uri(), door.key());
            clients.start();
            boolean healthy = true;
            for (int kill = 1; kill <= kills; kill++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(healthy ? LONGEST_PAUSE_MILLIS : LONGEST_START_MILLIS));
                Victim victim = victim(random, healthy);
                switch (victim) {
                    case JVM -> product.killJvm();
                    case POSTGRES -> product.killPostgres();
                    case BOTH -> product.kill();
                }
                if (victim != Victim.POSTGRES) {
                    product = ProductProcess.start(data, ports);
                }
                healthy = victim == Victim.POSTGRES || random.nextBoolean();
                if (healthy) {
                    awaitHealth(door, product);
                }
                System.out.printf("kill %d of %d: %s, %d commands so far%n", kill, kills, victim,
                        clients.sent().size());
            }
            awaitHealth(door, product);
            TimeUnit.MILLISECONDS.sleep(LONGEST_PAUSE_MILLIS);
            clients.stop();
            check(data, door, clients);
        } finally {
            product.kill();
        }
    }

    /** While it starts, PostgreSQL alone is left alive: without it a start ends, and says why. */
    private static Victim victim(Random random, boolean healthy) {
        return healthy
                ? Victim.values()[random.nextInt(Victim.values().length)]
                : random.nextBoolean() ? Victim.JVM : Victim.BOTH;
    }

    private static void awaitHealth(Door door, ProductProcess product) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class).until(() -> {
                    product.requireAlive();
                    return door.get("/health").statusCode() == 200;
                });
    }

    private static void check(DataDirectory data, Door door, PersistentClients clients) throws Exception {
        List<Sent> sent = clients.sent();
        long acknowledged = sent.stream().filter(command -> command.events() > 0).count();
        assertThat(clients.refusals()).as("refusals that no client should get").isEmpty();
        assertThat(acknowledged).as("acknowledged").isPositive();
        try (LogAudit audit = LogAudit.of(data.postgres())) {
            System.out.printf("%d commands sent, %d acknowledged, %d events%n", sent.size(), acknowledged,
                    audit.events());
            assertThat(audit.lost(sent)).as("acknowledged and not in the log").isEmpty();
            assertThat(audit.doubled(sent)).as("decided twice").isEmpty();
            assertThat(audit.holes()).as("records with a hole").isEmpty();
            await().atMost(Duration.ofMinutes(3)).untilAsserted(
                    () -> assertThat(audit.withoutReminder()).as("deadlines of which nobody was reminded").isEmpty());
            await().atMost(Duration.ofMinutes(3)).untilAsserted(
                    () -> assertThat(audit.withoutFlag()).as("projects that no reaction compared").isEmpty());
            assertThat(audit.repeatedConsequences()).as("rung or reacted twice").isEmpty();
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(shown(door)).as("cases shown").isEqualTo(audit.cases()));
        }
    }

    private static long shown(Door door) throws IOException, InterruptedException {
        return Door.json(door.get("/api/proposals/summary?by=term", Role.OFFICE)).path("total").path("count").asLong();
    }
}
