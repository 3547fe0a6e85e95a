package govbackbone.testkit.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What holds in every module. A module checks itself with
 *
 * <pre>
 * &#64;AnalyzeClasses(packages = "govbackbone.proposal", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     &#64;ArchTest
 *     static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
 * }
 * </pre>
 */
public final class ArchitectureRules {
    private static final String OURS = "govbackbone.";
    private static final String PERMITTED = "govbackbone.kit.command.Permitted";
    private static final String LABEL = "govbackbone.events.Label";
    /** Modules that are no services; a service may know the kit, the events and the documents. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.of("events", Set.of(), "kit",
            Set.of("documents", "events"),
            "documents", Set.of("events"), "gateway", Set.of(), "embedded", Set.of(), "testkit",
            Set.of("embedded", "events", "kit"));
    private static final Set<String> A_SERVICE_MAY_KNOW = Set.of("kit", "events", "documents");

    @ArchTest
    public static final ArchRule MODULES_DEPEND_ONLY_ON_WHAT_THEY_MAY = classes().that()
            .resideOutsideOfPackage("govbackbone.deploy..").should(dependOnlyOnModulesTheyMayKnow())
            .because("services share a language, not code").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule EVENTS_DEPEND_ON_THE_JDK_AND_ANNOTATIONS_ONLY = classes().that()
            .resideInAPackage("govbackbone.events..").should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "govbackbone.events..", "org.jspecify.annotations..",
                    "com.fasterxml.jackson.annotation..")
            .because("a stored event outlives every framework").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule DECISIONS_ARE_PURE = noClasses().that(takePartInDecisions()).should()
            .dependOnClassesThat(doInputOrOutput()).orShould().accessTargetWhere(readsClockOrChance())
            .because("the same state and command give the same events, in a test as in ten years")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ONLY_THE_STORAGE_KNOWS_AXON = noClasses().that()
            .resideOutsideOfPackages("govbackbone.kit.eventstore..", "govbackbone.kit.command..",
                    "govbackbone.kit.projection..")
            .should().dependOnClassesThat().resideInAPackage("org.axonframework..")
            .because("the domain does not depend on a framework's life cycle").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses().should()
            .haveNameMatching(".*\\w(Utils?|Helper|Manager|Impl|Service|D[Tt][Oo]|Controller)")
            .because("these names fit anything").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(resideInANullMarkedPackage())
            .because("NullAway checks only what is marked").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule EVENTS_HAVE_A_STABLE_TYPE_AND_A_LABEL = classes().that()
            .areRecords().and().areAssignableTo("govbackbone.events.DomainEvent").and()
            .doNotHaveFullyQualifiedName("govbackbone.kit.eventstore.UnreadableEvent").should()
            .beAnnotatedWith("govbackbone.events.EventType").andShould().beAnnotatedWith(LABEL)
            .because("an event is stored under its logical name and shown under its label; what stands for one that"
                    + " cannot be read is never stored")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule COMMANDS_HAVE_A_LABEL_AND_SAY_WHO_MAY_GIVE_THEM = classes().that().areRecords()
            .and(areCommands()).should().beAnnotatedWith(LABEL).andShould().beAnnotatedWith(PERMITTED)
            .because("a command that only the backbone gives says so: @Permitted({})").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule A_RULE_IS_NAMED_AFTER_ITS_COMMAND = methods().that(decideACommand())
            .should(beNamedAfterIt())
            .because("whoever knows a command finds its rule by the name").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule LOGS_GO_THROUGH_SLF4J = noClasses().that()
            .resideOutsideOfPackage("govbackbone.deploy..").should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .orShould(GeneralCodingRules.USE_JAVA_UTIL_LOGGING).because("only the launcher talks to a terminal")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().assignedFrom(eachPackage()).should()
            .beFreeOfCycles().allowEmptyShould(true);

    private ArchitectureRules() {}

    private static ArchCondition<JavaClass> dependOnlyOnModulesTheyMayKnow() {
        return new ArchCondition<>("depend only on modules they may know") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                Set<String> allowed = MAY_KNOW.getOrDefault(module(origin), A_SERVICE_MAY_KNOW);
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean fine = !target.getPackageName().startsWith(OURS) || module(target).equals(module(origin))
                            || allowed.contains(module(target));
                    events.add(new SimpleConditionEvent(origin, fine, dependency.getDescription()));
                }
            }
        };
    }

    private static String module(JavaClass type) {
        String rest = type.getPackageName().substring(OURS.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static DescribedPredicate<JavaClass> takePartInDecisions() {
        return describe("take part in decisions", type -> isOfTheLanguage(type) || isBesideADecider(type));
    }

    private static boolean isOfTheLanguage(JavaClass type) {
        return (type.getPackageName() + ".").startsWith("govbackbone.events.")
                || type.getPackageName().equals("govbackbone.kit.decision");
    }

    /** Whoever wires the beans of the package may know Spring. */
    private static boolean isBesideADecider(JavaClass type) {
        return type.getPackage().getClasses().stream().anyMatch(c -> c.getSimpleName().endsWith("Decider"))
                && !type.isAnnotatedWith("org.springframework.context.annotation.Configuration");
    }

