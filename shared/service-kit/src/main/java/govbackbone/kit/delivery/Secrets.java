package govbackbone.kit.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of subscriptions, and what is signed with them. A secret follows from the subscription, its number and the
 * installation's key, so none is stored anywhere.
 */
final class Secrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 32;

    private final byte[] key;

    /** @throws IllegalArgumentException if the key is shorter than 32 bytes */
    Secrets(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("The key of webhook secrets needs at least " + SHORTEST_KEY + " bytes");
        }
        this.key = key.clone();
    }

    /** The secret of that number, as it is shown. */
    String of(String webhook, int number) {
        byte[] derived = hmac(key, "webhook " + webhook + " " + number);
        return PREFIX + Base64.getEncoder().encodeToString(derived);
    }

    /**
     * {@code v1,base64[ v1,base64]}: HMAC-SHA256 of {@code id.seconds.body} under each of the secrets, as Standard Webhooks
     * 1.0 has it, for which receivers find libraries.
     *
     * @param id      of what is sent
     * @param seconds since 1970
     */
    static String signature(List<String> secrets, String id, long seconds, String body) {
        String signed = id + "." + seconds + "." + body;
        return secrets.stream().map(secret -> Base64.getDecoder().decode(secret.substring(PREFIX.length())))
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(secret, signed)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
