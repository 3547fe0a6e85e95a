package govbackbone.kit.query;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What a reader may see of a view.
 *
 * @param filter     that every query must contain
 * @param everything whether it lets every document pass
 * @param restricted whether personal data is included
 * @param addresses  under which views name the reader
 */
record Scope(Bson filter, boolean everything, boolean restricted, List<String> addresses) {
    /** What anybody sees of a published view. */
    static final Scope PUBLIC = new Scope(Filters.empty(), true, false, List.of());

    /** @throws Problem 403 if the actor may read nothing of the view */
    static Scope of(@Nullable Readers readers, Actor actor) {
        if (readers == null) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        boolean restricted = actor.isAnyOf(roles(readers.restricted()));
        List<String> addresses = actor.addresses().stream().map(Addressee::value).toList();
        if (actor.isAnyOf(roles(readers.value()))) {
            return new Scope(Filters.empty(), true, restricted, addresses);
        }
        if (actor.isAnyOf(roles(readers.addressed()))) {
            return new Scope(Filters.in(readers.addressField(), addresses), false, restricted, addresses);
        }
        if (!actor.isAnyOf(roles(readers.ownUnit()))) {
            throw Problem.roleRequired(roles(readers));
        }
        UnitCode unit = actor.unit();
        if (unit == null) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        return new Scope(Filters.eq(readers.unitField(), unit.value()), false, restricted, addresses);
    }

    /** Who may read at least something. */
    static Set<Role> roles(@Nullable Readers readers) {
        return readers == null ? Set.of() : roles(readers.value(), readers.ownUnit(), readers.addressed());
    }

    private static Set<Role> roles(Role[]... groups) {
        return Arrays.stream(groups).flatMap(Arrays::stream).collect(Collectors.toSet());
    }
}
