package govbackbone.kit.query;

import java.util.Set;

import com.mongodb.client.model.Filters;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Roles of the bureau read everything, the same roles of another unit what is of that unit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScopeTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode OTHER = new UnitCode("113703000000000274");
    private static final Bson OF_OTHER = Filters.eq("unit", OTHER.value());

    @Readers(value = {Role.OFFICE, Role.ANALYST}, ownUnit = Role.UNIT, unitField = "unit", restricted = Role.OFFICE)
    private record Owned() {}

    @Readers(value = Role.OFFICE, ownUnit = Role.UNIT, unitField = "unit", restricted = Role.OFFICE, keptFromOwnUnit = true)
    private record Confidential() {}

    @Readers({Role.OFFICE, Role.ADMIN})
    private record OfTheBureau() {}

    @Readers(everybody = {Role.OFFICE, Role.UNIT})
    private record OfEverybody() {}

    private static Scope scope(Class<?> view, @Nullable UnitCode unit, Role role) {
        return Scope.of(requireNonNull(view.getAnnotation(Readers.class)), new Actor("s", "n", unit, Set.of(role),
                BUREAU.equals(unit) && role != Role.UNIT ? Set.of(role) : Set.of()));
    }

    @Test
    void the_office_of_the_bureau_reads_everything() {
        assertThat(scope(Owned.class, BUREAU, Role.OFFICE).everything()).isTrue();
        assertThat(scope(Owned.class, BUREAU, Role.OFFICE).restricted()).isTrue();
        assertThat(scope(OfTheBureau.class, BUREAU, Role.OFFICE).everything()).isTrue();
    }

    @Test
    void the_office_of_another_unit_reads_what_is_of_that_unit() {
        for (Role role : new Role[]{Role.OFFICE, Role.ANALYST, Role.UNIT}) {
            Scope scope = scope(Owned.class, OTHER, role);
            assertThat(scope.everything()).isFalse();
            assertThat(scope.filter()).isEqualTo(OF_OTHER);
            assertThat(scope.restricted()).isEqualTo(role == Role.OFFICE);
        }
        assertThatThrownBy(() -> scope(OfTheBureau.class, OTHER, Role.ADMIN)).isInstanceOf(Problem.class);
    }

    @Test
    void what_tells_of_others_is_kept_from_the_unit_itself() {
        assertThat(scope(Confidential.class, OTHER, Role.OFFICE).restricted()).isFalse();
        assertThat(scope(Confidential.class, BUREAU, Role.OFFICE).restricted()).isTrue();
    }

    @Test
    void nobody_without_a_unit_reads_anything_of_a_unit() {
        for (Role role : new Role[]{Role.OFFICE, Role.ANALYST, Role.UNIT}) {
            assertThatThrownBy(() -> scope(Owned.class, null, role)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void what_concerns_nobody_in_particular_is_read_by_every_unit() {
        assertThat(scope(OfEverybody.class, OTHER, Role.UNIT).everything()).isTrue();
    }
}
