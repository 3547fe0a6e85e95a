package govbackbone.kit.notice;

import java.util.List;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.testkit.hosted.HostedApplication;
import govbackbone.testkit.hosted.HostedApplication.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static govbackbone.kit.notice.NoticeSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The inbox of a running service, through HTTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InboxTest {
    private static final HostedApplication SERVICE = HostedApplication.ofKit(List.of(NoticeConfiguration.class));
    private static final Actor AUDITOR = actor("auditor", Role.AUDITOR);

    private static int cause;
    private Actor reader = actor("nobody");
    private Actor stranger = actor("nobody");

    @BeforeEach
    void freshPeople() {
        cause++;
        reader = new Actor("reader" + cause, "示例经办人", UNIT, Set.of(Role.HANDLER));
        stranger = new Actor("stranger" + cause, "示例旁人", new UnitCode("1137030000000006XC"),
                Set.of(Role.HANDLER, Role.ASSIGNING_OFFICE));
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static String issue(Addressee to, NoticeKind kind) {
        Issue issue = new Issue(to, "示例", message(kind, cause));
        String id = Notices.id(to, issue.message());
        SERVICE.submit(new Submission<>(Notices.TYPE, id, issue, Actor.BACKBONE, null, null, "test"));
        await().until(() -> SERVICE.get(AUDITOR, "/api/notices/" + id).status() == 200);
        return id;
    }

    private Addressee me() {
        return Addressee.person(reader.subject());
    }

    private static List<String> ids(Actor actor, String query) {
        return SERVICE.get(actor, "/api/notices?limit=200&" + query).json().path("items").findValuesAsString("id");
    }

    @Test
    void a_caller_sees_what_is_for_the_person_the_unit_and_the_roles_and_nothing_else() {
        String mine = issue(me(), NoticeKind.ASSIGNED);
        String ours = issue(Addressee.unit(UNIT), NoticeKind.ASSIGNED);
        String theirs = issue(Addressee.role("assigning-office"), NoticeKind.ASSIGNED);
        String inUnit = issue(Addressee.roleIn("handler", UNIT), NoticeKind.ASSIGNED);

        assertThat(ids(reader, "")).contains(mine, ours, inUnit).doesNotContain(theirs);
        assertThat(ids(stranger, "")).contains(theirs).doesNotContain(mine, ours, inUnit);
        assertThat(ids(AUDITOR, "")).contains(mine, ours, theirs, inUnit);
        assertThat(SERVICE.get(stranger, "/api/notices/" + mine).status()).isEqualTo(404);
        assertThat(SERVICE.get(stranger, "/api/notices/" + mine + "/history").status()).isEqualTo(404);
        assertThat(SERVICE.get(stranger, "/api/notices?to=person:" + reader.subject()).json().path("items"))
                .isEmpty();
    }

    @Test
    void a_notice_says_what_to_whom_why_and_about_what() {
        JsonNode notice = SERVICE.get(reader, "/api/notices/" + issue(me(), NoticeKind.DUNNING)).json();
        assertThat(notice.path("kind").asString()).isEqualTo("DUNNING");
        assertThat(notice.at("/title/zh").asString()).isEqualTo("关于示例件逾期的提醒");
        assertThat(notice.at("/title/en").asString()).isEqualTo("Sample case overdue");
        assertThat(notice.at("/about/collection").asString()).isEqualTo("samples");
        assertThat(notice.at("/cause/event").asString()).isEqualTo("sample.CaseOverdue");
        assertThat(notice.at("/cause/byName").asString()).isEqualTo("政务数字底座");
        assertThat(notice.path("read").asBoolean()).isFalse();
        assertThat(notice.path("issuedAt").asString()).isNotEmpty();
    }

    @Test
    void read_once_is_read_and_says_by_whom() {
        String id = issue(me(), NoticeKind.ASSIGNED);
        assertThat(ids(reader, "read=false")).contains(id);

        assertThat(SERVICE.post(reader, "/api/notices/" + id + "/mark-read").status()).isEqualTo(200);
        JsonNode read = SERVICE.get(reader, "/api/notices/" + id + "?atLeast=2").json();
        assertThat(read.path("read").asBoolean()).isTrue();
        assertThat(read.path("readBy").asString()).isEqualTo("示例经办人");

        assertThat(SERVICE.post(reader, "/api/notices/" + id + "/mark-read").json().path("version").asInt())
                .isEqualTo(2);
        assertThat(ids(reader, "read=false")).doesNotContain(id);
    }

    @Test
    void to_somebody_else_there_is_no_such_notice() {
        String id = issue(me(), NoticeKind.ASSIGNED);
        Answer refused = SERVICE.post(stranger, "/api/notices/" + id + "/mark-read");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().path("code").asString()).isEqualTo("UNKNOWN_ID");
    }

    @Test
    void unread_notices_are_counted_by_kind() {
        issue(me(), NoticeKind.ASSIGNED);
        issue(me(), NoticeKind.DUNNING);
        JsonNode all = SERVICE.get(reader, "/api/notices/summary?by=read,kind&read=false&to=" + me()).json();
        assertThat(all.at("/total/count").asInt()).isEqualTo(2);
        assertThat(all.path("items").findValuesAsString("kind")).containsExactlyInAnyOrder("ASSIGNED", "DUNNING");
    }

    @Test
    void all_are_marked_read_but_those_that_came_later() {
        String early = issue(me(), NoticeKind.ASSIGNED);
        String until = SERVICE.get(reader, "/api/notices/" + early).json().path("issuedAt").asString();
        String late = issue(me(), NoticeKind.DUNNING);
        String foreign = issue(Addressee.person("another"), NoticeKind.DUNNING);

        JsonNode marked = SERVICE.post(reader, "/api/notices/mark-all-read?until=" + until).json();
        assertThat(marked.path("read").asInt()).isPositive();
        assertThat(marked.path("more").asBoolean()).isFalse();
        await().untilAsserted(() -> assertThat(ids(reader, "read=false")).doesNotContain(early).contains(late));

        assertThat(SERVICE.post(reader, "/api/notices/mark-all-read").status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(ids(reader, "read=false")).isEmpty());
        assertThat(ids(AUDITOR, "read=false")).contains(foreign);
    }

    @Test
    void marking_all_refuses_what_it_does_not_know() {
        Answer refused = SERVICE.post(reader, "/api/notices/mark-all-read?until=yesterday&kind=DUNNING");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsString("code")).containsExactlyInAnyOrder("NOT_A_TIME",
                "UNKNOWN_PARAMETER");
        assertThat(refused.json().toString()).contains("没有此查询参数。");
        assertThat(SERVICE.postInEnglish(reader, "/api/notices/mark-all-read?until=yesterday", "").json().toString())
                .contains("Not a time with an offset");
        assertThat(SERVICE.post("/api/notices/mark-all-read").status()).isEqualTo(401);
    }

    @Test
    void nobody_issues_notices_over_http() {
        assertThat(SERVICE.post(reader, "/api/notices").status()).isEqualTo(405);
        assertThat(SERVICE.get(reader, "/openapi.json").json().path("paths").propertyNames())
                .contains("/api/notices/mark-all-read", "/api/notices/{id}/mark-read", "/api/notices/changes");
    }

    @Test
    void what_was_read_stays_read_when_the_view_is_built_again() {
        String id = issue(me(), NoticeKind.ASSIGNED);
        SERVICE.post(reader, "/api/notices/" + id + "/mark-read");
        assertThat(SERVICE.post(actor("admin", Role.ADMIN), "/api/admin/test/projections/notice-view/rebuild")
                .status()).isEqualTo(202);
        await().until(() -> SERVICE.get(actor("admin", Role.ADMIN), "/api/admin/test/projections").json()
                .at("/items/0/state").asString().equals("LIVE"));
        await().until(() -> SERVICE.get(reader, "/api/notices/" + id).json().path("read").asBoolean());
    }
}
