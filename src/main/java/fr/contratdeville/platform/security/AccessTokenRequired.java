package fr.contratdeville.platform.security;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * Refuses what the issuer has signed for another purpose than to be shown here: ID tokens, refresh tokens, logout tokens.
 * Only some issuers mark access tokens as such (RFC 9068), so everything passes that does not say it is something else.
 */
@Singleton
@Unremovable
class AccessTokenRequired implements Validator {

    private static final String ACCESS_TOKEN = "at+jwt";

    /** Says only in which form the token is. */
    private static final String ANY_JWT = "jwt";

    /** Keycloak's name for its access tokens. */
    private static final String BEARER = "bearer";

    /** In the claims: Keycloak has {@code typ}, Amazon Cognito {@code token_use}, others {@code token_type}. */
    private static final Map<String, TokenFault> KINDS = Map.of(
            "typ", TokenFault.TYP,
            "token_use", TokenFault.TOKEN_USE,
            "token_type", TokenFault.TOKEN_TYPE);

    private static final Set<String> ACCEPTED_KINDS = Set.of(ACCESS_TOKEN, ANY_JWT, BEARER, "access", "access_token");

    private final Optional<String> configuredKind;

    AccessTokenRequired(@ConfigProperty(name = "quarkus.oidc.token.token-type") Optional<String> configuredKind) {
        this.configuredKind = configuredKind.map(AccessTokenRequired::plain);
    }

    @Override
    public String validate(JwtContext token) {
        return fault(header(token), token.getJwtClaims())
                .map(TokenFault::description)
                .orElse(null);
    }

    private static Optional<String> header(JwtContext token) {
        return token.getJoseObjects().stream()
                .map(part -> part.getHeaders().getObjectHeaderValue("typ"))
                .filter(Objects::nonNull)
                .map(AccessTokenRequired::plain)
                .findFirst();
    }

    private Optional<TokenFault> fault(Optional<String> header, JwtClaims claims) {
        if (header.isPresent() && !Set.of(ACCESS_TOKEN, ANY_JWT).contains(header.get())) {
            return Optional.of(TokenFault.TYP);
        }
        for (Map.Entry<String, TokenFault> kind : KINDS.entrySet()) {
            if (claims.hasClaim(kind.getKey()) && !isAccepted(plain(claims.getClaimValue(kind.getKey())))) {
                return Optional.of(kind.getValue());
            }
        }
        if (claims.getClaimValue("events") instanceof Map) {
            return Optional.of(TokenFault.EVENTS);
        }
        if (claims.hasClaim("at_hash") || claims.hasClaim("c_hash")) {
            return Optional.of(TokenFault.HASH);
        }
        return isNamelessIdToken(header, claims) ? Optional.of(TokenFault.NONCE) : Optional.empty();
    }

    private boolean isAccepted(String kind) {
        return ACCEPTED_KINDS.contains(kind)
                || configuredKind.filter(kind::equals).isPresent();
    }

    /** A nonce belongs into ID tokens, but Keycloak before version 25 had it in all tokens of a login. */
    private static boolean isNamelessIdToken(Optional<String> header, JwtClaims claims) {
        boolean saysWhatItIs = header.filter(ACCESS_TOKEN::equals).isPresent()
                || KINDS.keySet().stream().anyMatch(claims::hasClaim);
        return !saysWhatItIs && claims.hasClaim("nonce") && !claims.hasClaim("scope") && !claims.hasClaim("scp");
    }

    /** Media types are written in any case, and without {@code application/} where that is clear (RFC 7515, section 4.1.9). */
    private static String plain(Object type) {
        return String.valueOf(type).toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
    }
}
