package govbackbone.kit.notice;

import java.util.List;

import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.NoticeEvent.NoticeIssued;
import govbackbone.events.notice.NoticeEvent.NoticeRead;
import govbackbone.kit.decision.Reason;
import govbackbone.testkit.aggregate.EventContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.kit.notice.NoticeSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticeEventTest implements EventContract<NoticeEvent> {
    @Override
    public Class<NoticeEvent> events() {
        return NoticeEvent.class;
    }

    @Override
    public List<NoticeEvent> samples() {
        return List.of(new NoticeIssued(DAY, Addressee.unit(UNIT), "示例单位", MESSAGE), new NoticeRead(DAY));
    }

    @Override
    public Reason[] reasons() {
        return new Reason[0];
    }

    @Test
    void addressees_are_written_in_one_way() {
        assertThat(List.of("person:示例-1", "unit:" + UNIT, "role:office", "role:network-operator@" + UNIT))
                .allSatisfy(text -> assertThat(Addressee.parse(text)).hasValue(new Addressee(text)));
        assertThat(List.of("", "person:", "unit:11370300MB28560648", "unit:1", "role:", "role:Office", "role:-",
                "role:office@", "role:office@11370300MB28560648", "team:1", "person:" + "x".repeat(129)))
                .allSatisfy(text -> assertThat(Addressee.parse(text)).isEmpty());
    }
}
