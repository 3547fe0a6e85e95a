package govbackbone.kit.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a file holds, it is told what is wrong with it, and nothing is written before a commit. */
class AnyFileTest {
    private static @Nullable ImportService service;

    @BeforeContainer
    static void start() {
        service = new ImportService();
    }

    @AfterContainer
    static void stop() {
        service().close();
    }

    private static ImportService service() {
        if (service == null) {
            throw new IllegalStateException("Not started");
        }
        return service;
    }

    @Property(tries = 300)
    void any_bytes_are_answered_and_never_written(@ForAll("files") byte[] file) {
        long before = service().written();
        int status = service().send(file).returnResult(String.class).getStatus().value();
        assertThat(status).isIn(200, 413, 415, 422);
        assertThat(service().written()).isEqualTo(before);
    }

    @Property(tries = 60)
    void of_any_rows_the_good_ones_are_written_and_no_others(@ForAll("rows") String rows) {
        JsonNode report = service().check(ImportService.utf8(ImportService.HEADER, rows, "X,,,,,,,,"));
        long before = service().written();
        JsonNode outcome = service().committed(report, "VALID");

        long imported = outcome.get("good").longValue();
        assertThat(report.get("good").longValue()).isEqualTo(imported);
        // Two events, a claim and a key for each.
        assertThat(service().written() - before).isEqualTo(imported * 4);
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(2_000);
        Arbitrary<byte[]> text = Arbitraries.strings().withChars(",;\t\"\r\n#=+-@'是否收入0129年-:[]{}").all()
                .ofMaxLength(200).map(rows -> (ImportService.HEADER + "\n" + rows).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> sheets = Arbitraries
                .of("<row>", "</row>", "<c>", "<c t=\"s\">", "<c r=\"B9\" t=\"inlineStr\">", "</c>", "<v>", "</v>", "1",
                        "<is><t>", "</t></is>", "<f>", "&amp;", "&#0;", "\uD83D\uDE00", "1e99")
                .list().ofMaxSize(30).map(parts -> zipped(String.join("", parts)));
        return Arbitraries.oneOf(bytes, bytes.map(AnyFileTest::likeAWorkbook), text, sheets);
    }

    private static byte[] likeAWorkbook(byte[] bytes) {
        byte[] file = new byte[bytes.length + 4];
        System.arraycopy(new byte[]{'P', 'K', 3, 4}, 0, file, 0, 4);
        System.arraycopy(bytes, 0, file, 4, bytes.length);
        return file;
    }

    private static byte[] zipped(String rows) {
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "_rels/.rels",
                    "<R><Relationship Id=\"a\" Type=\"" + office + "/officeDocument\" Target=\"w.xml\"/></R>");
            put(zip, "_rels/w.xml.rels",
                    "<R><Relationship Id=\"a\" Type=\"" + office + "/worksheet\" Target=\"s.xml\"/></R>");
            put(zip, "w.xml", "<w xmlns:r=\"" + office + "\"><sheet r:id=\"a\"/></w>");
            put(zip, "s.xml", "<s>" + rows + "</s>");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> rows() {
        Arbitrary<String> number = Arbitraries.strings().withCharRange('A', 'D').ofMinLength(1).ofMaxLength(4);
        Arbitrary<String> amount = Arbitraries.of("1", "-1", "5", "101", "x", "");
        Arbitrary<String> rest = Arbitraries.of("收入,2020-07-31,是,甲,,,", "支出,2020-02-30,是,甲,,,", "收入,2020-07-31,是,,,,");
        return net.jqwik.api.Combinators.combine(number, amount, rest)
                .as((first, second, third) -> first + "," + second + "," + third).list().ofMinSize(1).ofMaxSize(20)
                .map(rows -> String.join("\r\n", rows));
    }
}
