package govbackbone.deploy;

/**
 * A service that the product starts beside the gateway.
 *
 * @param name        as in the gateway's configuration; also its schema and its Mongo database
 * @param application its Spring Boot class; configured by {@code {name}-service.yaml}
 */
record HostedApplication(String name, Class<?> application) {}
