package govbackbone.kit.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import govbackbone.kit.decision.AggregateType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * States as snapshots store them. A snapshot is only read by the very code that wrote it: its fingerprint covers the class
 * files of the state, so that after any change of shape or folding the events speak again.
 */
final class StateJson {
    private static final JsonMapper MAPPER = StoredJson.mapper();
    private final Map<String, Kept> kinds = new HashMap<>();

    StateJson(Collection<? extends AggregateType<?, ?, ?>> types) {
        for (AggregateType<?, ?, ?> type : types) {
            Class<?> state = root(type.initial().getClass());
            kinds.put(type.name(), new Kept(fingerprint(state), MAPPER.writerFor(state), MAPPER.readerFor(state)));
        }
    }

    /** The fingerprint of the states of that kind of aggregate, as this code knows them. */
    String fingerprint(String aggregateType) {
        return kept(aggregateType).fingerprint();
    }

    /** The state as JSON; empty if it would not read back as the same state. */
    Optional<String> write(String aggregateType, Object state) {
        String json = kept(aggregateType).writer().writeValueAsString(state);
        return read(aggregateType, json).equals(state) ? Optional.of(json) : Optional.empty();
    }

    Object read(String aggregateType, String json) {
        return kept(aggregateType).reader().readValue(json);
    }

    private Kept kept(String aggregateType) {
        Kept kept = kinds.get(aggregateType);
        if (kept == null) {
            throw new IllegalArgumentException("Unknown aggregate type " + aggregateType);
        }
        return kept;
    }

    private static Class<?> root(Class<?> state) {
        for (Class<?> parent : state.getInterfaces()) {
            if (parent.isSealed()) {
                return root(parent);
            }
        }
        return state;
    }

    private static String fingerprint(Class<?> state) {
        Set<Class<?>> classes = new TreeSet<>(Comparator.comparing(Class::getName));
        collect(state, classes);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> type : classes) {
                digest.update(bytes(type));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), found);
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, found);
            }
        } else if (type instanceof Class<?> one && one.getClassLoader() != null && found.add(one)) {
            for (Class<?> nested : one.getDeclaredClasses()) {
                collect(nested, found);
            }
            if (one.isSealed()) {
                for (Class<?> permitted : one.getPermittedSubclasses()) {
                    collect(permitted, found);
                }
            }
            if (one.isRecord()) {
                for (RecordComponent component : one.getRecordComponents()) {
                    collect(component.getGenericType(), found);
                }
            }
        }
    }

    private static byte[] bytes(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("No class file of " + type);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Kept(String fingerprint, ObjectWriter writer, ObjectReader reader) {}
}
