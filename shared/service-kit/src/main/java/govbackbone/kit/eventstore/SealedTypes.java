package govbackbone.kit.eventstore;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import govbackbone.kit.decision.SealedRecords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Lets Jackson write a value of a sealed interface with the simple name of its record as {@code "is"}, and read back only
 * what that interface permits. Explicit {@code @JsonTypeInfo} takes precedence.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final String PROPERTY = "is";

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        JsonTypeInfo.Value explicit = super.findPolymorphicTypeInfo(config, annotated);
        return explicit == null && annotated instanceof AnnotatedClass && annotated.getRawType().isSealed()
                ? JsonTypeInfo.Value.construct(JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, PROPERTY, null,
                        false, true)
                : explicit;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        List<NamedType> explicit = super.findSubtypes(config, annotated);
        return explicit == null && annotated.getRawType().isSealed()
                ? SealedRecords.of(annotated.getRawType()).map(SealedTypes::named).toList()
                : explicit;
    }

    private static NamedType named(Class<?> type) {
        return new NamedType(type, type.getSimpleName());
    }
}
