package govbackbone.deploy;

/**
 * A service that the product starts beside the gateway.
 *
 * @param name        as in the gateway's configuration; also its schema and its Mongo database
 * @param application its Spring Boot class; configured by the kit's {@code service-defaults.yaml} and its
 *                    own {@code {name}-service.yaml}
 * @param keepsLog    whether it keeps a log of its own; else it only reads those of the others
 */
record HostedApplication(String name, Class<?> application, boolean keepsLog) {}
