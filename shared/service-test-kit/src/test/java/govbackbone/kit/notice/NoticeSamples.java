package govbackbone.kit.notice;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.Wording;
import govbackbone.events.notice.About;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Cause;
import govbackbone.events.notice.Message;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeCommand.Issue;

/** Made-up notices. */
public final class NoticeSamples {
    public static final UnitCode UNIT = new UnitCode("11370300MB28560647");
    public static final LocalDate DAY = LocalDate.of(2020, 6, 30);
    public static final Message MESSAGE = message(NoticeKind.DEADLINE_MISSED, 7);

    private NoticeSamples() {}

    /** @param version of the event that causes it */
    public static Message message(NoticeKind kind, long version) {
        return new Message(kind, new Wording("关于示例件逾期的提醒", "Sample case overdue"),
                new Wording("示例件已逾期，请抓紧办理。", "The sample case is overdue."), new About("samples", "case-1"),
                new Cause("sample.CaseOverdue", "case-1", version, "backbone", "政务数字底座"));
    }

    public static Issue issue(Addressee to) {
        return new Issue(to, "示例单位", MESSAGE);
    }

    public static Actor actor(String subject, Role... roles) {
        return new Actor(subject, "示例" + subject, UNIT, Set.copyOf(Arrays.asList(roles)),
                Set.copyOf(Arrays.asList(roles)));
    }
}
