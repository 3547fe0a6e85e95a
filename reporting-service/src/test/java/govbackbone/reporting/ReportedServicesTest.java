package govbackbone.reporting;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import govbackbone.events.DomainEvent;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Measure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that happens escapes reporting. */
class ReportedServicesTest {
    /** Within one of them a new event does not compile until its book says what it contributes. */
    @Test
    void everyKindOfEventIsReportedOrSaidToContributeNothing() {
        Set<String> all = new ClassFileImporter().importPackages("govbackbone.events").stream()
                .filter(type -> type.isInterface() && type.isAssignableTo(DomainEvent.class))
                .map(JavaClass::getName).filter(name -> !name.equals(DomainEvent.class.getName()))
                .collect(Collectors.toSet());

        assertThat(all).isNotEmpty();
        assertThat(ReportedServices.ALL.stream().flatMap(log -> log.events().stream()).map(Class::getName).distinct())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyMeasureHasItsTextsInBothLanguages() {
        Stream<Measure> measures = new Catalogue(ReportedServices.ALL).measures().stream();

        assertThat(measures).isNotEmpty().allSatisfy(measure -> {
            assertThat(measure.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(measure.name().zh()).matches(".*\\p{IsHan}.*");
            assertThat(measure.definition().zh()).matches(".*\\p{IsHan}.*。");
            assertThat(measure.name().en()).matches("\\p{ASCII}+");
            assertThat(measure.definition().en()).matches("\\p{ASCII}+\\.");
            assertThat(measure.formula().zh()).isNotBlank();
        });
    }
}
