package govbackbone.kit.notice;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.UnitCode;
import govbackbone.events.Wording;
import govbackbone.events.notice.About;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Cause;
import govbackbone.events.notice.Message;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeDraftCommand.Draft;
import govbackbone.kit.reaction.Consequence;

import static java.util.Objects.requireNonNull;

/**
 * One thing to tell, and to whom.
 *
 * @param what follows the name of what it is about: a predicate in Chinese, a sentence in English
 */
public record Announcement(NoticeKind kind, Receiver to, Phrase what) {
    /**
     * Somebody who is told.
     *
     * @param name as people know them
     */
    public record Receiver(Addressee address, String name) {
        /** The office that assigns cases and decides about returns and more time. */
        public static final Receiver ASSIGNING_OFFICE = everyone(Role.ASSIGNING_OFFICE);

        public static Receiver person(String subject, String name) {
            return new Receiver(Addressee.person(subject), name);
        }

        public static Receiver unit(UnitCode unit, String name) {
            return new Receiver(Addressee.unit(unit), name);
        }

        public static Receiver role(Role role, UnitCode unit, String name) {
            return new Receiver(Addressee.roleIn(role.id(), unit), name + role.zh());
        }

        public static Receiver everyone(Role role) {
            return new Receiver(Addressee.role(role.id()), role.zh());
        }
    }

    /** Tells each of them the same, nobody twice. */
    public static Stream<Announcement> all(NoticeKind kind, Collection<Receiver> to, Phrase what) {
        return to.stream().distinct().map(receiver -> new Announcement(kind, receiver, what));
    }

    /** The command that issues the notice, where the inbox is kept; under its id it has an effect only once. */
    public Consequence<?> issued(Recorded<? extends DomainEvent> event, About about, Phrase name) {
        Message message = message(event, about, name);
        return new Consequence<>(Notices.TYPE, Notices.id(to.address(), message),
                new Issue(to.address(), to.name(), message));
    }

    /** The command that drafts the same notice in another service; under its id it has an effect only once. */
    public Consequence<?> drafted(Recorded<? extends DomainEvent> event, About about, Phrase name) {
        Message message = message(event, about, name);
        return new Consequence<>(NoticeDrafts.TYPE, Notices.id(to.address(), message),
                new Draft(to.address(), to.name(), message, event.recordedAt()));
    }

    private Message message(Recorded<? extends DomainEvent> event, About about, Phrase name) {
        return new Message(kind, wording(Phrase.of("{0}：{1}", "{0}: {1}", kind, name)),
                wording(Phrase.of("{0}{1}", "{0}: {1}", name, what)), about, cause(event));
    }

    private static Wording wording(Phrase phrase) {
        return new Wording(phrase.in(Language.CHINESE), phrase.in(Language.ENGLISH));
    }

    private static Cause cause(Recorded<? extends DomainEvent> event) {
        String type = requireNonNull(event.event().getClass().getAnnotation(EventType.class)).value();
        return new Cause(type, event.aggregateId(), event.version(), event.actor().subject(), event.actor().name());
    }

    /** What happened up to an event, and with it in the same decision: that never changes. */
    public static <E extends DomainEvent> List<E> upTo(Recorded<E> event, List<Recorded<E>> history) {
        return history.stream()
                .filter(each -> each.version() <= event.version()
                        || each.position().transaction() == event.position().transaction())
                .map(Recorded::event).toList();
    }
}
