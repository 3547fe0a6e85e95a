package govbackbone.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govbackbone.kit.projection.ProjectionStatus;
import govbackbone.kit.projection.ProjectionStatus.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BackboneTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path temporary = Path.of("");

    private DataDirectory data = new DataDirectory(temporary);

    @BeforeEach
    void createDirectory() throws IOException {
        data = DataDirectory.at(temporary.resolve("data"));
    }

    @Test
    void a_token_is_all_that_is_printed_and_says_who_it_is_for() throws Exception {
        assertThat(execute("token", "office,handler", "--unit", "11370300MB28560647", "--name", "示例经办人")).isZero();
        assertThat(lines(out)).hasSize(1);
        assertThat(err.size()).isZero();
        SignedJWT token = SignedJWT.parse(lines(out).getFirst());
        assertThat(token.verify(new RSASSAVerifier(data.signingKey().publicKey()))).isTrue();
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly("office", "handler");
        assertThat(claims.getStringClaim("unit")).isEqualTo("11370300MB28560647");
        assertThat(claims.getStringClaim("name")).isEqualTo("示例经办人");
        assertThat(claims.getAudience()).containsExactly("govbackbone");
        assertThat(lifetime(claims)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void a_token_may_last_longer_if_asked_for() throws Exception {
        assertThat(execute("token", "auditor", "--days", "30")).isZero();
        assertThat(lifetime(SignedJWT.parse(lines(out).getFirst()).getJWTClaimsSet())).isEqualTo(Duration.ofDays(30));
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    @Test
    void the_key_is_kept_and_only_its_owner_may_read_it() throws IOException {
        SigningKey first = data.signingKey();
        assertThat(data.signingKey()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root()))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions
                .toString(Files.getPosixFilePermissions(data.root().resolve("signing-key.pem"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(data.publicKey())).contains("PUBLIC KEY").doesNotContain("PRIVATE");
    }

    @Test
    void a_directory_that_others_may_enter_is_closed_to_them() throws IOException {
        Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
        DataDirectory again = DataDirectory.at(data.root());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(again.root()))).isEqualTo("rwx------");
    }

    @Test
    void nothing_starts_on_a_disk_that_is_nearly_full() {
        assertThatThrownBy(() -> data.requireSpace(100L << 20)).isInstanceOf(Refused.class)
                .hasMessageContaining("磁盘空间不足：剩余 100 MB").hasMessageContaining("100 MB left");
    }

    @Test
    void whoever_waits_for_the_views_is_told_how_far_they_are() {
        assertThat(Views.progress(List.of(view(State.LIVE, 0L), view(State.CATCHING_UP, 120L),
                view(State.CATCHING_UP, (long) ProjectionStatus.LAG_EVENTS_CAP))))
                .contains("1/3 已完成，最慢的尚余 ≥10000 条事件", "1 of 3 done");
        assertThat(Views.progress(List.of(view(State.CATCHING_UP, 120L), view(State.CATCHING_UP, null))))
                .contains("0/2 已完成，最慢的尚余多少未知", "has an unknown number of events to go");
    }

    private static ProjectionStatus view(State state, @Nullable Long lag) {
        return new ProjectionStatus("sample", 1, 1, null, 1, Map.of(), lag, 0.0, 0, state);
    }

    @Test
    void an_unknown_role_is_answered_with_the_roles_there_are() {
        assertThat(execute("token", "mayor")).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(lines(err)).anyMatch(line -> line.contains("assigning-office") && line.contains("交办机关"));
    }

    @Test
    void a_unit_that_is_none_is_refused() {
        assertThat(execute("token", "office", "--unit", "11370300MB28560640")).isEqualTo(1);
        assertThat(execute("token", "office", "--name", " ")).isEqualTo(1);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "token", "token office handler", "token office --days 31", "token office --days x",
        "token office --exit", "token office --unit", "run --port 80", "run --port 8080 --port 8081", "run now"})
    void what_cannot_be_understood_is_answered_with_help(String line) {
        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("backbone token ROLE");
    }

    @ParameterizedTest
    @CsvSource({"dmeo,demo", "rum,run", "tokens,token", "run --prot 8080,--port", "token office --unti=1,--unit"})
    void what_was_probably_meant_is_named(String line, String meant) {
        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("是否应为 " + meant + "？  Did you mean " + meant + "?");
    }

    @Test
    void nothing_is_guessed_from_a_word_like_no_other() {
        assertThat(execute("fly")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Not understood: fly").doesNotContain("Did you mean");
    }

    @Test
    void an_option_may_be_joined_to_its_value() throws Exception {
        assertThat(execute("token", "office", "--unit=11370300MB28560647", "--name=示例=经办人")).isZero();
        JWTClaimsSet claims = SignedJWT.parse(lines(out).getFirst()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("unit")).isEqualTo("11370300MB28560647");
        assertThat(claims.getStringClaim("name")).isEqualTo("示例=经办人");
        assertThat(execute("demo", "--exit=yes")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--exit 不带取值");
    }

    @Test
    void whoever_waits_is_told_every_few_seconds_and_what_is_over_at_once_is_not_told() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Progress progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), now::get);
        for (int second = 1; second <= 8; second++) {
            now.set(Instant.ofEpochSecond(second));
            int done = second;
            progress.tell(() -> "after " + done);
        }
        assertThat(lines(out)).containsExactly("after 4", "after 8");
    }

    @Test
    void help_is_no_mistake() {
        assertThat(execute()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("打印本说明", "assigning-office");
    }

    @Test
    void a_data_directory_serves_one_product_at_a_time() throws IOException {
        try (FileChannel claim = data.claim()) {
            assertThat(claim.isOpen()).isTrue();
            assertThatThrownBy(data::claim).isInstanceOf(Refused.class).hasMessageContaining("已被另一个正在运行的底座使用");
        }
        data.claim().close();
    }

    @Test
    void a_port_in_use_is_named_before_anything_starts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThat(execute("run", "--port", String.valueOf(port))).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("端口 " + port + " 已被占用", "--port");
        }
    }

    private int execute(String... words) {
        return new Backbone(data, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).execute(List.of(words));
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
