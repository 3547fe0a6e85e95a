package govbackbone.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import govbackbone.events.DomainEvent;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.SealedRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Given the history of any aggregate, when somebody asks for something, then these events follow or this is the refusal. */
public final class Given<C, S, E extends DomainEvent> {
    public static final LocalDate TODAY = LocalDate.of(2020, 9, 25);
    private static final Actor ASSIGNING = new Actor("assigning-1", "示例交办人员", null, Set.of(Role.ASSIGNING_OFFICE),
            Set.of(Role.ASSIGNING_OFFICE));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private final AggregateType<C, S, E> type;
    private final List<E> history;

    private Given(AggregateType<C, S, E> type, List<E> history) {
        this.type = type;
        this.history = List.copyOf(history);
    }

    public static <C, S, E extends DomainEvent> Given<C, S, E> nothing(AggregateType<C, S, E> type) {
        return new Given<>(type, List.of());
    }

    public static Context context() {
        return new Context(ASSIGNING, TODAY.atTime(10, 0).atZone(Context.ZONE).toInstant(),
                WorkingCalendars.published());
    }

    /** The command is decided and becomes part of the history. */
    public Given<C, S, E> and(C command) {
        List<E> next = new ArrayList<>(history);
        next.addAll(decide(command));
        return new Given<>(type, next);
    }

    public List<E> decide(C command) {
        return type.decider().decide(state(), command, context());
    }

    public S state() {
        return type.evolve(type.initial(), history);
    }

    public List<E> history() {
        return history;
    }

    /** The command has exactly this event. */
    public void gives(C command, E event) {
        assertThat(decide(command)).isEqualTo(List.of(event));
    }

    /** The command is refused for exactly these reasons, each written {@code CODE} or {@code CODE /pointer}. */
    public void refuses(C command, String... reasons) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> decide(command));
        assertThat(refusal).as("refusal of " + command).isNotNull();
        assertThat(refusal.objections()).extracting(o -> (o.reason().name() + " " + o.pointer()).strip())
                .containsExactlyInAnyOrder(reasons);
    }

    /** Every command in that state is decided as the standing says: what it does not allow is refused as out of place. */
    public void allows(String state, Map<Class<? extends C>, C> commands, Set<Class<? extends C>> fitting) {
        assertThat(commands.keySet()).as("a command of every kind").containsExactlyInAnyOrderElementsOf(
                SealedRecords.of(type.commands()).filter(Given::isOfThePublicApi).<Class<? extends C>>map(c -> c)
                        .toList());
        assertThat(type.standing().apply(state()).state()).isEqualTo(state);
        assertThat(type.standing().apply(state()).allowed()).isEqualTo(fitting);
        commands.forEach((kind, command) -> {
            if (fitting.contains(kind)) {
                assertThat(decide(command)).as("%s in %s", kind.getSimpleName(), state).isNotEmpty();
            } else {
                refuses(command, "NOT_ALLOWED_IN_STATE");
            }
        });
    }

    private static boolean isOfThePublicApi(Class<?> command) {
        return Permission.of(command).served();
    }

    /** A refusal is a sentence in both languages with the same arguments. */
    public static void isWellPut(Reason reason) {
        assertThat(reason.zh()).containsPattern("\\p{IsHan}").endsWith("。").doesNotContain("'");
        assertThat(reason.en()).doesNotContainPattern("\\p{IsHan}").endsWith(".").doesNotContain("'");
        assertThat(placeholders(reason.zh())).isEqualTo(placeholders(reason.en()));
    }

    private static List<Object> placeholders(String text) {
        return Arrays.asList(PLACEHOLDER.matcher(text).results().map(r -> r.group()).sorted().distinct().toArray());
    }
}
