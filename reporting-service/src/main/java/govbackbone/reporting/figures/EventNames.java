package govbackbone.reporting.figures;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.Wording;
import govbackbone.kit.decision.SealedRecords;
import govbackbone.reporting.ledger.Catalogue;

/** What the events of all logs are called. */
final class EventNames {
    private final Map<String, Wording> names = new HashMap<>();

    EventNames(Catalogue catalogue) {
        catalogue.logs().stream().flatMap(log -> log.events().stream())
                .forEach(events -> SealedRecords.of(events).forEach(event -> {
                    EventType type = event.getAnnotation(EventType.class);
                    Label label = event.getAnnotation(Label.class);
                    if (type != null && label != null) {
                        names.put(type.value(), new Wording(label.zh(), label.en()));
                    }
                }));
    }

    Wording of(String type) {
        return Objects.requireNonNullElseGet(names.get(type), () -> new Wording(type, type));
    }
}
