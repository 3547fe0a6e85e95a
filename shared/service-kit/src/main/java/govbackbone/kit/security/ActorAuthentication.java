package govbackbone.kit.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Texts;
import govbackbone.kit.units.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** The actor a verified token speaks for. */
final class ActorAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SUBJECT = 128;
    private static final int LONGEST_NAME = 100;

    private final transient Actor actor;
    private final Instant expiry;

    private ActorAuthentication(Actor actor, Instant expiry) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.actor = actor;
        this.expiry = expiry;
        setAuthenticated(true);
    }

    /**
     * Reads {@code sub}, {@code name} (the subject if absent), {@code unit} and {@code roles}. Roles that the backbone does
     * not know are somebody else's and ignored. Which roles concern every unit is said by the directory, not by the token.
     *
     * @throws InvalidBearerTokenException if a claim has the wrong type or is no subject, name or unit code
     */
    static ActorAuthentication of(Jwt token, Units directory) {
        String subject = text(token, "sub", LONGEST_SUBJECT)
                .filter(claim -> claim.equals(Texts.trim(claim)) && !Actor.BACKBONE.isPerson(claim))
                .orElseThrow(() -> new InvalidBearerTokenException("No usable subject"));
        String name = text(token, "name", LONGEST_NAME).orElse(subject);
        Instant expiry = Optional.ofNullable(token.getExpiresAt())
                .orElseThrow(() -> new InvalidBearerTokenException("No expiry"));
        UnitCode unit = unit(token);
        Set<Role> roles = roles(token);
        return new ActorAuthentication(new Actor(subject, name, unit, roles, directory.cityWide(unit, roles)), expiry);
    }

    private static Optional<String> text(Jwt token, String claim, int longest) {
        Object value = token.getClaims().get(claim);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank() && text.length() <= longest
                && Texts.isPlain(text)) {
            return Optional.of(text);
        }
        throw new InvalidBearerTokenException("Unusable claim " + claim);
    }

    private static @Nullable UnitCode unit(Jwt token) {
        return text(token, "unit", 18)
                .map(code -> UnitCode.parse(code)
                        .orElseThrow(() -> new InvalidBearerTokenException("Unusable claim unit")))
                .orElse(null);
    }

    private static Set<Role> roles(Jwt token) {
        return switch (token.getClaims().get("roles")) {
            case null -> Set.of();
            case Collection<?> ids -> ids.stream().map(String::valueOf).map(Role::of).flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet());
            default -> throw new InvalidBearerTokenException("Unusable claim roles");
        };
    }

    Actor actor() {
        return actor;
    }

    /** When the token ceases to speak for the actor. */
    Instant expiry() {
        return expiry;
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return actor.subject();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
