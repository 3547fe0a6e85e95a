package govbackbone.kit.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PermissionTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode OWN = new UnitCode("113703000000000199");
    private static final UnitCode OTHER = new UnitCode("113703000000000274");
    private static final Parties OF_OWN = new Parties(Set.of(OWN), Set.of(Addressee.person("reader")),
            new Participants(Map.of(Part.FILER, Set.of("alice"))));

    @Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
    private record Change() {}

    @Creates
    @Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
    private record Open() {}

    @Creates
    @Permitted(ownUnit = Role.UNIT)
    private record OpenFor(String title, UnitCode holder) {}

    @Creates
    @Permitted(ownUnit = Role.UNIT)
    private record Move(UnitCode from, UnitCode to) {}

    @Permitted(value = Role.PRINCIPAL, otherThan = Part.FILER)
    private record Approve() {}

    @Permitted(addressed = Role.HANDLER)
    private record Read() {}

    @Permitted({})
    private record Ring() {}

    private record Undeclared() {}

    private static Actor actor(String subject, @Nullable UnitCode unit, Role... roles) {
        return new Actor(subject, "示例", unit, Set.of(roles), BUREAU.equals(unit) ? Set.of(roles) : Set.of());
    }

    private static String answer(Object command, Parties parties, Actor actor) {
        try {
            Permission.require(new Concern<Object, String, Object>((state, asked) -> parties), "", command, actor, "id",
                    command.getClass().isAnnotationPresent(Creates.class));
            return "PERMITTED";
        } catch (CommandFailure.Unknown unknown) {
            return "UNKNOWN";
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @CsvSource(textBlock = """
            OWN,    UNIT,             PERMITTED
            OWN,    OFFICE,           PERMITTED
            OWN,    PROJECT_REVIEWER, ROLE_OF_ANOTHER_BODY
            OTHER,  UNIT,             UNKNOWN
            OTHER,  OFFICE,           UNKNOWN
            OTHER,  PROJECT_REVIEWER, ROLE_OF_ANOTHER_BODY
            BUREAU, PROJECT_REVIEWER, PERMITTED
            BUREAU, OFFICE,           UNKNOWN
            '',     UNIT,             ACTOR_WITHOUT_UNIT
            '',     PROJECT_REVIEWER, ROLE_OF_ANOTHER_BODY
            BUREAU, AUDITOR,          ROLE_OF_ANOTHER_BODY
            """)
    void a_role_reaches_the_records_of_its_own_unit_and_in_the_bureau_those_of_all(String unit, Role role,
            String expected) {
        UnitCode code = unit.isEmpty() ? null : Map.of("OWN", OWN, "OTHER", OTHER, "BUREAU", BUREAU).get(unit);

        assertThat(answer(new Change(), OF_OWN, actor("bob", code, role))).isEqualTo(expected);
    }

    @Test
    void a_record_of_another_unit_cannot_be_told_from_one_that_does_not_exist() {
        assertThat(answer(new Change(), OF_OWN, actor("bob", OTHER, Role.UNIT))).isEqualTo("UNKNOWN");
        assertThat(answer(new Change(), Parties.NONE, actor("bob", OTHER, Role.UNIT))).isEqualTo("UNKNOWN");
    }

    @Test
    void a_unit_creates_for_itself_only() {
        Actor unit = actor("bob", OWN, Role.UNIT);

        assertThat(answer(new Open(), Parties.NONE, unit)).isEqualTo("PERMITTED");
        assertThat(answer(new Open(), Parties.of(OWN), unit)).isEqualTo("PERMITTED");
        assertThat(answer(new Open(), Parties.of(OTHER), unit)).isEqualTo("ACTOR_OF_ANOTHER_UNIT");
        assertThat(answer(new Open(), Parties.of(OTHER), actor("bob", BUREAU, Role.PROJECT_REVIEWER)))
                .isEqualTo("PERMITTED");
    }

    @Test
    void whoever_creates_for_another_unit_is_told_which_field_names_it() {
        Actor unit = actor("bob", OWN, Role.UNIT);

        assertThat(pointers(new Open(), unit)).as("it names none").containsExactly("");
        assertThat(pointers(new OpenFor("示例", OTHER), unit)).containsExactly("/holder");
        assertThat(pointers(new Move(OTHER, OWN), unit)).as("either may be meant").containsExactly("");
    }

    private static List<String> pointers(Object command, Actor actor) {
        try {
            Permission.require(new Concern<Object, String, Object>((state, asked) -> Parties.of(OTHER)), "", command,
                    actor, "id", true);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.objections().stream().map(Objection::pointer).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"alice", "ALICE", "' alice\u3000'", "ａｌｉｃｅ"})
    void the_same_person_is_refused_however_the_subject_is_spelt(String subject) {
        assertThat(answer(new Approve(), OF_OWN, actor(subject, BUREAU, Role.PRINCIPAL))).isEqualTo("SAME_PERSON");
    }

    @Test
    void somebody_else_is_permitted() {
        assertThat(answer(new Approve(), OF_OWN, actor("bob", BUREAU, Role.PRINCIPAL))).isEqualTo("PERMITTED");
    }

    @Test
    void what_is_addressed_to_somebody_is_for_nobody_else() {
        assertThat(answer(new Read(), OF_OWN, actor("Reader", OTHER, Role.HANDLER))).isEqualTo("PERMITTED");
        assertThat(answer(new Read(), OF_OWN, actor("bob", OWN, Role.HANDLER))).isEqualTo("UNKNOWN");
    }

    @Test
    void what_nobody_may_give_is_given_by_the_backbone_only() {
        for (Object command : List.of(new Ring(), new Undeclared())) {
            assertThat(Permission.of(command.getClass()).served()).isFalse();
            assertThat(answer(command, OF_OWN, Actor.BACKBONE)).isEqualTo("PERMITTED");
            assertThat(answer(command, OF_OWN, actor("backbone-2", BUREAU, Role.values())))
                    .isEqualTo("ROLE_OF_ANOTHER_BODY");
        }
    }
}
