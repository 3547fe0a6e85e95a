package govbackbone.kit.notice;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import govbackbone.events.DomainEvent;
import govbackbone.events.notice.NoticeDraftEvent;
import govbackbone.events.notice.NoticeDraftEvent.NoticeDrafted;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeDraftCommand.Draft;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;

/**
 * Notices that a service words where its events are, for the one inbox that another service keeps. Draft and notice have
 * the same id, so a notice is issued once, whoever words it.
 */
public final class NoticeDrafts {
    /** The write side of drafts, in the service that words them. */
    public static final AggregateType<NoticeDraftCommand, ?, NoticeDraftEvent> TYPE = new AggregateType<>(
            "notice-draft",
            NoticeDraftCommand.class, NoticeDraftEvent.class, State.NONE,
            (state, command, context) -> switch (command) {
                case Draft c ->
                    List.of(new NoticeDrafted(context.today(), c.to(), c.toName(), c.message(), c.causedAt()));
            }, (state, event) -> State.DRAFTED,
            state -> new Standing<>(state.name(), state == State.NONE ? Set.of(Draft.class) : Set.of()));
    /**
     * A service that begins to word notices that another one worded before goes back so far: longer than that one may have
     * been behind. What was issued meanwhile is not issued again.
     */
    private static final Duration HANDED_OVER = Duration.ofDays(30);

    private enum State {
        NONE, DRAFTED
    }

    private NoticeDrafts() {}

    /**
     * Words notices because of the events of a service's own log, from when this was first started; in the service that has
     * {@link #TYPE}.
     *
     * @param tell as {@link Announcement#drafted} gives them
     */
    public static <E extends DomainEvent> Reaction<E> wording(String name, Class<E> events,
            Function<Recorded<E>, List<Consequence<?>>> tell) {
        return new Reaction<>(name, events, tell).sinceFirstStart(HANDED_OVER);
    }

    /**
     * Issues what another service has drafted, in the service that keeps the inbox. What happened before that was first
     * switched on is told to nobody.
     *
     * @param log of the service that drafts
     */
    public static Reaction<NoticeDraftEvent> issuing(String name, String log) {
        return new Reaction<>(name, log, NoticeDraftEvent.class, recorded -> switch (recorded.event()) {
            case NoticeDrafted e -> List.of(new Consequence<>(Notices.TYPE, recorded.aggregateId(),
                    new Issue(e.to(), e.toName(), e.message())));
        }).sinceFirstStart(recorded -> switch (recorded.event()) {
            case NoticeDrafted e -> e.causedAt();
        });
    }
}
