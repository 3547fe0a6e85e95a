package govbackbone.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every way in which a token can be wrong, each in nothing but that. */
final class BadTokens {
    private BadTokens() {}

    /** @param trusted whose sound tokens are let in */
    static Stream<Arguments> besides(TestKey trusted) {
        return Stream.concat(forged(trusted), unsuitable(trusted));
    }

    private static Stream<Arguments> forged(TestKey trusted) {
        TestKey foreign = TestKey.generate();
        String sound = trusted.sound();
        String[] parts = sound.split("\\.");
        return Stream.of(arguments("garbage", "garbage"), arguments("a foreign key", foreign.sound()),
                arguments("a foreign key under the trusted one's id",
                        foreign.token(Map.of("kid", trusted.pair().getKeyID()), Map.of())),
                arguments("an unknown key id", trusted.token(Map.of("kid", "../public.pem"), Map.of())),
                arguments("a key of its own in the header",
                        foreign.token(Map.of("jwk", foreign.pair().toPublicJWK().toJSONObject()), Map.of())),
                arguments("a key to be fetched from the attacker",
                        foreign.token(Map.of("jku", "http://127.0.0.1:9/keys"), Map.of())),
                arguments("no signature", parts[0] + "." + parts[1] + "."),
                arguments("no algorithm", encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "."),
                arguments("no algorithm in disguise",
                        encoded("{\"alg\":\"nOnE\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]),
                arguments("symmetric, keyed with the public key", trusted.confused()),
                arguments("another algorithm", trusted.token(Map.of("alg", "RS512"), Map.of())),
                arguments("an extension nobody understands",
                        trusted.token(Map.of("crit", List.of("ext"), "ext", true), Map.of())),
                arguments("claims that were changed after signing", parts[0] + "."
                        + encoded(decoded(parts[1]).replace("\"u1\"", "\"u2\"")) + "." + parts[2]));
    }

    private static Stream<Arguments> unsuitable(TestKey trusted) {
        long now = Instant.now().getEpochSecond();
        return Stream.of(arguments("an identity token", trusted.token("JWT", Map.of())),
                arguments("another audience", trusted.token("at+jwt", Map.of("aud", "another"))),
                arguments("another issuer", trusted.token("at+jwt", Map.of("iss", "urn:another"))),
                arguments("expired", trusted.token("at+jwt", Map.of("exp", now - 31))),
                arguments("not yet valid", trusted.token("at+jwt", Map.of("nbf", now + 40))),
                arguments("without expiry", trusted.token("at+jwt", Collections.singletonMap("exp", null))),
                arguments("an expiry that is no number", trusted.token("at+jwt", Map.of("exp", "never"))),
                arguments("oversized", trusted.token("at+jwt", Map.of("padding", "x".repeat(9_000)))));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
