package govbackbone.kit.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedAppendsTest {
    private final List<List<Object>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayCommit = new CountDownLatch(1);
    private final SharedAppends appends = new SharedAppends(this::write);

    private void write(List<EventMessage<?>> events) {
        List<Object> payloads = events.stream().<Object>map(EventMessage::getPayload).toList();
        transactions.add(payloads);
        if (payloads.contains("first")) {
            awaitCommit();
        }
        if (payloads.contains("twin")) {
            throw new DuplicateKeyException("twin");
        }
        if (payloads.contains("outage")) {
            throw new DataAccessResourceFailureException("away");
        }
    }

    private void awaitCommit() {
        try {
            firstMayCommit.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Void> append(String payload) {
        Thread[] thread = new Thread[1];
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> appends.append(List.of(GenericEventMessage.asEventMessage(payload))),
                task -> thread[0] = Thread.ofPlatform().start(task));
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .until(() -> thread[0].getState() == Thread.State.WAITING || done.isDone());
        return done;
    }

    private List<CompletableFuture<Void>> appendWhileTheFirstCommits(String... payloads) {
        List<CompletableFuture<Void>> all = new ArrayList<>(List.of(append("first")));
        for (String payload : payloads) {
            all.add(append(payload));
        }
        firstMayCommit.countDown();
        await().until(() -> all.stream().allMatch(CompletableFuture::isDone));
        return all;
    }

    @Test
    void one_alone_waits_for_nobody() {
        appends.append(List.of(GenericEventMessage.asEventMessage("alone")));

        assertThat(transactions).containsExactly(List.of("alone"));
    }

    @Test
    void what_comes_during_a_commit_shares_the_next_in_the_order_of_coming() {
        assertThat(appendWhileTheFirstCommits("a", "b", "c")).allMatch(done -> !done.isCompletedExceptionally());

        assertThat(transactions).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void one_that_cannot_be_stored_does_not_take_the_others_with_it() {
        List<CompletableFuture<Void>> all = appendWhileTheFirstCommits("a", "twin", "c");

        assertThat(all).extracting(CompletableFuture::isCompletedExceptionally).containsExactly(false, false, true,
                false);
        assertThatThrownBy(all.get(2)::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(transactions).containsExactly(List.of("first"), List.of("a", "twin", "c"), List.of("a"),
                List.of("twin"), List.of("c"));
    }

    @Test
    void an_outage_is_told_to_all_and_tried_once() {
        List<CompletableFuture<Void>> all = appendWhileTheFirstCommits("a", "outage");

        assertThat(all).extracting(CompletableFuture::isCompletedExceptionally).containsExactly(false, true, true);
        assertThat(transactions).hasSize(2);
    }

    @Test
    void no_transaction_grows_without_bound() {
        appendWhileTheFirstCommits(IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new));

        assertThat(transactions).extracting(List::size).containsExactly(1, 64, 36);
    }
}
