package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.DisclosureWithheld;
import govbackbone.events.proposal.CaseEvent.ReplyDisclosed;
import govbackbone.events.proposal.CaseEvent.ReplyReclassified;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.cases.DisclosedReply.Published;
import org.jspecify.annotations.Nullable;

/** Only what events publish gets in here, so that nothing else can get out. */
final class DisclosedReplyProjection {
    private DisclosedReplyProjection() {}

    static Projection<CaseEvent, DisclosedReply> projection() {
        return new Projection<>("disclosed-replies", 1, new ViewType<>("disclosed-replies", DisclosedReply.class),
                CaseEvent.class, Recorded::aggregateId, DisclosedReplyProjection::fold);
    }

    private static @Nullable DisclosedReply fold(@Nullable DisclosedReply view, Recorded<CaseEvent> recorded) {
        return switch (recorded.event()) {
            case ReplyDisclosed e -> {
                Stream<Published> others = view == null ? Stream.of() : others(view, e.unit());
                Published reply = new Published(e.unit(), e.unitName(), e.replyClass(), e.documentNumber(),
                        e.signedOn(), e.effectiveOn(), e.form(), e.text());
                List<Published> replies = Stream.concat(others, Stream.of(reply)).toList();
                yield new DisclosedReply(recorded.aggregateId(), recorded.version(), e.source(), e.level(), e.term(),
                        e.session(), e.caseNo(), e.theme(), e.title(), latest(replies), replies);
            }
            case DisclosureWithheld e -> view == null ? null : with(view, recorded, others(view, e.unit()).toList());
            case ReplyReclassified e -> view == null
                    ? null
                    : with(view, recorded, view.replies().stream().map(reply -> reply.unit().equals(e.unit())
                            ? new Published(reply.unit(), reply.unitName(), e.to(), reply.documentNumber(),
                                    reply.signedOn(), reply.disclosedOn(), reply.form(), reply.text())
                            : reply).toList());
            default -> view == null ? null : with(view, recorded, view.replies());
        };
    }

    private static Stream<Published> others(DisclosedReply view, UnitCode unit) {
        return view.replies().stream().filter(reply -> !reply.unit().equals(unit));
    }

    private static @Nullable DisclosedReply with(DisclosedReply view, Recorded<CaseEvent> recorded,
            List<Published> replies) {
        return replies.isEmpty()
                ? null
                : new DisclosedReply(view.id(), recorded.version(), view.source(), view.level(), view.term(),
                        view.session(), view.caseNo(), view.theme(), view.title(), latest(replies), replies);
    }

    private static LocalDate latest(List<Published> replies) {
        return replies.stream().map(Published::disclosedOn).max(Comparator.naturalOrder()).orElseThrow();
    }
}
