package govbackbone.kit.command;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.SealedRecords;
import org.jspecify.annotations.Nullable;

/**
 * Who may give a command, as its {@link Permitted} says.
 *
 * @param city      to records of every unit
 * @param ownUnit   to records of their own unit
 * @param addressed to records that are addressed to them
 * @param otherThan parts in the record that nobody of them may have taken
 * @param served    whether it is served like other commands
 */
public record Permission(Set<Role> city, Set<Role> ownUnit, Set<Role> addressed, Set<Part> otherThan, boolean served) {
    private static final Permission NOBODY = new Permission(Set.of(), Set.of(), Set.of(), Set.of(), false);
    private static final ClassValue<Permission> DECLARED = new ClassValue<>() {
        @Override
        protected Permission computeValue(Class<?> command) {
            return read(command.getAnnotation(Permitted.class));
        }
    };

    public Permission {
        city = Set.copyOf(city);
        ownUnit = Set.copyOf(ownUnit);
        addressed = Set.copyOf(addressed);
        otherThan = Set.copyOf(otherThan);
    }

    /** What is said beside that record. */
    public static Permission of(Class<?> command) {
        return DECLARED.get(command);
    }

    /** For what concerns every unit at once. */
    public static Permission cityWide(Set<Role> roles) {
        return new Permission(roles, Set.of(), Set.of(), Set.of(), true);
    }

    private static Permission read(@Nullable Permitted declared) {
        return declared == null
                ? NOBODY
                : new Permission(Set.copyOf(Arrays.asList(declared.value())),
                        Set.copyOf(Arrays.asList(declared.ownUnit())), Set.copyOf(Arrays.asList(declared.addressed())),
                        Set.copyOf(Arrays.asList(declared.otherThan())), declared.served());
    }

    /** Whether clients may give it like other commands. */
    @Override
    public boolean served() {
        return served && !roles().isEmpty();
    }

    /** Every role by which somebody may give it. */
    public Set<Role> roles() {
        return Stream.of(city, ownUnit, addressed).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether there can be a record to which the actor may give it. Knows no record, so that the answer says nothing about
     * any.
     *
     * @throws Refusal if there cannot, though the actor has one of the roles
     */
    public void requirePossible(Actor actor) {
        boolean possible = actor.equals(Actor.BACKBONE) || actor.isCityWide(city) || actor.isAnyOf(addressed)
                || (actor.unit() != null && actor.isAnyOf(ownUnit));
        if (!possible) {
            throw actor.isAnyOf(ownUnit)
                    ? Refusal.of(Unpermitted.ACTOR_WITHOUT_UNIT)
                    : Refusal.of(Unpermitted.ROLE_OF_ANOTHER_BODY, city.stream().sorted().toList());
        }
    }

    /**
     * The one guard of every command.
     *
     * @param state   of the record
     * @param creates whether the record is yet to be created
     * @throws CommandFailure.Unknown if the record does not concern the actor: there is none for this actor
     * @throws Refusal                if the actor may not create it, or has done what somebody else must have done
     */
    public static <C, S> void require(Concern<C, S, ?> concern, S state, C command, Actor actor, String id,
            boolean creates) {
        if (actor.equals(Actor.BACKBONE)) {
            return;
        }
        Permission permission = of(command.getClass());
        permission.requirePossible(actor);
        Parties parties = concern.of(state, command);
        if (!permission.reaches(actor, parties, creates)) {
            throw creates
                    ? Refusal.at(unitIn(command), Unpermitted.ACTOR_OF_ANOTHER_UNIT)
                    : new CommandFailure.Unknown(id);
        }
        List<Objection> same = permission.otherThan().stream().sorted()
                .filter(part -> parties.participants().as(part).contains(actor.subject()))
                .map(part -> new Objection(Unpermitted.SAME_PERSON, "", List.of(part))).toList();
        if (!same.isEmpty()) {
            throw new Refusal(same);
        }
    }

    /** Pointer to the field that names the unit the record would be for; to the whole command where that does not say. */
    private static String unitIn(Object command) {
        List<String> fields = Arrays.stream(command.getClass().getRecordComponents())
                .filter(component -> component.getType() == UnitCode.class).map(RecordComponent::getName).toList();
        return fields.size() == 1 ? "/" + fields.getFirst() : "";
    }

    private boolean reaches(Actor actor, Parties parties, boolean creates) {
        UnitCode unit = actor.unit();
        return actor.isCityWide(city)
                || (unit != null && actor.isAnyOf(ownUnit)
                        && (parties.units().contains(unit) || (creates && parties.units().isEmpty())))
                || (actor.isAnyOf(addressed) && !Collections.disjoint(actor.addresses(), parties.addressees()));
    }

    /**
     * Whether what commands say can be enforced.
     *
     * @throws IllegalArgumentException if a command speaks of units, addressees or parts, and the type of none
     */
    static void check(AggregateType<?, ?, ?> type) {
        if (type.concern().parties() == null) {
            SealedRecords.of(type.commands()).filter(command -> of(command).needsParties()).findFirst()
                    .ifPresent(command -> {
                        throw new IllegalArgumentException(command.getName() + " says whose record it is for, but "
                                + type.name() + " does not say whose its records are");
                    });
        }
    }

    private boolean needsParties() {
        return !(ownUnit.isEmpty() && addressed.isEmpty() && otherThan.isEmpty());
    }
}
