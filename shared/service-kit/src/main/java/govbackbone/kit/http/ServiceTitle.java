package govbackbone.kit.http;

/**
 * How a service is named in its OpenAPI document.
 *
 * @param version of its API, {@code 1.0.0}
 */
public record ServiceTitle(String zh, String en, String version) {}
