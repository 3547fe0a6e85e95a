package govbackbone.proposal.notices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.HostedProposals;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From what an official does to the inboxes of those it concerns, and to another system. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticesOverHttpTest {
    private static final UnitCode UNIT = new UnitCode("113703000000000199");
    private static final Actor ASSIGNING = new Actor("assigning", "示例交办人员",
            new UnitCode("1137030000000006XC"), Set.of(Role.ASSIGNING_OFFICE));
    private static final Actor OF_UNIT = new Actor("of-unit", "示例经办人", UNIT, Set.of(Role.UNIT));
    private static final Actor OF_ANOTHER = new Actor("of-another", "示例他人", new UnitCode("113703000000000274"),
            Set.of(Role.UNIT));
    private static final Actor ADMIN = new Actor("admin", "示例管理员",
            new UnitCode("11370300MB28560647"), Set.of(Role.ADMIN));
    private static final List<JsonNode> PUSHED = new CopyOnWriteArrayList<>();
    private static final HttpServer RECEIVER = receiver();
    private static final HostedApplication SERVICE = start();

    private final LocalDate today = LocalDate.now(Context.ZONE);

    private static HttpServer receiver() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    PUSHED.add(JsonMapper.shared().readTree(
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(204, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostedApplication start() {
        return HostedProposals.start(
                "backbone.delivery.webhook-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "backbone.delivery.webhook-hosts=127.0.0.1:" + RECEIVER.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        RECEIVER.stop(0);
    }

    private static Answer done(Actor actor, String path, String body) {
        Answer answer = SERVICE.post(actor, path, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s", path, answer.json()).isLessThan(300);
        return answer;
    }

    private String assigned(String caseNo) {
        String id = done(ASSIGNING, "/api/proposals", """
                {'receivedOn':'%s','source':'NPC_SUGGESTION','level':'CITY','term':16,'session':1,'caseNo':'%s',
                 'title':'示例：关于推进数据共享的建议'}""".formatted(today, caseNo)).json().path("id").asString();
        done(ASSIGNING, "/api/proposals/" + id + "/register", """
                {'body':'示例','inSession':true,'theme':'OTHER','questions':['示例？'],
                 'proposers':[{'id':'p1','name':'示例代表','lead':true}]}""");
        done(ASSIGNING, "/api/proposals/" + id + "/assign", """
                {'assigningBody':'示例交办机关','mode':'SOLE','units':[{'code':'%s','role':'SOLE'}]}""".formatted(UNIT));
        return id;
    }

    private static List<JsonNode> inbox(Actor actor, String query) {
        return SERVICE.get(actor, "/api/notices?limit=200&" + query).json().path("items").valueStream().toList();
    }

    private static JsonNode told(Actor actor, String kind, String caseId) {
        await().atMost(Duration.ofSeconds(20)).until(() -> of(caseId, inbox(actor, "kind=" + kind)).count() > 0);
        return of(caseId, inbox(actor, "kind=" + kind)).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> of(String caseId, List<JsonNode> notices) {
        return notices.stream().filter(notice -> notice.path("about").path("id").asString("").equals(caseId));
    }

    @Test
    void a_dunning_reaches_the_handling_unit_and_another_system_and_nobody_else() {
        String webhook = done(ADMIN, "/api/webhook-subscriptions", """
                {'name':'示例办公系统','url':'http://127.0.0.1:%d/notices','kinds':['DUNNING']}"""
                .formatted(RECEIVER.getAddress().getPort())).json().path("id").asString();
        String id = assigned("401");
        assertThat(told(OF_UNIT, "ASSIGNED", id).path("body").path("zh").asString()).contains("你单位为独办单位");

        done(ASSIGNING, "/api/proposals/" + id + "/issue-dunning", "{'level':'URGE','reason':'进展缓慢。'}");

        JsonNode dunning = told(OF_UNIT, "DUNNING", id);
        assertThat(dunning.path("title").path("zh").asString()).isEqualTo("催办：第401号人大代表建议《示例：关于推进数据共享的建议》");
        assertThat(dunning.path("body").path("zh").asString()).contains("予以催办（示例交办人员，").endsWith("事由：进展缓慢。");
        assertThat(dunning.path("read").asBoolean()).isFalse();
        String about = "/api/" + dunning.path("about").path("collection").asString() + "/" + id;
        assertThat(SERVICE.get(OF_UNIT, about).json().path("caseNo").asString()).isEqualTo("401");
        assertThat(of(id, inbox(OF_ANOTHER, "kind=DUNNING"))).isEmpty();

        await().atMost(Duration.ofSeconds(20)).until(() -> !PUSHED.isEmpty());
        assertThat(PUSHED.getFirst().path("id").asString()).isEqualTo(dunning.path("id").asString());
        assertThat(PUSHED.getFirst().path("message").path("cause").path("event").asString())
                .isEqualTo("proposal.DunningIssued");

        String path = "/api/notices/" + dunning.path("id").asString();
        done(OF_UNIT, path + "/mark-read", "{}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> of(id, inbox(OF_UNIT, "kind=DUNNING&read=true")).count() == 1);
        assertThat(SERVICE.get(ASSIGNING, "/api/proposals/" + id + "/history").json().toString())
                .contains("DunningIssued");
        done(ADMIN, "/api/webhook-subscriptions/" + webhook + "/retire", "{}");
    }

    @Test
    void fifty_cases_are_dunned_at_once_each_with_its_verdict_and_its_notice() {
        List<String> ids = new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> assigned("5" + i)).toList());
        done(ASSIGNING, "/api/proposals/" + ids.get(7) + "/issue-dunning", "{'level':'NOTICE','reason':'示例'}");
        ids.set(49, "0-unknown");

        JsonNode answer = done(ASSIGNING, "/api/proposals/bulk/issue-dunning", "{'items':[%s]}".formatted(String.join(
                ",", ids.stream().map(id -> "{'id':'%s','command':{'level':'REMIND','reason':'请抓紧办理。'}}".formatted(id))
                        .toList())))
                .json();

        assertThat(answer.path("total").asInt()).isEqualTo(50);
        assertThat(answer.path("accepted").asInt()).isEqualTo(48);
        assertThat(answer.path("items").valueStream().map(item -> item.path("id").asString())).isEqualTo(ids);
        assertThat(answer.path("items").get(7).path("problem").path("errors").toString())
                .contains("DUNNING_LEVEL_DOWN");
        assertThat(answer.path("items").get(49).path("status").asInt()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> inbox(OF_UNIT, "kind=DUNNING").stream()
                .filter(notice -> ids.contains(notice.path("about").path("id").asString())).count() == 49);
    }
}
