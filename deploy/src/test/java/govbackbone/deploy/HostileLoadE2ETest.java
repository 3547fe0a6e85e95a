package govbackbone.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The product with the memory it is started with, while somebody sends all that is allowed and much that is not. */
@Tag("extended")
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileLoadE2ETest {
    private static final int DRAFTS = 500;
    private static final UnitCode UNIT = new UnitCode("113703000000000199");
    private static final UnitCode OTHER = new UnitCode("113703000000000274");

    @Test
    void one_unit_that_sends_all_it_may_and_hostile_workbooks_keep_nobody_from_working(@TempDir Path directory)
            throws Exception {
        DataDirectory data = DataDirectory.at(directory);
        Ports ports = RunningProduct.freePorts();
        Door door = new Door(URI.create("http://localhost:" + ports.door()), data.signingKey());
        try (ProductProcess product = ProductProcess.start(data, ports);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            awaitHealth(door, product);
            Future<String> last = senders.submit(() -> drafts(door));
            List<byte[]> hostile = List.of(number(), sharedText(), manyCells(), manyLines());
            Future<Integer> files = senders.submit(() -> {
                int sent = 0;
                for (; !last.isDone(); sent++) {
                    send(door, sent, hostile.get(sent / 2 % hostile.size()));
                }
                return sent;
            });
            int served = 0;
            while (!last.isDone()) {
                product.requireAlive();
                assertThat(door.get("/api/proposals?limit=5", Role.OFFICE).statusCode()).isEqualTo(200);
                assertThat(open(door, OTHER, "示例旁人" + served++).statusCode()).isEqualTo(201);
            }
            assertThat(served).isPositive();
            assertThat(files.get()).isPositive();
            String id = last.get();
            awaitHealth(door, product);
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> Door
                    .json(door.get("/api/projects/" + id, Role.UNIT, UNIT)).path("version").asLong() == 2);
            product.requireAlive();
        }
    }

    /** In turns to either service that imports; whoever waits too long hangs up. */
    private static void send(Door door, int number, byte[] file) throws IOException, InterruptedException {
        boolean projects = number % 2 == 0;
        try {
            HttpResponse<String> answer = door.post(projects ? "/api/projects/import" : "/api/proposals/import",
                    projects ? Role.UNIT : Role.OFFICE, file);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 413, 422, 503, 504);
        } catch (HttpTimeoutException hungUp) {
            // and sends the next one
        }
    }

    private static void awaitHealth(Door door, ProductProcess product) {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            product.requireAlive();
            return door.get("/health").statusCode() == 200;
        });
    }

    private static HttpResponse<String> open(Door door, UnitCode unit, String name)
            throws IOException, InterruptedException {
        return door.post("/api/projects", Role.UNIT, unit,
                "{\"year\":2020,\"kind\":\"CONSTRUCTION\",\"name\":\"%s\",\"classified\":false}".formatted(name));
    }

    /** The id of the last one. */
    private static String drafts(Door door) throws IOException, InterruptedException {
        String id = "";
        for (int i = 0; i < DRAFTS; i++) {
            id = Door.json(open(door, UNIT, "示例大件" + i)).path("id").asString();
            HttpResponse<String> drafted = door.post("/api/projects/" + id + "/draft-filing", Role.UNIT, UNIT, draft());
            assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(200);
        }
        return id;
    }

    /** As large as a request may be, nearly. */
    private static String draft() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 70; i++) {
            lines.append(i == 1 ? "" : ",").append("""
                    {"no":"%d","category":"SOFTWARE_DEVELOPMENT","name":"示例软件","measure":"项","quantity":"1",\
                    "unitPriceFen":100,"amountFen":100,"rounded":false,"basis":"%s"}""".formatted(i,
                    "示".repeat(1_000)));
        }
        return """
                {"nature":"NEW","competentAuthority":"示例主管部门","startsOn":"2024-03-01","endsOn":"2024-06-30",
                 "goals":"示例目标","indicators":[{"name":"示例指标","measure":"个","target":"10"}],"basis":"示例依据",
                 "content":"示例建设内容","functions":["示例功能"],"fundSource":"GENERAL_BUDGET","totalFen":7000,
                 "lines":[%s],"yearlyOperationFen":0,"sharedResources":["示例资源"],"gradingLevel":2}"""
                .formatted(lines);
    }

    private static byte[] number() {
        return workbook("<sst/>", "<row><c><v>" + "7".repeat(4_000_000) + "</v></c></row>");
    }

    private static byte[] sharedText() {
        return workbook("<sst><si><t>" + "示".repeat(30_000) + "</t></si></sst>",
                ("<row>" + "<c t=\"s\"><v>0</v></c>".repeat(13) + "</row>").repeat(2_000));
    }

    private static byte[] manyCells() {
        return workbook("<sst/>", ("<row>" + "<c><v>1</v></c>".repeat(200) + "</row>").repeat(10_000));
    }

    private static byte[] manyLines() {
        return "\n".repeat(15 << 20).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] workbook(String texts, String rows) {
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : Map.of("_rels/.rels",
                    "<R><Relationship Id=\"a\" Type=\"" + office + "/officeDocument\" Target=\"w.xml\"/></R>",
                    "_rels/w.xml.rels", "<R><Relationship Id=\"a\" Type=\"" + office
                            + "/worksheet\" Target=\"s.xml\"/><Relationship Id=\"b\" Type=\"" + office
                            + "/sharedStrings\" Target=\"t.xml\"/></R>",
                    "w.xml", "<w xmlns:r=\"" + office + "\"><sheet name=\"a\" r:id=\"a\"/></w>", "t.xml", texts,
                    "s.xml", "<s><row><c t=\"str\"><v>标题</v></c></row>" + rows + "</s>").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}
