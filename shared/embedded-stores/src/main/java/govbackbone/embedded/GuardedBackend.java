package govbackbone.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

/** Answers nobody who has not given the password, by SASL PLAIN (RFC 4616): the server itself has no logins. */
final class GuardedBackend extends EmbeddedBackend {
    static final String USER = "backbone";

    private static final AttributeKey<Boolean> LOGGED_IN = AttributeKey.valueOf(GuardedBackend.class, "loggedIn");
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    /** As drivers write them: who acts, who logs in, and the password. */
    private final byte[] credentials;

    GuardedBackend(String password) {
        this.credentials = (USER + "\0" + USER + "\0" + password).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (isLoggedIn(channel)) {
            return super.handleCommand(channel, database, command, query);
        }
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello", "ismaster", "ping" -> super.handleCommand(channel, database, command, query);
            case "saslstart" -> logIn(channel, query);
            default -> throw unauthorized();
        };
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        if (!isLoggedIn(query.getChannel())) {
            throw unauthorized();
        }
        return super.handleQuery(query);
    }

    private Document logIn(Channel channel, Document query) {
        if (!"PLAIN".equals(query.get("mechanism")) || !(query.get("payload") instanceof BinData given)
                || !MessageDigest.isEqual(given.getData(), credentials)) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed");
        }
        channel.attr(LOGGED_IN).set(true);
        return new Document("conversationId", 1).append("done", true).append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    private static boolean isLoggedIn(Channel channel) {
        return Objects.requireNonNullElse(channel.attr(LOGGED_IN).get(), false);
    }

    private static MongoServerError unauthorized() {
        return new MongoServerError(UNAUTHORIZED, "Unauthorized", "Authentication is required");
    }
}
