package govbackbone.kit.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/** Reads the data that a release brings along as JSON. */
public final class ClasspathJson {
    private ClasspathJson() {}

    /** The list that a resource of the class path holds. */
    public static <T> List<T> list(String resource, Class<T> type) {
        return JsonMapper.shared().readerForListOf(type).readValue(bytes(resource));
    }

    /** The one value that a resource of the class path holds. */
    public static <T> T value(String resource, Class<T> type) {
        return JsonMapper.shared().readValue(bytes(resource), type);
    }

    private static byte[] bytes(String resource) {
        try (InputStream json = Objects.requireNonNull(ClasspathJson.class.getResourceAsStream(resource), resource)) {
            return json.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
