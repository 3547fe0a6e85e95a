package govbackbone.deploy;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;

/** Signs the tokens of a standalone product, which has no identity provider. RSA of 2048 bits, RS256. */
record SigningKey(RSAPrivateCrtKey privateKey, RSAPublicKey publicKey) {
    /**
     * Whom a token is for.
     *
     * @param roles at least one
     */
    record Holder(String subject, String name, @Nullable UnitCode unit, List<Role> roles) {}

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return of((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param pem what {@link #privatePem} gave */
    static SigningKey fromPem(String pem) {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        try {
            return of((RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new Refused("签名密钥文件已损坏。", "The file of the signing key is damaged.");
        }
    }

    private static SigningKey of(RSAPrivateCrtKey key) throws GeneralSecurityException {
        return new SigningKey(key, (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
    }

    String privatePem() {
        return pem("PRIVATE KEY", privateKey);
    }

    String publicPem() {
        return pem("PUBLIC KEY", publicKey);
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label,
                Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key.getEncoded()));
    }

    /** An access token (RFC 9068) that gateway and services of the product accept. */
    String token(Holder holder, Instant now, Duration lifetime) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer("urn:govbackbone:local")
                .audience("govbackbone").subject(holder.subject()).claim("name", holder.name())
                .claim("roles", holder.roles().stream().map(Role::id).toList()).claim("iat", now.getEpochSecond())
                .claim("exp", now.plus(lifetime).getEpochSecond()).jwtID(UUID.randomUUID().toString());
        if (holder.unit() != null) {
            claims.claim("unit", holder.unit().value());
        }
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt"))
                    .keyID(new RSAKey.Builder(publicKey).keyIDFromThumbprint().build().getKeyID()).build();
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(privateKey));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
