package govbackbone.kit.query;

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
            List<? extends Recorded<? extends DomainEvent>> next = log.get().history(aggregate, id, told, wanted);
            for (Recorded<? extends DomainEvent> recorded : next) {
                ObjectNode event = json(recorded, scope, language);
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

    private static ObjectNode json(Recorded<? extends DomainEvent> recorded, Scope scope, Language language) {
        Class<?> type = recorded.event().getClass();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", recorded.version());
        event.put("type", type(type));
        event.put("label", language.label(type).orElse(type.getSimpleName()));
        event.set("data", ViewJson.tree(recorded.event(), scope.restricted()));
        ObjectNode actor = event.putObject("actor");
        actor.put("subject", recorded.actor().subject());
        actor.put("name", recorded.actor().name());
        actor.put("unit", recorded.actor().unit() == null ? null : recorded.actor().unit().value());
        event.put("recordedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME
                .format(recorded.recordedAt().atZone(Context.ZONE).toOffsetDateTime()));
        event.put("effectiveOn", recorded.event().effectiveOn().toString());
        return event;
    }

    /** The logical name of an event, as the log keeps it. */
    static String type(Class<?> event) {
        return Optional.ofNullable(event.getAnnotation(EventType.class)).map(EventType::value)
                .orElse(event.getSimpleName());
    }
}
