package govbackbone.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The script {@code backbone}, with a JDK that only notes how it is called and ends as a real one would. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    private Path root;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(Path.of("..", "backbone"), root.resolve("backbone"));
        Path home = Files.createDirectories(root.resolve("deploy/target/backbone"));
        Files.createFile(home.resolve("backbone.jar"));
        Files.createFile(home.resolveSibling("backbone.built"));
        Path bin = Files.createDirectories(root.resolve("jdk/bin"));
        script(bin.resolve("javac"), "exit 0");
        script(bin.resolve("mvn"), """
                echo '[INFO] Building kit 0.1.0-SNAPSHOT                       [1/2]'
                echo '[INFO] Building deploy 0.1.0-SNAPSHOT                    [2/2]'
                echo '[INFO] BUILD SUCCESS'
                """);
        script(bin.resolve("java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "25"' >&2; exit 0; fi
                echo "$*" >>"$CALLS"
                status=$(head -n 1 "$ENDS")
                sed -i.old 1d "$ENDS"
                if [ "$status" = waits ]; then trap 'exit 143' TERM; echo up; while :; do sleep 0.05; done; fi
                exit "$status"
                """);
    }

    private static void script(Path file, String content) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(String command, String... ends) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", root.resolve("backbone").toString(), command);
        builder.environment().merge("PATH", root.resolve("jdk/bin").toString(),
                (path, bin) -> bin + File.pathSeparator + path);
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().put("CALLS", root.resolve("calls").toString());
        builder.environment().put("ENDS", Files.write(root.resolve("ends"), List.of(ends)).toString());
        return builder.redirectError(root.resolve("said").toFile()).start();
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(root.resolve("calls"));
    }

    private String said() throws IOException {
        return Files.readString(root.resolve("said"), StandardCharsets.UTF_8);
    }

    @Test
    void a_product_that_runs_out_of_memory_ends_and_is_started_again() throws Exception {
        assertThat(end(start("run", "3", "0"))).isZero();
        assertThat(calls()).hasSize(2).allMatch(call -> call.contains("-XX:+ExitOnOutOfMemoryError"));
        assertThat(said()).contains("内存不足", "Out of memory, starting again");
    }

    @Test
    void a_product_that_runs_out_of_memory_again_and_again_stays_down() throws Exception {
        assertThat(end(start("run", "3", "3", "3", "3", "3", "0"))).isEqualTo(3);
        assertThat(calls()).hasSize(5);
        assertThat(said()).contains("BACKBONE_JAVA_OPTIONS=-Xmx1g");
    }

    @Test
    void whatever_else_ends_a_product_ends_it() throws Exception {
        assertThat(end(start("demo", "1", "0"))).isEqualTo(1);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void a_signal_to_the_script_stops_the_product() throws Exception {
        Process process = start("run", "waits", "0");
        assertThat(process.inputReader().readLine()).isEqualTo("up");
        process.destroy();
        assertThat(end(process)).isEqualTo(143);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void a_build_tells_which_module_of_how_many_and_what_failed() throws Exception {
        Files.delete(root.resolve("deploy/target/backbone.built"));
        Process build = start("token", "0", "0");
        assertThat(end(build)).isZero();
        assertThat(said()).contains("正在构建…", "1/2 kit（", "2/2 deploy（", "已构建，用时").doesNotContain("[INFO]");
    }

    @Test
    void a_build_that_fails_says_why_and_starts_nothing() throws Exception {
        Files.delete(root.resolve("deploy/target/backbone.built"));
        script(root.resolve("jdk/bin/mvn"), "echo '[INFO] fine'; echo '[ERROR] no such symbol'; exit 1");
        assertThat(end(start("token", "0"))).isNotZero();
        assertThat(said()).contains("[ERROR] no such symbol").doesNotContain("fine");
        assertThat(root.resolve("calls")).doesNotExist();
    }

    @Test
    void other_commands_run_once() throws Exception {
        assertThat(end(start("token", "3", "0"))).isEqualTo(3);
        assertThat(calls()).hasSize(1);
    }
}
