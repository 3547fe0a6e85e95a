package govbackbone.registry;

import java.util.List;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.events.UnitCode;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Decides as the kit does: whom a record concerns is asked before the decider is. */
public final class Deciding {
    private Deciding() {}

    /** Somebody with these roles, as a token of that unit makes them. */
    public static Actor actor(String subject, @Nullable UnitCode unit, Role... roles) {
        Set<Role> all = Set.of(roles);
        return new Actor(subject, "示例" + subject, unit, all, Units.shipped().cityWide(unit, all));
    }

    public static <C, S, E extends DomainEvent> List<E> decide(AggregateType<C, S, E> type, S state, C command,
            Context context) {
        Permission.require(type.concern(), state, command, context.actor(), context.id(),
                command.getClass().isAnnotationPresent(Creates.class));
        return type.decider().decide(state, command, context);
    }

    /** It is refused for exactly these reasons, each written {@code CODE} or {@code CODE /pointer}. */
    public static void refused(ThrowingCallable asked, String... reasons) {
        Throwable thrown = catchThrowable(asked);
        if (thrown instanceof CommandFailure.Unknown) {
            assertThat(reasons).containsExactly("UNKNOWN_ID");
            return;
        }
        assertThat(thrown).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.objections())
                        .extracting(o -> (o.reason().name() + " " + o.pointer()).strip())
                        .containsExactlyInAnyOrder(reasons));
    }
}
