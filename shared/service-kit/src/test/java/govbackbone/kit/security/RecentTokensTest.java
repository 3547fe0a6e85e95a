package govbackbone.kit.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import govbackbone.kit.units.Units;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecentTokensTest {
    private static final Instant START = Instant.parse("2020-05-06T01:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private boolean keyWithdrawn;
    private Instant now = START;
    private final RecentTokens tokens = new RecentTokens(this::check, Units.shipped(), () -> now);

    @Test
    void a_good_token_is_checked_once_a_minute() {
        assertThat(subject("ann")).isEqualTo("ann");
        now = START.plusSeconds(59);
        assertThat(subject("ann")).isEqualTo("ann");
        assertThat(checked).containsExactly("ann");
        now = START.plusSeconds(61);
        assertThat(subject("ann")).isEqualTo("ann");
        assertThat(checked).containsExactly("ann", "ann");
    }

    @Test
    void every_token_has_its_own_actor() {
        assertThat(subject("ann")).isEqualTo("ann");
        assertThat(subject("ben")).isEqualTo("ben");
        assertThat(subject("ann")).isEqualTo("ann");
    }

    @Test
    void a_token_is_checked_again_once_it_has_expired() {
        subject("short");
        now = START.plusSeconds(10);
        subject("short");
        assertThat(checked).containsExactly("short", "short");
    }

    @Test
    void a_refusal_is_not_remembered() {
        keyWithdrawn = true;
        assertThatThrownBy(() -> subject("ann")).isInstanceOf(InvalidBearerTokenException.class);
        keyWithdrawn = false;
        assertThat(subject("ann")).isEqualTo("ann");
    }

    @Test
    void a_withdrawn_key_is_noticed_within_a_minute() {
        subject("ann");
        keyWithdrawn = true;
        now = START.plusSeconds(61);
        assertThatThrownBy(() -> subject("ann")).isInstanceOf(InvalidBearerTokenException.class);
    }

    private String subject(String token) {
        return tokens.authenticate(new BearerTokenAuthenticationToken(token)).map(Authentication::getName)
                .blockOptional().orElseThrow();
    }

    private Mono<Jwt> check(String token) {
        checked.add(token);
        return keyWithdrawn
                ? Mono.error(new BadJwtException("No such key"))
                : Mono.just(Jwt.withTokenValue(token).header("alg", "RS256").subject(token).issuedAt(START)
                        .expiresAt(START.plus(Duration.ofSeconds(token.equals("short") ? 10 : 600))).build());
    }
}
