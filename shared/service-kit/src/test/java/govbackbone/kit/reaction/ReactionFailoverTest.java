package govbackbone.kit.reaction;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import reactor.core.publisher.Mono;

import static govbackbone.kit.ledger.LedgerService.eventually;
import static govbackbone.kit.reaction.Mirror.halvesOf;
import static govbackbone.kit.reaction.Mirror.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** Instances that share a reaction and die in the middle of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReactionFailoverTest {
    private final LedgerService service = new LedgerService();
    private final LedgerService other = new LedgerService(service.database);
    private final List<Instance> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(instance -> instance.reactions.stop());
        other.close();
        service.close();
    }

    @Test
    void one_instance_is_at_it_and_another_goes_on_when_it_ends() {
        Instance first = start(service);
        eventually(() -> assertThat(first.holder()).isNotNull());
        Instance second = start(other);
        String id = open();
        enter(id, "a");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a"))));
        assertThat(second.given()).isZero();

        first.reactions.stop();
        enter(id, "b");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a", "b"))));
        assertThat(second.given()).isPositive();
    }

    @Test
    void what_a_dead_instance_has_done_is_not_done_again() {
        Instance dying = start(service);
        String id = open();
        enter(id, "a");
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a"))));
        dying.severed.dead = true;
        enter(id, "b");

        Instance heir = start(other);
        eventually(() -> assertThat(heir.given()).isGreaterThanOrEqualTo(2));
        eventually(() -> assertThat(texts(service, "mirror-" + id)).isEqualTo(halvesOf(List.of("a", "b"))));
    }

    @Test
    void wherever_instances_die_every_consequence_comes_once_and_in_order() {
        Random random = new Random(20_200_731);
        List<String> ids = List.of(open(), open(), open());
        List<List<String>> entered = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < 12; round++) {
            Instance instance = start(random.nextBoolean() ? service : other);
            for (int i = 0; i < 10; i++) {
                int which = random.nextInt(ids.size());
                String text = round + "-" + i;
                enter(ids.get(which), text);
                entered.get(which).add(text);
            }
            instance.diesAfter(random.nextInt(30));
        }
        start(service);
        for (int i = 0; i < ids.size(); i++) {
            String mirror = "mirror-" + ids.get(i);
            List<String> expected = halvesOf(entered.get(i));
            eventually(() -> assertThat(texts(service, mirror)).isEqualTo(expected));
        }
    }

    private Instance start(LedgerService over) {
        Instance instance = new Instance(over);
        started.add(instance);
        instance.reactions.start();
        return instance;
    }

    private String open() {
        return service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
    }

    private void enter(String id, String text) {
        service.give(id, new MakeEntry(BigDecimal.TWO, text));
    }

    /** One instance whose death can be staged. */
    private static final class Instance implements Commands {
        private final LedgerService over;
        private final Severable severed;
        private final Reactions reactions;
        private final AtomicInteger given = new AtomicInteger();
        private volatile int last = Integer.MAX_VALUE;

        Instance(LedgerService over) {
            this.over = over;
            this.severed = new Severable(over.dataSource);
            this.reactions = Mirror.over(over, severed, this, Mirror.reaction(), new SimpleMeterRegistry());
        }

        @Override
        public <C> Mono<Accepted> submit(Submission<C> submission) {
            if (severed.dead) {
                return Mono.error(new IllegalStateException("The process is dead"));
            }
            if (given.incrementAndGet() >= last) {
                severed.dead = true;
            }
            return over.commands.submit(submission);
        }

        int given() {
            return given.get();
        }

        @Nullable
        String holder() {
            return reactions.list().getFirst().holder();
        }

        void diesAfter(int commands) {
            last = given() + commands;
        }
    }

    /** A database that a killed process no longer reaches: neither positions nor parked events. */
    private static final class Severable extends DelegatingDataSource {
        private volatile boolean dead;

        Severable(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (dead) {
                throw new SQLException("The process is dead");
            }
            return super.getConnection();
        }
    }
}
