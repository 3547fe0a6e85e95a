package govbackbone.kit.eventstore;

import java.util.List;

/**
 * An event on its way into the log, already written as text: whatever is wrong with it is found before it meets the events
 * of others.
 */
record NewEvent(long sequence, String eventId, int revision, String type, String aggregateType, String aggregateId,
        String payload, String metadata) {
    static final String COLUMNS = "event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)";

    /** In the order of the columns. */
    List<?> values() {
        return List.of(sequence, eventId, revision, type, aggregateType, aggregateId, payload, metadata);
    }

    /** About how many bytes it takes. */
    int weight() {
        return payload.length() + metadata.length();
    }
}
