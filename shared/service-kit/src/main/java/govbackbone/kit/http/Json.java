package govbackbone.kit.http;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way JSON of this package is read and written. */
final class Json {
    /**
     * Property names of clients are not kept in a table shared between requests, and trees are written with sorted
     * properties, so that equal content has equal bytes.
     */
    static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build())
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private Json() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
