package fr.contratdeville.platform.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Finds the structures that a partner acts for, once for each request and before anything of it is done: what is read later
 * in the request's transaction may be of a year that is frozen.
 */
@Singleton
class GivenStructures implements SecurityIdentityAugmentor {

    private static final String CLAIM = "structures";
    private static final String ATTRIBUTE = "structures";

    private final ActsFor actsFor;

    GivenStructures(ActsFor actsFor) {
        this.actsFor = actsFor;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Set<UUID> named = identity.hasRole(Roles.PARTNER) && identity.getPrincipal() instanceof JsonWebToken token
                ? named(token)
                : Set.of();
        if (named.isEmpty()) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> QuarkusSecurityIdentity.builder(identity)
                .addAttribute(ATTRIBUTE, actsFor.structures(named))
                .build());
    }

    /** Empty for every caller that is no partner. */
    static Set<UUID> of(SecurityIdentity identity) {
        Set<UUID> structures = identity.getAttribute(ATTRIBUTE);
        return structures == null ? Set.of() : structures;
    }

    /** What is not the id of a structure gives no right to any. */
    private static Set<UUID> named(JsonWebToken token) {
        if (!(token.getClaim(CLAIM) instanceof JsonArray claim)) {
            return Set.of();
        }
        return claim.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> uuid(((JsonString) value).getString()))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
