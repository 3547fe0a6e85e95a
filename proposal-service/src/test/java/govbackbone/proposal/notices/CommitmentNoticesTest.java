package govbackbone.proposal.notices;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import govbackbone.testkit.notice.ToldNotice;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told what because something happened to a commitment. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentNoticesTest {
    private static final UnitCode UNIT = new UnitCode("11370300MB28560647");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 27);
    private static final LocalDate TARGET = LocalDate.of(2020, 12, 31);
    private static final DocumentNumber NUMBER = new DocumentNumber("淄数建字〔2020〕1号");
    private static final String TO_UNIT = "unit:" + UNIT;
    private static final String TO_ASSIGNING = "role:assigning-office";
    private static final CommitmentEvent OPENED = new CommitmentOpened(DAY, "case-1", "0012", "示例标题",
            Theme.DATA_SHARING, List.of("p1"), UNIT, 1, 2, NUMBER, "B", 1, 1, "完成平台建设。", TARGET, List.of());

    private static List<Consequence<?>> because(CommitmentEvent event) {
        List<Recorded<CommitmentEvent>> log = ToldNotice.log("c-1", List.of(OPENED), List.of(event));
        return CommitmentNotices.of(log.getLast(), () -> log, Units.shipped());
    }

    private static void tells(CommitmentEvent event, String... whom) {
        List<Consequence<?>> consequences = because(event);
        assertThat(ToldNotice.whom(consequences)).containsExactly(whom);
        assertThat(consequences).map(ToldNotice::of).allSatisfy(told -> {
            assertThat(told.title()).endsWith("：第0012号《示例标题》的承诺事项“完成平台建设。”");
            assertThat(told.zh()).startsWith("第0012号《示例标题》的承诺事项“完成平台建设。”").endsWith("。")
                    .doesNotContainPattern("\\{\\d}|null");
            assertThat(told.en()).startsWith("Promise “完成平台建设。” of No. 0012 “示例标题”: ")
                    .doesNotContainPattern("\\{\\d}|null");
        });
    }

    @Test
    void the_unit_is_reminded_before_and_the_assigning_office_hears_when_it_is_too_late() {
        for (Reminder reminder : List.of(Reminder.MONTH_AHEAD, Reminder.WEEK_AHEAD, Reminder.ON_THE_DAY)) {
            tells(new CommitmentReminderDue(DAY, reminder, TARGET), "COMMITMENT_DUE " + TO_UNIT);
        }
        tells(new CommitmentReminderDue(DAY, Reminder.OVERDUE, TARGET), "DEADLINE_MISSED " + TO_UNIT,
                "DEADLINE_MISSED " + TO_ASSIGNING);
        ToldNotice first = ToldNotice
                .of(because(new CommitmentReminderDue(DAY, Reminder.WEEK_AHEAD, TARGET)).getFirst());
        assertThat(first.zh()).endsWith("应于2020年12月31日前兑现（到期前7日提醒），请抓紧落实。");
        assertThat(first.toName()).isEqualTo("淄博市大数据局");
    }

    @Test
    void a_letter_waits_for_its_signature_and_its_delivery() {
        tells(new CommitmentFulfilled(DAY, "示例"), "SIGNATURE_DUE role:principal@" + UNIT);
        tells(new CommitmentReReplySigned(DAY, "case-1", NUMBER, new Person("principal", "示例负责人")),
                "DELIVERY_DUE role:office@" + UNIT);
    }

    @Test
    void who_watches_over_promises_hears_when_one_is_moved_or_given_up() {
        tells(new CommitmentReplanned(DAY, TARGET.plusDays(90), "招标推迟。", DAY, List.of()),
                "DEADLINE_MOVED " + TO_ASSIGNING);
        tells(new CommitmentAbandoned(DAY, "政策调整。", DAY), "ENDED " + TO_ASSIGNING);
        tells(new CommitmentSuperseded(DAY, SupersedingGround.CASE_REOPENED), "ENDED " + TO_UNIT);
    }

    @Test
    void nobody_is_told_of_routine() {
        for (CommitmentEvent routine : List.of(OPENED, new CommitmentProgressReported(DAY, "示例", "示例"),
                new CommitmentReReplyDelivered(DAY, List.of("p1"), DeliveryMethod.POST),
                new CommitmentKept(DAY, "case-1", UNIT, 2, 1))) {
            assertThat(because(routine)).isEmpty();
        }
    }

    @Test
    void a_notice_leads_to_the_commitment() {
        Issue issue = (Issue) because(new CommitmentReminderDue(DAY, Reminder.ON_THE_DAY, TARGET)).getFirst()
                .command();
        assertThat(issue.message().about().collection() + "/" + issue.message().about().id())
                .isEqualTo("commitments/c-1");
        assertThat(issue.message().cause().event()).isEqualTo("proposal.CommitmentReminderDue");
    }
}
