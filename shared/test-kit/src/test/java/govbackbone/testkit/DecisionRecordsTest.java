package govbackbone.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Architecture decision records are cited by number, so a number names one record. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionRecordsTest {
    private static final Path RECORDS = Path.of("..", "..", "docs", "adr");

    @Test
    void no_two_records_share_a_number() throws IOException {
        assertThat(shared(names())).isEmpty();
    }

    @Test
    void a_shared_number_is_found() {
        assertThat(shared(List.of("0001-events.md", "0002-functions.md", "0001-views.md"))).containsExactly("0001");
    }

    @Test
    void every_record_is_named_and_headed_by_its_number() throws IOException {
        assertThat(names()).isNotEmpty().allSatisfy(name -> {
            assertThat(name).matches("\\d{4}-[a-z0-9-]+\\.md");
            assertThat(Files.readString(RECORDS.resolve(name))).startsWith("# " + name.substring(0, 4) + " ");
        });
    }

    private static List<String> shared(List<String> names) {
        return names.stream().collect(Collectors.groupingBy(name -> name.substring(0, 4), Collectors.counting()))
                .entrySet().stream().filter(entry -> entry.getValue() > 1).map(entry -> entry.getKey()).sorted()
                .toList();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(RECORDS)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
