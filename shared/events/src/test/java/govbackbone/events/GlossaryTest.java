package govbackbone.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The words of the events are those of the glossary. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("..", "..", "docs", "glossary.md");

    @Test
    void every_type_that_events_are_made_of_is_explained() throws IOException {
        assertThat(explained()).containsAll(words());
    }

    /** What an event says, without the events of an aggregate as a whole and what describes events. */
    private static Set<String> words() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("govbackbone.events").stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.isAnnotation() && !type.isAssignableTo(DomainEvent.class))
                .map(JavaClass::getSimpleName).collect(Collectors.toSet());
    }

    private static Set<String> explained() throws IOException {
        return Pattern.compile("`([A-Za-z]+)`").matcher(Files.readString(GLOSSARY)).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
