package govbackbone.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/** The log of the product in one process, as it is configured: nobody writes an entry that did not happen. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogLinesTest {
    private static final String FORGED = "a\r\n2026-01-01T00:00:00.000Z ERROR b\u0085c\u2028d\u001b[31m\u202e办";
    private static final String SHOWN = "a\\u000D\\u000A2026-01-01T00:00:00.000Z ERROR b\\u0085c\\u2028d\\u001B[31m\\u202E办";

    private static List<String> logged(Path file, Throwable failure) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("backbone.log", file.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogLinesTest.class.getResource("/backbone-logback.xml")));
        Logger log = context.getLogger("sample");
        log.warn("Cannot answer {}", FORGED, failure);
        context.stop();
        return Files.readAllLines(file);
    }

    @Test
    void what_a_client_sent_stays_within_its_entry_in_messages_and_failures(@TempDir Path directory) throws Exception {
        IllegalStateException failure = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        failure.addSuppressed(new IllegalArgumentException(FORGED));
        List<String> lines = logged(directory.resolve("backbone.log"), failure);

        assertThat(lines.getFirst()).matches("\\d{4}-.* WARN  .* sample - Cannot answer .*").endsWith(SHOWN);
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: " + SHOWN);
        assertThat(lines).anyMatch(line -> line.equals("Caused by: java.lang.IllegalArgumentException: " + SHOWN))
                .anyMatch(line -> line.equals("\tSuppressed: java.lang.IllegalArgumentException: " + SHOWN))
                .filteredOn(line -> line.startsWith("2026-01-01")).isEmpty();
        assertThat(String.join("", lines)).doesNotContain("\u001b", "\u2028", "\u0085", "\u202e");
    }
}
