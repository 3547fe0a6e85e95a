package govbackbone.kit.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedAppendsTest {
    private final List<List<String>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final List<List<String>> alone = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayCommit = new CountDownLatch(1);
    private SharedAppends appends = new SharedAppends(new Log(), Duration.ofMinutes(1));

    private final class Log implements SharedAppends.Writer {
        @Override
        public void together(List<NewEvent> events) {
            List<String> payloads = payloads(events);
            transactions.add(payloads);
            if (payloads.contains("first")) {
                awaitCommit();
            }
            if (payloads.contains("locked")) {
                throw new SharedAppends.LockedException(new SQLException("locked", Outage.LOCK_TIMEOUT));
            }
            write(payloads);
        }

        @Override
        public void alone(List<NewEvent> events) {
            alone.add(payloads(events));
            write(payloads(events));
        }

        private void write(List<String> payloads) {
            for (String payload : payloads) {
                switch (payload) {
                    case "twin" -> throw new DuplicateKeyException("twin");
                    case "outage" -> throw new DataAccessResourceFailureException("away");
                    case "unfit" -> throw new IllegalArgumentException("unfit");
                    case "error" -> throw new NoClassDefFoundError("missing");
                    default -> {
                    }
                }
            }
        }
    }

    private static List<String> payloads(List<NewEvent> events) {
        return events.stream().map(NewEvent::payload).toList();
    }

    private void awaitCommit() {
        try {
            firstMayCommit.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<NewEvent> event(String payload) {
        return List.of(new NewEvent(0, "", 1, "", "", payload, payload, ""));
    }

    private CompletableFuture<Void> append(String payload) {
        Thread[] thread = new Thread[1];
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> appends.append(event(payload)),
                task -> thread[0] = Thread.ofPlatform().daemon().start(task));
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .until(() -> thread[0].getState() == Thread.State.WAITING
                        || thread[0].getState() == Thread.State.TIMED_WAITING || done.isDone());
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
        appends.append(event("alone"));

        assertThat(transactions).containsExactly(List.of("alone"));
    }

    @Test
    void what_comes_during_a_commit_shares_the_next_in_the_order_of_the_aggregates() {
        assertThat(appendWhileTheFirstCommits("c", "a", "b")).allMatch(done -> !done.isCompletedExceptionally());

        assertThat(transactions).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void one_that_cannot_be_stored_does_not_take_the_others_with_it() {
        List<CompletableFuture<Void>> all = appendWhileTheFirstCommits("a", "twin", "c");

        assertThat(all).extracting(CompletableFuture::isCompletedExceptionally).containsExactly(false, false, true,
                false);
        assertThatThrownBy(all.get(2)::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(transactions).containsExactly(List.of("first"), List.of("a", "c", "twin"));
        assertThat(alone).containsExactlyInAnyOrder(List.of("a"), List.of("c"), List.of("twin"));
    }

    @Test
    void whatever_is_thrown_of_one_is_told_to_that_one_only_and_errors_too() {
        List<CompletableFuture<Void>> all = appendWhileTheFirstCommits("a", "error", "unfit", "d");

        assertThat(all).extracting(CompletableFuture::isCompletedExceptionally).containsExactly(false, false, true,
                true, false);
        assertThatThrownBy(all.get(2)::join).hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThatThrownBy(all.get(3)::join).hasCauseInstanceOf(IllegalArgumentException.class);
        appends.append(event("later"));
        assertThat(transactions).endsWith(List.of("later"));
    }

    @Test
    void an_error_of_one_alone_stops_nobody_who_comes_later() {
        assertThatThrownBy(() -> appends.append(event("error"))).isInstanceOf(NoClassDefFoundError.class);
        appends.append(event("later"));

        assertThat(transactions).containsExactly(List.of("error"), List.of("later"));
        assertThat(alone).isEmpty();
    }

    @Test
    void one_behind_another_transaction_waits_apart_from_the_others() {
        List<CompletableFuture<Void>> all = appendWhileTheFirstCommits("locked");

        assertThat(all).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(alone).containsExactly(List.of("locked"));
    }

    @Test
    void an_outage_is_told_to_all_and_tried_once() {
        List<CompletableFuture<Void>> all = appendWhileTheFirstCommits("a", "outage");

        assertThat(all).extracting(CompletableFuture::isCompletedExceptionally).containsExactly(false, true, true);
        assertThat(transactions).hasSize(2);
        assertThat(alone).isEmpty();
    }

    @Test
    void whoever_waits_too_long_is_not_stored_and_told_so() {
        appends = new SharedAppends(new Log(), Duration.ofMillis(1));
        CompletableFuture<Void> first = append("first");

        assertThatThrownBy(() -> appends.append(event("late"))).isInstanceOf(QueryTimeoutException.class);

        firstMayCommit.countDown();
        first.join();
        appends.append(event("next"));
        assertThat(transactions).containsExactly(List.of("first"), List.of("next"));
    }

    @Test
    void no_transaction_grows_without_bound() {
        appendWhileTheFirstCommits(IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new));

        assertThat(transactions).extracting(List::size).containsExactly(1, 64, 36);
    }

    @Test
    void no_transaction_grows_heavy() {
        String heavy = "示".repeat(600_000);
        appendWhileTheFirstCommits("a", heavy, heavy);

        assertThat(transactions).extracting(List::size).containsExactly(1, 2, 1);
    }
}
