package fr.contratdeville.platform.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives {@link Roles#READER}, and takes every role that this service does not know. */
@Singleton
class GivenRoles implements SecurityIdentityAugmentor {

    private final boolean anonymousReads;

    GivenRoles(@ConfigProperty(name = "contratdeville.anonymous.reads") boolean anonymousReads) {
        this.anonymousReads = anonymousReads;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Set<String> roles = new HashSet<>(identity.getRoles());
        // Also "reader": a provider that knows a role of that name means something else by it.
        roles.retainAll(Roles.OF_TOKENS);
        if (anonymousReads || !roles.isEmpty()) {
            roles.add(Roles.READER);
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .setAnonymous(identity.isAnonymous())
                        .addRoles(roles)
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addPermissionChecker(identity::checkPermission)
                        .build());
    }
}
