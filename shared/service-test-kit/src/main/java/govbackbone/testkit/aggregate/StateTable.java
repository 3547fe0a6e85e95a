package govbackbone.testkit.aggregate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import govbackbone.events.DomainEvent;
import govbackbone.kit.command.CreationReason;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.OutOfPlace;
import govbackbone.kit.decision.SealedRecords;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every state against every command. The first line names the states, from before the first event on; each further one a
 * command and, for every state, {@code x} if it is decided there, {@code -} if it changes nothing and {@code .} if it is out of
 * place. Other marks are explained by the test that uses them. What a state tells clients that it allows is held against the
 * same table.
 */
public final class StateTable {
    private StateTable() {}

    /**
     * @param states   a record in each state, by the name of its column; null for a state that such records never come to
     * @param commands one of every kind in the table, which a state that it fits accepts or refuses for what it says
     * @param askers   among whom there is somebody for every command
     */
    public static <C, S, E extends DomainEvent> void check(String table,
            Function<String, @Nullable Given<C, S, E>> states, Class<C> kinds, Collection<? extends C> commands,
            Collection<Actor> askers) {
        check(table, states, kinds, commands, askers, UnaryOperator.identity());
    }

    /** @param marks what a mark of the table comes to: one of the three */
    public static <C, S, E extends DomainEvent> void check(String table,
            Function<String, @Nullable Given<C, S, E>> states, Class<C> kinds, Collection<? extends C> commands,
            Collection<Actor> askers, UnaryOperator<String> marks) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        List<String> names = List.of(lines.getFirst().strip().split("\\s+"));
        Map<String, ? extends C> samples = commands.stream()
                .collect(Collectors.toMap(command -> command.getClass().getSimpleName(), command -> command));
        Map<String, List<String>> rows = rows(lines);
        isComplete(rows.keySet(), kinds);
        assertThat(samples.keySet()).as("a sample of every command").isEqualTo(rows.keySet());
        List<String> told = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Given<C, S, E> column = states.apply(names.get(i));
            int index = i;
            rows.forEach((name, cells) -> {
                assertThat(cells).as("states of %s", name).hasSameSizeAs(names);
                if (column != null) {
                    told.addAll(compare(column, Objects.requireNonNull(samples.get(name)), askers,
                            marks.apply(cells.get(index)), name + " in " + names.get(index)));
                }
            });
        }
        assertThat(told).as("what fits where").isEmpty();
    }

    /** What only the backbone says may be left out: it fits everywhere. */
    private static void isComplete(Set<String> rows, Class<?> kinds) {
        assertThat(SealedRecords.of(kinds).map(Class::getSimpleName)).as("commands").containsAll(rows);
        assertThat(rows).as("every command that people give").containsAll(SealedRecords.of(kinds)
                .filter(command -> !Permission.of(command).roles().isEmpty()).map(Class::getSimpleName).toList());
    }

    private static Map<String, List<String>> rows(List<String> lines) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        lines.stream().skip(1).map(line -> List.of(line.strip().split("\\s+")))
                .forEach(cells -> rows.put(cells.getFirst(), cells.subList(1, cells.size())));
        return rows;
    }

    private static <C, S, E extends DomainEvent> List<String> compare(Given<C, S, E> column, C command,
            Collection<Actor> askers, String expected, String where) {
        boolean byPeople = !Permission.of(command.getClass()).roles().isEmpty();
        String found = byPeople ? best(column, command, askers) : mark(column, Actor.BACKBONE, command);
        List<String> told = new ArrayList<>();
        if (!found.equals(expected)) {
            told.add("%s: %s instead of %s".formatted(where, found, expected));
        }
        if (byPeople && column.standing().allowed().contains(command.getClass()) == expected.equals(".")) {
            told.add(where + " is not what the standing says");
        }
        return told;
    }

    /** What the command comes to for whoever gets furthest with it. */
    private static <C, S, E extends DomainEvent> String best(Given<C, S, E> column, C command,
            Collection<Actor> askers) {
        List<String> marks = askers.stream().map(actor -> mark(column, actor, command)).toList();
        return marks.contains("x") ? "x" : marks.contains("-") ? "-" : ".";
    }

    private static <C, S, E extends DomainEvent> String mark(Given<C, S, E> column, Actor actor, C command) {
        List<String> reasons = column.reasons(actor, command);
        if (reasons.isEmpty()) {
            return column.decide(actor, command).isEmpty() ? "-" : "x";
        }
        return isOutOfPlaceOrNotTheirs(reasons.getFirst()) ? "." : "x";
    }

    // Refused for what it says, it has come as far as the rules.
    private static boolean isOutOfPlaceOrNotTheirs(String reason) {
        return List.of(OutOfPlace.NOT_ALLOWED_IN_STATE.name(), CreationReason.ALREADY_EXISTS.name(), "UNKNOWN_ID",
                "ROLE_OF_ANOTHER_BODY",
                "ACTOR_WITHOUT_UNIT", "ACTOR_OF_ANOTHER_UNIT", "SAME_PERSON").contains(reason);
    }
}
