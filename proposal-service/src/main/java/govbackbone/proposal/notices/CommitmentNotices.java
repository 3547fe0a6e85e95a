package govbackbone.proposal.notices;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.events.notice.About;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.*;
import govbackbone.events.proposal.Reminder;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.notice.Announcement;
import govbackbone.kit.notice.Announcement.Receiver;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import org.jspecify.annotations.Nullable;

import static govbackbone.events.notice.NoticeKind.*;

/** Who is told what because something happened to a commitment. docs/notices.md has it as a table. */
final class CommitmentNotices {

    /** @param unitName on the day the reply was signed */
    private record Promised(CommitmentOpened terms, String unitName) {
        Phrase name() {
            return Phrase.of("第{0}号《{1}》的承诺事项“{2}”", "Promise “{2}” of No. {0} “{1}”", terms.caseNo(),
                    terms.title(), terms.promise());
        }

        List<Receiver> unit() {
            return List.of(Receiver.unit(terms.unit(), unitName));
        }

        List<Receiver> role(Role role) {
            return List.of(Receiver.role(role, terms.unit(), unitName));
        }
    }

    private CommitmentNotices() {}

    /** @param history of the commitment, looked at only if somebody is told */
    static List<Consequence<?>> of(Recorded<CommitmentEvent> recorded,
            Supplier<List<Recorded<CommitmentEvent>>> history, Units units) {
        Function<Promised, Stream<Announcement>> telling = telling(recorded.event(), recorded.actor().name());
        if (telling == null) {
            return List.of();
        }
        Promised promised = Announcement.upTo(recorded, history.get()).stream()
                .filter(CommitmentOpened.class::isInstance).map(CommitmentOpened.class::cast).findFirst()
                .map(terms -> new Promised(terms, units.on(terms.effectiveOn(), terms.unit())
                        .map(unit -> unit.name()).orElse(terms.unit().value())))
                .orElseThrow();
        About about = new About("commitments", recorded.aggregateId());
        return telling.apply(promised).<Consequence<?>>map(each -> each.issued(recorded, about, promised.name()))
                .toList();
    }

    /**
     * @param by the name of who decided
     * @return null if nobody is told
     */
    private static @Nullable Function<Promised, Stream<Announcement>> telling(CommitmentEvent event, String by) {
        return switch (event) {
            case CommitmentReminderDue e when e.reminder() == Reminder.OVERDUE -> promised -> Announcement.all(
                    DEADLINE_MISSED,
                    Stream.concat(promised.unit().stream(), Stream.of(Receiver.ASSIGNING_OFFICE)).toList(),
                    Phrase.of("应于{0}前兑现，现已逾期，请抓紧落实；确不能兑现的，应及时向代表委员说明理由。",
                            "It was due on {0} and is overdue; if it cannot be kept, tell the proposers why in time.",
                            e.targetOn()));
            case CommitmentReminderDue e -> promised -> Announcement.all(COMMITMENT_DUE, promised.unit(),
                    Phrase.of("应于{0}前兑现（{1}提醒），请抓紧落实。", "It is due on {0} (reminder: {1}).", e.targetOn(),
                            e.reminder()));
            case CommitmentFulfilled e -> promised -> Announcement.all(SIGNATURE_DUE, promised.role(Role.PRINCIPAL),
                    Phrase.of("已于{0}兑现，请签发再次答复。", "It was fulfilled on {0}; please sign the re-reply.",
                            e.effectiveOn()));
            case CommitmentReady e -> promised -> Announcement.all(COMMITMENT_DUE, promised.unit(),
                    Phrase.of("关联的项目已于{0}竣工验收，请核实并兑现。",
                            "The project that keeps it was accepted on {0}; please look into it and fulfil it.",
                            e.effectiveOn()));
            case CommitmentReReplySigned e -> promised -> Announcement.all(DELIVERY_DUE, promised.role(Role.OFFICE),
                    Phrase.of("的再次答复（{0}）已由{1}签发，请送达代表委员。",
                            "The re-reply ({0}) was signed by {1}; please deliver it to every proposer.",
                            e.documentNumber(), e.signer().name()));
            case CommitmentReplanned e ->
                promised -> Announcement.all(DEADLINE_MOVED, List.of(Receiver.ASSIGNING_OFFICE),
                        Phrase.of("的目标日期已调整为{0}（{1}），理由：{2}", "The target date is now {0} ({1}). Reason: {2}",
                                e.targetOn(), by, e.reason()));
            case CommitmentAbandoned e -> promised -> Announcement.all(ENDED, List.of(Receiver.ASSIGNING_OFFICE),
                    Phrase.of("已于{0}终止（{1}），理由：{2}", "It was given up on {0} ({1}). Reason: {2}", e.effectiveOn(), by,
                            e.reason()));
            case CommitmentSuperseded e -> promised -> Announcement.all(ENDED, promised.unit(),
                    Phrase.of("已失效，事由：{0}。", "It is superseded: {0}.", e.ground()));
            // Routine, or nobody's to act on.
            case CommitmentOpened _,CommitmentProgressReported _,CommitmentProjectNamed _,CommitmentReReplyDelivered _,CommitmentKept _,CommitmentSignedUnderDelegation _,CommitmentNumberReleased _ ->
                null;
        };
    }
}
