package govbackbone.kit.query;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import govbackbone.kit.query.Order.Place;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and reads the cursors of lists. A cursor is authenticated together with the question it continues, so it neither
 * can be forged nor continues another question.
 */
public final class Cursors {
    private static final Logger LOG = LoggerFactory.getLogger(Cursors.class);
    private static final Pattern LOGIN = Pattern.compile("mongodb(\\+srv)?://[^/@:]+:[^/@]+@");
    /** On the same machine, as with the embedded server of the product in one process. */
    private static final Pattern ALONE = Pattern.compile("mongodb://(localhost|127\\.0\\.0\\.1)[:/]");
    private static final int TAG_BYTES = 16;
    private static final int MAX_CHARACTERS = 4096;
    private static final JsonWriterSettings WITH_TYPES = JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED)
            .build();

    private final SecretKeySpec key;

    /** @param key any secret of at least 16 bytes; every instance of a service needs the same */
    public Cursors(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("The key of cursors needs at least 16 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * With the key that is configured; without one with a key that derives from the login to the documents' database, which
     * is secret and the same for every instance; without a login every process makes its own, and its cursors end with it.
     *
     * @param configured secret text, the same for every instance of a service
     * @param database   address of the documents' database, {@code mongodb://user:password@host/…}
     */
    public static Cursors of(@Nullable String configured, String database) {
        if (configured != null) {
            return new Cursors(configured.getBytes(StandardCharsets.UTF_8));
        }
        if (LOGIN.matcher(database).lookingAt()) {
            return new Cursors(sha256("cursors of " + database));
        }
        if (!ALONE.matcher(database).lookingAt()) {
            LOG.warn("Cursors of this process are no good for another instance: set backbone.query.cursor-key");
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new Cursors(random);
    }

    /** @param place where the list goes on, in the words of whoever asks */
    public String write(String place, String question) {
        return write(new Place(null, place), question);
    }

    /** Empty if this is no cursor of that question. */
    public Optional<String> place(String cursor, String question) {
        return read(cursor, question).map(Place::id);
    }

    String write(Place place, String question) {
        byte[] content = new Document("v", place.value()).append("id", place.id()).toJson(WITH_TYPES)
                .getBytes(StandardCharsets.UTF_8);
        byte[] cursor = Arrays.copyOf(tag(content, question), TAG_BYTES + content.length);
        System.arraycopy(content, 0, cursor, TAG_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** Empty if this is no cursor of that question. */
    Optional<Place> read(String text, String question) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        byte[] cursor;
        try {
            cursor = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (cursor.length <= TAG_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(cursor, TAG_BYTES, cursor.length);
        if (!MessageDigest.isEqual(tag(content, question), Arrays.copyOf(cursor, TAG_BYTES))) {
            return Optional.empty();
        }
        Document place = Document.parse(new String(content, StandardCharsets.UTF_8));
        return Optional.of(new Place(place.get("v"), place.getString("id")));
    }

    private byte[] tag(byte[] content, String question) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(sha256(question));
            return Arrays.copyOf(mac.doFinal(content), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
