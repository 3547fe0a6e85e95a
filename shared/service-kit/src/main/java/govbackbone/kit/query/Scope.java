package govbackbone.kit.query;

import java.util.ArrayList;
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

    /**
     * A role that concerns every unit reads every document; any other reads those of the own unit, if the view tells whose its
     * documents are.
     *
     * @throws Problem 403 if the actor may read nothing of the view
     */
    static Scope of(@Nullable Readers readers, Actor actor) {
        if (readers == null) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        boolean restricted = !readers.keptFromOwnUnit() && actor.isAnyOf(List.of(readers.restricted()));
        List<String> addresses = actor.addresses().stream().map(Addressee::value).toList();
        if (actor.isCityWide(List.of(readers.value())) || actor.isAnyOf(List.of(readers.everybody()))) {
            return new Scope(Filters.empty(), true, actor.isCityWide(List.of(readers.restricted())), addresses);
        }
        List<Bson> own = new ArrayList<>();
        UnitCode unit = actor.unit();
        if (unit != null && !readers.unitField().isEmpty()
                && actor.isAnyOf(roles(readers.value(), readers.ownUnit()))) {
            own.add(Filters.eq(readers.unitField(), unit.value()));
        }
        if (actor.isAnyOf(List.of(readers.addressed()))) {
            own.add(Filters.in(readers.addressField(), addresses));
        }
        if (own.isEmpty()) {
            throw actor.isAnyOf(roles(readers))
                    ? Problem.of(ProblemCode.FORBIDDEN)
                    : Problem.roleRequired(roles(readers));
        }
        return new Scope(own.size() == 1 ? own.getFirst() : Filters.or(own), false, restricted, addresses);
    }

    /** Who may read at least something. */
    static Set<Role> roles(@Nullable Readers readers) {
        return readers == null
                ? Set.of()
                : roles(readers.value(), readers.everybody(), readers.ownUnit(), readers.addressed());
    }

    private static Set<Role> roles(Role[]... groups) {
        return Arrays.stream(groups).flatMap(Arrays::stream).collect(Collectors.toSet());
    }
}
