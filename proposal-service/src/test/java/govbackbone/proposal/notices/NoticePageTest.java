package govbackbone.proposal.notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.notice.NoticeKind;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.SealedRecords;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page about notices knows every event and every kind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticePageTest {
    private static final Path PAGE = Path.of("..", "docs", "notices.md");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    private static Set<String> names(Stream<String> lines) {
        return lines.flatMap(line -> CODE.matcher(line).results()).map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> from(String heading, String next) throws IOException {
        return Files.readAllLines(PAGE).stream().dropWhile(line -> !line.startsWith(heading))
                .takeWhile(line -> !line.startsWith(next)).toList();
    }

    private static void tellsOf(List<String> section, Class<?>... events) {
        Set<String> told = column(section, 1);
        Set<String> routine = names(section.stream().filter(line -> line.startsWith("Nobody is told of")));
        Set<String> all = Stream.of(events).flatMap(SealedRecords::of).map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).doesNotContainAnyElementsOf(routine);
        assertThat(Stream.of(told, routine).flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Set<String> column(List<String> section, int number) {
        return names(section.stream().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|")[number]));
    }

    @Test
    void every_event_is_either_told_of_or_said_to_be_routine() throws IOException {
        tellsOf(from("### Of cases", "### Of government"), CaseEvent.class, CommitmentEvent.class,
                DispatchListEvent.class, DelegationEvent.class);
        tellsOf(from("### Of government", "## The inbox"), ProjectEvent.class);
    }

    @Test
    void every_kind_is_given_by_some_event() throws IOException {
        assertThat(column(from("## Who is told what", "## The inbox"), 2)).isEqualTo(
                Arrays.stream(NoticeKind.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
    }
}
