package govbackbone.kit.notice;

import java.time.Instant;
import java.util.List;

import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeDraftEvent;
import govbackbone.events.notice.NoticeDraftEvent.NoticeDrafted;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.notice.NoticeDraftCommand.Draft;
import govbackbone.testkit.aggregate.EventContract;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.kit.notice.NoticeSamples.*;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticeDraftEventTest implements EventContract<NoticeDraftEvent> {
    private static final Instant CAUSED_AT = Instant.parse("2020-03-01T01:02:03Z");
    private static final Addressee TO = Addressee.unit(UNIT);
    private static final NoticeDrafted DRAFTED = new NoticeDrafted(DAY, TO, "示例单位", MESSAGE, CAUSED_AT);

    @Override
    public Class<NoticeDraftEvent> events() {
        return NoticeDraftEvent.class;
    }

    @Override
    public List<NoticeDraftEvent> samples() {
        return List.of(DRAFTED);
    }

    @Override
    public Reason[] reasons() {
        return new Reason[0];
    }

    @Test
    void a_notice_is_drafted_once() {
        given(NoticeDrafts.TYPE);
    }

    private static <S> void given(AggregateType<NoticeDraftCommand, S, NoticeDraftEvent> type) {
        Draft draft = new Draft(TO, "示例单位", MESSAGE, CAUSED_AT);
        Given.nothing(type, "n-1", DAY).gives(Actor.BACKBONE, draft, DRAFTED);
        Given.nothing(type, "n-1", DAY).after(DRAFTED).refuses(Actor.BACKBONE, draft, "ALREADY_EXISTS");
    }
}
