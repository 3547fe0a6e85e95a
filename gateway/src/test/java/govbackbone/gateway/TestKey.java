package govbackbone.gateway;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Signs sound tokens, and such that differ from one in a single claim or header. */
record TestKey(RSAKey pair) {
    static TestKey generate() {
        try {
            return new TestKey(new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        try {
            return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder()
                    .encodeToString(pair.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String sound() {
        return token("at+jwt", Map.of());
    }

    String token(String type, Map<String, Object> changes) {
        return token(Map.of("typ", type), changes);
    }

    /** @param headers such as differ from those of a sound token; {@code claims} likewise */
    String token(Map<String, Object> headers, Map<String, Object> claims) {
        Map<String, Object> header = new HashMap<>(
                Map.of("alg", "RS256", "typ", "at+jwt", "kid", pair.getKeyID()));
        header.putAll(headers);
        try {
            SignedJWT token = new SignedJWT(JWSHeader.parse(header), claims(claims));
            token.sign(new RSASSASigner(pair));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed symmetrically with the public key as the secret, which everybody knows. */
    String confused() {
        try {
            SignedJWT token = new SignedJWT(
                    JWSHeader.parse(Map.of("alg", "HS256", "typ", "at+jwt", "kid", pair.getKeyID())), claims(Map.of()));
            token.sign(new MACSigner(pem().getBytes(StandardCharsets.US_ASCII)));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(Map<String, Object> changes) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().claim("iss", "urn:govbackbone:local")
                .claim("aud", "govbackbone").claim("sub", "u1").claim("exp", Instant.now().getEpochSecond() + 300);
        changes.forEach(claims::claim);
        return claims.build();
    }
}
