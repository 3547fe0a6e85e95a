package govbackbone.architecture;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import govbackbone.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureRulesTest {
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("govbackbone.kit.bad",
            "govbackbone.events.bad", "govbackbone.gateway.bad", "govbackbone.proposal.bad");

    /**
     * A rule and what it finds.
     *
     * @param rule   the rule
     * @param broken one part of a message for each class that breaks it; nothing else does
     */
    record Tooth(ArchRule rule, List<String> broken) {}

    static Stream<Tooth> teeth() {
        return Stream.of(
                new Tooth(ArchitectureRules.MODULES_DEPEND_ONLY_ON_WHAT_THEY_MAY,
                        List.of("KitThatKnowsProposals", "GatewayThatKnowsEvents", "ServiceThatKnowsTheGateway")),
                new Tooth(ArchitectureRules.EVENTS_DEPEND_ON_THE_JDK_AND_ANNOTATIONS_ONLY,
                        List.of("EventThatKnowsSpring")),
                new Tooth(ArchitectureRules.DECISIONS_ARE_PURE,
                        List.of("NoteDecider.decide", "NoteByReference.<init>", "notes.Note.", "EventThatKnowsSpring")),
                new Tooth(ArchitectureRules.ONLY_THE_STORAGE_KNOWS_AXON, List.of("ServiceThatKnowsAxon")),
                new Tooth(ArchitectureRules.NAMES_SAY_WHAT_A_CLASS_IS, List.of("NoteHelper")),
                new Tooth(ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED, List.of("unmarked")),
                new Tooth(ArchitectureRules.EVENTS_HAVE_A_STABLE_TYPE_AND_A_LABEL, List.of("EventWithoutName")),
                new Tooth(ArchitectureRules.COMMANDS_HAVE_A_LABEL_AND_SAY_WHO_MAY_GIVE_THEM,
                        List.of("WithoutLabel", "WithoutRoles")),
                new Tooth(ArchitectureRules.A_RULE_IS_NAMED_AFTER_ITS_COMMAND, List.of("NoteDecider.put")),
                new Tooth(ArchitectureRules.LOGS_GO_THROUGH_SLF4J, List.of("Printer", "UtilLogger")),
                new Tooth(ArchitectureRules.PACKAGES_HAVE_NO_CYCLES, List.of("bad.one")));
    }

    @ParameterizedTest
    @MethodSource("teeth")
    void a_class_that_breaks_a_rule_is_found_and_no_other(Tooth tooth) {
        List<String> found = tooth.rule().evaluate(BAD).getFailureReport().getDetails();
        assertThat(tooth.broken()).allSatisfy(
                broken -> assertThat(found).anySatisfy(message -> assertThat(message).contains(broken)));
        assertThat(found).allSatisfy(
                message -> assertThat(tooth.broken()).anySatisfy(broken -> assertThat(message).contains(broken)));
    }

    @Test
    void every_rule_has_a_tooth() throws IllegalAccessException {
        Set<ArchRule> rules = new HashSet<>();
        for (Field field : ArchitectureRules.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof ArchRule rule) {
                rules.add(rule);
            }
        }
        assertThat(rules).isNotEmpty().containsExactlyInAnyOrderElementsOf(teeth().map(Tooth::rule).toList());
        assertThat(Arrays.stream(ArchitectureRules.class.getFields())).hasSameSizeAs(rules);
    }
}
