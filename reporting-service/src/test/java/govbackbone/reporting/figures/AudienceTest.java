package govbackbone.reporting.figures;

import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports tell of a subject only to whom the service shows it that keeps it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AudienceTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode OWN = new UnitCode("113703000000000199");
    private static final UnitCode OTHER = new UnitCode("113703000000000274");

    private static Actor actor(Role role, @Nullable UnitCode unit) {
        boolean city = BUREAU.equals(unit) && role != Role.UNIT && role != Role.HANDLER;
        return new Actor("s", "n", unit, Set.of(role), city ? Set.of(role) : Set.of());
    }

    @ParameterizedTest(name = "{1} of the bureau and a subject of {0}: {2}")
    @CsvSource({"proposal, ANALYST, true", "proposal, REVIEWER, true", "proposal, ASSIGNING_OFFICE, true",
        "proposal, PROJECT_REVIEWER, false", "proposal, BUDGET_REVIEWER, false", "project-registry, ANALYST, true",
        "project-registry, BUDGET_REVIEWER, true", "project-registry, REVIEWER, false",
        "project-registry, ASSIGNING_OFFICE, false", "proposal, CLOUD_OPERATOR, false"})
    void a_role_of_one_service_opens_nothing_of_the_other(String service, Role role, boolean expected) {
        assertThat(Audience.of(service).includes(actor(role, BUREAU), OTHER.value())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"proposal, OFFICE", "proposal, PRINCIPAL", "proposal, HANDLER", "proposal, UNIT",
        "project-registry, OFFICE", "project-registry, PRINCIPAL", "project-registry, UNIT"})
    void a_role_of_a_unit_opens_what_is_of_that_unit(String service, Role role) {
        assertThat(Audience.of(service).includes(actor(role, OWN), OWN.value())).isTrue();
        assertThat(Audience.of(service).includes(actor(role, OWN), OTHER.value())).isFalse();
        assertThat(Audience.of(service).includes(actor(role, null), OTHER.value())).isFalse();
    }
}
