package govbackbone.kit.delivery;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeConfiguration;
import govbackbone.kit.notice.Notices;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

import static govbackbone.kit.notice.NoticeSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** Webhooks of a running service: subscribed, signed, repeated, parked and sent again, to a real server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryTest {
    private static final String COLLECTION = "/api/webhook-subscriptions";
    private static final String DELIVERIES = "/api/admin/test/deliveries";
    private static final Actor ADMIN = actor("admin", Role.ADMIN);
    private static final Receiver RECEIVER = new Receiver();
    private static final HostedApplication SERVICE = HostedApplication.ofKit(
            List.of(NoticeConfiguration.class, DeliveryConfiguration.class, Eager.class),
            "backbone.delivery.webhook-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "backbone.delivery.webhook-hosts=127.0.0.1:" + RECEIVER.port());

    private static int cause;
    private String webhook = "";

    @Configuration(proxyBeanMethods = false)
    static class Eager {
        @Bean
        Dispatcher.Pace pace() {
            return new Dispatcher.Pace(Duration.ofMillis(20), 8, 4, Duration.ofMillis(500),
                    new RetryPlan(Duration.ofMillis(20), Duration.ofMillis(40), 4), Duration.ofMillis(20));
        }
    }

    @BeforeEach
    void subscribe() {
        RECEIVER.arrivals.clear();
        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, 204));
        webhook = register(NoticeKind.DUNNING);
    }

    @AfterEach
    void retire() {
        SERVICE.post(ADMIN, COLLECTION + "/" + webhook + "/retire");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        RECEIVER.close();
    }

    private static String body(String url, String kinds) {
        return "{\"name\":\"示例系统\",\"url\":\"" + url + "\",\"kinds\":" + kinds + "}";
    }

    private static String register(NoticeKind kind) {
        Answer answer = SERVICE.post(ADMIN, COLLECTION,
                body(RECEIVER.url("/hooks"), "[\"" + kind + "\"]"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static String issue(NoticeKind kind) {
        Issue issue = new Issue(Addressee.unit(UNIT), "示例单位", message(kind, ++cause));
        String id = Notices.id(issue.to(), issue.message());
        SERVICE.submit(new Submission<>(Notices.TYPE, id, issue, Actor.BACKBONE, null, null, "test"));
        return id;
    }

    private static void arrived(int count) {
        await().untilAsserted(() -> assertThat(RECEIVER.arrivals).hasSize(count));
    }

    private static JsonNode deliveries(String state) {
        return SERVICE.get(ADMIN, DELIVERIES + "?state=" + state).json();
    }

    private static void settled(String state, String notice) {
        await().untilAsserted(() -> assertThat(deliveries(state).path("items").findValuesAsString("noticeId"))
                .contains(notice));
    }

    private JsonNode secret() {
        Answer answer = SERVICE.post(ADMIN, COLLECTION + "/" + webhook + "/show-secret");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** As Standard Webhooks says, in the words of a receiver. */
    private static String signed(Receiver.Arrival arrival, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        String content = arrival.notice() + "." + arrival.time() + "." + arrival.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_notice_of_a_subscribed_kind_arrives_once_signed_with_the_secret_that_was_shown() throws Exception {
        String secret = secret().path("secret").asString();
        String notice = issue(NoticeKind.DUNNING);
        settled("DELIVERED", notice);

        arrived(1);
        Receiver.Arrival arrival = RECEIVER.arrivals.getFirst();
        assertThat(arrival.path()).isEqualTo("/hooks");
        assertThat(arrival.notice()).isEqualTo(notice);
        assertThat(arrival.json().path("id").asString()).isEqualTo(notice);
        assertThat(arrival.json().path("to").asString()).isEqualTo("unit:" + UNIT);
        assertThat(arrival.json().at("/message/title/zh").asString()).isEqualTo("关于示例件逾期的提醒");
        assertThat(arrival.json().at("/message/about/id").asString()).isEqualTo("case-1");
        assertThat(arrival.signature()).isEqualTo(signed(arrival, secret));
        assertThat(Long.parseLong(arrival.time())).isCloseTo(Instant.now().getEpochSecond(), within(60L));
    }

    @Test
    void notices_of_other_kinds_do_not_arrive() {
        issue(NoticeKind.ASSIGNED);
        settled("DELIVERED", issue(NoticeKind.DUNNING));
        arrived(1);
        assertThat(RECEIVER.arrivals.getFirst().json().at("/message/kind").asString()).isEqualTo("DUNNING");
    }

    @Test
    void a_failure_is_repeated_with_the_same_body_until_it_arrives() {
        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, count < 3 ? 500 : 200));
        settled("DELIVERED", issue(NoticeKind.DUNNING));
        arrived(3);
        assertThat(RECEIVER.arrivals).extracting(Receiver.Arrival::body).containsOnly(RECEIVER.arrivals.getFirst()
                .body());
    }

    @Test
    void what_fails_too_often_is_parked_and_can_be_sent_again() {
        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, 503));
        String notice = issue(NoticeKind.DUNNING);
        settled("PARKED", notice);
        arrived(4);
        JsonNode parked = deliveries("PARKED");
        assertThat(parked.at("/items/0/failure").asString()).isEqualTo("HTTP 503");
        assertThat(parked.path("parked").asInt()).isPositive();
        MeterRegistry meters = SERVICE.bean(MeterRegistry.class);
        await().until(() -> meters.get("backbone.deliveries.parked").gauge().value() > 0);
        assertThat(meters.get("backbone.deliveries").tags("channel", "webhook", "outcome", "failed").counter().count())
                .isGreaterThanOrEqualTo(4);

        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, 200));
        String id = parked.at("/items/0/id").asString();
        assertThat(SERVICE.post(ADMIN, DELIVERIES + "/" + id + "/replay").json().path("replayed").asInt()).isOne();
        settled("DELIVERED", notice);
        arrived(5);
        assertThat(SERVICE.post(ADMIN, DELIVERIES + "/" + id + "/replay").json().path("replayed").asInt()).isOne();
        arrived(6);
    }

    @Test
    void everything_parked_can_be_sent_again_at_once() {
        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, 404));
        String one = issue(NoticeKind.DUNNING);
        String other = issue(NoticeKind.DUNNING);
        settled("PARKED", one);
        settled("PARKED", other);
        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, 200));
        assertThat(SERVICE.post(ADMIN, DELIVERIES + "/replay").json().path("replayed").asInt())
                .isGreaterThanOrEqualTo(2);
        settled("DELIVERED", one);
        settled("DELIVERED", other);
    }

    @Test
    void a_redirect_is_not_followed() {
        RECEIVER.answers((exchange, count) -> {
            exchange.getResponseHeaders().set("Location", RECEIVER.url("/elsewhere"));
            Receiver.status(exchange, 307);
        });
        settled("PARKED", issue(NoticeKind.DUNNING));
        assertThat(RECEIVER.arrivals).extracting(Receiver.Arrival::path).containsOnly("/hooks");
        assertThat(deliveries("PARKED").at("/items/0/failure").asString()).isEqualTo("HTTP 307");
    }

    @Test
    void a_receiver_that_does_not_answer_is_given_up_for_this_time() {
        CountDownLatch end = new CountDownLatch(1);
        RECEIVER.answers((exchange, count) -> {
            if (count == 1) {
                waitFor(end);
            }
            Receiver.status(exchange, 200);
        });
        settled("DELIVERED", issue(NoticeKind.DUNNING));
        arrived(2);
        end.countDown();
    }

    private static void waitFor(CountDownLatch end) {
        try {
            assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_answer_without_end_is_not_read() {
        RECEIVER.answers((exchange, count) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] page = new byte[1 << 16];
                while (true) {
                    body.write(page);
                }
            }
        });
        settled("DELIVERED", issue(NoticeKind.DUNNING));
        arrived(1);
    }

    @Test
    void while_it_is_suspended_nothing_is_collected_and_afterwards_it_goes_on() {
        assertThat(SERVICE.post(ADMIN, COLLECTION + "/" + webhook + "/suspend").status()).isEqualTo(200);
        issue(NoticeKind.DUNNING);
        assertThat(SERVICE.post(ADMIN, COLLECTION + "/" + webhook + "/resume").status()).isEqualTo(200);
        String later = issue(NoticeKind.DUNNING);
        settled("DELIVERED", later);
        assertThat(RECEIVER.arrivals).extracting(Receiver.Arrival::notice).containsExactly(later);
    }

    @Test
    void a_changed_subscription_is_told_of_what_it_now_wants_where_it_now_is() {
        assertThat(SERVICE.post(ADMIN, COLLECTION + "/" + webhook + "/change",
                body(RECEIVER.url("/moved"), "[\"REOPENED\"]")).status()).isEqualTo(200);
        issue(NoticeKind.DUNNING);
        String wanted = issue(NoticeKind.REOPENED);
        settled("DELIVERED", wanted);
        assertThat(RECEIVER.arrivals).extracting(Receiver.Arrival::path).containsExactly("/moved");
        assertThat(RECEIVER.arrivals).extracting(Receiver.Arrival::notice).containsExactly(wanted);
    }

    @Test
    void a_rotated_secret_signs_beside_the_one_before_it_for_a_day() throws Exception {
        String before = secret().path("secret").asString();
        SERVICE.post(ADMIN, COLLECTION + "/" + webhook + "/rotate-secret");
        JsonNode after = secret();
        assertThat(after.path("number").asInt()).isEqualTo(2);

        settled("DELIVERED", issue(NoticeKind.DUNNING));
        Receiver.Arrival arrival = RECEIVER.arrivals.getFirst();
        assertThat(arrival.signature()).isEqualTo(
                signed(arrival, after.path("secret").asString()) + " " + signed(arrival, before));
    }

    @Test
    void a_secret_is_shown_once_to_those_who_manage_subscriptions() {
        String path = COLLECTION + "/" + webhook + "/show-secret";
        assertThat(SERVICE.post(actor("h", Role.HANDLER), path).status()).isEqualTo(403);
        assertThat(SERVICE.post(path).status()).isEqualTo(401);
        assertThat(SERVICE.post(ADMIN, COLLECTION + "/unknown/show-secret").status()).isEqualTo(404);
        assertThat(SERVICE.post(ADMIN, path).status()).isEqualTo(200);
        Answer again = SERVICE.post(ADMIN, path);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("签名密钥只出示一次，已经出示过；如未记下，请更换密钥。").doesNotContain("whsec_");
        assertThat(SERVICE.postInEnglish(ADMIN, path, "").body()).contains("The secret is shown only once");
        assertThat(SERVICE.get(ADMIN, COLLECTION + "/" + webhook + "/history").body()).contains("WebhookSecretShown")
                .doesNotContain("whsec_");
        assertThat(SERVICE.get(ADMIN, COLLECTION + "/" + webhook + "?atLeast=3").json().path("secretShown").asBoolean())
                .isTrue();
    }

    @Test
    void every_bad_field_of_a_subscription_is_told_in_the_language_of_the_caller() {
        Answer structure = SERVICE.post(ADMIN, COLLECTION,
                "{\"name\":\" \",\"url\":\"" + "x".repeat(501) + "\",\"kinds\":[\"NOTHING\",\"DUNNING\",\"DUNNING\"]}");
        assertThat(structure.status()).isEqualTo(422);
        assertThat(structure.json().path("errors").findValuesAsString("code")).contains("BLANK", "TOO_LONG",
                "NOT_A_CODE", "DUPLICATE_ITEM");
        Answer url = SERVICE.post(ADMIN, COLLECTION, body("https://10.1.2.3/", "[\"DUNNING\"]"));
        assertThat(url.status()).isEqualTo(422);
        assertThat(url.body()).contains("URL_HOST_NOT_A_NAME", "/url", "主机须为公网域名");
        assertThat(SERVICE.post(actor("h", Role.HANDLER), COLLECTION, "{}").status()).isEqualTo(403);
    }

    @Test
    void only_administrators_see_and_repeat_deliveries() {
        Actor office = actor("o", Role.OFFICE);
        assertThat(SERVICE.get(office, DELIVERIES).status()).isEqualTo(403);
        assertThat(SERVICE.post(office, DELIVERIES + "/replay").status()).isEqualTo(403);
        assertThat(SERVICE.post(ADMIN, DELIVERIES + "/999999999/replay").status()).isEqualTo(404);
        assertThat(SERVICE.post(ADMIN, DELIVERIES + "/x/replay").status()).isEqualTo(404);
        Answer bad = SERVICE.get(ADMIN, DELIVERIES + "?state=LOST&page=2");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().path("errors").findValuesAsString("code")).containsExactlyInAnyOrder("NOT_A_CODE",
                "UNKNOWN_PARAMETER");
        assertThat(SERVICE.get(ADMIN, "/openapi.json").json().path("paths").propertyNames()).contains(DELIVERIES,
                DELIVERIES + "/replay", DELIVERIES + "/{id}/replay", COLLECTION + "/{id}/show-secret");
    }

    @Test
    void a_restart_loses_nothing_and_sends_nothing_twice() {
        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, 500));
        String waiting = issue(NoticeKind.DUNNING);
        await().until(() -> !RECEIVER.arrivals.isEmpty());
        String last = issue(NoticeKind.DUNNING);
        SERVICE.restart();
        RECEIVER.answers((exchange, count) -> Receiver.status(exchange, 200));
        SERVICE.post(ADMIN, DELIVERIES + "/replay");
        settled("DELIVERED", waiting);
        settled("DELIVERED", last);
        int sofar = RECEIVER.arrivals.size();
        settled("DELIVERED", issue(NoticeKind.DUNNING));
        arrived(sofar + 1);
    }

    @Test
    void several_instances_send_each_notice_once() {
        try (HostedApplication _ = SERVICE.another()) {
            List<String> notices = IntStream.range(0, 40).mapToObj(i -> issue(NoticeKind.DUNNING))
                    .toList();
            await().untilAsserted(() -> assertThat(RECEIVER.arrivals).extracting(Receiver.Arrival::notice)
                    .containsAll(notices));
            settled("DELIVERED", notices.getLast());
        }
        assertThat(RECEIVER.arrivals).extracting(Receiver.Arrival::notice).doesNotHaveDuplicates();
    }

    private static void issue(Addressee to) {
        Issue issue = new Issue(to, "示例", message(NoticeKind.DUNNING, ++cause));
        SERVICE.submit(new Submission<>(Notices.TYPE, Notices.id(issue.to(), issue.message()), issue, Actor.BACKBONE,
                null, null, "test"));
    }

    @Test
    void a_units_subscription_tells_of_notices_to_that_unit_only() {
        UnitCode own = new UnitCode("113703000000000199");
        UnitCode other = new UnitCode("113703000000000274");
        Actor office = new Actor("office", "示例", own, Set.of(Role.OFFICE));
        String id = SERVICE.post(office, COLLECTION, body(RECEIVER.url("/own"), "[\"DUNNING\"]")).json().path("id")
                .asString();
        List.of(Addressee.unit(own), Addressee.roleIn("handler", own), Addressee.role("office"), Addressee.unit(other),
                Addressee.roleIn("office", other), Addressee.role("project-reviewer"), Addressee.person("somebody"))
                .forEach(DeliveryTest::issue);

        settled("DELIVERED", issue(NoticeKind.DUNNING));
        await().untilAsserted(() -> assertThat(deliveries("PENDING").path("items")).isEmpty());
        assertThat(RECEIVER.arrivals).filteredOn(arrival -> arrival.path().equals("/own"))
                .extracting(arrival -> arrival.json().path("to").asString())
                .containsExactlyInAnyOrder("unit:" + own, "role:handler@" + own, "role:office");
        assertThat(SERVICE.post(ADMIN, COLLECTION + "/" + id + "/retire").status()).as("the bureau is another unit")
                .isEqualTo(404);
        assertThat(SERVICE.post(office, COLLECTION + "/" + id + "/retire").status()).isEqualTo(200);
    }

    @Test
    void another_unit_neither_sees_nor_manages_a_subscription() {
        Actor stranger = new Actor("stranger", "示例", new UnitCode("113703000000000274"),
                Set.of(Role.OFFICE, Role.ADMIN));
        String path = COLLECTION + "/" + webhook;
        for (String command : List.of("show-secret", "rotate-secret", "suspend", "retire")) {
            assertThat(SERVICE.post(stranger, path + "/" + command).status()).as(command).isEqualTo(404);
        }
        assertThat(
                SERVICE.post(stranger, path + "/change", body(RECEIVER.url("/theirs"), "[\"DUNNING\"]")).status())
                .isEqualTo(404);
        await().untilAsserted(() -> assertThat(SERVICE.get(ADMIN, path).status()).isEqualTo(200));
        assertThat(SERVICE.get(stranger, path).status()).isEqualTo(404);
        assertThat(SERVICE.get(stranger, COLLECTION).json().path("items")).isEmpty();
        assertThat(SERVICE.post(ADMIN, path + "/show-secret").status()).isEqualTo(200);
    }
}
