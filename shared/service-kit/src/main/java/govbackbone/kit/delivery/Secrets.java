package govbackbone.kit.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
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
    private static final int SHORTEST_KEY = 32;

    private final byte[] key;

    /** @throws IllegalArgumentException if the key is shorter than 32 bytes */
    Secrets(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("The key of webhook secrets needs at least " + SHORTEST_KEY + " bytes");
        }
        this.key = key.clone();
    }

    /** The secret of that number, as it is shown and as it keys signatures. */
    String of(String webhook, int number) {
        byte[] derived = hmac(key, "webhook " + webhook + " " + number);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
    }

    /**
     * {@code t=seconds,v1=hex[,v1=hex]}: HMAC-SHA256 of {@code seconds.body} under each of the secrets.
     *
     * @param seconds since 1970
     */
    static String signature(List<String> secrets, long seconds, String body) {
        return "t=" + seconds + secrets.stream().map(secret -> ",v1=" + HexFormat.of()
                .formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), seconds + "." + body)))
                .collect(Collectors.joining());
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
