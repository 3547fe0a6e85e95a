package govbackbone.testkit.aggregate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import govbackbone.events.UnitCode;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.SealedRecords;
import org.jspecify.annotations.Nullable;

import static govbackbone.testkit.aggregate.SampleActors.ASSIGNER;
import static govbackbone.testkit.aggregate.SampleActors.BUREAU;
import static govbackbone.testkit.aggregate.SampleActors.STRANGERS;
import static govbackbone.testkit.aggregate.SampleActors.actor;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may give which command to a kind of record, as the table {@code permissions/<collection>.txt} says:
 * {@code Command | roles in the record's unit | roles that concern every unit | roles to whom it is addressed | parts that
 * others must have taken}, roles and parts separated by blanks, {@code -} for none. Every command is given in every role, in
 * the record's unit, in the bodies in charge, in another unit and without a unit; and as somebody who took each part.
 * Whatever the table does not name is refused, and people of other units cannot tell that the record exists.
 */
public final class PermissionMatrix<C, S> {
    /** Who takes the parts. */
    private static final String SUBJECT = "somebody";
    /** Spelt as somebody who would pass for another. */
    private static final String SAME_SUBJECT = " SomeBody\u3000";
    private static final String ADDRESSED = "addressed";

    private final AggregateType<C, S, ?> type;
    private final UnitCode own;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(String command, Set<Role> own, Set<Role> city, Set<Role> addressed, Set<Part> parts) {}

    /**
     * What the record is to be like.
     *
     * @param part      that the subject has taken; null for none
     * @param addressee the person to whom it is addressed, if such records are
     */
    public record Wanted(@Nullable Part part, String subject, String addressee) {}

    private PermissionMatrix(AggregateType<C, S, ?> type, UnitCode own, String table) {
        this.type = type;
        this.own = own;
        table.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s*\\|\\s*", -1))
                .forEach(cells -> rows.put(cells[0], new Row(cells[0], roles(cells[1]), roles(cells[2]),
                        roles(cells[3]), parts(cells[4]))));
    }

    /**
     * Holds the kind of record against its table.
     *
     * @param own      the unit of the records
     * @param commands one of every kind that people give, creating ones for no unit but the actor's
     * @param record   a record of that unit
     */
    public static <C, S> void check(AggregateType<C, S, ?> type, UnitCode own, Collection<? extends C> commands,
            Function<Wanted, S> record) {
        check(type, table(type.commands()), own, commands, record);
    }

    /** The same with that table. */
    public static <C, S> void check(AggregateType<C, S, ?> type, String table, UnitCode own,
            Collection<? extends C> commands, Function<Wanted, S> record) {
        PermissionMatrix<C, S> matrix = new PermissionMatrix<>(type, own, table);
        matrix.isComplete(commands);
        List<String> told = new ArrayList<>();
        commands.forEach(command -> matrix.compare(command, record, told));
        assertThat(told).as("who may what").isEmpty();
    }

    private static String resource(Class<?> commands) {
        return "/permissions/" + Objects.requireNonNull(commands.getAnnotation(CommandApi.class)).collection() + ".txt";
    }

    /**
     * That there is a table of every kind of command.
     *
     * @param root package of a service
     */
    public static void requireTables(String root) {
        List<Class<?>> kinds = new ClassFileImporter().importPackages(root).stream()
                .filter(type -> type.isAnnotatedWith(CommandApi.class)).<Class<?>>map(JavaClass::reflect).toList();
        assertThat(kinds).as("kinds of commands").isNotEmpty()
                .allSatisfy(kind -> assertThat(kind.getResource(resource(kind))).as(resource(kind)).isNotNull());
    }

