package fr.contratdeville.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Finds the structures that a partner acts for, once for each request and before anything of it is done: what is read later
 * in the request's transaction may be of a year that is frozen. A token whose structures cannot be read is refused.
 */
@Singleton
class GivenStructures implements SecurityIdentityAugmentor {

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

    private static Set<UUID> named(JsonWebToken token) {
        try {
            return NamedStructures.in(token);
        } catch (TokenFaultException fault) {
            throw new AuthenticationFailedException(fault);
        }
    }
}
