package govbackbone.kit.reference;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SeedDataRunTest {
    private static final class NoCommands implements Commands {
        @Override
        public <C> Mono<Accepted> submit(Submission<C> submission) {
            return Mono.empty();
        }
    }

    @Test
    void one_that_is_broken_does_not_keep_the_others_out() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        SeedDataRun run = new SeedDataRun(List.of(() -> {
            throw new NoClassDefFoundError("missing");
        }, () -> {
            asked.countDown();
            return List.of();
        }), new NoCommands());

        run.start();

        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        run.stop();
    }
}
