package govbackbone.kit.query;

import govbackbone.events.Restricted;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Views and events as JSON. For readers who may not see personal data, whatever is marked {@link Restricted} is left out
 * by the serialiser itself, at any depth and in any subtype.
 */
final class ViewJson {
    private static final JsonMapper FULL = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final JsonMapper MASKED = FULL.rebuild().annotationIntrospector(new Masking()).build();

    private ViewJson() {}

    private static JsonMapper mapper(boolean restricted) {
        return restricted ? FULL : MASKED;
    }

    /** @param restricted whether personal data is included */
    static JsonNode tree(Object value, boolean restricted) {
        return mapper(restricted).valueToTree(value);
    }

    /** @param restricted whether personal data is included */
    static ObjectWriter writer(boolean restricted) {
        return mapper(restricted).writer();
    }

    /** The same view; whatever is marked {@link Restricted} is null unless personal data is included. */
    @SuppressWarnings("unchecked")
    static <V> V visible(V view, boolean restricted) {
        return restricted ? view : (V) FULL.treeToValue(tree(view, false), view.getClass());
    }

    static byte[] bytes(Object value) {
        return FULL.writeValueAsBytes(value);
    }

    static String text(Object value) {
        return FULL.writeValueAsString(value);
    }

    private static final class Masking extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.hasAnnotation(Restricted.class) || super.hasIgnoreMarker(config, member);
        }
    }
}
