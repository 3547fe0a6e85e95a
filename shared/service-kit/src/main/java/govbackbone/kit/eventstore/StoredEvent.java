package govbackbone.kit.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import govbackbone.kit.decision.LogPosition;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;

/** A row of the log, not yet deserialised. */
record StoredEvent(LogPosition position, Instant recordedAt, long sequence, String eventId, int revision, String type,
        String aggregateType, String aggregateId, String payload, String metadata)
        implements
            DomainEventData<String>,
            TrackedEventData<String> {

    private static final String BEFORE_PAYLOAD = "txid::text, idx, recorded_at, sequence, event_id::text, revision, type, aggregate_type, aggregate_id, ";

    static final String COLUMNS = BEFORE_PAYLOAD + "payload::text, metadata::text";
    /** Without the payload where the column {@code known} is true. */
    static final String COLUMNS_UNLESS_KNOWN = BEFORE_PAYLOAD
            + "CASE WHEN known THEN '' ELSE payload::text END, metadata::text";

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(new LogPosition(row.getLong(1), row.getLong(2), row.getString(5)),
                row.getObject(3, OffsetDateTime.class).toInstant(), row.getLong(4), row.getString(5), row.getInt(6),
                row.getString(7), row.getString(8), row.getString(9), row.getString(10), row.getString(11));
    }

    /** What must be known of an event to read it, even if its type is not known. */
    record Type(String aggregateType, String name, String revision) implements SerializedType {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getRevision() {
            return revision;
        }
    }

    /** About how much memory it takes before it is read. */
    int bytes() {
        return 2 * (payload.length() + metadata.length()) + 500;
    }

    @Override
    public TrackingToken trackingToken() {
        return new LogToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(metadata, String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class,
                new Type(aggregateType, type, Integer.toString(revision)));
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }
}
