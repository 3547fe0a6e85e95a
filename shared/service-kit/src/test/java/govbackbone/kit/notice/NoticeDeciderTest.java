package govbackbone.kit.notice;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.NoticeEvent.NoticeIssued;
import govbackbone.events.notice.NoticeEvent.NoticeRead;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeCommand.MarkRead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static govbackbone.kit.notice.NoticeSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticeDeciderTest {
    private static final Actor READER = actor("reader", Role.HANDLER);
    private static final Addressee TO = Addressee.unit(UNIT);
    private static final Notice UNREAD = new Notice.Unread(TO);
    private static final Notice READ = new Notice.Read(TO);

    private static List<NoticeEvent> decide(Notice state, Actor actor, NoticeCommand command) {
        return NoticeDecider.decide(state, command,
                new Context(actor, Instant.parse("2020-06-30T01:00:00Z"), WorkingCalendars.published()));
    }

    /** Every state with every command. */
    static Stream<Arguments> cells() {
        return Stream.of(arguments(Notice.NONE, issue(TO), List.of(new NoticeIssued(DAY, TO, "示例单位", MESSAGE))),
                arguments(UNREAD, issue(TO), List.of()), arguments(READ, issue(TO), List.of()),
                arguments(Notice.NONE, new MarkRead(), null), arguments(UNREAD, new MarkRead(), List.of(new NoticeRead(
                        DAY))),
                arguments(READ, new MarkRead(), List.of()));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("cells")
    void each_command_is_decided_in_each_state(Notice state, NoticeCommand command,
            @Nullable List<NoticeEvent> events) {
        if (events == null) {
            assertThatThrownBy(() -> decide(state, READER, command)).isInstanceOf(Refusal.class)
                    .hasMessage("NOT_ISSUED");
        } else {
            assertThat(decide(state, READER, command)).isEqualTo(events);
        }
    }

    @Test
    void every_cell_is_in_the_table() {
        assertThat(cells()).hasSize(Notice.class.getPermittedSubclasses().length
                * NoticeCommand.class.getPermittedSubclasses().length);
    }

    @Test
    void events_lead_from_state_to_state() {
        Notice issued = Notice.evolve(Notice.NONE, new NoticeIssued(DAY, TO, "示例单位", MESSAGE));
        assertThat(issued).isEqualTo(UNREAD);
        assertThat(Notice.evolve(issued, new NoticeRead(DAY))).isEqualTo(READ);
        assertThat(Notice.standing(Notice.NONE).allowed()).containsExactly(Issue.class);
        assertThat(Notice.standing(UNREAD).state()).isEqualTo("UNREAD");
        assertThat(Notice.standing(READ).state()).isEqualTo("READ");
    }

    private static void require(Notice state, Actor actor) {
        Permission.require(new Concern<>(Notice::parties), state, new MarkRead(), actor, "n-1", false);
    }

    @Test
    void persons_units_roles_and_roles_in_units_are_reached() {
        for (Addressee to : List.of(Addressee.person("Reader "), Addressee.unit(UNIT), Addressee.role("handler"),
                Addressee.roleIn("handler", UNIT))) {
            assertThatCode(() -> require(new Notice.Unread(to), READER)).doesNotThrowAnyException();
        }
    }

    @Test
    void nobody_reads_what_is_for_somebody_else() {
        Actor elsewhere = new Actor("reader", "示例", null, Set.of(Role.HANDLER), Set.of(Role.HANDLER));
        assertThatThrownBy(() -> require(new Notice.Unread(Addressee.roleIn("handler", UNIT)), elsewhere))
                .isInstanceOf(CommandFailure.Unknown.class);
        assertThatThrownBy(() -> require(READ, elsewhere)).isInstanceOf(CommandFailure.Unknown.class);
        for (Addressee to : List.of(Addressee.person("another"), Addressee.role("office"),
                Addressee.roleIn("office", UNIT))) {
            assertThatThrownBy(() -> require(new Notice.Unread(to), READER))
                    .isInstanceOf(CommandFailure.Unknown.class);
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

    @Test
    void reasons_are_told_in_both_languages() {
        assertThat(NoticeRejection.values()).allSatisfy(reason -> {
            assertThat(reason.zh()).matches("\\p{IsHan}.*。");
            assertThat(reason.en()).matches("[A-Z].*\\.");
        });
    }
}
