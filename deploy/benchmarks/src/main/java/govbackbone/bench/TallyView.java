package govbackbone.bench;

import govbackbone.events.Label;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** The sample view, the same document that the plain stack's projection writes. */
@Readers(Role.OFFICE)
@Label(zh = "累计", en = "Tally")
public record TallyView(@Label(zh = "编号", en = "Id") String id, @Label(zh = "版本", en = "Version") long version,
        @Label(zh = "标题", en = "Title") String title, @Label(zh = "合计", en = "Total") long total) {
    static final ViewType<TallyView> TYPE = new ViewType<>("tallies", TallyView.class);
    static final Projection<TallyEvent, TallyView> PROJECTION = new Projection<>("tally-view", 1, TYPE,
            TallyEvent.class,
            Recorded::aggregateId, TallyView::fold);

    private static TallyView fold(@Nullable TallyView view, Recorded<TallyEvent> recorded) {
        return switch (recorded.event()) {
            case TallyEvent.Opened opened ->
                new TallyView(recorded.aggregateId(), recorded.version(), opened.title(), 0);
            case TallyEvent.Added added -> {
                if (view == null) {
                    throw new IllegalStateException("Added to before it was opened");
                }
                yield new TallyView(view.id, recorded.version(), view.title, view.total + added.amount());
            }
        };
    }
}
