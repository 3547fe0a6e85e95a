package govbackbone.kit.query;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.http.Language;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What happened to an aggregate: every event of its log, for whoever may read its view. */
final class Histories {
    /** Of a page: the largest event that a request can lead to still has room beside others. */
    static final int MOST_BYTES = 2 * 1024 * 1024;
    /** Events in memory at once, before it is known how large they are. */
    private static final int AT_ONCE = 10;
    /** Why an event of a history is not told as it happened. */
    enum Trouble {
        /** This release cannot read it. */
        UNREADABLE,
        /** The log lacks it. */
        MISSING
    }

    private final Supplier<EventLog> log;
    private final Views views;
    private final Scheduler blocking;

    /** @param blocking where the log may be read */
    Histories(Supplier<EventLog> log, Views views, Scheduler blocking) {
        this.log = log;
        this.views = views;
        this.blocking = blocking;
    }

    /**
     * @param items events, oldest first
     * @param more  the version after which there are more; 0 if there are none
     */
    record Page(ArrayNode items, long more) {}

    /**
     * A page of the events; empty if there is no such aggregate within the reader's scope.
     *
     * @param after the version after which it begins
     * @param most  events; a page that would become too large has fewer, but always one
     */
    Mono<Page> of(ServedView<?> view, AggregateType<?, ?, ? extends DomainEvent> aggregate, Scope scope, String id,
            Language language, long after, int most) {
        Mono<Page> page = Mono.fromCallable(() -> page(aggregate, scope, id, language, after, most))
                .subscribeOn(blocking).filter(found -> after > 0 || !found.items().isEmpty());
        // Whose record it is, only the view knows; who reads everything needs no view.
        return scope.everything() ? page : views.one(view, scope, id).flatMap(visible -> page);
    }

    private Page page(AggregateType<?, ?, ? extends DomainEvent> aggregate, Scope scope, String id,
            Language language, long after, int most) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        long told = after;
        int bytes = 0;
        while (true) {
            int wanted = Math.min(AT_ONCE, most - items.size() + 1);
            List<Recorded<DomainEvent>> next = log.get().found(aggregate, id, told, wanted);
            for (Recorded<DomainEvent> recorded : next) {
                for (; told + 1 < recorded.version(); told++) {
                    if (items.size() == most) {
                        return new Page(items, told);
                    }
                    items.add(missing(told + 1, language));
                }
                ObjectNode event = recorded.event() instanceof UnreadableEvent unreadable
                        ? unreadable(recorded, unreadable, language)
                        : json(recorded, scope, language);
                bytes += ViewJson.bytes(event).length;
                if (items.size() == most || (bytes > MOST_BYTES && !items.isEmpty())) {
                    return new Page(items, told);
                }
                items.add(event);
                told = recorded.version();
            }
            if (next.size() < wanted) {
                return new Page(items, 0);
            }
        }
    }

    private static ObjectNode json(Recorded<DomainEvent> recorded, Scope scope, Language language) {
        Class<?> type = recorded.event().getClass();
        ObjectNode event = about(recorded, type(type), language.label(type).orElse(type.getSimpleName()));
        event.set("data", ViewJson.tree(recorded.event(), scope.restricted()));
        event.put("effectiveOn", recorded.event().effectiveOn().toString());
        return event;
    }

    /** What it holds is told to nobody: which of it is personal, only a release knows that can read it. */
    private static ObjectNode unreadable(Recorded<DomainEvent> recorded, UnreadableEvent unreadable,
            Language language) {
        ObjectNode event = about(recorded, unreadable.type(),
                language.choose("本版本程序无法读取的事项", "Something this release cannot read"));
        event.put("problem", Trouble.UNREADABLE.name());
        if (!unreadable.effectiveOn().equals(LocalDate.MIN)) {
            event.put("effectiveOn", unreadable.effectiveOn().toString());
        }
        return event;
    }

    private static ObjectNode missing(long version, Language language) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", version);
        event.put("label", language.choose("此处缺少一条记录", "A record is missing here"));
        event.put("problem", Trouble.MISSING.name());
        return event;
    }

    private static ObjectNode about(Recorded<DomainEvent> recorded, String type, String label) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", recorded.version());
        event.put("type", type);
        event.put("label", label);
        ObjectNode actor = event.putObject("actor");
        actor.put("subject", recorded.actor().subject());
        actor.put("name", recorded.actor().name());
        actor.put("unit", recorded.actor().unit() == null ? null : recorded.actor().unit().value());
        event.put("recordedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME
                .format(recorded.recordedAt().atZone(Context.ZONE).toOffsetDateTime()));
        return event;
    }

    /** The logical name of an event, as the log keeps it. */
    static String type(Class<?> event) {
        return Optional.ofNullable(event.getAnnotation(EventType.class)).map(EventType::value)
                .orElse(event.getSimpleName());
    }
}
