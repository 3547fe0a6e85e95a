package govbackbone.events;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import govbackbone.testkit.architecture.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

@AnalyzeClasses(packages = "govbackbone.events", importOptions = DoNotIncludeTests.class)
class EventsArchitectureTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule READERS_CAN_TELL_WHOSE_EVENT_AN_UNKNOWN_ONE_IS = classes().that()
            .areAssignableTo(DomainEvent.class).and().areInterfaces().and().doNotHaveFullyQualifiedName(
                    DomainEvent.class.getName())
            .should().beAnnotatedWith(AggregateEvents.class);
}
