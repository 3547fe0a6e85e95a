package govbackbone.proposal.cases;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import govbackbone.events.Label;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permission;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.http.Text;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the command types say about themselves, from which the public API is derived. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseCommandTest {
    private static final List<Class<?>> COMMANDS = List.of(CaseCommand.class.getPermittedSubclasses());

    @Test
    void exactly_one_command_starts_a_case() {
        assertThat(COMMANDS).filteredOn(command -> command.isAnnotationPresent(Creates.class))
                .containsExactly(CaseCommand.RegisterReceipt.class);
    }

    @Test
    void what_only_the_backbone_asks_for_has_no_address() {
        assertThat(COMMANDS)
                .filteredOn(c -> !Permission.of(c).served())
                .containsExactlyInAnyOrder(CaseCommand.RemindOfDeadline.class, CaseCommand.RecordMissedDeadline.class,
                        CaseCommand.RecalculateDeadlines.class, CaseCommand.KeepPromise.class,
                        CaseCommand.NoteMerged.class, CaseCommand.ConfirmMerge.class, CaseCommand.UndoMerge.class);
    }

    @Test
    void every_command_can_be_bound_from_json() {
        assertThat(COMMANDS).allSatisfy(command -> assertThat(RecordShape.of(command).components()).isNotEmpty());
    }

    @Test
    void every_command_and_field_has_a_label_every_text_a_limit_and_every_fact_lies_in_the_past() {
        Set<String> ahead = new HashSet<>();
        components().forEach(component -> {
            assertThat(component.isAnnotationPresent(Label.class)).as("label of %s", component).isTrue();
            boolean asked = !CaseCommand.class.isAssignableFrom(component.getDeclaringRecord())
                    || Permission.of(component.getDeclaringRecord()).served();
            if (component.getType() == String.class && asked) {
                assertThat(component.isAnnotationPresent(Text.class)).as("limit of %s", component).isTrue();
            }
            if (component.getType() == LocalDate.class && !component.isAnnotationPresent(NotFuture.class)) {
                ahead.add(component.getName());
            }
        });
        assertThat(COMMANDS).allMatch(command -> command.isAnnotationPresent(Label.class));
        assertThat(ahead).containsExactlyInAnyOrder("targetOn", "dueOn", "keptOn", "until");
    }

    private static Stream<RecordComponent> components() {
        return Arrays.stream(CaseCommand.class.getDeclaredClasses()).filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()));
    }
}
