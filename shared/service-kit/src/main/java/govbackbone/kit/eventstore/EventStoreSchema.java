package govbackbone.kit.eventstore;

import java.util.Map;

import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables of the log. By convention the logins of a schema end in {@code _owner} (migrates it), {@code _service}
 * (appends and reads) and {@code _reader} (reads).
 */
public final class EventStoreSchema {
    private EventStoreSchema() {}

    /**
     * Points Flyway, which connects as the owner, at the kit's migrations.
     *
     * @param serviceLogin login of the running service
     */
    public static FluentConfiguration configure(FluentConfiguration flyway, String serviceLogin) {
        if (!serviceLogin.endsWith("_service")) {
            throw new IllegalArgumentException("A service logs in as <schema>_service, not as " + serviceLogin);
        }
        String reader = serviceLogin.substring(0, serviceLogin.length() - "_service".length()) + "_reader";
        DatabaseLimits.migrating(flyway);
        return flyway.locations("classpath:db/kit")
                .placeholders(Map.of("serviceRole", serviceLogin, "readerRole", reader));
    }
}
