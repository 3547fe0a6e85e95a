package govbackbone.kit.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/**
 * Builds what checks tokens: RS256 only, a known key, type {@code at+jwt} (RFC 9068), issuer, audience, and an expiry;
 * clocks may differ by 30 s. RS256 because identity providers sign with it unless told otherwise, and because every
 * request is verified twice, at the gateway and here, where RSA is several times faster than elliptic curves.
 */
final class TokenDecoder {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final String PROVIDER = "spring.security.oauth2.resourceserver.jwt.";

    private TokenDecoder() {}

    /** @throws IllegalStateException unless exactly one source of keys is configured and readable */
    static ReactiveJwtDecoder of(SecurityProperties properties, Environment environment) {
        Resource publicKey = properties.publicKey();
        String issuerUri = environment.getProperty(PROVIDER + "issuer-uri");
        String jwkSetUri = environment.getProperty(PROVIDER + "jwk-set-uri");
        if ((publicKey == null) == (issuerUri == null && jwkSetUri == null)) {
            throw new IllegalStateException("Set either backbone.security.public-key or " + PROVIDER
                    + "issuer-uri or jwk-set-uri: nobody can be let in without a key to check tokens with");
        }
        NimbusReactiveJwtDecoder decoder = publicKey != null ? locally(publicKey) : remotely(issuerUri, jwkSetUri);
        decoder.setJwtValidator(rules(issuerUri != null ? issuerUri : properties.issuer(), properties.audience()));
        return decoder;
    }

    private static NimbusReactiveJwtDecoder locally(Resource publicKey) {
        List<JWK> keys = read(publicKey);
        return NimbusReactiveJwtDecoder.withJwkSource(token -> Flux.fromIterable(keys))
                .jwsAlgorithm(SignatureAlgorithm.RS256).validateType(false).build();
    }

    private static NimbusReactiveJwtDecoder remotely(@Nullable String issuerUri, @Nullable String jwkSetUri) {
        var builder = jwkSetUri != null
                ? NimbusReactiveJwtDecoder.withJwkSetUri(jwkSetUri)
                : NimbusReactiveJwtDecoder.withIssuerLocation(Objects.requireNonNull(issuerUri));
        return builder.jwsAlgorithm(SignatureAlgorithm.RS256).validateType(false).build();
    }

    private static OAuth2TokenValidator<Jwt> rules(String issuer, String audience) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(new JwtTypeValidator("at+jwt", "application/at+jwt"),
                timestamps, new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience)));
    }

    /** The keys of a PEM file; a key's id is its RFC 7638 thumbprint. */
    private static List<JWK> read(Resource pem) {
        try {
            List<JWK> keys = new ArrayList<>();
            for (String block : pem.getContentAsString(StandardCharsets.US_ASCII).strip()
                    .split("(?<=-----END PUBLIC KEY-----)")) {
                keys.add(new RSAKey.Builder(key(block.strip())).keyIDFromThumbprint().build());
            }
            return List.copyOf(keys);
        } catch (IOException | JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException(pem + " does not hold RSA public keys in PEM", e);
        }
    }

    private static RSAPublicKey key(String block) {
        return Objects.requireNonNull(RsaKeyConverters.x509()
                .convert(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII))));
    }
}
