package govbackbone.kit.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where notices may be pushed to: any public host by its name, over HTTPS on its usual port; and the hosts and ports the
 * installation allows, which may be on a private network or without TLS. That a name stands for a public address is
 * checked whenever something is sent, because it can change.
 *
 * @param enabled whether the installation has a key for secrets; without one nothing is pushed
 * @param allowed {@code host:port} in lower case
 */
public record Destinations(boolean enabled, Set<String> allowed) {
    private static final Pattern NAME = Pattern
            .compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    public Destinations {
        allowed = Set.copyOf(allowed);
    }

    /** What stands against pushing to that URL, if anything does. */
    Optional<WebhookRejection> objection(String url) {
        if (!enabled) {
            return Optional.of(WebhookRejection.WEBHOOKS_OFF);
        }
        URI uri = parse(url).orElse(null);
        if (uri == null || uri.getHost() == null || uri.getRawFragment() != null
                || !(isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()))) {
            return Optional.of(WebhookRejection.URL_MALFORMED);
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of(WebhookRejection.URL_WITH_CREDENTIALS);
        }
        if (isAllowed(uri)) {
            return Optional.empty();
        }
        if (!isHttps(uri)) {
            return Optional.of(WebhookRejection.URL_NOT_HTTPS);
        }
        if (!NAME.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of(WebhookRejection.URL_HOST_NOT_A_NAME);
        }
        return port(uri) == HTTPS ? Optional.empty() : Optional.of(WebhookRejection.URL_PORT_NOT_ALLOWED);
    }

    /** Whether the installation allows that host and port, wherever it is. */
    public boolean isAllowed(URI uri) {
        return allowed.contains(uri.getHost().toLowerCase(Locale.ROOT) + ":" + port(uri));
    }

    private static Optional<URI> parse(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static int port(URI uri) {
        int usual = isHttps(uri) ? HTTPS : HTTP;
        return uri.getPort() == -1 ? usual : uri.getPort();
    }
}
