package govbackbone.proposal.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Release;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** Every rule of following a promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentDeciderTest {
    private static final List<Reminder> ALL = List.of(Reminder.values());

    private static LocalDate june(int day) {
        return LocalDate.of(2020, 6, day);
    }

    private static CommitmentOpened opening(LocalDate target, Reminder... reminders) {
        return new CommitmentOpened(SIGNED, CASE, "0012", "示例：关于推进数据共享的建议", Theme.DATA_SHARING, List.of("p1", "p2"),
                BUREAU, 1, 2, REPLY, "B", 1, 2, "完成共享平台建设。", target, List.of(reminders));
    }

    @Test
    void a_promise_is_followed_and_reminded_of_before_and_when_it_is_overdue() {
        nothing().gives(Actor.BACKBONE, open(TARGET), opening(TARGET, Reminder.values()));
        assertThat(Commitment.alarms(opened().state())).containsExactly(
                new Alarm<>("MONTH_AHEAD/2020-12-31", Instant.parse("2020-11-30T16:00:00Z"),
                        new Remind(Reminder.MONTH_AHEAD, TARGET)),
                new Alarm<>("WEEK_AHEAD/2020-12-31", Instant.parse("2020-12-23T16:00:00Z"),
                        new Remind(Reminder.WEEK_AHEAD, TARGET)),
                new Alarm<>("ON_THE_DAY/2020-12-31", Instant.parse("2020-12-30T16:00:00Z"),
                        new Remind(Reminder.ON_THE_DAY, TARGET)),
                new Alarm<>("OVERDUE/2020-12-31", Instant.parse("2020-12-31T16:00:00Z"),
                        new Remind(Reminder.OVERDUE, TARGET)));
    }

    @Test
    void nobody_is_reminded_of_a_day_that_had_passed_when_it_was_entered() {
        nothing().gives(Actor.BACKBONE, open(TODAY.plusDays(30)), opening(TODAY.plusDays(30), Reminder.values()));
        nothing().gives(Actor.BACKBONE, open(TODAY.plusDays(29)),
                opening(TODAY.plusDays(29), Reminder.WEEK_AHEAD, Reminder.ON_THE_DAY, Reminder.OVERDUE));
        nothing().gives(Actor.BACKBONE, open(TODAY), opening(TODAY, Reminder.ON_THE_DAY, Reminder.OVERDUE));
        nothing().gives(Actor.BACKBONE, open(TODAY.minusDays(1)), opening(TODAY.minusDays(1), Reminder.OVERDUE));
        nothing().gives(Actor.BACKBONE, open(TODAY.minusDays(2)), opening(TODAY.minusDays(2)));
    }

    @Test
    void a_target_lies_after_the_signature() {
        nothing().refuses(Actor.BACKBONE, open(SIGNED), "TARGET_BEFORE_SIGNING /targetOn");
        nothing().gives(Actor.BACKBONE, open(SIGNED.plusDays(1)), opening(SIGNED.plusDays(1)));
    }

    @Test
    void a_reminder_rings_once_and_not_before_its_day() {
        Remind ring = new Remind(Reminder.MONTH_AHEAD, TARGET);
        LocalDate day = LocalDate.of(2020, 12, 1);
        CommitmentEvent reminded = new CommitmentReminderDue(day, Reminder.MONTH_AHEAD, TARGET);
        opened().on(day.minusDays(1)).gives(Actor.BACKBONE, ring);
        opened().on(day).gives(Actor.BACKBONE, ring, reminded);
        opened().on(day.plusDays(3)).gives(Actor.BACKBONE, ring, reminded);
        Given<CommitmentCommand, Commitment, CommitmentEvent> once = opened().on(day).and(Actor.BACKBONE, ring);
        once.gives(Actor.BACKBONE, ring);
        assertThat(Commitment.alarms(once.state())).extracting(Alarm::name)
                .containsExactly("WEEK_AHEAD/2020-12-31", "ON_THE_DAY/2020-12-31", "OVERDUE/2020-12-31");
    }

    @Test
    void a_reminder_of_another_plan_or_of_what_is_no_longer_open_changes_nothing() {
        LocalDate later = TARGET.plusDays(5);
        opened().on(later).gives(Actor.BACKBONE, new Remind(Reminder.ON_THE_DAY, later));
        nothing().on(later).gives(Actor.BACKBONE, new Remind(Reminder.ON_THE_DAY, TARGET));
        for (CommitmentState state : CommitmentState.values()) {
            if (state != CommitmentState.OPEN) {
                at(state).on(later).gives(Actor.BACKBONE, new Remind(Reminder.ON_THE_DAY, TARGET));
                assertThat(Commitment.alarms(at(state).state())).isEmpty();
            }
        }
    }

    @Test
    void progress_is_reported_by_the_unit_and_not_before_the_promise() {
        ReportProgress report = new ReportProgress(june(1), "已完成招标。", "七月进场。");
        opened().gives(HANDLER, report, new CommitmentProgressReported(june(1), "已完成招标。", "七月进场。"));
        opened().gives(OFFICE, new ReportProgress(null, "已完成招标。", "七月进场。"),
                new CommitmentProgressReported(TODAY, "已完成招标。", "七月进场。"));
        opened().refuses(STRANGER, report, "UNKNOWN_ID");
        opened().refuses(HANDLER, new ReportProgress(SIGNED.minusDays(1), "示例", "示例"),
                "DATE_OUT_OF_ORDER /reportedOn");
        opened().gives(HANDLER, new ReportProgress(SIGNED, "示例", "示例"),
                new CommitmentProgressReported(SIGNED, "示例", "示例"));
        opened().refuses(HANDLER, new ReportProgress(TODAY.plusDays(1), "示例", "示例"), "DATE_IN_FUTURE /reportedOn");
        assertThat(opened().and(HANDLER, report).state()).isEqualTo(opened().state());
    }

    @Test
    void it_is_fulfilled_by_the_unit_with_evidence() {
        opened().gives(HANDLER, new Fulfil(june(10), "验收报告"), new CommitmentFulfilled(june(10), "验收报告"));
        opened().gives(OFFICE, new Fulfil(null, "验收报告"), new CommitmentFulfilled(TODAY, "验收报告"));
        opened().refuses(STRANGER, new Fulfil(null, "验收报告"), "UNKNOWN_ID");
        opened().refuses(HANDLER, new Fulfil(SIGNED.minusDays(1), "验收报告"), "DATE_OUT_OF_ORDER /fulfilledOn");
        opened().refuses(HANDLER, new Fulfil(TODAY.plusDays(1), "验收报告"), "DATE_IN_FUTURE /fulfilledOn");
    }

    @Test
    void it_is_planned_anew_for_a_day_to_come_and_the_proposers_are_told() {
        LocalDate next = LocalDate.of(2021, 3, 31);
        opened().gives(OFFICE, new Replan(june(20), next, "招标推迟。", june(22)),
                new CommitmentReplanned(june(20), next, "招标推迟。", june(22), ALL));
        opened().gives(PRINCIPAL, replan(TODAY),
                new CommitmentReplanned(TODAY, TODAY, "招标推迟。", TODAY,
                        List.of(Reminder.ON_THE_DAY, Reminder.OVERDUE)));
        opened().refuses(STRANGER, replan(next), "UNKNOWN_ID");
        opened().refuses(OFFICE, replan(TARGET), "TARGET_UNCHANGED /targetOn");
        opened().refuses(OFFICE, replan(TODAY.minusDays(1)), "TARGET_IN_PAST /targetOn");
        opened().refuses(OFFICE, new Replan(TODAY.plusDays(1), SIGNED, "示例", SIGNED.minusDays(1)),
                "DATE_IN_FUTURE /replannedOn", "DATE_OUT_OF_ORDER /proposersToldOn", "TARGET_IN_PAST /targetOn");
        opened().refuses(OFFICE, new Replan(SIGNED.minusDays(1), next, "示例", TODAY.plusDays(1)),
                "DATE_OUT_OF_ORDER /replannedOn", "DATE_IN_FUTURE /proposersToldOn");
        assertThat(opened().and(OFFICE, replan(next)).state()).isInstanceOfSatisfying(Commitment.Open.class, open -> {
            assertThat(open.targetOn()).isEqualTo(next);
            assertThat(open.since()).isEqualTo(TODAY);
            assertThat(open.reminders()).isEqualTo(ALL);
        });
    }

    @Test
    void plans_follow_one_another_in_time() {
        Given<CommitmentCommand, Commitment, CommitmentEvent> replanned = opened().and(OFFICE,
                new Replan(june(20), TARGET.plusDays(90), "示例", june(20)));
        replanned.refuses(OFFICE, new Replan(june(19), TARGET, "示例", june(20)), "DATE_OUT_OF_ORDER /replannedOn");
        replanned.refuses(PRINCIPAL, new Abandon(june(19), "示例", june(20)), "DATE_OUT_OF_ORDER /abandonedOn");
        replanned.gives(OFFICE, new Replan(june(20), TARGET, "示例", june(20)),
                new CommitmentReplanned(june(20), TARGET, "示例", june(20), ALL));
    }

    @Test
    void it_is_given_up_with_a_reason_that_the_proposers_were_told() {
        opened().gives(PRINCIPAL, new Abandon(june(25), "上级另有部署。", june(26)),
                new CommitmentAbandoned(june(25), "上级另有部署。", june(26)));
        opened().gives(PRINCIPAL, abandon(), new CommitmentAbandoned(TODAY, "上级另有部署。", TODAY));
        opened().refuses(STRANGER, abandon(), "UNKNOWN_ID");
        opened().refuses(PRINCIPAL, new Abandon(TODAY.plusDays(1), "示例", TODAY.plusDays(2)),
                "DATE_IN_FUTURE /abandonedOn", "DATE_IN_FUTURE /proposersToldOn");
        opened().refuses(PRINCIPAL, new Abandon(TODAY, "示例", SIGNED.minusDays(1)),
                "DATE_OUT_OF_ORDER /proposersToldOn");
    }

    @Test
    void the_principal_signs_the_letter_under_a_number_of_its_own() {
        CommitmentEvent letter = new CommitmentReReplySigned(june(15), CASE, LETTER,
                new Person("principal", "示例principal"));
        fulfilled().gives(PRINCIPAL, new SignReReply(june(15), LETTER, null), letter);
        fulfilled().refuses(STRANGER, new SignReReply(june(15), LETTER, null), "UNKNOWN_ID");
        fulfilled().refuses(PRINCIPAL, new SignReReply(june(9), REPLY, null), "DATE_OUT_OF_ORDER /signedOn",
                "REPLY_NUMBER_REUSED /documentNumber");
        fulfilled().refuses(PRINCIPAL, new SignReReply(TODAY.plusDays(1), LETTER, null), "DATE_IN_FUTURE /signedOn");
        assertThat(Commitment.claims(letter)).containsExactly(new Claim("reply-document-number", LETTER.value(),
                CommitmentRejection.DUPLICATE_DOCUMENT_NUMBER, CASE));
        assertThat(Commitment.claims(new CommitmentFulfilled(TODAY, "示例"))).isEmpty();
    }

    @Test
    void with_the_last_proposer_that_has_the_letter_the_promise_is_kept() {
        CommitmentKept kept = new CommitmentKept(june(20), CASE, BUREAU, 2, 1);
        signed().gives(OFFICE, deliver("p1", "p2"), delivered(june(20), "p1", "p2"), kept);
        Given<CommitmentCommand, Commitment, CommitmentEvent> one = signed().and(HANDLER, deliver("p2"));
        assertThat(one.history().getLast()).isEqualTo(delivered(june(20), "p2"));
        one.gives(OFFICE, new DeliverReReply(june(18), List.of("p1"), DeliveryMethod.IN_PERSON),
                delivered(june(18), "p1"), kept);
        one.gives(OFFICE, new DeliverReReply(june(22), List.of("p1"), DeliveryMethod.IN_PERSON),
                delivered(june(22), "p1"), new CommitmentKept(june(22), CASE, BUREAU, 2, 1));
    }

    @Test
    void it_is_kept_on_the_latest_day_of_delivery_whatever_the_order_of_entering() {
        OpenCommitment two = open(TARGET);
        Given<CommitmentCommand, Commitment, CommitmentEvent> three = nothing()
                .and(Actor.BACKBONE, new OpenCommitment(SIGNED, CASE, two.caseNo(), two.title(),
                        two.theme(), List.of("p1", "p2", "p3"), BUREAU, 1, 2, REPLY, "B", 1, 2, two.promise(), TARGET))
                .and(HANDLER, new Fulfil(june(10), "验收报告")).and(PRINCIPAL, new SignReReply(june(15), LETTER, null));
        for (String proposer : List.of("p1", "p2", "p3")) {
            LocalDate on = proposer.equals("p1") ? june(22) : june(18);
            three = three.and(OFFICE, new DeliverReReply(on, List.of(proposer), DeliveryMethod.POST));
        }
        assertThat(three.history().getLast()).isEqualTo(new CommitmentKept(june(22), CASE, BUREAU, 2, 1));
    }

    private static CommitmentReReplyDelivered delivered(LocalDate on, String... proposers) {
        return new CommitmentReReplyDelivered(on, List.of(proposers), DeliveryMethod.IN_PERSON);
    }

    @Test
    void a_letter_is_delivered_once_to_those_whose_case_it_is() {
        signed().refuses(STRANGER, deliver("p1"), "UNKNOWN_ID");
        signed().refuses(OFFICE, deliver("p1", "p9", "p1"), "UNKNOWN_PROPOSER /proposers/1",
                "ALREADY_DELIVERED /proposers/2");
        signed().and(OFFICE, deliver("p1")).refuses(OFFICE, deliver("p1"), "ALREADY_DELIVERED /proposers/0");
        signed().refuses(OFFICE, new DeliverReReply(june(14), List.of("p1"), DeliveryMethod.POST),
                "DATE_OUT_OF_ORDER /deliveredOn");
        signed().refuses(OFFICE, new DeliverReReply(TODAY.plusDays(1), List.of("p1"), DeliveryMethod.POST),
                "DATE_IN_FUTURE /deliveredOn");
    }

    @Test
    void what_is_not_settled_can_be_superseded() {
        Supersede supersede = new Supersede(TODAY, SupersedingGround.CASE_WITHDRAWN);
        Map<CommitmentState, Integer> events = new EnumMap<>(CommitmentState.class);
        Arrays.stream(CommitmentState.values())
                .forEach(state -> events.put(state, at(state).decide(Actor.BACKBONE, supersede).size()));
        assertThat(events).isEqualTo(Map.of(CommitmentState.OPEN, 1, CommitmentState.FULFILLED, 1,
                CommitmentState.RE_REPLY_SIGNED, 1, CommitmentState.KEPT, 0, CommitmentState.ABANDONED, 0,
                CommitmentState.SUPERSEDED, 0));
        opened().gives(Actor.BACKBONE, supersede,
                new CommitmentSuperseded(TODAY, SupersedingGround.CASE_WITHDRAWN));
        nothing().gives(Actor.BACKBONE, supersede);
    }

    @Test
    void whoever_opens_a_promise_twice_opens_the_same_one_under_an_id_that_fits_a_url() {
        String id = Commitment.id("01a211fe-278c-7d23-b1e5-f5ac77ad8996", BUREAU, 99, 50);
        assertThat(id).isEqualTo("01a211fe-278c-7d23-b1e5-f5ac77ad8996-11370300MB28560647-99-50")
                .matches("[A-Za-z0-9-]{1,64}");
    }

    @Test
    void somebody_else_signs_the_letter_only_under_the_delegation_of_a_principal_of_the_unit() {
        fulfilled().refuses(OFFICE, new SignReReply(june(15), LETTER, null), "SIGNER_NOT_PRINCIPAL /delegation");
        fulfilled().refuses(OFFICE, new SignReReply(june(15), LETTER, "d-1"), "DELEGATION_UNKNOWN /delegation");
        DelegationGiven given = new DelegationGiven(june(1), BUREAU, new Person("any", "示例主要负责同志"),
                new Person("office", "示例office"), List.of(DelegationScope.RE_REPLY), june(1), june(30), null);
        CommitmentDecider decider = new CommitmentDecider(Delegations.of("d-1", given));
        assertThat(decider.decide(fulfilled().state(), new SignReReply(june(15), LETTER, "d-1"),
                new Context(OFFICE, TODAY.atTime(10, 0).atZone(Context.ZONE).toInstant(),
                        WorkingCalendars.published())))
                .containsExactly(
                        new CommitmentReReplySigned(june(15), CASE, LETTER, new Person("office", "示例office")),
                        new CommitmentSignedUnderDelegation(june(15), "d-1", "示例主要负责同志"));
    }

    @Test
    void a_mistyped_number_of_a_letter_is_released_in_the_name_of_the_case() {
        CommitmentNumberReleased released = new CommitmentNumberReleased(TODAY, CASE, LETTER, "示例");
        signed().gives(ADMIN, new ReleaseDocumentNumber(LETTER, "示例"), released);
        assertThat(Commitment.releases(released))
                .containsExactly(new Release("reply-document-number", LETTER.value(), CASE));
        signed().refuses(ADMIN, new ReleaseDocumentNumber(REPLY, "示例"), "NUMBER_NOT_HELD /documentNumber");
        signed().and(ADMIN, new ReleaseDocumentNumber(LETTER, "示例")).refuses(ADMIN,
                new ReleaseDocumentNumber(LETTER, "示例"), "NOT_ALLOWED_IN_STATE");
    }
}
