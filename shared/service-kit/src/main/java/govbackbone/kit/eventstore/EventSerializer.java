package govbackbone.kit.eventstore;

import java.util.Map;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** {@link EventJson} as Axon wants a serializer. Knows events and their metadata, nothing else. */
final class EventSerializer implements Serializer {
    private static final JsonMapper MAPPER = StoredJson.mapper();
    private static final ObjectReader STRINGS = MAPPER.readerFor(new TypeReference<Map<String, String>>() {});
    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final EventJson events;
    private final Converter converter = new ChainingConverter();

    EventSerializer(EventJson events) {
        this.events = events;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        SimpleSerializedObject<String> serialized = switch (object) {
            case DomainEvent event ->
                new SimpleSerializedObject<>(events.write(event), String.class, typeForClass(event.getClass()));
            case MetaData metadata ->
                new SimpleSerializedObject<>(MAPPER.writeValueAsString(metadata), String.class, METADATA);
            case null, default -> throw new IllegalArgumentException("Not an event: " + object);
        };
        return converter.convert(serialized, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(String.class, expectedRepresentation);
    }

    // The interface leaves it to the caller to ask for the type that the serialized form names.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    @Override
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        String json = converter.convert(serialized, String.class).getData();
        SerializedType type = serialized.getType();
        Object value = SerializedMetaData.isSerializedMetaData(serialized)
                ? MetaData.from(STRINGS.<Map<String, String>>readValue(json))
                : events.readAny(type instanceof StoredEvent.Type(var aggregate, _, _) ? aggregate : "", type.getName(),
                        Integer.parseInt(type.getRevision()), json);
        return (T) value;
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return type.getName().equals(METADATA.getName()) ? MetaData.class : events.classOf(type.getName());
    }

    @SuppressWarnings("rawtypes")
    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == MetaData.class) {
            return METADATA;
        }
        EventType stored = events.typeOf((Class<?>) type);
        return new SimpleSerializedType(stored.value(), Integer.toString(stored.revision()));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
