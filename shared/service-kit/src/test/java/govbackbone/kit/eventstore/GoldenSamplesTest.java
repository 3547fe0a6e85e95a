package govbackbone.kit.eventstore;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenSamplesTest {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 30);
    private static final List<LedgerEvent> EXAMPLES = List.of(new LedgerEvent.LedgerOpened(DAY, "7"),
            new LedgerEvent.EntryMade(DAY, new BigDecimal("1.50"), "示例"), new LedgerEvent.LedgerClosed(DAY));

    @TempDir
    private Path directory;
    private GoldenSamples golden;

    @BeforeEach
    void checkIn() throws IOException {
        golden = new GoldenSamples(LedgerService.json(), directory);
        sample("test.EntryMade-1", "{\"effectiveOn\":\"2020-06-30\",\"amount\":1}");
        sample("test.EntryMade-2", "{\"effectiveOn\":\"2020-06-30\",\"amount\":1.5}");
        sample("test.EntryMade-3",
                "{\n  \"effectiveOn\" : \"2020-06-30\",\n  \"amount\" : 1.50,\n  \"text\" : \"示例\"\n}\n");
        sample("test.LedgerClosed-1", "{\n  \"effectiveOn\" : \"2020-06-30\"\n}\n");
        sample("test.LedgerOpened-1", "{\n  \"effectiveOn\" : \"2020-06-30\",\n  \"number\" : \"7\"\n}\n");
    }

    private void sample(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name + ".json"), content);
    }

    @Test
    void samples_that_read_and_are_written_the_same_are_fine() {
        assertThat(golden.problems(EXAMPLES)).isEmpty();
    }

    @Test
    void a_missing_sample_is_a_problem() throws IOException {
        Files.delete(directory.resolve("test.EntryMade-1.json"));
        Files.delete(directory.resolve("test.LedgerClosed-1.json"));

        assertThat(golden.problems(EXAMPLES)).hasSize(2).allMatch(problem -> problem.startsWith("No sample"));
    }

    @Test
    void a_missing_example_is_a_problem() {
        assertThat(golden.problems(EXAMPLES.subList(0, 2))).containsExactly("No example of test.LedgerClosed");
    }

    @Test
    void a_changed_shape_is_a_problem() throws IOException {
        sample("test.LedgerOpened-1", "{\"effectiveOn\":\"2020-06-30\",\"no\":\"7\"}");
        sample("test.EntryMade-2", "{\"effectiveOn\":\"2020-06-30\",\"sum\":1.5}");
        sample("test.LedgerClosed-1", "{}");

        assertThat(golden.problems(EXAMPLES)).satisfiesExactly(
                opened -> assertThat(opened).contains("LedgerOpened-1.json does not read"),
                entry -> assertThat(entry).contains("EntryMade-2.json does not read"),
                closed -> assertThat(closed).contains("test.LedgerClosed 1 is now stored as"));
    }

    @Test
    void only_missing_samples_are_written_and_only_when_asked() throws IOException {
        sample("test.LedgerOpened-1", "{}");
        Files.delete(directory.resolve("test.LedgerClosed-1.json"));
        System.setProperty("golden.write", "true");
        try {
            assertThat(golden.problems(EXAMPLES)).singleElement().asString().contains("test.LedgerOpened 1 is now");
        } finally {
            System.clearProperty("golden.write");
        }
        assertThat(directory.resolve("test.LedgerClosed-1.json")).content().contains("2020-06-30");
        assertThat(directory.resolve("test.LedgerOpened-1.json")).hasContent("{}");
    }
}
