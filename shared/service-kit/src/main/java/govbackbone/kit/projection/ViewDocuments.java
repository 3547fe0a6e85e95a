package govbackbone.kit.projection;

import java.lang.reflect.Method;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.query.ViewType;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * View records as documents and back. The same view gives the same bytes: fields in the order of the record, map entries
 * and sets sorted, nulls left out. Moments have six digits of a second, so that their text order is their order.
 */
final class ViewDocuments<V> {
    static final String ID = "_id";
    /** How far the document has read each log: {@code {log: {transaction, index, event, version?, parked?}}}. */
    static final String META = "_meta";
    /** {@link StoredView#revision}. */
    static final String REVISION = "_rev";
    /** Marks a view that its fold took away. */
    static final String GONE = "_gone";

    /** What MongoDB takes as one document, less room for what is parked. */
    private static final int MAXIMUM_BYTES = 16 * 1024 * 1024 - 16 * 1024;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};
    private static final DocumentCodec CODEC = new DocumentCodec();
    private static final JsonMapper MAPPER = JsonMapper.builder() //
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(
                    ignored -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule().addSerializer(new MomentSerializer()).addSerializer(new SortedElements()))
            .build();

    private final @Nullable InstantSource clock;
    private final Class<V> type;
    private final String idField;
    private final Method version;

    ViewDocuments(ViewType<V> view) {
        this(view, InstantSource.system());
    }

    /** @param clock that says when a followed document is stored */
    ViewDocuments(ViewType<V> view, InstantSource clock) {
        this.clock = view.followed() ? clock : null;
        this.type = view.view();
        this.idField = type.getRecordComponents()[0].getName();
        this.version = type.getRecordComponents()[1].getAccessor();
        // A view may be known in its own package alone.
        version.setAccessible(true);
    }

    /**
     * @throws RuntimeException if the view cannot be stored: it has no JSON form, another id than its document, or is too
     *                          large
     */
    RawBsonDocument encode(StoredView<V> stored) {
        Document document = new Document(ID, stored.id());
        V view = stored.view();
        if (view == null) {
            document.append(GONE, true);
        } else {
            Map<String, Object> fields = MAPPER.convertValue(view, FIELDS);
            Object id = fields.remove(idField);
            if (!stored.id().equals(id)) {
                throw new IllegalStateException("The fold of document " + stored.id() + " gave a view with id " + id);
            }
            document.putAll(fields);
        }
        Document meta = new Document();
        stored.marks().forEach((source, mark) -> meta.append(source, markDocument(mark)));
        document.append(META, meta).append(REVISION, stored.revision());
        if (clock != null) {
            document.append(ViewType.STORED_AT, clock.millis());
        }
        RawBsonDocument raw = new RawBsonDocument(document, CODEC);
        if (raw.getByteBuffer().remaining() > MAXIMUM_BYTES) {
            throw new IllegalStateException("Document " + stored.id() + " is larger than MongoDB takes");
        }
        return raw;
    }

    StoredView<V> decode(Document document) {
        TreeMap<String, Checkpoint> marks = new TreeMap<>();
        document.get(META, Document.class).forEach((source, mark) -> marks.put(source, mark((Document) mark)));
        String[] revision = document.getString(REVISION).split("\\+", 2);
        return new StoredView<>(document.getString(ID), document.containsKey(GONE) ? null : view(document), marks,
                Long.parseLong(revision[0]), revision.length == 1 ? 0 : Long.parseLong(revision[1]));
    }

    V view(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (!name.startsWith("_")) {
                fields.put(name, plain(value));
            }
        });
        fields.put(idField, document.getString(ID));
        return MAPPER.convertValue(fields, type);
    }

    /** The version a view states, which by contract is its second component. */
    long version(V view) {
        try {
            return ((Number) version.invoke(view)).longValue();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read the version of " + type, e);
        }
    }

    private static Document markDocument(Checkpoint mark) {
        Document document = positionDocument(mark.at());
        if (mark.version() > 0) {
            document.append("version", mark.version());
        }
        if (!mark.parked().equals(LogPosition.START)) {
            document.append("parked", positionDocument(mark.parked()));
        }
        return document;
    }

    private static Checkpoint mark(Document document) {
        Document parked = document.get("parked", Document.class);
        return new Checkpoint(position(document), document.get("version", 0L),
                parked == null ? LogPosition.START : position(parked));
    }

    static Document positionDocument(LogPosition position) {
        Document document = new Document("transaction", position.transaction()).append("index", position.index());
        if (position.event() != null) {
            document.append("event", position.event());
        }
        return document;
    }

    static LogPosition position(Document document) {
        return new LogPosition(document.getLong("transaction"), document.getLong("index"),
                document.getString("event"));
    }

    /** BSON's own types as what JSON mapping knows. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Decimal128 decimal -> decimal.bigDecimalValue();
            case List<?> list -> list.stream().map(ViewDocuments::plain).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(key, plain(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static final class MomentSerializer extends StdSerializer<Instant> {
        MomentSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(MOMENT.format(value));
        }
    }

    /** Hash order differs from one JVM to the next. */
    private static final class SortedElements extends StdSerializer<Set<?>> {
        SortedElements() {
            super(Set.class);
        }

        @Override
        public void serialize(Set<?> value, JsonGenerator generator, SerializationContext context) {
            generator.writeStartArray();
            value.stream().sorted(Comparator.comparing(SortedElements::key))
                    .forEach(element -> context.writeValue(generator, element));
            generator.writeEndArray();
        }

        private static String key(Object element) {
            return element instanceof Enum<?> constant ? constant.name() : element.toString();
        }
    }
}