    private static DescribedPredicate<JavaClass> doInputOrOutput() {
        Set<String> harmless = Set.of("java.io.Serializable", "java.net.URI",
                "java.nio.charset.Charset", "java.nio.charset.StandardCharsets");
        Set<String> chance = Set.of("java.util.Random", "java.security.SecureRandom",
                "java.util.concurrent.ThreadLocalRandom", "java.util.SplittableRandom");
        DescribedPredicate<JavaClass> outside = JavaClass.Predicates.resideInAnyPackage("java.io..", "java.nio..",
                "java.net..", "java.sql..", "javax.sql..", "org.slf4j..", "org.springframework..",
                "org.axonframework..",
                "com.mongodb..", "org.bson..", "reactor..");
        return describe("do input or output, or know a framework", type -> chance.contains(type.getName())
                || (outside.test(type) && !harmless.contains(type.getName())));
    }

    private static DescribedPredicate<JavaAccess<?>> readsClockOrChance() {
        Map<String, Set<String>> forbidden = Map.of("java.lang.System",
                Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"), "java.util.UUID",
                Set.of("randomUUID"),
                "java.lang.Math", Set.of("random"));
        return describe("it reads a clock or depends on chance", access -> {
            JavaClass owner = access.getTargetOwner();
            return forbidden.getOrDefault(owner.getName(), Set.of()).contains(access.getName())
                    || (owner.getPackageName().equals("java.time")
                            && (access.getName().equals("now") || access.getName().startsWith("system")));
        });
    }

    private static DescribedPredicate<JavaClass> areCommands() {
        return describe("are commands", type -> type.getAllRawInterfaces().stream()
                .anyMatch(i -> i.isAnnotatedWith("govbackbone.kit.command.CommandApi")));
    }

    private static DescribedPredicate<JavaMethod> decideACommand() {
        return describe("decide a command", method -> command(method).isPresent()
                && method.getReturnType() instanceof JavaParameterizedType list
                && list.toErasure().isEquivalentTo(List.class)
                && list.getActualTypeArguments().getFirst().toErasure()
                        .isAssignableTo("govbackbone.events.DomainEvent"));
    }

    private static Optional<JavaClass> command(JavaMethod method) {
        return method.getRawParameterTypes().stream().filter(type -> type.isRecord() && areCommands().test(type))
                .findFirst();
    }

    private static ArchCondition<JavaMethod> beNamedAfterIt() {
        return new ArchCondition<>("be named after it") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String command = command(method).orElseThrow().getSimpleName();
                String name = Character.toLowerCase(command.charAt(0)) + command.substring(1);
                events.add(new SimpleConditionEvent(method, method.getName().equals(name),
                        "%s decides %s".formatted(method.getFullName(), command)));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                events.add(new SimpleConditionEvent(type, marked, "%s is %s@NullMarked".formatted(
                        type.getPackageName(), marked ? "" : "not ")));
            }
        };
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
