package govbackbone.testkit.hosted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;

/** Signs tokens as the identity provider of an installation does, with a key of this JVM. */
final class TokenSigner {
    private static final int MINUTES_10 = 600;
    private static final RSAKey KEY = key();

    private TokenSigner() {}

    /** What that person would be given. */
    static String token(Actor actor) {
        Instant now = Instant.now();
        UnitCode unit = actor.unit();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().subject(actor.subject()).issuer("urn:govbackbone:local")
                .audience("govbackbone").issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(MINUTES_10)))
                .claim("name", actor.name()).claim("unit", unit == null ? null : unit.value())
                .claim("roles", actor.roles().stream().map(Role::id).toList()).build();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** A new file with the key by which services know these tokens. */
    static URI publicKey() {
        try {
            Path file = Files.createTempFile("hosted", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder()
                    .encodeToString(KEY.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n").toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
