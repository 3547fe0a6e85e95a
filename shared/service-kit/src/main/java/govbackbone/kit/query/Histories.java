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
    private final Supplier<EventLog> log;
    private final Views views;
    private final Scheduler blocking;

    /** @param blocking where the log may be read */
    Histories(Supplier<EventLog> log, Views views, Scheduler blocking) {
        this.log = log;
        this.views = views;
        this.blocking = blocking;
    }

    /** The events, oldest first; empty if there is no such aggregate within the reader's scope. */
    Mono<ArrayNode> of(ServedView<?> view, AggregateType<?, ?, ? extends DomainEvent> aggregate, Scope scope, String id,
            Language language) {
        Mono<ArrayNode> events = Mono.fromCallable(() -> log.get().history(aggregate, id)).subscribeOn(blocking)
                .filter(history -> !history.isEmpty()).map(history -> json(history, scope, language));
        // Whose record it is, only the view knows; who reads everything needs no view.
        return scope.everything() ? events : views.one(view, scope, id).flatMap(visible -> events);
    }

    private static ArrayNode json(List<? extends Recorded<? extends DomainEvent>> history, Scope scope,
            Language language) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        history.forEach(recorded -> events.add(json(recorded, scope, language)));
        return events;
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