    private static String table(Class<?> commands) {
        try (InputStream table = commands.getResourceAsStream(resource(commands))) {
            return new String(Objects.requireNonNull(table, resource(commands)).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void isComplete(Collection<? extends C> commands) {
        List<String> byPeople = SealedRecords.of(type.commands())
                .filter(command -> !Permission.of(command).roles().isEmpty()).map(Class::getSimpleName).toList();
        assertThat(rows.keySet()).as("commands in the table").containsExactlyInAnyOrderElementsOf(byPeople);
        assertThat(commands).as("samples of commands").extracting(command -> command.getClass().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(byPeople);
    }

    private void compare(C command, Function<Wanted, S> record, List<String> told) {
        Row row = Objects.requireNonNull(rows.get(command.getClass().getSimpleName()));
        boolean creates = command.getClass().isAnnotationPresent(Creates.class);
        S state = creates ? type.initial() : record.apply(new Wanted(null, SUBJECT, ADDRESSED));
        boolean forAnyUnit = creates && type.concern().of(state, command).units().isEmpty();
        for (UnitCode unit : Arrays.asList(own, BUREAU, ASSIGNER, STRANGERS, null)) {
            Map<Role, String> expected = new TreeMap<>();
            Map<Role, String> found = new TreeMap<>();
            for (Role role : Role.values()) {
                Actor actor = actor(SUBJECT, unit, role);
                boolean permitted = actor.isCityWide(row.city())
                        || (row.own().contains(role) && unit != null && (forAnyUnit || unit.equals(own)));
                expected.put(role, permitted ? "yes" : "no");
                found.put(role, answer(state, command, actor, creates).equals("yes") ? "yes" : "no");
            }
            differences(row.command() + " by people of " + unit, expected, found, told);
        }
        if (!creates) {
            byStrangers(row, command, state, told);
            byAddressees(row, command, state, told);
            bySamePerson(row, command, record, told);
        }
    }

    /** Nobody learns whether there is such a record of another unit. */
    private void byStrangers(Row row, C command, S state, List<String> told) {
        row.own().stream().filter(role -> !answer(state, command, actor(SUBJECT, STRANGERS, role), false)
                .equals("unknown"))
                .forEach(role -> told.add(row.command() + " tells strangers of the record, " + role));
    }

    private void byAddressees(Row row, C command, S state, List<String> told) {
        Map<Role, String> expected = new TreeMap<>();
        Map<Role, String> found = new TreeMap<>();
        for (Role role : Role.values()) {
            expected.put(role, row.addressed().contains(role) ? "yes" : "no");
            found.put(role, answer(state, command, actor(ADDRESSED, null, role), false).equals("yes") ? "yes" : "no");
        }
        differences(row.command() + " by whom it is addressed to", expected, found, told);
    }

    private void bySamePerson(Row row, C command, Function<Wanted, S> record, List<String> told) {
        givers(row).findFirst().ifPresent(whoever -> {
            Map<Part, String> expected = new TreeMap<>();
            Map<Part, String> found = new TreeMap<>();
            for (Part part : Part.values()) {
                S state = record.apply(new Wanted(part, whoever.subject(), ADDRESSED));
                expected.put(part, row.parts().contains(part) ? "no" : "yes");
                found.put(part, answer(state, command, whoever, false));
            }
            differences(row.command() + " by the same person", expected, found, told);
        });
    }

    private Stream<Actor> givers(Row row) {
        return Stream.of(
                row.city().stream().flatMap(role -> Stream.of(BUREAU, ASSIGNER)
                        .map(unit -> actor(SAME_SUBJECT, unit, role)).filter(actor -> actor.isCityWide(row.city()))),
                row.own().stream().map(role -> actor(SAME_SUBJECT, own, role)),
                row.addressed().stream().map(role -> actor(ADDRESSED, null, role))).flatMap(each -> each);
    }

    private String answer(S state, C command, Actor actor, boolean creates) {
        try {
            Permission.require(type.concern(), state, command, actor, "sample", creates);
            return "yes";
        } catch (CommandFailure.Unknown unknown) {
            return "unknown";
        } catch (Refusal refusal) {
            return "no";
        }
    }

    private static <K> void differences(String what, Map<K, String> expected, Map<K, String> found,
            List<String> told) {
        expected.forEach((key, answer) -> {
            if (!answer.equals(found.get(key))) {
                told.add("%s, %s: %s instead of %s".formatted(what, key, found.get(key), answer));
            }
        });
    }

    private static Set<Role> roles(String names) {
        return names(names).map(Role::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Set<Part> parts(String names) {
        return names(names).map(Part::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static Stream<String> names(String names) {
        return names.equals("-") ? Stream.of() : Arrays.stream(names.toUpperCase(Locale.ROOT).split("\\s+"));
    }
}
