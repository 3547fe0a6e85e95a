package govbackbone.kit.http;

import java.util.Map;

/** What a part of the service contributes to its OpenAPI document, and so to what the service knows of its own paths. */
@FunctionalInterface
public interface ApiPaths {
    /**
     * Path items: path template → method in lower case → operation, as maps that are written as JSON. Every operation has
     * {@code summary}, {@code tags} and {@code operationId}; {@code responses} may refer to the shared ones that
     * {@link Schemas#refusals} names.
     *
     * @param language in which titles, summaries and descriptions are written
     * @param schemas  gives references to records and collects their schemas
     */
    Map<String, Map<String, Object>> paths(Language language, Schemas schemas);

    /** What the tags of these operations stand for: tag → description. */
    default Map<String, String> tags(Language language) {
        return Map.of();
    }
}
