package govbackbone.proposal.commitments;

import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Reason;
import govbackbone.testkit.aggregate.EventContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** The events as others know them: names, labels, JSON. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentEventTest implements EventContract<CommitmentEvent> {

    /** One of every event, with every field filled: what the golden samples of the log are made of. */
    private static final List<CommitmentEvent> SAMPLES = List.of(
            new CommitmentOpened(SIGNED, "case-1", "0012", "示例：关于推进数据共享的建议", Theme.DATA_SHARING, List.of("p1", "p2"),
                    BUREAU, 1, 2, REPLY, "B", 1, 2, "示例承诺", TARGET,
                    List.of(Reminder.MONTH_AHEAD, Reminder.WEEK_AHEAD, Reminder.ON_THE_DAY)),
            new CommitmentProgressReported(TODAY, "示例进展", "示例措施"),
            new CommitmentReminderDue(TARGET.minusDays(30), Reminder.MONTH_AHEAD, TARGET),
            new CommitmentProjectNamed(TODAY, "p1"), new CommitmentReady(TODAY, "p1"),
            new CommitmentFulfilled(TODAY, "示例佐证材料"),
            new CommitmentReReplySigned(TODAY, "case-1", LETTER, new Person("principal", "示例主要负责同志")),
            new CommitmentReReplyDelivered(TODAY, List.of("p1", "p2"), DeliveryMethod.IN_PERSON),
            new CommitmentKept(TODAY, "case-1", BUREAU, 2, 1),
            new CommitmentReplanned(TODAY, TARGET.plusDays(90), "示例理由", TODAY, List.of(Reminder.WEEK_AHEAD)),
            new CommitmentAbandoned(TODAY, "示例理由", TODAY),
            new CommitmentSuperseded(TODAY, SupersedingGround.CASE_REOPENED),
            new CommitmentSignedUnderDelegation(TODAY, "示例授权编号", "示例主要负责同志"),
            new CommitmentNumberReleased(TODAY, "case-1", LETTER, "示例理由"));

    @Override
    public Class<CommitmentEvent> events() {
        return CommitmentEvent.class;
    }

    @Override
    public List<CommitmentEvent> samples() {
        return SAMPLES;
    }

    @Override
    public Reason[] reasons() {
        return CommitmentRejection.values();
    }

    @Test
    void every_code_has_a_label() {
        for (Class<?> codes : List.of(CommitmentState.class, Reminder.class, SupersedingGround.class)) {
            assertThat(codes.getFields()).allMatch(field -> field.isAnnotationPresent(Label.class));
        }
    }
}
