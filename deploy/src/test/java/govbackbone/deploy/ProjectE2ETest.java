package govbackbone.deploy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A government IT project through the public door, from the draft of its filing to its retirement. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningProduct.Shared.class)
class ProjectE2ETest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private final RunningProduct product;

    ProjectE2ETest(RunningProduct product) {
        this.product = product;
    }

    @Test
    void a_project_goes_from_its_draft_to_its_retirement_and_makes_ready_what_was_promised_of_it() throws Exception {
        plan(2024, "示例：数据共享平台");
        String id = Door.json(give(Role.UNIT, "", """
                {"openedOn":"2024-01-08","year":2024,"kind":"CONSTRUCTION","name":"示例：数据共享平台","classified":false}"""))
                .path("id").asString();
        give(Role.UNIT, "/" + id + "/draft-filing", """
                {"draftedOn":"2024-01-08","nature":"NEW","competentAuthority":"示例主管部门","startsOn":"2024-03-01",
                 "endsOn":"2024-06-30","goals":"示例目标","indicators":[{"name":"示例指标","measure":"个","target":"10"}],
                 "basis":"示例依据","content":"示例建设内容","functions":["示例功能"],"fundSource":"GENERAL_BUDGET",
                 "totalFen":5001250,"lines":[
                   {"no":"1","category":"SOFTWARE_DEVELOPMENT","name":"示例软件","measure":"项","quantity":"2",
                    "unitPriceFen":2500000,"amountFen":5000000,"rounded":false},
                   {"no":"2","category":"ASSESSMENT","name":"示例测评","measure":"次","quantity":"2.5","unitPriceFen":500,
                    "amountFen":1250,"rounded":false}],
                 "yearlyOperationFen":0,"sharedResources":["示例资源"],"gradingLevel":2}""");
        give(Role.UNIT, "/" + id + "/submit-filing", "{\"submittedOn\":\"2024-01-10\"}");
        give(Role.PROJECT_REVIEWER, "/" + id + "/check-form", "{\"checkedOn\":\"2024-01-11\"}");
        give(Role.PROJECT_REVIEWER, "/" + id + "/open-review", """
                {"openedOn":"2024-01-15","experts":[
                  {"subject":"a","name":"示例专家甲","workUnit":"示例单位","conflict":false},
                  {"subject":"b","name":"示例专家乙","workUnit":"示例单位","conflict":false},
                  {"subject":"c","name":"示例专家丙","workUnit":"示例单位","conflict":false}]}""");
        for (String expert : new String[]{"a", "b", "c"}) {
            give(Role.PROJECT_REVIEWER, "/" + id + "/record-expert-opinion", """
                    {"givenOn":"2024-01-15","expert":"%s","opinion":"AGREE","comment":"示例意见","sheet":"示例-1"}"""
                    .formatted(expert));
        }
        give(Role.BUDGET_REVIEWER, "/" + id + "/review-line", """
                {"reviewedOn":"2024-01-16","line":"1","approvedFen":4000000,"reason":"PRICE_HIGH"}""");
        give(Role.BUDGET_REVIEWER, "/" + id + "/review-line", """
                {"reviewedOn":"2024-01-16","line":"2","approvedFen":1250}""");
        give(Role.BUDGET_REVIEWER, "/" + id + "/close-budget-review", "{\"closedOn\":\"2024-01-17\"}");
        give(Role.PRINCIPAL, "/" + id + "/approve", """
                {"approvedOn":"2024-01-22","documentNumber":"示数项字〔2024〕1号","amountFen":4001250,"planYear":2024}""");
        awaitCovered("plan-2024-1-1", id);
        give(Role.UNIT, "/" + id + "/start-procurement", """
                {"startedOn":"2024-02-05","method":"OPEN_TENDER","reference":"示例采购-1"}""");
        give(Role.UNIT, "/" + id + "/record-award", """
                {"awardedOn":"2024-03-04","supplier":{"code":"%s","name":"示例供应商"},"amountFen":3900000}"""
                .formatted(BUREAU));
        give(Role.UNIT, "/" + id + "/file-contract", """
                {"filedOn":"2024-03-25","contractNo":"示例合同-1","signedOn":"2024-03-11","amountFen":3800000}""");
        give(Role.UNIT, "/" + id + "/start-construction", "{\"startedOn\":\"2024-03-25\"}");
        give(Role.UNIT, "/" + id + "/record-payment", """
                {"paidOn":"2024-03-25","voucher":"示例-1","amountFen":3800000}""");
        give(Role.UNIT, "/" + id + "/complete-construction", "{\"completedOn\":\"2024-05-31\"}");
        give(Role.UNIT, "/" + id + "/accept-preliminarily", """
                {"acceptedOn":"2024-06-07","conclusion":"示例结论"}""");
        give(Role.UNIT, "/" + id + "/start-trial-run", "{\"startedOn\":\"2024-06-11\"}");
        String commitment = promise(id);
        give(Role.PROJECT_REVIEWER, "/" + id + "/accept-finally", """
                {"acceptedOn":"2024-08-26","reports":[%s],
                 "resources":[{"name":"示例资源","catalogueNo":"示例目录-1","records":4670}],
                 "protectionCertificate":"示例备案-1","assessmentValidUntil":"2026-08-26",
                 "system":{"catalogueNo":"E2E-2024-1","name":"示例：数据共享平台","hosting":"GOVERNMENT_CLOUD"}}"""
                .formatted(reports("SUMMARY", "FINANCE", "AUDIT", "SECURITY_RISK")));
        awaitReady(commitment, id);
        give(Role.UNIT, "/" + id + "/start-operation", "{\"startedOn\":\"2024-09-02\"}");
        give(Role.PROJECT_REVIEWER, "/" + id + "/evaluate", """
                {"evaluatedOn":"2025-09-01","period":2025,"score":90,"grade":"EXCELLENT","evaluator":"示例评价机构"}""");
        give(Role.UNIT, "/" + id + "/request-retirement", """
                {"requestedOn":"2026-03-02","reason":"示例理由"}""");
        dispose(id);
        JsonNode last = Door.json(give(Role.PROJECT_REVIEWER, "/" + id + "/retire", """
                {"retiredOn":"2026-03-09","cloudResources":"示例：已回收","addresses":"示例：已释放","data":"示例：已移交",
                 "assets":"示例：已处置"}"""));

        JsonNode view = Door.json(product.door.get("/api/projects/%s?atLeast=%d".formatted(id,
                last.path("version").asLong()), Role.ANALYST));
        assertThat(view.path("stage").asString()).isEqualTo("RETIRED");
        assertThat(view.path("reducedFen").asLong()).isEqualTo(1_000_000);
        assertThat(view.path("records").asLong()).isEqualTo(4_670);
        assertThat(view.path("system").asString()).isEqualTo("E2E-2024-1");
        awaitCatalogued("E2E-2024-1", id);
        figures();
        awaitTold(id);
        JsonNode history = Door.json(product.door.get("/api/projects/" + id + "/history", Role.AUDITOR)).path("items");
        assertThat(history.size()).isEqualTo(view.path("version").asInt());
    }

    @Test
    void what_a_shared_capability_offers_is_flagged_and_approved_once_it_is_reused() throws Exception {
        HttpResponse<String> registered = product.door.post("/api/government-systems", Role.UNIT, BUREAU, """
                {"catalogueNo":"E2E-CAP-1","name":"示例：统一电子证照系统","content":"示例：归集全市证照。",
                 "functions":["证照归集"],"hosting":"GOVERNMENT_CLOUD","gradingLevel":1,"notSharingReason":"示例"}""");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        HttpResponse<String> declared = product.door.post("/api/government-systems/E2E-CAP-1/declare-capability",
                Role.PROJECT_REVIEWER, BUREAU, """
                        {"name":"示例：电子证照","functions":["电子证照核验","电子证照调用"],"access":"示例：申请接口"}""");
        assertThat(declared.statusCode()).as(declared.body()).isEqualTo(200);
        await().ignoreExceptions().untilAsserted(() -> assertThat(
                Door.json(product.door.get("/api/shared-capabilities/E2E-CAP-1", Role.UNIT, BUREAU))
                        .path("functions").size())
                .isEqualTo(2));

        plan(2023, "示例：开办企业一件事");
        String id = imported("示例：开办企业一件事");
        flagged(id);
        give(Role.PROJECT_REVIEWER, "/" + id + "/check-form", "{}");
        paper(id, "filing-form", "示例：开办企业一件事");
        give(Role.PROJECT_REVIEWER, "/" + id + "/open-review", """
                {"experts":[{"subject":"a","name":"示例专家甲","workUnit":"示例单位","conflict":false},
                  {"subject":"b","name":"示例专家乙","workUnit":"示例单位","conflict":false},
                  {"subject":"c","name":"示例专家丙","workUnit":"示例单位","conflict":false}]}""");
        for (String expert : new String[]{"a", "b", "c"}) {
            give(Role.PROJECT_REVIEWER, "/" + id + "/record-expert-opinion", """
                    {"expert":"%s","opinion":"AGREE","comment":"示例意见","sheet":"示例-1"}""".formatted(expert));
        }
        for (String line : new String[]{"1", "2"}) {
            give(Role.BUDGET_REVIEWER, "/" + id + "/review-line", """
                    {"line":"%s","approvedFen":100000,"reason":"REUSE_SHARED"}""".formatted(line));
        }
        give(Role.BUDGET_REVIEWER, "/" + id + "/close-budget-review", "{}");
        String approval = """
                {"documentNumber":"示数项字〔2023〕1号","amountFen":200000,"planYear":2023}""";
        HttpResponse<String> blocked = product.door.post("/api/projects/" + id + "/approve", Role.PRINCIPAL, BUREAU,
                approval);
        assertThat(blocked.statusCode()).isEqualTo(422);
        assertThat(blocked.body()).contains("OVERLAPS_OPEN");
        give(Role.PROJECT_REVIEWER, "/" + id + "/resolve-overlap", """
                {"flag":1,"outcome":"REUSE","note":"示例：调用统一电子证照系统"}""");
        give(Role.PRINCIPAL, "/" + id + "/approve", approval);
        paper(id, "review-sheet", "示例：电子证照");
        paper(id, "approval-letter", "示数项字〔2023〕1号");
        awaitCovered("plan-2023-1-1", id);
        give(Role.PROJECT_REVIEWER, "/" + id + "/cancel", "{\"reason\":\"示例：并入另一项目\"}");
        await().ignoreExceptions().untilAsserted(() -> {
            JsonNode entry = Door.json(product.door.get("/api/plan-entries/plan-2023-1-1", Role.ANALYST));
            assertThat(entry.path("state").asString()).isEqualTo("LISTED");
            assertThat(entry.path("project").isNull()).as(entry.toString()).isTrue();
        });
        assertThat(product.door.get("/api/annual-plans/plan-2023-1/history", Role.AUDITOR).body())
                .contains("PlanEntryCovered", "PlanEntryUncovered");
    }

    /** A filing of two lines in a file, checked and then committed by its token. */
    private String imported(String name) throws Exception {
        String file = """
                建设单位,年度,备案类别,项目名称,建设性质,主管部门,计划开始日期,计划完成日期,绩效目标,绩效指标,立项依据,建设内容,\
                功能清单,经费渠道,不共享理由,拟定安全保护等级,序号,费用类别,明细名称,计量单位,数量,单价（元）,金额（元）
                %s,2023,建设,%s,新建,示例主管部门,2023-09-01,2024-03-31,示例目标,示例指标/个/1,示例依据,示例：联办设立登记和刻章。,\
                设立登记申报；证照核验,一般公共预算,示例,1,1,软件开发,示例软件,项,1,2000,2000
                ,,,,,,,,,,,,,,,,2,系统集成,示例集成,项,1,3000,3000
                """.formatted(BUREAU, name);
        JsonNode report = Door.json(product.door.post("/api/projects/import", Role.PROJECT_REVIEWER,
                file.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.path("errors").size()).as(report.toString()).isZero();
        HttpResponse<String> committed = product.door.post(
                "/api/projects/import/" + report.path("token").asString() + "/commit", Role.PROJECT_REVIEWER,
                "{\"rows\":\"ALL\"}");
        assertThat(committed.statusCode()).as(committed.body()).isEqualTo(200);
        return Door.json(committed).at("/rows/0/id").asString();
    }

    private void flagged(String project) {
        await().ignoreExceptions().untilAsserted(() -> {
            JsonNode found = Door.json(product.door.get("/api/projects/" + project + "/overlaps",
                    Role.PROJECT_REVIEWER)).path("items").path(0);
            assertThat(found.path("with").asString()).isEqualTo("SHARED_CAPABILITY");
            assertThat(found.at("/reusable/0/offered").asString()).isEqualTo("电子证照核验");
            assertThat(Door.json(product.door.get("/api/projects/" + project, Role.PROJECT_REVIEWER)).toString())
                    .contains("E2E-CAP-1");
            assertThat(told(Role.UNIT, project)).contains("OVERLAP");
        });
    }

    /** As a page and as a document to go on editing. */
    private void paper(String project, String kind, String says) {
        String path = "/api/projects/" + project + "/documents/" + kind;
        await().ignoreExceptions().untilAsserted(() -> {
            HttpResponse<String> page = product.door.get(path + ".html", Role.ANALYST);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains(says);
            HttpResponse<String> document = product.door.get(path + ".docx", Role.ANALYST);
            assertThat(document.statusCode()).isEqualTo(200);
            assertThat(document.body()).startsWith("PK").contains("word/document.xml");
        });
    }

    private void plan(int year, String project) throws Exception {
        HttpResponse<String> answer = product.door.post("/api/annual-plans", Role.OFFICE, BUREAU, """
                {"publishedOn":"%1$d-01-02","year":%1$d,"batch":1,"issuingBody":"示例机关",
                 "documentNumber":"示数发〔%1$d〕1号",
                 "entries":[{"unit":"%2$s","name":"%3$s","kind":"CONSTRUCTION","amountFen":6000000}]}"""
                .formatted(year, BUREAU, project));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void awaitCovered(String entry, String project) {
        await().ignoreExceptions().untilAsserted(() -> {
            JsonNode view = Door.json(product.door.get("/api/plan-entries/" + entry, Role.ANALYST));
            assertThat(view.path("state").asString()).isEqualTo("COVERED");
            assertThat(view.path("project").asString()).isEqualTo(project);
        });
    }

    private void awaitCatalogued(String system, String project) {
        await().ignoreExceptions().untilAsserted(() -> {
            JsonNode view = Door.json(product.door.get("/api/government-systems/" + system, Role.ANALYST));
            assertThat(view.path("projects").valueStream().map(JsonNode::asString)).containsExactly(project);
            assertThat(view.path("sharingOwed").asBoolean()).isFalse();
            assertThat(view.path("protectedUntil").asString()).isEqualTo("2026-08-26");
        });
    }

    /** What was cut by unit, year and reason; what was filed late or is overdue; what became of the plan. */
    private void figures() throws Exception {
        JsonNode cut = groups("/api/projects/summary?by=year,unitName&year=2024").path(0);
        assertThat(cut.path("reducedFen").asLong()).isEqualTo(1_000_000);
        assertThat(cut.path("reducedBy.priceHigh").asLong()).isEqualTo(1_000_000);
        assertThat(groups("/api/projects/summary?by=stage&year=2024").path(0).path("stage").asString())
                .isEqualTo("RETIRED");
        JsonNode coverage = groups("/api/plan-entries/summary?by=year,state&year=2024").path(0);
        assertThat(coverage.path("amountFen").asLong()).isEqualTo(6_000_000);
        assertThat(coverage.path("approvedFen").asLong()).isEqualTo(4_001_250);
        for (String list : new String[]{"/api/projects?contractLate=true", "/api/projects?overdue=true",
            "/api/projects/export.csv?system=E2E-2024-1", "/api/government-systems/export.csv?sharingOwed=false",
            "/api/plan-entries/export.xlsx?year=2024", "/api/assets/export.csv?state=DISPOSED",
            "/api/annual-plans?year=2024"}) {
            assertThat(product.door.get(list, Role.ANALYST).statusCode()).as(list).isEqualTo(200);
        }
    }

    /** The unit finds in its inbox that the contract was filed late, and what was decided; reviewers what waits for them. */
    private void awaitTold(String project) {
        await().untilAsserted(() -> {
            assertThat(told(Role.UNIT, project)).contains("FILING_DECIDED", "DEADLINE_MISSED")
                    .doesNotContain("REVIEW_DUE");
            assertThat(told(Role.PROJECT_REVIEWER, project)).contains("REVIEW_DUE", "DEADLINE_MISSED");
        });
    }

    private List<String> told(Role role, String project) throws Exception {
        return Door.json(product.door.get("/api/notices?limit=200&sort=-issuedAt", role, BUREAU)).path("items")
                .valueStream().filter(notice -> notice.path("about").path("id").asString().equals(project))
                .map(notice -> notice.path("kind").asString()).toList();
    }

    private JsonNode groups(String path) throws Exception {
        HttpResponse<String> answer = product.door.get(path, Role.ANALYST);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Door.json(answer).path("items");
    }

    /** @return id of a commitment, made by the reply to a suggestion, that names the project */
    private String promise(String project) throws Exception {
        String id = Door.json(proposal(Role.OFFICE, "", """
                {"receivedOn":"2025-03-03","source":"NPC_SUGGESTION","level":"CITY","term":16,"session":4,
                 "caseNo":"9001","title":"示例：关于推进数据共享的建议"}""")).path("id").asString();
        proposal(Role.OFFICE, "/" + id + "/register", """
                {"registeredOn":"2025-03-03","body":"示例正文","inSession":true,"theme":"DATA_SHARING",
                 "proposers":[{"id":"p1","name":"示例代表01","lead":true}],"questions":["示例问题？"]}""");
        proposal(Role.ASSIGNING_OFFICE, "/" + id + "/assign", """
                {"assignedOn":"2025-03-03","assigningBody":"示例交办机关","mode":"SOLE",
                 "units":[{"code":"%s","role":"SOLE"}]}""".formatted(BUREAU));
        proposal(Role.HANDLER, "/" + id + "/acknowledge-receipt", "{\"acknowledgedOn\":\"2025-03-04\"}");
        proposal(Role.OFFICE, "/" + id + "/appoint-team", """
                {"appointedOn":"2025-03-04","principal":{"subject":"test-principal","name":"示例"},
                 "deputy":{"subject":"deputy","name":"示例"},"office":{"subject":"office","name":"示例"},
                 "section":"示例科室","handler":{"subject":"handler","name":"示例"}}""");
        proposal(Role.HANDLER, "/" + id + "/record-contact", """
                {"contactedOn":"2025-03-05","proposer":"p1","channel":"PHONE","summary":"示例"}""");
        proposal(Role.HANDLER, "/" + id + "/submit-reply-draft", """
                {"draftedOn":"2025-03-06","replyClass":"B","text":"示例答复","answers":[{"question":1,"text":"示例"}],
                 "promises":[{"text":"示例：建成数据共享平台。","targetOn":"2030-12-31"}]}""");
        proposal(Role.OFFICE, "/" + id + "/pass-review", """
                {"reviewedOn":"2025-03-07","reviewers":["test-principal","deputy","office"],"minutes":"示例纪要"}""");
        proposal(Role.PRINCIPAL, "/" + id + "/sign-reply", """
                {"signedOn":"2025-03-10","documentNumber":"示数建字〔2025〕9001号","sealed":true,
                 "disclosure":{"decision":"FULL"}}""");
        String commitment = id + "-" + BUREAU + "-1-1";
        await().ignoreExceptions().untilAsserted(() -> assertThat(product.door.post(
                "/api/commitments/" + commitment + "/name-project", Role.HANDLER, BUREAU,
                "{\"project\":\"" + project + "\"}").statusCode()).isIn(200, 409));
        return commitment;
    }

    private void awaitReady(String commitment, String project) {
        await().ignoreExceptions().untilAsserted(() -> {
            JsonNode view = Door.json(product.door.get("/api/commitments/" + commitment, Role.OFFICE));
            assertThat(view.path("project").asString()).isEqualTo(project);
            assertThat(view.path("readyOn").asString()).isEqualTo("2024-08-26");
            assertThat(view.path("state").asString()).isEqualTo("OPEN");
        });
    }

    private HttpResponse<String> proposal(Role role, String command, String body) throws Exception {
        HttpResponse<String> answer = product.door.post("/api/proposals" + command, role, BUREAU, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer;
    }

    /** The software of the project is entered in the books and scrapped; the project learns of it. */
    private void dispose(String project) throws Exception {
        String asset = "/api/assets/" + project + "-a1";
        HttpResponse<String> early = product.door.post("/api/projects/" + project + "/retire", Role.PROJECT_REVIEWER,
                BUREAU, """
                        {"cloudResources":"示例","addresses":"示例","data":"示例","assets":"示例"}""");
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("ASSETS_OUTSTANDING", "示例软件");
        HttpResponse<String> entered = product.door.post(asset + "/enter-asset", Role.UNIT, BUREAU, """
                {"enteredOn":"2024-09-02","assetNo":"示例-2024-1","classification":"A02010000","valueFen":3800000,
                 "custodian":"示例保管人","location":"示例机房"}""");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
        HttpResponse<String> disposed = product.door.post(asset + "/dispose", Role.UNIT, BUREAU, """
                {"disposedOn":"2026-03-05","way":"SCRAPPED","documentNumber":"示财资字〔2026〕1号","proceedsFen":0}""");
        assertThat(disposed.statusCode()).as(disposed.body()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(
                Door.json(product.door.get("/api/projects/" + project, Role.ANALYST)).path("openAssets").asInt())
                .isZero());
    }

    private HttpResponse<String> give(Role role, String command, String body) throws Exception {
        HttpResponse<String> answer = product.door.post("/api/projects" + command, role, BUREAU, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer;
    }

    private static String reports(String... kinds) {
        return String.join(",", Arrays.stream(kinds).map(kind -> """
                {"kind":"%s","title":"示例报告","sha256":"%s"}""".formatted(kind, SHA256)).toList());
    }
}
