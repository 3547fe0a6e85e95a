package govbackbone.kit.units;

import java.time.LocalDate;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnitsTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode RENAMED = new UnitCode("11370300000000035Y");
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final UnitCode UNLISTED = new UnitCode("11370300000000078C");
    private static final Units UNITS = Units.shipped();

    @Test
    void the_bureau_is_the_only_unit_that_is_no_sample() {
        LocalDate day = LocalDate.of(2020, 3, 2);
        assertThat(UNITS.on(day, BUREAU)).hasValueSatisfying(unit -> {
            assertThat(unit.name()).isEqualTo("淄博市大数据局");
            assertThat(unit.sample()).isFalse();
        });
        assertThat(UNITS.on(day, RENAMED)).hasValueSatisfying(unit -> {
            assertThat(unit.name()).startsWith("示例");
            assertThat(unit.sample()).isTrue();
        });
    }

    @Test
    void a_unit_has_the_name_of_the_day() {
        assertThat(UNITS.on(LocalDate.of(2018, 12, 31), RENAMED)).map(Unit::name).contains("示例单位丙");
        assertThat(UNITS.on(LocalDate.of(2019, 1, 1), RENAMED)).map(Unit::name).contains("示例单位丙（更名后）");
    }

    @Test
    void a_unit_exists_from_its_first_to_its_last_day() {
        assertThat(UNITS.on(LocalDate.of(2018, 12, 31), BUREAU)).isEmpty();
        assertThat(UNITS.on(LocalDate.of(2019, 1, 1), BUREAU)).isPresent();
        assertThat(UNITS.on(LocalDate.of(2018, 12, 31), DISSOLVED)).isPresent();
        assertThat(UNITS.on(LocalDate.of(2019, 1, 1), DISSOLVED)).isEmpty();
        assertThat(UNITS.knows(DISSOLVED)).isTrue();
        assertThat(UNITS.knows(UNLISTED)).isFalse();
    }

    @Test
    void a_role_concerns_every_unit_only_where_the_directory_says_so() {
        Set<Role> roles = Set.of(Role.OFFICE, Role.UNIT, Role.ASSIGNING_OFFICE);

        assertThat(UNITS.cityWide(BUREAU, roles)).containsExactlyInAnyOrder(Role.OFFICE, Role.ASSIGNING_OFFICE);
        assertThat(UNITS.cityWide(new UnitCode("1137030000000006XC"), roles)).containsExactly(Role.ASSIGNING_OFFICE);
        assertThat(UNITS.cityWide(RENAMED, roles)).isEmpty();
        assertThat(UNITS.cityWide(UNLISTED, roles)).isEmpty();
        assertThat(UNITS.cityWide(null, roles)).isEmpty();
    }
}
