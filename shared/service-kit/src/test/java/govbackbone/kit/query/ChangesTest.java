package govbackbone.kit.query;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.http.Problem;
import govbackbone.kit.query.Changes.Told;
import govbackbone.kit.query.SampleCase.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangesTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>> EVENTS = new ParameterizedTypeReference<>() {};

    private final QueryApi api = new QueryApi();

    @AfterEach
    void close() {
        api.close();
    }

    /** Everything sent, heartbeats too; opened when this returns. */
    private Flux<ServerSentEvent<Map<String, Object>>> open(String who, String lastEventId) {
        WebTestClient.RequestHeadersSpec<?> request = api.as(who).get().uri("/api/sample-cases/changes");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return request.exchange().expectStatus().isOk().expectHeader().contentTypeCompatibleWith("text/event-stream")
                .returnResult(EVENTS).getResponseBody();
    }

    private static List<ServerSentEvent<Map<String, Object>>> changes(Flux<ServerSentEvent<Map<String, Object>>> sent,
            int count) {
        return sent.filter(event -> event.data() != null).take(count).collectList().blockOptional(LONG).orElseThrow();
    }

    private void receive(String id, long version) {
        api.log.append(id, version, new Event.Received(LocalDate.of(2020, 7, 1), "甲", List.of()));
    }

    @Test
    void what_happens_from_now_on_is_told_with_its_place_in_the_log() {
        receive("c0", 1);
        Flux<ServerSentEvent<Map<String, Object>>> sent = open("office", "");
        receive("c1", 1);
        api.log.append("x1", 1, new SampleCase.Other(LocalDate.of(2020, 7, 1)));
        api.log.append("c1", 2, new Event.Closed(LocalDate.of(2020, 7, 2), null));
        List<ServerSentEvent<Map<String, Object>>> changes = changes(sent, 2);
        assertThat(changes).extracting(ServerSentEvent::id).containsExactly("701-1-e701", "703-1-e703");
        assertThat(changes.getFirst().data())
                .isEqualTo(Map.of("id", "c1", "version", 1, "type", "sample.CaseReceived"));
        assertThat(changes.getLast().data()).isEqualTo(Map.of("id", "c1", "version", 2, "type", "sample.CaseClosed"));
    }

    @Test
    void a_client_resumes_after_the_last_event_it_received() {
        IntStream.range(0, 2_500).forEach(i -> receive("c" + i, 1));
        List<ServerSentEvent<Map<String, Object>>> changes = changes(open("office", "702-1"), 2_497);
        assertThat(changes.getFirst().id()).isEqualTo("703-1-e703");
        assertThat(changes.getLast().id()).isEqualTo("3199-1-e3199");
        assertThat(changes).extracting(ServerSentEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void every_listener_hears_everything_in_order() {
        List<Flux<ServerSentEvent<Map<String, Object>>>> listeners = IntStream.range(0, 5)
                .mapToObj(i -> open("office", "")).toList();
        IntStream.range(0, 300).forEach(i -> receive("c" + i, 1));
        for (Flux<ServerSentEvent<Map<String, Object>>> listener : listeners) {
            assertThat(changes(listener, 300)).extracting(ServerSentEvent::id)
                    .containsExactlyElementsOf(IntStream.range(700, 1_000).mapToObj(i -> i + "-1-e" + i).toList());
        }
    }

    @Test
    void a_unit_hears_of_its_own_documents_even_before_the_view_shows_them() {
        Flux<ServerSentEvent<Map<String, Object>>> own = open("own", "");
        Flux<ServerSentEvent<Map<String, Object>>> foreign = open("foreign", "");
        receive("c1", 1);
        receive("c2", 1);
        api.store(SampleCase.of("c2", "乙").of(SampleCase.FOREIGN), SampleCase.of("c1", "甲"));
        assertThat(changes(own, 1).getFirst().id()).isEqualTo("700-1-e700");
        assertThat(changes(foreign, 1).getFirst().id()).isEqualTo("701-1-e701");
    }

    @Test
    void heartbeats_keep_the_stream_alive_and_move_the_place_to_resume_from() {
        Flux<ServerSentEvent<Map<String, Object>>> sent = open("foreign", "");
        api.store(SampleCase.of("c1", "甲"));
        receive("c1", 1);
        List<ServerSentEvent<Map<String, Object>>> beats = sent.take(4).collectList().blockOptional(LONG).orElseThrow();
        assertThat(beats).allSatisfy(beat -> assertThat(beat.data()).isNull());
        assertThat(beats.getLast().id()).isEqualTo("700-1-e700");
    }

    @Test
    void who_has_received_what_the_log_lost_is_told_to_read_again() {
        receive("c1", 1);
        for (String id : List.of("700-1-00000000-0000-0000-0000-000000000000", "900-1")) {
            api.as("office").get().uri("/api/sample-cases/changes").header("Last-Event-ID", id).exchange()
                    .expectStatus().isEqualTo(410).expectBody().jsonPath("$.code").isEqualTo("EVENT_GONE");
        }
        assertThat(changes(open("office", "0-0"), 1).getFirst().id()).isEqualTo("700-1-e700");
    }

    @Test
    void a_heartbeat_never_overtakes_a_change_that_still_waits_to_be_sent() {
        Sinks.Many<Told> told = Sinks.many().unicast().onBackpressureBuffer();
        Sinks.Many<Long> beats = Sinks.many().unicast().onBackpressureBuffer();
        List<ServerSentEvent<Object>> sent = new ArrayList<>();
        BaseSubscriber<ServerSentEvent<Object>> client = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                // A client that takes nothing until it is asked to.
            }

            @Override
            protected void hookOnNext(ServerSentEvent<Object> event) {
                sent.add(event);
            }
        };
        Changes.sent(told.asFlux(), beats.asFlux(), new LogPosition(10, 1)).subscribe(client);
        for (int i = 11; i <= 15; i++) {
            told.tryEmitNext(new Told.Changed(new Changes.Change("c1", i, "sample.CaseReceived"),
                    new LogPosition(i, 1))).orThrow();
        }
        told.tryEmitNext(new Told.Reached(new LogPosition(17, 1))).orThrow();
        for (long i = 0; i < 5; i++) {
            beats.tryEmitNext(i).orThrow();
        }
        for (int i = 0; i < 11; i++) {
            client.request(1);
        }

        assertThat(sent).hasSize(11);
        assertThat(sent.stream().map(event -> LogPosition.parse(Objects.requireNonNull(event.id()))).toList())
                .isSorted();
        assertThat(sent).filteredOn(event -> event.data() != null).extracting(ServerSentEvent::id)
                .containsExactly("11-1", "12-1", "13-1", "14-1", "15-1");
    }

    @Test
    void who_resumes_from_too_far_back_is_told_to_read_anew_and_hears_what_follows() {
        IntStream.range(0, Changes.FARTHEST + 2).forEach(i -> receive("c" + i, 1));
        Flux<ServerSentEvent<Map<String, Object>>> sent = open("office", "700-1");
        receive("new", 1);
        List<ServerSentEvent<Map<String, Object>>> events = changes(sent, 2);
        assertThat(events.getFirst().event()).isEqualTo("reset");
        assertThat(events.getLast().data()).containsEntry("id", "new");
    }

    @Test
    void a_place_that_is_none_is_refused() {
        for (String id : List.of("yesterday", "1", "-1", "1-x")) {
            api.as("office").get().uri("/api/sample-cases/changes").header("Last-Event-ID", id).exchange()
                    .expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].header")
                    .isEqualTo("Last-Event-ID").jsonPath("$.errors[0].code").isEqualTo("INVALID_LAST_EVENT_ID");
        }
    }

    @Test
    void streams_beyond_the_limit_are_told_to_come_back() {
        OpenStreams open = new OpenStreams(1, 1, 30);
        Disposable first = open.admit("one", Flux.never()).subscribe();
        assertThat(catchProblem(open, "another")).isEqualTo("UNAVAILABLE");
        first.dispose();
        assertThat(catchProblem(open, "another")).isEmpty();
    }

    @Test
    void a_caller_with_too_many_streams_leaves_room_for_others() {
        OpenStreams open = new OpenStreams(3, 2, 30);
        open.admit("greedy", Flux.never()).subscribe();
        Disposable second = open.admit("greedy", Flux.never()).subscribe();
        assertThat(catchProblem(open, "greedy")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(catchProblem(open, "another")).isEmpty();
        second.dispose();
        assertThat(catchProblem(open, "greedy")).isEmpty();
    }

    private static String catchProblem(OpenStreams open, String caller) {
        try {
            open.admit(caller, Flux.never());
            return "";
        } catch (Problem problem) {
            return problem.code();
        }
    }
}
