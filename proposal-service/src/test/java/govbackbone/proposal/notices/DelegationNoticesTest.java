package govbackbone.proposal.notices;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import govbackbone.testkit.notice.ToldNotice;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told that somebody may sign, or may not any more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DelegationNoticesTest {
    private static final UnitCode UNIT = new UnitCode("11370300MB28560647");
    private static final LocalDate DAY = LocalDate.of(2020, 9, 25);
    private static final DelegationGiven GIVEN = new DelegationGiven(DAY, UNIT, new Person("principal", "示例主要负责同志"),
            new Person("deputy", "示例分管同志"), List.of(DelegationScope.REPLY), DAY, DAY.plusDays(5), null);

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<Consequence<?>> because(List<DelegationEvent>... decisions) {
        List<Recorded<DelegationEvent>> log = ToldNotice.log("d-1", decisions);
        return DelegationNotices.of(log.getLast(), () -> log, Units.shipped());
    }

    @Test
    void the_receiver_and_the_office_are_told_of_a_delegation_and_of_its_end() {
        List<Consequence<?>> given = because(List.of(GIVEN));
        assertThat(ToldNotice.whom(given)).containsExactly("DELEGATION person:deputy",
                "DELEGATION role:office@" + UNIT);
        assertThat(ToldNotice.of(given.getFirst()).zh())
                .isEqualTo("示例主要负责同志对示例分管同志的签发授权已于2020年9月25日作出，自2020年9月25日至2020年9月30日有效。");

        List<Consequence<?>> revoked = because(List.of(GIVEN),
                List.of(new DelegationRevoked(DAY, new Person("principal", "示例主要负责同志"), "示例理由")));
        assertThat(ToldNotice.whom(revoked)).containsExactly("DELEGATION person:deputy",
                "DELEGATION role:office@" + UNIT);
        assertThat(ToldNotice.of(revoked.getFirst()).en()).isEqualTo("Delegation of 示例主要负责同志 to 示例分管同志: "
                + "示例主要负责同志 revoked it on 2020-09-25; nothing more is signed under it. Reason: 示例理由");
    }
}
