package govbackbone.kit.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Whose tokens are trusted. Either {@link #publicKey} is set, or
 * {@code spring.security.oauth2.resourceserver.jwt.issuer-uri} (and/or {@code jwk-set-uri}) names an identity provider.
 *
 * @param publicKey location of a PEM file with one or more RSA public keys; several during a change of keys
 * @param issuer    the {@code iss} of tokens signed by such a key
 * @param audience  the {@code aud} that tokens must name
 */
@ConfigurationProperties("backbone.security")
record SecurityProperties(@Nullable Resource publicKey, @DefaultValue("urn:govbackbone:local") String issuer,
        @DefaultValue("govbackbone") String audience) {}
