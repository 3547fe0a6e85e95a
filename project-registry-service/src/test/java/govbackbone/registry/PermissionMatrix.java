package govbackbone.registry;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may give which command, as a table: {@code Command | roles of the record's unit | roles of the bureau | parts that others
 * must have taken}, roles and parts separated by blanks, {@code -} for none. Whatever it does not name is refused: every other
 * role, every role of another unit, and every token without a unit.
 */
public final class PermissionMatrix {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode OTHER = new UnitCode("113703000000000274");
    private static final String SUBJECT = "somebody";

    private PermissionMatrix() {}

    /**
     * @param own      the unit of the records
     * @param commands one of every kind that is served
     * @param taken    the record, with somebody of that subject having taken a part in it if one is given
     */
    public static <C, S> void check(AggregateType<C, S, ?> type, String table, UnitCode own,
            Collection<? extends C> commands, Function<Taken, S> taken) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        table.lines().filter(line -> !line.isBlank()).map(line -> line.strip().split("\\s*\\|\\s*", -1))
                .forEach(cells -> rows.put(cells[0], List.of(cells[1], cells[2], cells[3])));
        assertThat(rows.keySet()).as("every command that is served").containsExactlyInAnyOrderElementsOf(
                SealedRecords.of(type.commands()).filter(command -> !Permission.of(command).roles().isEmpty())
                        .map(Class::getSimpleName).toList());
        for (C command : commands) {
            List<String> row = Objects.requireNonNull(rows.remove(command.getClass().getSimpleName()));
            boolean creates = command.getClass().isAnnotationPresent(Creates.class);
            S record = creates ? type.initial() : taken.apply(new Taken(null, SUBJECT));
            String as = command.getClass().getSimpleName();
            assertThat(permitted(type, record, command, own)).as(as + " by the record's unit").isEqualTo(row.get(0));
            assertThat(permitted(type, record, command, BUREAU)).as(as + " by the bureau").isEqualTo(row.get(1));
            assertThat(permitted(type, record, command, OTHER)).as(as + " by another unit")
                    .isEqualTo(creates ? row.get(0) : "-");
            assertThat(permitted(type, record, command, null)).as(as + " without a unit").isEqualTo("-");
            if (!creates) {
                assertThat(refused(type, command, row, own, taken)).as(as + " by the same person")
                        .isEqualTo(row.get(2));
            }
        }
        assertThat(rows).as("commands without a sample").isEmpty();
    }

    /** @param part taken by the subject; null for none */
    public record Taken(@Nullable Part part, String subject) {}

    private static <C, S> String permitted(AggregateType<C, S, ?> type, S record, C command, @Nullable UnitCode unit) {
        return told(Arrays.stream(Role.values())
                .filter(role -> permits(type, record, command, Deciding.actor(SUBJECT, unit, role))).map(Role::name));
    }

    /** The parts after which whoever may otherwise give it may not. */
    private static <C, S> String refused(AggregateType<C, S, ?> type, C command, List<String> row, UnitCode own,
            Function<Taken, S> taken) {
        UnitCode unit = row.get(1).equals("-") ? own : BUREAU;
        Role role = Role.valueOf((row.get(1).equals("-") ? row.get(0) : row.get(1)).split(" ")[0]);
        return told(Arrays.stream(Part.values()).filter(part -> !permits(type, taken.apply(new Taken(part, SUBJECT)),
                command, Deciding.actor(" " + SUBJECT.toUpperCase(Locale.ROOT), unit, role)))
                .map(Part::name));
    }

    private static String told(Stream<String> names) {
        TreeSet<String> sorted = names.collect(Collectors.toCollection(TreeSet::new));
        return sorted.isEmpty() ? "-" : String.join(" ", sorted);
    }

    private static <C, S> boolean permits(AggregateType<C, S, ?> type, S record, C command, Actor actor) {
        try {
            Permission.require(type.concern(), record, command, actor, "sample",
                    command.getClass().isAnnotationPresent(Creates.class));
            return true;
        } catch (CommandFailure.Unknown | Refusal refused) {
            return false;
        }
    }
}
