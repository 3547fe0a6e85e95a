package govbackbone.kit.notice;

import java.util.List;
import java.util.Set;

import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.NoticeEvent.NoticeIssued;
import govbackbone.events.notice.NoticeEvent.NoticeRead;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeCommand.MarkRead;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.kit.notice.NoticeSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticeDeciderTest {
    private static final Actor READER = actor("reader", Role.HANDLER);
    private static final Addressee TO = Addressee.unit(UNIT);
    private static final NoticeIssued ISSUED = new NoticeIssued(DAY, TO, "示例单位", MESSAGE);
    @SuppressWarnings("unchecked")
    private static final AggregateType<NoticeCommand, Notice, NoticeEvent> TYPE = (AggregateType<NoticeCommand, Notice, NoticeEvent>) Notices.TYPE;

    private static Given<NoticeCommand, Notice, NoticeEvent> given(NoticeEvent... events) {
        return Given.nothing(TYPE, "n-1", DAY).after(events);
    }

    @Test
    void each_command_is_decided_in_each_state() {
        StateTable.check("""
                          NONE UNREAD READ
                Issue      x     .     .
                MarkRead   .     x     -
                """, state -> {
            var there = switch (state) {
                case "NONE" -> given();
                case "UNREAD" -> given(ISSUED);
                default -> given(ISSUED, new NoticeRead(DAY));
            };
            assertThat(there.standing().state()).isEqualTo(state);
            return there;
        }, NoticeCommand.class, List.of(issue(TO), new MarkRead()), List.of(READER));
    }

    @Test
    void a_notice_is_issued_and_read_once() {
        given().gives(Actor.BACKBONE, issue(TO), ISSUED);
        given(ISSUED).gives(READER, new MarkRead(), new NoticeRead(DAY));
        assertThat(NoticeDecider.decide(given(ISSUED).state(), issue(TO), given().context(Actor.BACKBONE))).isEmpty();
    }

    @Test
    void only_whom_it_is_addressed_to_marks_it_as_read() {
        PermissionMatrix.check(TYPE, SampleActors.FIRST, List.of(new MarkRead()),
                wanted -> given(to(Addressee.person(wanted.addressee()))).state());
    }

    private static NoticeIssued to(Addressee to) {
        return new NoticeIssued(DAY, to, "示例", MESSAGE);
    }

    @Test
    void persons_units_roles_and_roles_in_units_are_reached() {
        for (Addressee to : List.of(Addressee.person("Reader "), Addressee.unit(UNIT), Addressee.role("handler"),
                Addressee.roleIn("handler", UNIT))) {
            given(to(to)).gives(READER, new MarkRead(), new NoticeRead(DAY));
        }
    }

    @Test
    void nobody_reads_what_is_for_somebody_else() {
        Actor elsewhere = new Actor("reader", "示例", null, Set.of(Role.HANDLER), Set.of(Role.HANDLER));
        given(to(Addressee.roleIn("handler", UNIT))).refuses(elsewhere, new MarkRead(), "UNKNOWN_ID");
        given(ISSUED, new NoticeRead(DAY)).refuses(elsewhere, new MarkRead(), "UNKNOWN_ID");
        for (Addressee to : List.of(Addressee.person("another"), Addressee.role("office"),
                Addressee.roleIn("office", UNIT))) {
            given(to(to)).refuses(READER, new MarkRead(), "UNKNOWN_ID");
        }
    }

    @Test
    void the_id_follows_from_cause_kind_and_addressee() {
        String id = Notices.id(TO, MESSAGE);
        assertThat(Notices.id(TO, message(NoticeKind.DEADLINE_MISSED, 7))).isEqualTo(id).matches("[0-9a-f-]{36}");
        assertThat(List.of(Notices.id(Addressee.person("reader"), MESSAGE),
                Notices.id(TO, message(NoticeKind.DEADLINE_MISSED, 8)),
                Notices.id(TO, message(NoticeKind.DUNNING, 7)))).doesNotHaveDuplicates().doesNotContain(id);
    }
}
