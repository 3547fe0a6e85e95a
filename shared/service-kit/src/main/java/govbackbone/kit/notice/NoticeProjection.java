package govbackbone.kit.notice;

import java.util.Objects;

import govbackbone.events.notice.NoticeEvent;
import govbackbone.events.notice.NoticeEvent.NoticeIssued;
import govbackbone.events.notice.NoticeEvent.NoticeRead;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** The inbox as a fold of the notices' events. */
final class NoticeProjection {
    static final ViewType<NoticeView> VIEW = new ViewType<>("notices", NoticeView.class);

    private NoticeProjection() {}

    static Projection<NoticeEvent, NoticeView> projection() {
        return new Projection<>("notice-view", 2, VIEW, NoticeEvent.class, Recorded::aggregateId,
                NoticeProjection::fold);
    }

    private static NoticeView fold(@Nullable NoticeView view, Recorded<NoticeEvent> recorded) {
        return switch (recorded.event()) {
            case NoticeIssued e -> new NoticeView(recorded.aggregateId(), recorded.version(), e.message().kind(),
                    e.to(), e.toName(), e.message().title(), e.message().body(), e.message().about(),
                    e.effectiveOn(), recorded.recordedAt(), false, null, null, e.message().cause());
            case NoticeRead _ -> read(Objects.requireNonNull(view, "No notice before " + recorded), recorded);
        };
    }

    private static NoticeView read(NoticeView view, Recorded<NoticeEvent> recorded) {
        return new NoticeView(view.id(), recorded.version(), view.kind(), view.to(), view.toName(), view.title(),
                view.body(), view.about(), view.issuedOn(), view.issuedAt(), true, recorded.recordedAt(),
                recorded.actor().name(), view.cause());
    }
}
